using CyberAware.Core.Editing;
using CyberAware.Web.Links;
using CyberAware.Web.Localization;
using CyberAware.Web.People;
using CyberAware.Web.Site;
using Microsoft.AspNetCore.Mvc;

namespace CyberAware.Web.Pages.Editor;

/// <summary>All revisions of a file: listed, compared, brought back as a new draft.</summary>
[SignedIn]
public sealed class HistoryModel(PortalSnapshot snapshot, PortalLinks links, FeatureResources texts, HistoryService histories) : EditingPageModel(snapshot, links, texts, Deciding)
{
    public HistoryView History { get; private set; } = null!;

    /// <summary>Two revisions that were chosen; null when none were.</summary>
    public RevisionComparison? Comparison { get; private set; }

    public string FilePath => Request.Query[EditorPaths.PathParameter].ToString();

    public DocumentFile TextFile => DocumentFile.Parse(FilePath);

    /// <summary>The comparison as it is shown; null for a picture.</summary>
    public DiffView? Diff => Comparison?.Parts is { } parts ? DiffView.From(parts, TextFile.Language) : null;

    /// <summary>What readers see now; null when no revision is public.</summary>
    public RevisionView? Public => History.Revisions.FirstOrDefault(revision => revision.IsPublic);

    /// <summary>Whether the person may bring an older text back.</summary>
    public bool MayRestore => Public is not null && EditingPolicy.Allows(Actor, Operation.Write, ObjectFacts.For(TextFile));

    protected override string Name => "History";

    protected override string KeptQuery => HttpMethods.IsPost(Request.Method) ? $"?{EditorPaths.PathParameter}={Uri.EscapeDataString(FilePath)}" : base.KeptQuery;

    public async Task<IActionResult> OnGetAsync()
    {
        if (await ReadAsync() is { } closed)
        {
            return closed;
        }

        if (!Request.Query.ContainsKey("older") && !Request.Query.ContainsKey("newer"))
        {
            return Page();
        }

        // Both must be of this very file, whatever else the person may read.
        var (older, newer) = (Find("older"), Find("newer"));
        if (older is null || newer is null || older == newer)
        {
            Add("", Words["History.ChooseTwo"]);
            return Refused();
        }

        // Whichever was chosen first: the older one stands before.
        (older, newer) = older.Number < newer.Number ? (older, newer) : (newer, older);
        var compared = await histories.CompareAsync(Actor, older.Id, newer.Id, Cancellation);
        if (compared.Failure is { } failure)
        {
            return NotDone(failure);
        }

        Comparison = compared.Value;
        return Page();
    }

    public async Task<IActionResult> OnPostRestoreAsync()
    {
        if (await ReadAsync() is { } closed)
        {
            return closed;
        }

        if (History.Revisions.FirstOrDefault(revision => revision.Id == IdFrom(Sent("revision"))) is not { } old)
        {
            return NotDone(new EditingRefused(Refusal.UnknownRevision));
        }

        var title = Shortened(Words["History.RestoreTitle", NameOf(FilePath), PartOf(FilePath), old.Number]);
        var restored = await histories.RestoreAsync(Actor, old.Id, title, IdFrom(Sent("public")), Cancellation);
        return restored.Failure is { } failure ? NotDone(failure) : Redirect(EditorPaths.Edition(Language, restored.Value.EditionId));
    }

    private RevisionView? Find(string parameter) => History.Revisions.FirstOrDefault(revision => revision.Id == IdFrom(Request.Query[parameter]));

    private async Task<IActionResult?> ReadAsync()
    {
        var read = await histories.ReadAsync(Actor, FilePath, Cancellation);
        if (read.Failure is { } failure)
        {
            return Unreadable(failure);
        }

        History = read.Value;
        return null;
    }
}
