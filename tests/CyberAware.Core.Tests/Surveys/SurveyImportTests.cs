using CyberAware.Core.Data;
using CyberAware.Core.Documents;
using CyberAware.Core.Library;
using CyberAware.Core.Surveys;
using CyberAware.Core.Surveys.Storage;
using CyberAware.TestSupport;
using CyberAware.TestSupport.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CyberAware.Core.Tests.Surveys;

public sealed class SurveyImportTests(TestDatabases databases) : IClassFixture<TestDatabases>
{
    private const string Path = "surveys/awareness/survey.yml";

    private static readonly IReadOnlyCollection<Survey> Real =
        [.. ContentLoader.Load(ContentFile.ReadFolder(Repository.Content)).Library!.Surveys.Values];

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Import_RealSurveys_AreReadBackEqual(DatabaseProvider provider)
    {
        var database = TestDatabases.Open(await databases.MigratedAsync(provider));
        await ImportAsync(database, Real);

        var read = await ReadAsync(database);
        Assert.Equal(SurveyHash.TextOf(Real), SurveyHash.TextOf(read.Values));
        Assert.Equal(SurveyHash.Compute(Real), SurveyHash.Compute(read.Values));
        foreach (var survey in Real)
        {
            Assert.Equal(survey.Indicators.Select(indicator => indicator.Id), read[survey.Id].Indicators.Select(indicator => indicator.Id));
            Assert.Equal(survey.Indicators.SelectMany(indicator => indicator.Values), read[survey.Id].Indicators.SelectMany(indicator => indicator.Values));
        }
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Import_SameSurveysAgain_WritesNothing(DatabaseProvider provider)
    {
        var database = TestDatabases.Open(await databases.MigratedAsync(provider));
        Assert.True(await ImportAsync(database, Real) > 100);
        var version = await VersionAsync(database);
        var changes = (await HistoryAsync(database)).Count;

        Assert.Equal(0, await ImportAsync(database, Real, "2.0.0"));
        Assert.Equal(version, await VersionAsync(database));
        Assert.Equal(changes, (await HistoryAsync(database)).Count);
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Import_ChangedFigure_KeepsWhatItWas(DatabaseProvider provider)
    {
        var database = TestDatabases.Open(await databases.MigratedAsync(provider));
        await ImportAsync(database, Surveys("- { year: 2023, value: 22 }\n      - { year: 2025, value: 47.5 }"));
        var version = await VersionAsync(database);

        var time = new DateTime(2026, 11, 22, 9, 30, 0, DateTimeKind.Utc);
        await ImportAsync(database, Surveys("- { year: 2024, value: 30 }\n      - { year: 2025, value: 48.5, qualifier: at-least }"), "2.0.0", new FixedTime(time));

        Assert.NotEqual(version, await VersionAsync(database));
        var lines = (await HistoryAsync(database)).Where(line => line.ChangedBy == "2.0.0").ToList();
        Assert.All(lines, line => Assert.Equal(("awareness", "passwords", time, DateTimeKind.Utc), (line.SurveyId, line.IndicatorId, line.ChangedAt, line.ChangedAt.Kind)));
        Assert.Equal(
            [
                (2023, ValueChangeKind.Removed, new Figure(22, false, null, null), null),
                (2024, ValueChangeKind.Added, null, new Figure(30, false, null, null)),
                (2025, ValueChangeKind.Changed, new Figure(47.5m, false, null, 6000), new Figure(48.5m, true, null, 6000)),
            ],
            lines.OrderBy(line => line.Year).Select(line => (line.Year, line.Kind, line.Old, line.New)));
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Import_ChangedWords_ChangeNoHistory(DatabaseProvider provider)
    {
        var database = TestDatabases.Open(await databases.MigratedAsync(provider));
        await ImportAsync(database, Real);
        var changes = (await HistoryAsync(database)).Count;
        var first = Real.First();
        var reworded = first with { Texts = first.Texts.ToDictionary(pair => pair.Key, pair => pair.Value with { Title = "A new title" }) };

        Assert.Equal(Language.All.Count + 1, await ImportAsync(database, [reworded, .. Real.Skip(1)]));
        Assert.Equal("A new title", (await ReadAsync(database))[first.Id].Texts[Language.Kazakh].Title);
        Assert.Equal(changes, (await HistoryAsync(database)).Count);
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Import_SurveyGone_IsRemovedWithHistory(DatabaseProvider provider)
    {
        var database = TestDatabases.Open(await databases.MigratedAsync(provider));
        var surveys = Surveys("- { year: 2025, value: 47.5 }");
        await ImportAsync(database, surveys);
        await ImportAsync(database, []);

        Assert.Empty(await ReadAsync(database));
        Assert.Equal(2, (await HistoryAsync(database)).Count(line => line.Kind == ValueChangeKind.Removed));
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Import_FailureAfterWriting_LeavesNothing(DatabaseProvider provider)
    {
        var settings = await databases.MigratedAsync(provider);
        var failing = TestDatabases.Open(settings, options => options.AddInterceptors(new FailBeforeCommit()));

        await Assert.ThrowsAsync<TimeoutException>(() => ImportAsync(failing, Real));

        Assert.Empty(await ReadAsync(TestDatabases.Open(settings)));
        Assert.Empty(await HistoryAsync(TestDatabases.Open(settings)));
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Import_SomebodyElseWroteMeanwhile_IsRefused(DatabaseProvider provider)
    {
        var database = TestDatabases.Open(await databases.MigratedAsync(provider));
        await ImportAsync(database, Surveys("- { year: 2025, value: 47.5 }"));
        await using var context = database.CreateDbContext();
        var mine = await context.Surveys.SingleAsync(TestContext.Current.CancellationToken);
        await ImportAsync(database, Surveys("- { year: 2025, value: 48 }"));

        (mine.Base, mine.Version) = (1, Guid.NewGuid());
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => context.SaveChangesAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Import_FourInstancesAtOnce_WriteTheFiguresOnce(DatabaseProvider provider)
    {
        var database = TestDatabases.Open(await databases.MigratedAsync(provider));

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            try
            {
                await ImportAsync(database, Real);
            }
            catch (DbUpdateException)
            {
                // Another instance was first; the portal imports again after a second.
            }
        })));

        Assert.Equal(0, await ImportAsync(database, Real));
        Assert.Equal(Real.Sum(survey => survey.Indicators.Sum(indicator => indicator.Values.Count)), (await HistoryAsync(database)).Count);
    }

    private static IReadOnlyCollection<Survey> Surveys(string values) => [.. A.Content()
        .WithReplaced(Path, "- { year: 2023, value: 22 }\n      - { year: 2025, value: 47.5 }", values).Library().Surveys.Values];

    private static async Task<int> ImportAsync(PortalDatabase database, IEnumerable<Survey> surveys, string release = "1.0.0", TimeProvider? time = null)
    {
        await using var context = database.CreateDbContext();
        return await new SurveyImport(context, time ?? TimeProvider.System).ImportAsync(surveys, release, TestContext.Current.CancellationToken);
    }

    private static async Task<IReadOnlyDictionary<string, Survey>> ReadAsync(PortalDatabase database)
    {
        await using var context = database.CreateDbContext();
        return await new SurveyStore(context).ReadAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<IReadOnlyList<ValueChangeRow>> HistoryAsync(PortalDatabase database)
    {
        await using var context = database.CreateDbContext();
        return await context.SurveyValueChanges.OrderBy(line => line.Id).ToListAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<Guid> VersionAsync(PortalDatabase database)
    {
        await using var context = database.CreateDbContext();
        return await context.Surveys.Select(survey => survey.Version).SingleAsync(TestContext.Current.CancellationToken);
    }

    private sealed class FixedTime(DateTime now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(now);
    }

    /// <summary>The connection is lost when every row has been sent and none committed.</summary>
    private sealed class FailBeforeCommit : DbTransactionInterceptor
    {
        public override ValueTask<InterceptionResult> TransactionCommittingAsync(
            System.Data.Common.DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) =>
            throw new TimeoutException("The connection is gone.");
    }
}
