using CyberAware.Core.Data;
using CyberAware.Core.Editing;
using CyberAware.Core.Library;
using CyberAware.Core.People;
using CyberAware.Core.People.Storage;
using CyberAware.Core.Quizzes.Publishing;
using CyberAware.Core.Search;
using CyberAware.Core.Text;
using CyberAware.Web.Links;
using CyberAware.Web.Localization;
using CyberAware.Web.People;
using CyberAware.Web.Site;

namespace CyberAware.Web.Pages.Editor;

/// <summary>The board, where work on the texts begins: what waits for the person, and what he may do.</summary>
[SignedIn]
public sealed class IndexModel(
    PortalSnapshot snapshot, PortalLinks links, FeatureResources texts,
    EditorialBoard editions, EditorialLists lists, ExternalLinkStore externalLinks, PersonDirectory people, PortalDatabase database, TimeProvider time)
    : EditingPageModel(snapshot, links, texts, Deciding)
{
    // Days of queries that found nothing, and most of them.
    private const int MissedDays = 30;
    private const int MostMisses = 20;

    private readonly FeatureResources resources = texts;

    public IReadOnlyList<BoardSection> Lists { get; private set; } = [];

    public override string Title => resources["Editor"]["Title"];

    protected override string Name => "Editor";

    public async Task OnGetAsync()
    {
        if (Actor.Grants.All(grant => grant.Role == Role.Administrator))
        {
            return; // texts are none of theirs
        }

        var now = time.GetUtcNow().UtcDateTime;
        var board = new Board(Actor, Language, Words, NameOf, await people.NamesAsync(Cancellation));
        board.AddEditions(await editions.ReadAsync(Actor, Cancellation), LocalTime.DayOf(now));
        board.AddTranslations(await lists.TranslationsAsync(Actor, Cancellation), Snapshot.States.Values, now);
        board.AddShipped(await lists.ShippedChangesAsync(Actor, Cancellation));
        var failed = await externalLinks.FailedAsync(Cancellation);
        board.AddLinks(failed, failed.Count == 0 ? [] : ExternalLinks.Find(Snapshot.Files.All));
        board.AddAges(StalenessCheck.Run(Library, LocalTime.DayOf(now)));
        await using var context = database.CreateDbContext();
        if (board.WantsQuestions)
        {
            board.AddQuestions(await OneSidedQuestions.ReadAsync(context, Library, Cancellation));
        }

        if (board.WantsMisses)
        {
            board.AddMisses(await new ZeroResultQueryStore(context).ReadTopAsync(DateOnly.FromDateTime(now).AddDays(-MissedDays), MostMisses, Cancellation));
        }

        Lists = board.Sections;
    }
}
