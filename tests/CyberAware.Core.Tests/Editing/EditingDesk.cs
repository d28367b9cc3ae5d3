using System.Security.Cryptography;
using System.Text;
using CyberAware.Core.Data;
using CyberAware.Core.Documents;
using CyberAware.Core.Editing;
using CyberAware.Core.Editing.Storage;
using CyberAware.Core.Library;
using CyberAware.Core.People;
using CyberAware.Core.People.Storage;
using CyberAware.TestSupport;
using CyberAware.TestSupport.Databases;
using CyberAware.TestSupport.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace CyberAware.Core.Tests.Editing;

/// <summary>The editing services of one instance over a database with a small content; further instances share database and clock.</summary>
internal sealed class EditingDesk
{
    public const string Kk = "fraud/kk.md";
    public const string Ru = "fraud/ru.md";
    public const string Settings = "fraud/page.yml";
    public const string AlertKk = "alerts/calls/kk.md";

    public static readonly DateTimeOffset Noon = new(2026, 12, 1, 7, 0, 0, TimeSpan.Zero);

    public static readonly Actor Author = Person("author", Role.Author);
    public static readonly Actor Reviewer = Person("reviewer", Role.Reviewer);
    public static readonly Actor Publisher = Person("publisher", Role.Publisher);

    private readonly ContentCache compiled = new();

    private EditingDesk(PortalDatabase database, FakeTimeProvider clock, ContentCheck? check)
    {
        (Database, Clock) = (database, clock);
        Editions = new EditionService(database, clock);
        Publishing = new PublishingService(database, check ?? LoadCached, clock);
        Scheduled = new ScheduledPublishing(database, Publishing, clock);
        Autosaves = new AutosaveService(database, clock);
        Lists = new EditorialLists(database);
        History = new HistoryService(database, Editions, clock);
    }

    public PortalDatabase Database { get; }

    public FakeTimeProvider Clock { get; }

    public EditionService Editions { get; }

    public PublishingService Publishing { get; }

    public ScheduledPublishing Scheduled { get; }

    public AutosaveService Autosaves { get; }

    public EditorialLists Lists { get; }

