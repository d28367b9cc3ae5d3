using CyberAware.Core;
using CyberAware.Core.Editing;
using CyberAware.Web.Links;
using CyberAware.Web.Localization;
using CyberAware.Web.People;
using CyberAware.Web.Site;
using Microsoft.AspNetCore.Mvc;

namespace CyberAware.Web.Pages.Editor;

/// <summary>How an edition can be seen before it is public: its pages for colleagues, and links for people without an account.</summary>
[SignedIn]
public sealed class PreviewsModel(PortalSnapshot snapshot, PortalLinks links, FeatureResources texts, PreviewLinkService previewLinks) : EditingPageModel(snapshot, links, texts)
{
    private readonly FeatureResources resources = texts;

    /// <summary>The links with their forms.</summary>
    public PreviewLinksView View { get; private set; } = null!;

    public override bool ShowsOnce => View.New.Count > 0;

    /// <summary>Whether a link was just ended.</summary>
    public bool IsRevoked => Request.Query["done"] == "revoked";

    public override string Title => resources["Previews"]["Title"];

    protected override string Name => "Previews";

    /// <summary>What readers of a language call the page that shows a file.</summary>
    public string NameIn(Language language, string path) => Entries.TitleOf(DocumentFile.Parse(path).Owner, language);

    public async Task<IActionResult> OnGetAsync(Guid id) => await ReadAsync(id) ?? Page();

    public async Task<IActionResult> OnPostCreateAsync(Guid id)
    {
        if (await ReadAsync(id) is { } refused)
        {
            return refused;
        }

        _ = Guid.TryParse(Sent("version"), out var version);
        var made = await previewLinks.CreateAsync(SignedIn!.Actor, id, version, HttpContext.RequestAborted);
        if (made.Failure is { } failure)
        {
            return Answer(failure);
        }

        // Shown in the answer itself: the token is in no address of the editors and in no place from which it could be read again.
        await ReadAsync(id);
        View = View with { New = PreviewLinksView.AddressesOf(Links, View.Links, made.Value.Token) };
        return Page();
    }

    public async Task<IActionResult> OnPostRevokeAsync(Guid id)
    {
        if (await ReadAsync(id) is { } refused)
        {
            return refused;
        }

        _ = Guid.TryParse(Sent("link"), out var link);
        var result = await previewLinks.RevokeAsync(SignedIn!.Actor, id, link, HttpContext.RequestAborted);
        return result.Failure is { } failure ? Answer(failure) : Redirect(EditorPaths.Previews(Language, id) + "?done=revoked");
    }

    // Null when the person may see them.
    private async Task<IActionResult?> ReadAsync(Guid id)
    {
        var found = await previewLinks.ListAsync(SignedIn!.Actor, id, HttpContext.RequestAborted);
        if (found.Failure is { } failure)
        {
            return Answer(failure);
        }

        View = new PreviewLinksView(Language, found.Value);
        return null;
    }

    private IActionResult Answer(EditingFailure failure)
    {
        switch (failure)
        {
            case EditingRefused { IsForbidden: true }:
                return StatusCode(StatusCodes.Status403Forbidden);
            case EditingRefused { Refusal: Refusal.UnknownEdition }:
                return NotFound();
            default:
                Add("", resources["Previews"]["Changed"]);
                return Refused(StatusCodes.Status409Conflict);
        }
    }
}
