using CyberAware.Core.Documents;
using CyberAware.Core.Editing;
using CyberAware.Core.Editing.Media;
using CyberAware.Core.People;
using CyberAware.Web.Api.Media;
using CyberAware.Web.Links;
using CyberAware.Web.Localization;
using CyberAware.Web.People;
using CyberAware.Web.Site;
using Microsoft.AspNetCore.Mvc;

namespace CyberAware.Web.Pages.Editor;

/// <summary>The uploaded pictures: what they are called in texts, and where they stand. The form is sent to the endpoint that scripts use too.</summary>
[SignedIn]
public sealed class MediaModel(PortalSnapshot snapshot, PortalLinks links, FeatureResources texts, MediaCatalog catalog, MediaStore store, PersonDirectory people)
    : EditingPageModel(snapshot, links, texts, Deciding)
{
    private readonly FeatureResources resources = texts;

    private ILookup<MediaName, MediaUse> uses = Array.Empty<MediaUse>().ToLookup(_ => (MediaName)null!);
    private ILookup<MediaName, MediaUse> openUses = Array.Empty<MediaUse>().ToLookup(_ => (MediaName)null!);

    public IReadOnlyList<ListedPicture> Pictures { get; private set; } = [];

    public IReadOnlyDictionary<Guid, string> Names { get; private set; } = new Dictionary<Guid, string>();

    public bool HasMore { get; private set; }

    /// <summary>Number of the page, from 1.</summary>
    public int Number => MediaEndpoints.PageFrom(Request.Query[MediaEndpoints.PageParameter]);

    public bool MayUpload => MediaService.Allows(Actor);

    /// <summary>Name of the picture that was just stored; null when none was.</summary>
    public MediaName? Stored => MediaName.TryParse(Request.Query[MediaEndpoints.StoredParameter], out var name) ? name : null;

    /// <summary>Why a file was refused just now; null when none was.</summary>
    public string? Problem =>
        Enum.TryParse<MediaProblem>(Request.Query[MediaEndpoints.ProblemParameter], out var problem) && Enum.IsDefined(problem) ? resources["Media"][$"Problem.{problem}"].Value : null;

    /// <summary>Whether a picture was taken away just now.</summary>
    public bool IsRemoved => Request.Query.ContainsKey(MediaEndpoints.RemovedParameter);

    /// <summary>Why a picture was not taken away just now; null when that was not asked.</summary>
    public string? Kept =>
        Enum.TryParse<RemovalProblem>(Request.Query[MediaEndpoints.KeptParameter], out var problem) && Enum.IsDefined(problem) ? KeptText(problem) : null;

    protected override string Name => "Media";

    /// <summary>Where a picture stands in what is public now.</summary>
    public IEnumerable<MediaUse> UsesOf(ListedPicture picture) => uses[picture.Name];

    /// <summary>Where it stands in texts of open editions.</summary>
    public IEnumerable<MediaUse> OpenUsesOf(ListedPicture picture) => openUses[picture.Name];

    /// <summary>Whether the person may know of an edition more than that there is one.</summary>
    public bool MayRead(PendingEdition edition) => EditingPolicy.Allows(Actor, Operation.Read, new ObjectFacts(edition.Kind, [], []));

    public bool MayRemove(ListedPicture picture) => MediaRemoval.Allows(Actor, picture.UploadedBy);

    /// <summary>Why it can't be taken away now; null when it can.</summary>
    public string? ReasonToKeep(ListedPicture picture) =>
        store.IsShipped(picture.Name) ? KeptText(RemovalProblem.Shipped)
        : MediaRemoval.Against(Actor, UsesOf(picture).Concat(OpenUsesOf(picture))).Any() ? Words["Media.RemoveFirst"].Value
        : null;

    public async Task<IActionResult> OnGetAsync()
    {
        // Pictures belong to no kind of documents: whoever may read some of them may look.
        if (!Enum.GetValues<DocumentKind>().Any(kind => EditingPolicy.Allows(Actor, Operation.Read, new ObjectFacts(kind, [], []))))
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        (Pictures, HasMore) = await catalog.ReadAsync(Number, Cancellation);
        Names = await people.NamesAsync(Cancellation);
        uses = MediaUses.Find(Snapshot.Files.All);
        openUses = await catalog.OpenUsesAsync(Cancellation);
        return Page();
    }

    private string KeptText(RemovalProblem problem) => Words[$"MediaKept.{problem}"].Value;
}
