using CyberAware.Core.Data;
using CyberAware.Core.Search;
using CyberAware.TestSupport.Databases;
using Microsoft.EntityFrameworkCore;

namespace CyberAware.Core.Tests.Search;

public sealed class ZeroResultQueryTests(TestDatabases databases) : IClassFixture<TestDatabases>
{
    private static readonly DateOnly Day = new(2026, 11, 22);

    [Theory]
    [InlineData("ЖСН 990101300123", "жсн #")]
    [InlineData("4400 4301-2345.6789 карта", "# карта")]
    [InlineData("+7 (701) 123-45-67", "+#")]
    [InlineData("٩٩٠١٠١٣٠٠", "#")]
    [InlineData("aidana@mail.kz жазды", "@ жазды")]
    [InlineData("https://evil.kz/?a=1", "@")]
    [InlineData("1400 коды", "1400 коды")]
    [InlineData("12345", "12345")]
    public void Of_Query_HidesWhatCouldNameAPerson(string query, string expected) => Assert.Equal(expected, QueryAnonymizer.Anonymize(query));

    [Fact]
    public void Of_LongQuery_IsCut() => Assert.Equal(Lengths.Query, QueryAnonymizer.Anonymize(new string('а', 5000)).Length);

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Add_Counts_AddUpByDayLanguageAndQuery(DatabaseProvider provider)
    {
        var database = TestDatabases.Open(await databases.MigratedAsync(provider));
        var counts = new Dictionary<ZeroResultQuery, int> { [new(Day, Language.Kazakh, "қасқыр")] = 2, [new(Day, Language.Russian, "қасқыр")] = 1 };
        for (var i = 0; i < 2; i++)
        {
            await using var writing = database.CreateDbContext();
            await new ZeroResultQueryStore(writing).AddAsync(counts, TestContext.Current.CancellationToken);
        }

        await using var context = database.CreateDbContext();
        var rows = await context.ZeroResultQueries.OrderBy(row => row.Language).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal([(Day, Language.Kazakh, "қасқыр", 4), (Day, Language.Russian, "қасқыр", 2)], rows.Select(row => (row.Day, row.Language, row.Query, row.Count)));
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task ReadTop_DaysSinceOne_AddsThemUpMostFrequentFirst(DatabaseProvider provider)
    {
        await using var context = TestDatabases.Open(await databases.MigratedAsync(provider)).CreateDbContext();
        var store = new ZeroResultQueryStore(context);
        await store.AddAsync(
            new Dictionary<ZeroResultQuery, int>
            {
                [new(Day, Language.Kazakh, "қасқыр")] = 2,
                [new(Day.AddDays(-1), Language.Kazakh, "қасқыр")] = 3,
                [new(Day, Language.Russian, "қасқыр")] = 4,
                [new(Day, Language.Russian, "волк")] = 1,
                [new(Day.AddDays(-2), Language.Russian, "волк")] = 90,
            },
            TestContext.Current.CancellationToken);

        Assert.Equal(
            [new MissedQuery(Language.Kazakh, "қасқыр", 5), new MissedQuery(Language.Russian, "қасқыр", 4)],
            await store.ReadTopAsync(Day.AddDays(-1), 2, TestContext.Current.CancellationToken));
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Add_SameNewQueriesOfTwoHostsAtOnce_LosesNothing(DatabaseProvider provider)
    {
        var database = TestDatabases.Open(await databases.MigratedAsync(provider));
        var counts = Enumerable.Range(0, 200).ToDictionary(i => new ZeroResultQuery(Day, Language.Kazakh, $"сөз {i}"), _ => 1);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            await using var writing = database.CreateDbContext();
            await new ZeroResultQueryStore(writing).AddAsync(counts, TestContext.Current.CancellationToken);
        })));

        await using var context = database.CreateDbContext();
        Assert.Equal((200, 800), (await context.ZeroResultQueries.CountAsync(TestContext.Current.CancellationToken), await context.ZeroResultQueries.SumAsync(row => row.Count, TestContext.Current.CancellationToken)));
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Add_MoreThanADayHolds_KeepsTheFirst(DatabaseProvider provider)
    {
        var database = TestDatabases.Open(await databases.MigratedAsync(provider));
        await using var context = database.CreateDbContext();
        await new ZeroResultQueryStore(context).AddAsync(
            Enumerable.Range(0, ZeroResultQueryStore.MaxPerDay + 5).ToDictionary(i => new ZeroResultQuery(Day, Language.Kazakh, $"сөз {i}"), _ => 1),
            TestContext.Current.CancellationToken);

        Assert.Equal(ZeroResultQueryStore.MaxPerDay, await context.ZeroResultQueries.CountAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Forget_OldDays_AreDeleted(DatabaseProvider provider)
    {
        var database = TestDatabases.Open(await databases.MigratedAsync(provider));
        await using var context = database.CreateDbContext();
        var store = new ZeroResultQueryStore(context);
        await store.AddAsync(
            new Dictionary<ZeroResultQuery, int> { [new(Day, Language.Kazakh, "жаңа")] = 1, [new(Day.AddDays(-ZeroResultQueryStore.RetentionDays - 1), Language.Kazakh, "ескі")] = 1 },
            TestContext.Current.CancellationToken);
        await store.PurgeAsync(Day, TestContext.Current.CancellationToken);

        Assert.Equal(["жаңа"], await context.ZeroResultQueries.Select(row => row.Query).ToListAsync(TestContext.Current.CancellationToken));
    }
}
