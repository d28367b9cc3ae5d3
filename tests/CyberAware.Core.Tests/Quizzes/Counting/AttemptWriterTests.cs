using System.Diagnostics;
using CyberAware.Core.Data;
using CyberAware.Core.Quizzes.Counting;
using CyberAware.Core.Quizzes.Storage;
using CyberAware.TestSupport.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace CyberAware.Core.Tests.Quizzes.Counting;

public sealed class AttemptWriterTests(TestDatabases databases) : IClassFixture<TestDatabases>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Count_NewAttempt_IsStoredWhole(DatabaseProvider provider)
    {
        var database = TestDatabases.Open(await databases.MigratedAsync(provider));
        await using var writer = new RunningWriter(database);
        var attempt = SomeAttempts.One();

        Assert.Equal(AttemptOutcome.Counted, await writer.CountAsync(attempt));

        await using var context = database.CreateDbContext();
        var row = await context.QuizAttempts.SingleAsync(Cancellation);
        var version = await context.QuizVersions.Include(stored => stored.Questions).SingleAsync(Cancellation);
        Assert.Equal((attempt.Id, version.Id, Language.Kazakh, new DateOnly(2026, 11, 22)), (row.Id, row.VersionId, row.Language, row.Day));
        Assert.Equal((SomeAttempts.Noon, (int?)75, 3, AttemptKind.First), (row.SubmittedAt, row.Seconds, row.Score, row.Kind));
        Assert.Equal([0, 1, 2], row.Chosen);
        Assert.Equal(("passwords", "0a1b2c3d", false), (version.Slug, version.Version, version.CountsOnly));
        Assert.Equal(["q0: a b c, 0", "q1: a b c, 1", "q2: a b c, 2"],
            version.Questions.OrderBy(question => question.Position).Select(question => $"{question.QuestionId}: {question.Options}, {question.RightOption}"));
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Count_SameIdAgain_CountsOnce(DatabaseProvider provider)
    {
        var database = TestDatabases.Open(await databases.MigratedAsync(provider));
        await using var writer = new RunningWriter(database);
        var attempt = SomeAttempts.One();

        var atOnce = await writer.CountAsync(Enumerable.Repeat(attempt, 5));
        var later = await writer.CountAsync(attempt);

        Assert.Equal(1, atOnce.Count(outcome => outcome == AttemptOutcome.Counted));
        Assert.Equal(4, atOnce.Count(outcome => outcome == AttemptOutcome.AlreadyCounted));
        Assert.Equal(AttemptOutcome.AlreadyCounted, later);
        await using var context = database.CreateDbContext();
        Assert.Equal(1, await context.QuizAttempts.CountAsync(Cancellation));
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Count_ManyAtOnce_StoresEachOnce(DatabaseProvider provider)
    {
        var database = TestDatabases.Open(await databases.MigratedAsync(provider));
        await using var writer = new RunningWriter(database);
        var attempts = SomeAttempts.Mixed(2000, seed: 1).ToList();

        Assert.All(await writer.CountAsync(attempts), outcome => Assert.Equal(AttemptOutcome.Counted, outcome));

        await using var context = database.CreateDbContext();
        var stored = await context.QuizAttempts.Select(row => row.Id).ToListAsync(Cancellation);
        Assert.Equal(attempts.Select(attempt => attempt.Id).Order(), stored.Order());
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Count_ChildrensQuiz_KeepsCountsOnly(DatabaseProvider provider)
    {
        var database = TestDatabases.Open(await databases.MigratedAsync(provider));
        await using var writer = new RunningWriter(database);
        var attempt = SomeAttempts.One(SomeAttempts.Kids);

        var outcomes = await writer.CountAsync([attempt, attempt, SomeAttempts.One()]);
        var later = await writer.CountAsync(attempt);

        Assert.Equal([AttemptOutcome.Counted, AttemptOutcome.AlreadyCounted, AttemptOutcome.Counted], outcomes);
        Assert.Equal(AttemptOutcome.AlreadyCounted, later);
        await using var context = database.CreateDbContext();
        Assert.Equal(1, await context.QuizAttempts.CountAsync(Cancellation));
        var seen = await context.ProcessedIds.SingleAsync(Cancellation);
        Assert.Equal((attempt.Id, SomeAttempts.Noon), (seen.Id, seen.SeenAt));
        var scores = await context.QuizCounts.Where(count => count.Measure == CountMeasure.Score).ToListAsync(Cancellation);
        Assert.Equal(2, scores.Count); // the day and the month
        Assert.All(scores, count => Assert.Equal((3, 1L), (count.Item, count.Attempts)));
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Forget_IdsOfYesterday_AreGone(DatabaseProvider provider)
    {
        var database = TestDatabases.Open(await databases.MigratedAsync(provider));
        await using var writer = new RunningWriter(database);
        var today = SomeAttempts.One(SomeAttempts.Kids);
        await writer.CountAsync(today with { Id = Guid.CreateVersion7(), SubmittedAt = SomeAttempts.Noon.AddHours(-25) });
        await writer.CountAsync(today);

        await new CountAggregator(database).PurgeExpiredAsync(SomeAttempts.Noon, Cancellation);

        await using var context = database.CreateDbContext();
        Assert.Equal([today.Id], await context.ProcessedIds.Select(seen => seen.Id).ToListAsync(Cancellation));
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Count_DatabaseAway_SaysSoQuicklyAndRecovers(DatabaseProvider provider)
    {
        var database = TestDatabases.Open(await databases.EmptyAsync(provider)); // there is no schema yet
        await using var writer = new RunningWriter(database);
        var attempts = SomeAttempts.Mixed(300, seed: 2).ToList();

        var clock = Stopwatch.StartNew();
        var away = await writer.CountAsync(attempts);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(2), $"It took {clock.Elapsed}.");
        Assert.All(away, outcome => Assert.Equal(AttemptOutcome.Unavailable, outcome));

        await database.MigrateAsync(Cancellation);
        var found = AttemptOutcome.Unavailable;
        for (var round = 0; round < 50 && found != AttemptOutcome.Counted; round++)
        {
            await Task.Delay(AttemptWriter.BackOff, Cancellation);
            found = await writer.CountAsync(SomeAttempts.One());
        }

        Assert.Equal(AttemptOutcome.Counted, found);
        Assert.All(await writer.CountAsync(attempts), outcome => Assert.Equal(AttemptOutcome.Counted, outcome));
    }

    [Fact]
    public async Task Count_NobodyWrites_TurnsAwayWhatIsTooMuch()
    {
        var writer = WithoutDatabase();
        using var giveUp = new CancellationTokenSource();
        var waiting = Enumerable.Range(0, AttemptWriter.Capacity).Select(_ => writer.CountAsync(SomeAttempts.One(), giveUp.Token)).ToList();

        Assert.Equal(AttemptOutcome.QueueFull, await writer.CountAsync(SomeAttempts.One(), Cancellation));

        await giveUp.CancelAsync();
        await Assert.ThrowsAsync<TaskCanceledException>(() => Task.WhenAll(waiting));
    }

    [Fact]
    public async Task Count_NobodyAnswers_IsUnavailableAfterTheTimeout()
    {
        var time = new FakeTimeProvider();
        var counting = WithoutDatabase(time).CountAsync(SomeAttempts.One(), Cancellation);
        time.Advance(AttemptWriter.Timeout - TimeSpan.FromMilliseconds(1));
        Assert.False(counting.IsCompleted);

        time.Advance(TimeSpan.FromMilliseconds(1));

        Assert.Equal(AttemptOutcome.Unavailable, await counting);
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Count_SameIdAtAnotherQuiz_CountsBoth(DatabaseProvider provider)
    {
        var database = TestDatabases.Open(await databases.MigratedAsync(provider));
        await using var writer = new RunningWriter(database);
        foreach (var quiz in new[] { SomeAttempts.Passwords, SomeAttempts.Kids })
        {
            var attempt = SomeAttempts.One(quiz);
            var other = attempt with { Quiz = quiz with { Slug = quiz.Slug + "-other" } };

            Assert.Equal([AttemptOutcome.Counted, AttemptOutcome.Counted], await writer.CountAsync([attempt, other]));
            Assert.Equal(AttemptOutcome.AlreadyCounted, await writer.CountAsync(other));
        }

        await using var context = database.CreateDbContext();
        Assert.Equal((2, 2), (await context.QuizAttempts.CountAsync(Cancellation), await context.ProcessedIds.CountAsync(Cancellation)));
    }

    [Fact]
    public async Task Count_VersionThatCannotBeWritten_FailsAlone()
    {
        var database = TestDatabases.Open(await databases.MigratedAsync(DatabaseProvider.PostgreSql));
        var writer = new AttemptWriter(database, TimeProvider.System, NullLogger<AttemptWriter>.Instance);
        var bad = SomeAttempts.One(SomeAttempts.Passwords with { Slug = new string('s', Lengths.Id + 1) });
        var counting = Task.WhenAll(new[] { SomeAttempts.One(), bad, SomeAttempts.One() }.Select(attempt => writer.CountAsync(attempt, Cancellation)));

        await writer.RunAsync(new CancellationToken(canceled: true));

        Assert.Equal([AttemptOutcome.Counted, AttemptOutcome.Unavailable, AttemptOutcome.Counted], await counting);
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Run_ToldToStop_StoresWhatWaits(DatabaseProvider provider)
    {
        var database = TestDatabases.Open(await databases.MigratedAsync(provider));
        var writer = new AttemptWriter(database, TimeProvider.System, NullLogger<AttemptWriter>.Instance);
        var waiting = SomeAttempts.Mixed(700, seed: 3).Select(attempt => writer.CountAsync(attempt, Cancellation)).ToList();

        await writer.RunAsync(new CancellationToken(canceled: true));

        Assert.All(await Task.WhenAll(waiting), outcome => Assert.Equal(AttemptOutcome.Counted, outcome));
        Assert.Equal(AttemptOutcome.QueueFull, await writer.CountAsync(SomeAttempts.One(), Cancellation));
    }

    private static AttemptWriter WithoutDatabase(TimeProvider? time = null) =>
        new(TestDatabases.Open(new DatabaseSettings(false, "Data Source=/nowhere/portal.db")), time ?? TimeProvider.System, NullLogger<AttemptWriter>.Instance);
}
