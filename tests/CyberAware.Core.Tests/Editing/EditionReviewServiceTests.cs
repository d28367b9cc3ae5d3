using CyberAware.Core.Editing;
using CyberAware.Core.Editing.Storage;
using CyberAware.Core.Library;
using CyberAware.Core.People;
using CyberAware.Core.People.Storage;
using CyberAware.TestSupport.Databases;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CyberAware.Core.Tests.Editing;

/// <summary>What a decision about an edition is made from, and the board, on both databases.</summary>
public sealed class EditionReviewServiceTests(TestDatabases databases) : IClassFixture<TestDatabases>
{
    private static readonly Actor Everything = EditingDesk.Person("everything", Enum.GetValues<Role>());

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Read_EachState_OffersTheStepsOfTheRole(DatabaseProvider provider)
    {
        var offered = new List<string>();
        foreach (var state in Enum.GetValues<EditionState>())
        {
            var desk = await EditingDesk.OpenAsync(await databases.MigratedAsync(provider));
            var edition = await desk.InStateAsync(state, "Өзгеріс.");
            offered.Add($"{state}: {await StepsAsync(desk, EditingDesk.Author, edition)} | {await StepsAsync(desk, EditingDesk.Reviewer, edition)} | {await StepsAsync(desk, EditingDesk.Publisher, edition)}");
        }

        Assert.Equal(
            [
                "Draft: Submit Withdraw |  | PublishNow",
                "InReview: Withdraw | Approve Reject | PublishNow",
                "Approved: Withdraw |  | Publish Schedule",
                "Scheduled:  |  | Unschedule",
                "Published:  |  | ",
                "Superseded:  |  | ",
                "Rejected: Withdraw |  | ",
                "Withdrawn:  |  | ",
            ],
            offered);
    }

    [Fact]
    public async Task Read_EveryState_OffersNoStepThatTheServicesRefuse()
    {
        foreach (var state in Enum.GetValues<EditionState>())
        {
            var desk = await EditingDesk.OpenAsync(await databases.MigratedAsync(DatabaseProvider.Sqlite));
            var edition = await desk.InStateAsync(state, "Өзгеріс.");
            foreach (var step in (await ReadAsync(desk, Everything, edition)).Steps.Where(step => step.Missing is null))
            {
                var facts = new EditionFacts(Everything, new ObjectFacts(edition.Kind, [Language.Kazakh, Language.Russian], [.. edition.Authors])) { HasReason = true };
                Assert.Null(EditionMachine.Decide(edition.State, step.Action, facts).Refusal);
            }
        }
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Read_PublishedEdition_ComparesWithWhatWasPublicBefore(DatabaseProvider provider)
    {
        var desk = await EditingDesk.OpenAsync(await databases.MigratedAsync(provider));
        var first = await desk.PublishedAsync("Бірінші сөйлем.");
        await desk.PublishedAsync("Екінші сөйлем.");

        var parts = (await ReadAsync(desk, EditingDesk.Author, first)).Changes.Files[0].Comparison.Parts!;
        Assert.Contains(parts, part => part.Kind == DiffKind.Inserted && part.Text.Contains("Бірінші", StringComparison.Ordinal));
        Assert.DoesNotContain(parts, part => part.Text.Contains("Екінші", StringComparison.Ordinal));
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Read_TextThatMovedOn_NamesIt(DatabaseProvider provider)
    {
        var desk = await EditingDesk.OpenAsync(await databases.MigratedAsync(provider));
        var slow = await desk.ApprovedAsync("Баяу.");
        Assert.Empty((await ReadAsync(desk, EditingDesk.Publisher, slow)).Moved);
        await desk.PublishedAsync("Жылдам.");
        Assert.Equal([EditingDesk.Kk, EditingDesk.Ru], (await ReadAsync(desk, EditingDesk.Publisher, slow)).Moved);
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Board_ManyEditions_TakesAsManyQueriesAsForOne(DatabaseProvider provider)
    {
        var counts = new List<int>();
        foreach (var editions in new[] { 1, 12 })
        {
            var settings = await databases.MigratedAsync(provider);
            var desk = await EditingDesk.OpenAsync(settings);
            for (var i = 0; i < editions; i++)
            {
                await desk.DraftAsync($"Қаралама {i}.");
            }

            var queries = new QueryCounter();
            var board = new EditorialBoard(TestDatabases.Open(settings, options => options.AddInterceptors(queries)));
            Assert.Equal(editions, (await board.ReadAsync(EditingDesk.Author, Cancellation)).Count(entry => entry is { IsOwn: true, MayReview: false }));
            Assert.Empty(await board.ReadAsync(EditingDesk.Person("none"), Cancellation));
            counts.Add(queries.Count);
        }

        Assert.Equal(counts[0], counts[1]);
    }

    private static async Task<string> StepsAsync(EditingDesk desk, Actor actor, EditionView edition) =>
        string.Join(' ', (await ReadAsync(desk, actor, edition)).Steps.Select(step => step.Missing is { } missing ? $"{step.Action} ({missing})" : $"{step.Action}"));

    private static async Task<EditionReview> ReadAsync(EditingDesk desk, Actor actor, EditionView edition) =>
        (await new EditionReviewService(desk.Database, files => ContentLoader.Load(files), desk.Clock).ReadAsync(actor, edition.Id, Cancellation)).Value;

    private sealed class QueryCounter : DbCommandInterceptor
    {
        public int Count { get; private set; }

        public override ValueTask<InterceptionResult<System.Data.Common.DbDataReader>> ReaderExecutingAsync(
            System.Data.Common.DbCommand command, CommandEventData eventData, InterceptionResult<System.Data.Common.DbDataReader> result, CancellationToken cancellationToken = default)
        {
            Count++;
            return ValueTask.FromResult(result);
        }
    }
}
