using CyberAware.Web.Links;
using CyberAware.Web.Localization;
using CyberAware.Web.People;
using CyberAware.Web.Site;
using Microsoft.AspNetCore.Mvc;

namespace CyberAware.Web.Pages.Editor;

/// <summary>Leads from the address of a public page to the document behind it.</summary>
[SignedIn]
public sealed class PagesModel(PortalSnapshot snapshot, PortalLinks links, FeatureResources texts) : EditingPageModel(snapshot, links, texts)
{
    protected override string Name => "Documents";

    public IActionResult OnGet() =>
        Entries.At((RouteData.Values["path"] as string ?? "").Trim('/')) is { } document ? Redirect(EditorPaths.Document(Language, document)) : NotFound();
}