    public HistoryService History { get; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>A content with the page fraud, one below guide, and a warning.</summary>
    public static ContentBuilder Content() => A.Content().WithPage("fraud", "article", "Мәтін.").WithAlert("calls");

    /// <summary>A person with roles for all kinds, who has just shown a credential.</summary>
    public static Actor Person(string name, params Role[] roles) =>
        new(new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 16)), name, [.. roles.Select(role => new RoleGrant(role, ""))], true, "203.0.113.0/24");

    /// <summary>The same with roles for one kind.</summary>
    public static Actor Person(string name, DocumentKind kind, params Role[] roles) =>
        Person(name) with { Grants = [.. roles.Select(role => new RoleGrant(role, kind.ToString()))] };

    /// <summary>An instance over a new database with the content.</summary>
    public static async Task<EditingDesk> OpenAsync(DatabaseSettings settings, ContentBuilder? content = null, ContentCheck? check = null)
    {
        var desk = new EditingDesk(TestDatabases.Open(settings), new FakeTimeProvider(Noon), check);
        var yesterday = new FakeTimeProvider(Noon.AddDays(-1));
        await new ShippedImport(desk.Database, yesterday).ImportAsync((content ?? Content()).Files, "1.0.0", ImportMode.Release, Cancellation);
        await desk.Database.StoreAsync(Publisher); // the portal publishes in her name
        return desk;
    }

    /// <summary>An instance over a database that has its content.</summary>
    public static EditingDesk Join(PortalDatabase database, FakeTimeProvider clock, ContentCheck? check = null) => new(database, clock, check);

    /// <summary>Another instance over the same database, by the same clock.</summary>
    public EditingDesk Second(DatabaseSettings settings, Action<DbContextOptionsBuilder>? configure = null) =>
        new(TestDatabases.Open(settings, configure), Clock, null);

    /// <summary>A page's text with a body.</summary>
    public static string Text(string body) => ContentBuilder.Text(body);

    /// <summary>A warning's text.</summary>
    public static string AlertText(string first) =>
        Text($"{first}\n\n::: scheme\n1. Екінші.\n2. Үшінші.\n:::\n\n::: dont\n- Төртінші.\n:::\n\n::: do\n- Бесінші: [](contact:short).\n:::");

    private ContentResult LoadCached(IReadOnlyList<ContentFile> files)
    {
        lock (compiled)
        {
            return ContentLoader.Load(files, compiled);
        }
    }

    public async Task<EditionView> BeginAsync(Actor actor, params string[] paths) => (await Editions.BeginAsync(actor, "Change", paths, Cancellation)).Value;

    /// <summary>Saves over what is there, a moment after whatever was saved before.</summary>
    public async Task<SavedText> SaveAsync(Actor actor, Guid edition, string path, string text, bool isMinor = false, Guid? checkedAgainst = null)
    {
        Clock.Advance(TimeSpan.FromMilliseconds(1));
        var loaded = (await FindAsync(edition)).Texts.Single(own => own.Path == path).Version;
        return (await Editions.SaveAsync(actor, new TextChange(edition, path, loaded, text) { IsMinor = isMinor, CheckedAgainstId = checkedAgainst }, Cancellation)).Value;
    }

    public async Task<EditionView> FindAsync(Guid edition) => (await Editions.FindAsync(Author, edition, Cancellation)).Value;

    /// <summary>An edition with other texts in both languages of fraud, or of one file.</summary>
    public async Task<EditionView> DraftAsync(string body, params string[] paths)
    {
        paths = paths.Length == 0 ? [Kk, Ru] : paths;
        var edition = await BeginAsync(Author, paths);
        foreach (var path in paths)
        {
            await SaveAsync(Author, edition.Id, path, path.StartsWith("alerts/", StringComparison.Ordinal) ? AlertText(body) : Text(body));
        }

        return await FindAsync(edition.Id);
    }

    /// <summary>Hands it in and has it approved.</summary>
    public async Task<EditionView> ApproveAsync(EditionView edition)
    {
        var submitted = (await Editions.SubmitAsync(Author, edition.Id, edition.Version, Cancellation)).Value;
        return (await Editions.ApproveAsync(Reviewer, edition.Id, submitted.Version, Cancellation)).Value;
    }

    public async Task<EditionView> ApprovedAsync(string body, params string[] paths) => await ApproveAsync(await DraftAsync(body, paths));

    public async Task<EditionView> PublishedAsync(string body, params string[] paths)
    {
        var approved = await ApprovedAsync(body, paths);
        return (await Publishing.PublishAsync(Publisher, approved.Id, approved.Version, Cancellation)).Value;
    }

    public async Task<EditionView> ScheduledAsync(DateTime when, string body, params string[] paths)
    {
        var approved = await ApprovedAsync(body, paths);
        return (await Publishing.ScheduleAsync(Publisher, approved.Id, approved.Version, when, Cancellation)).Value;
    }

    /// <summary>An edition of fraud in a state, made as people make it.</summary>
    public async Task<EditionView> InStateAsync(EditionState state, string body)
    {
        switch (state)
        {
            case EditionState.Draft:
                return await DraftAsync(body);
            case EditionState.InReview:
                var draft = await DraftAsync(body);
                return (await Editions.SubmitAsync(Author, draft.Id, draft.Version, Cancellation)).Value;
            case EditionState.Approved:
                return await ApprovedAsync(body);
            case EditionState.Scheduled:
                return await ScheduledAsync(Clock.GetUtcNow().UtcDateTime.AddHours(1), body);
            case EditionState.Published:
                return await PublishedAsync(body);
            case EditionState.Superseded:
                var old = await PublishedAsync(body);
                await PublishedAsync(body + " Әрі қарай.");
                return await FindAsync(old.Id);
            case EditionState.Rejected:
                var submitted = await InStateAsync(EditionState.InReview, body);
                return (await Editions.RejectAsync(Reviewer, submitted.Id, submitted.Version, "No", Cancellation)).Value;
            default:
                var given = await DraftAsync(body);
                return (await Editions.WithdrawAsync(Author, given.Id, given.Version, null, Cancellation)).Value;
        }
    }

    /// <summary>What readers see of a file; null when it is not there.</summary>
    public async Task<string?> PublicTextAsync(string path)
    {
        await using var context = Database.CreateDbContext();
        var revision = await (from row in context.Published join text in context.Revisions on row.RevisionId equals text.Id where row.Path == path select text).SingleOrDefaultAsync(Cancellation);
        return revision is null or { IsRemoval: true } ? null : Encoding.UTF8.GetString(revision.Bytes);
    }

    public async Task<long> GenerationAsync()
    {
        await using var context = Database.CreateDbContext();
        return (await context.Generations.SingleAsync(Cancellation)).Number;
    }

    /// <summary>Actions of the audit trail, in order.</summary>
    public async Task<IReadOnlyList<string>> AuditAsync()
    {
        await using var context = Database.CreateDbContext();
        return await context.Audit.OrderBy(row => row.Number).Select(row => row.Action).ToListAsync(Cancellation);
    }
}
