using CyberAware.Core.Data;
using CyberAware.Core.Quizzes.Counting;
using CyberAware.Core.Quizzes.Publishing;
using CyberAware.Core.Quizzes.Storage;
using CyberAware.TestSupport.Databases;
using Microsoft.EntityFrameworkCore;

namespace CyberAware.Core.Tests.Quizzes.Counting;

/// <summary>Hands of classes on both databases: counted once, apart from attempts, and published by five classes at a time.</summary>
public sealed class ClassStoreTests(TestDatabases databases) : IClassFixture<TestDatabases>
{
    private static readonly int[][] Hands = [[20, 4, 1], [0, 0, 0], [3, 12, 10]];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Add_TheSameRunAgainAndAtOnce_CountsOnce(DatabaseProvider provider)
    {
        var database = TestDatabases.Open(await databases.MigratedAsync(provider));
        var store = new ClassStore(database, TimeProvider.System);
        var run = SomeClass();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => store.AddAsync(run, () => true, Cancellation))));
        Assert.Equal(AttemptOutcome.AlreadyCounted, await store.AddAsync(run, () => true, Cancellation));

        Assert.Single(outcomes, AttemptOutcome.Counted);
        Assert.Equal(
            ["Answer 0 0 kk 20", "Answer 0 1 kk 4", "Answer 0 2 kk 1", "Answer 2 0 kk 3", "Answer 2 1 kk 12", "Answer 2 2 kk 10", "Class -1 0 kk 1"],
            await RowsAsync(database));
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Add_BesideAttempts_ChangesNoneOfTheirFiguresAndSurvivesARebuild(DatabaseProvider provider)
    {
        var database = TestDatabases.Open(await databases.MigratedAsync(provider));
        await using var writer = new RunningWriter(database);
        await writer.CountAsync(SomeAttempts.Mixed(200, 1).Select(attempt => attempt with { Kind = AttemptKind.First }));
        await new CountAggregator(database).AddNewAsync(Cancellation);
        var before = await FiguresAsync(database);
        for (var i = 0; i < 6; i++)
        {
            await new ClassStore(database, TimeProvider.System).AddAsync(SomeClass(), () => true, Cancellation);
        }

        var rows = await RowsAsync(database);
        await new CountAggregator(database).RebuildAsync(Cancellation);

        Assert.Equal(before, await FiguresAsync(database));
        Assert.Equal(7, rows.Count);
        Assert.Equal(rows, await RowsAsync(database));
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Publish_Classes_MovesByFiveOfThemAndHidesFewHands(DatabaseProvider provider)
    {
        var settings = await databases.MigratedAsync(provider);
        var database = TestDatabases.Open(settings);
        var publisher = new ClassPublisher(database);
        await AddAsync(4);
        Assert.Equal(0, await publisher.PublishAsync(Hour(0), Cancellation));
        await AddAsync(1);
        Assert.Equal(1, await publisher.PublishAsync(Hour(0), Cancellation));

        var published = Assert.Single(await publisher.ReadAsync(Cancellation));
        Assert.Equal(("passwords", 5L), (published.Slug, published.Figures.Classes));

        // 100 right, 20 and 5 wrong, each less than a class: both are hidden.
        Assert.Equal((125L, 100L), (published.Figures.Questions[0].Hands, published.Figures.Questions[0].Options[0]));
        Assert.Equal([100L, null, null], published.Figures.Questions[0].Options);
        Assert.Null(published.Figures.Questions[1].Hands);

        // 15 hands at one wrong option: both wrong ones are hidden, or the whole would give it away.
        Assert.Equal((125L, 2), (published.Figures.Questions[2].Hands, published.Figures.Questions[2].Options.Count(option => option is null)));

        // Four more, then a fifth within the same hour, on several hosts at once.
        await AddAsync(4);
        Assert.Equal(0, await publisher.PublishAsync(Hour(1), Cancellation));
        await AddAsync(1);
        Assert.Equal(0, await publisher.PublishAsync(Hour(0), Cancellation));
        var hosts = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => new ClassPublisher(TestDatabases.Open(settings)).PublishAsync(Hour(1), Cancellation))));
        Assert.Equal(1, hosts.Sum());
        Assert.Equal(10, Assert.Single(await publisher.ReadAsync(Cancellation)).Figures.Classes);

        async Task AddAsync(int classes)
        {
            for (var i = 0; i < classes; i++)
            {
                await new ClassStore(database, TimeProvider.System).AddAsync(SomeClass(), () => true, Cancellation);
            }
        }
    }

    /// <summary>Whoever hands in four classes of his own and waits for a fifth learns of each option at most whether many chose it.</summary>
    [Fact]
    public void Next_OneClassAmongKnownOnes_LeavesOpenWhatItAnswered()
    {
        var version = new QuizVersionRow { Slug = "passwords", Version = "1", CountsOnly = false, FirstSeenAt = SomeAttempts.Noon };
        version.Questions.Add(new QuizVersionQuestionRow { VersionId = 0, Position = 0, QuestionId = "a", Topic = "a", Options = "a b c", RightOption = 0 });
        long[] known = [12 * 14, 10 * 14, 8 * 14];
        var before = ClassFigures.Next(new ClassHands(version, 10, [[.. known.Select(hands => hands * 10 / 14)]]), null, 0);

        const int pupils = 24;
        var seen = Enumerable.Range(0, pupils + 1).SelectMany(first => Enumerable.Range(0, pupils + 1 - first).Select(second => (first, second, pupils - first - second)))
            .Select(hands => ClassFigures.Next(new ClassHands(version, 15, [[known[0] + hands.first, known[1] + hands.second, known[2] + hands.Item3]]), before, 10)!)
            .GroupBy(figures => string.Join(' ', figures.Questions[0].Options)).ToList();

        // Of 325 ways six can be told apart, and nine of ten classes look the same.
        Assert.InRange(seen.Count, 1, 6);
        Assert.InRange(seen.Max(group => group.Count()), 0.85 * seen.Sum(group => group.Count()), double.MaxValue);
    }

    private static HandedInClass SomeClass() => new(Guid.CreateVersion7(), SomeAttempts.Passwords, Language.Kazakh, Hands);

    private static DateTime Hour(int hour) => QuizPublisher.HourOf(SomeAttempts.Noon).AddHours(hour);

    private static async Task<string> FiguresAsync(PortalDatabase database)
    {
        await using var context = database.CreateDbContext();
        return string.Join(';', (await VersionCounts.ReadAsync(context, Cancellation)).Select(counts =>
            $"{counts.Version.Slug} {counts.Attempts} {string.Join(',', counts.Scores)} {string.Join('/', counts.Answers.Select(answers => string.Join(',', answers)))}"));
    }

    private static async Task<List<string>> RowsAsync(PortalDatabase database)
    {
        await using var context = database.CreateDbContext();
        var rows = await context.QuizCounts.AsNoTracking().Where(count => count.Kind == AttemptKind.Class).ToListAsync(Cancellation);
        return [.. rows.OrderBy(count => count.Measure).ThenBy(count => count.Question).ThenBy(count => count.Item)
            .Select(count => $"{count.Measure} {count.Question} {count.Item} {count.Language} {count.Attempts}")];
    }
}
