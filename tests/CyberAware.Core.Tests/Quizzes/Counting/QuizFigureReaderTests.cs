using CyberAware.Core.Quizzes.Counting;
using CyberAware.Core.Quizzes.Storage;
using CyberAware.TestSupport.Databases;

namespace CyberAware.Core.Tests.Quizzes.Counting;

public sealed class QuizFigureReaderTests(TestDatabases databases) : IClassFixture<TestDatabases>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Read_CountedAttempts_GivesFirstOnesByQuestionMonthAndTopic(DatabaseProvider provider)
    {
        var database = TestDatabases.Open(await databases.MigratedAsync(provider));
        await using var writer = new RunningWriter(database);
        await writer.CountAsync(
        [
            SomeAttempts.Of(SomeAttempts.Passwords, SomeAttempts.Noon, 90, AttemptKind.First, 0, 1, 0),
            SomeAttempts.Of(SomeAttempts.Passwords, SomeAttempts.Noon.AddMonths(-1), null, AttemptKind.First, 2, 1, 2),
            SomeAttempts.Of(SomeAttempts.Passwords, SomeAttempts.Noon, 90, AttemptKind.Repeat, 0, 1, 2),
            SomeAttempts.Of(SomeAttempts.Passwords, SomeAttempts.Noon, 1, AttemptKind.Hasty, 1, 1, 1),
        ]);
        await new AttemptCounts(database).AddNewAsync(Cancellation);

        await using var context = database.CreateDbContext();
        var figure = (await new QuizFigureReader(context).ReadAsync(Cancellation))["passwords"];

        Assert.Equal((2, 1), (figure.Attempts, figure.Repeats));
        Assert.Equal([0L, 0, 2, 0], figure.Scores.Select(score => score.Attempts));
        Assert.Equal(["q0: a+ 1, b 0, c 1", "q1: a 0, b+ 2, c 0", "q2: a 1, b 0, c+ 1"], figure.Questions.OrderBy(question => question.Id, StringComparer.Ordinal).Select(question =>
            $"{question.Id}: {string.Join(", ", question.Options.Select(option => $"{option.Id}{(option.IsRight ? "+" : "")} {option.Answers}"))}"));
        Assert.Equal([(new DateOnly(2026, 10, 1), 1L), (new DateOnly(2026, 11, 1), 1L)], figure.Months.Select(month => (month.Month, month.Attempts)));
        Assert.Equal([(2L, 3L), (2L, 3L)], figure.Topics.Select(topic => (topic.Right, topic.Answers)));
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Read_TwoVersions_KeepsAnswersWithTheirQuestions(DatabaseProvider provider)
    {
        var database = TestDatabases.Open(await databases.MigratedAsync(provider));
        await using var writer = new RunningWriter(database);
        var turned = SomeAttempts.Passwords with { Version = "ffffffff", Questions = [.. SomeAttempts.Passwords.Questions.Reverse()] };
        await writer.CountAsync([SomeAttempts.Of(SomeAttempts.Passwords, SomeAttempts.Noon, null, AttemptKind.First, 0, 0, 0)]);
        await writer.CountAsync([SomeAttempts.Of(turned, SomeAttempts.Noon, null, AttemptKind.First, 2, 2, 2)]);
        await new AttemptCounts(database).AddNewAsync(Cancellation);

        await using var context = database.CreateDbContext();
        var figure = (await new QuizFigureReader(context).ReadAsync(Cancellation))["passwords"];

        Assert.All(figure.Questions, question => Assert.Equal([("a", 1L), ("b", 0L), ("c", 1L)], question.Options.Select(option => (option.Id, option.Answers))));
        Assert.Equal([1L, 0, 1], figure.Questions.OrderBy(question => question.Id, StringComparer.Ordinal).Select(question => question.Right));
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Read_NothingCounted_IsEmpty(DatabaseProvider provider)
    {
        await using var context = TestDatabases.Open(await databases.MigratedAsync(provider)).CreateDbContext();

        Assert.Empty(await new QuizFigureReader(context).ReadAsync(Cancellation));
    }
}
