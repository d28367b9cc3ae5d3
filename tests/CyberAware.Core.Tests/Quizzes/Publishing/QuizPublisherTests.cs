using CyberAware.Core.Quizzes;
using CyberAware.Core.Quizzes.Counting;
using CyberAware.Core.Quizzes.Publishing;
using CyberAware.Core.Quizzes.Storage;
using CyberAware.Core.Tests.Quizzes.Counting;
using CyberAware.Core.Text;
using CyberAware.TestSupport.Databases;

namespace CyberAware.Core.Tests.Quizzes.Publishing;

public sealed class QuizPublisherTests(TestDatabases databases) : IClassFixture<TestDatabases>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Publish_OfChildren_MovesByTenAttemptsAndByFullHours(DatabaseProvider provider)
    {
        var database = TestDatabases.Open(await databases.MigratedAsync(provider));
        await using var writer = new RunningWriter(database);
        var publisher = new QuizPublisher(database);

        await CountAsync(writer, SomeAttempts.Kids, 9, 0, 1, 2);
        Assert.Equal(0, await publisher.PublishAsync(Hour(0), Cancellation));
        await CountAsync(writer, SomeAttempts.Kids, 4, 0, 1, 2);
        Assert.Equal(1, await publisher.PublishAsync(Hour(0), Cancellation));
        Assert.Equal(15, Assert.Single(await publisher.ReadAsync(Cancellation)).Figures.Attempts);

        // Nine more, and an hour has passed; then ten more, and it has not.
        await CountAsync(writer, SomeAttempts.Kids, 9, 1, 0, 0);
        Assert.Equal(0, await publisher.PublishAsync(Hour(1), Cancellation));
        await CountAsync(writer, SomeAttempts.Kids, 1, 1, 0, 0);
        Assert.Equal(0, await publisher.PublishAsync(Hour(0), Cancellation));
        Assert.Equal(1, await publisher.PublishAsync(Hour(2), Cancellation));

        var published = Assert.Single(await publisher.ReadAsync(Cancellation));
        Assert.Equal((25, Hour(2)), (published.Figures.Attempts, published.PublishedAt));

        // Thirteen right, ten and none wrong: that nobody chose the third option is not told.
        Assert.Equal([15L, null, null], published.Figures.Answers[0]);
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Publish_OnSeveralHostsAtOnce_HappensOnce(DatabaseProvider provider)
    {
        var settings = await databases.MigratedAsync(provider);
        var database = TestDatabases.Open(settings);
        await using var writer = new RunningWriter(database);
        for (var hour = 0; hour < 5; hour++)
        {
            await CountAsync(writer, SomeAttempts.Passwords, 15, 0, 1, 2);
            await new CountAggregator(database).AddNewAsync(Cancellation);

            var published = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => new QuizPublisher(TestDatabases.Open(settings)).PublishAsync(Hour(hour), Cancellation))));

            Assert.Equal(1, published.Sum());
        }
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Publish_RepeatsAndOtherKinds_AreApart(DatabaseProvider provider)
    {
        var database = TestDatabases.Open(await databases.MigratedAsync(provider));
        await using var writer = new RunningWriter(database);
        foreach (var (kind, count) in new[] { (AttemptKind.First, 20), (AttemptKind.Repeat, 11), (AttemptKind.TooFast, 50), (AttemptKind.Untimed, 50), (AttemptKind.Surplus, 50) })
        {
            await writer.CountAsync(Enumerable.Range(0, count).Select(_ => SomeAttempts.Of(SomeAttempts.Passwords, SomeAttempts.Noon, 90, kind, 0, 1, 2)));
        }

        await new CountAggregator(database).AddNewAsync(Cancellation);
        await new QuizPublisher(database).PublishAsync(Hour(0), Cancellation);

        var figures = Assert.Single(await new QuizPublisher(database).ReadAsync(Cancellation)).Figures;
        Assert.Equal((20, (long?)10), (figures.Attempts, figures.Repeats));
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Publish_AnotherRightAnswer_StartsAnew(DatabaseProvider provider)
    {
        var database = TestDatabases.Open(await databases.MigratedAsync(provider));
        await using var writer = new RunningWriter(database);
        var changed = SomeAttempts.Kids with { Version = "ffffffff", Questions = [.. SomeAttempts.Kids.Questions.Select(question => question with { Right = 2 })] };
        await CountAsync(writer, SomeAttempts.Kids, 20, 0, 0, 0);
        await CountAsync(writer, SomeAttempts.Kids, 20, 1, 1, 1);
        await CountAsync(writer, changed, 30, 2, 2, 2);
        await CountAsync(writer, changed, 30, 0, 0, 0);
        await new QuizPublisher(database).PublishAsync(Hour(0), Cancellation);

        var versions = await new QuizPublisher(database).ReadAsync(Cancellation);

        Assert.Equal([("0a1b2c3d", 40L), ("ffffffff", 60)], versions.Select(version => (version.Version, version.Figures.Attempts)));
        Assert.Equal([(long?)null, 30], versions[1].Figures.Answers[0].Skip(1));
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Publish_InAnotherMonth_AddsToThatMonthByTheCountrysClocks(DatabaseProvider provider)
    {
        var database = TestDatabases.Open(await databases.MigratedAsync(provider));
        await using var writer = new RunningWriter(database);
        var publisher = new QuizPublisher(database);
        foreach (var hour in new[] { new DateTime(2026, 11, 30, 18, 0, 0, DateTimeKind.Utc), new DateTime(2026, 11, 30, 19, 0, 0, DateTimeKind.Utc) })
        {
            await CountAsync(writer, SomeAttempts.Kids, 60, 0, 1, 2);
            await CountAsync(writer, SomeAttempts.Kids, 60, 1, 1, 2);
            await publisher.PublishAsync(hour, Cancellation);
        }

        var months = Assert.Single(await publisher.ReadAsync(Cancellation)).Figures.Months;

        Assert.Equal([(new DateOnly(2026, 11, 1), 120L), (new DateOnly(2026, 12, 1), 120)], months.Select(month => (month.Month, month.Attempts)));
        Assert.All(months, month => Assert.Equal(new TopicCount(60, 120), month.Topics["passwords"]));
    }

    [Fact]
    public void DayOf_NightInAstana_IsTheCountrysDay()
    {
        Assert.Equal(new DateOnly(2026, 12, 1), LocalTime.DayOf(new DateTime(2026, 11, 30, 19, 0, 0, DateTimeKind.Utc)));
        Assert.Equal(new DateOnly(2026, 11, 30), LocalTime.DayOf(new DateTime(2026, 11, 30, 18, 59, 59, DateTimeKind.Utc)));
    }

    private static DateTime Hour(int hour) => QuizPublisher.HourOf(SomeAttempts.Noon).AddHours(hour);

    private static Task CountAsync(RunningWriter writer, QuizVersion quiz, int count, params byte[] chosen) =>
        writer.CountAsync(Enumerable.Range(0, count).Select(_ => SomeAttempts.Of(quiz, SomeAttempts.Noon, 90, AttemptKind.First, chosen)));
}
