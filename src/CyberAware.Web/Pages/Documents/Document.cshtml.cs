using CyberAware.Core.Documents;
using CyberAware.Web.Endpoints;
using CyberAware.Web.Links;
using CyberAware.Web.Site;
using Microsoft.AspNetCore.Mvc;

namespace CyberAware.Web.Pages.Documents;

/// <summary>Shows any document that has no page of its own; its kind decides the shape.</summary>
[PublicPage]
public sealed class DocumentModel(PortalSnapshot snapshot, PortalLinks links) : DocumentPageModel(snapshot, links)
{
    public IActionResult OnGet()
    {
        // Model binding is not asked: to it a segment of blanks is null.
        var path = (string)RouteData.Values["path"]!;
        if (Library.FindAlias(path) is { } moved)
        {
            return RedirectPermanent(Links.Page(Language, moved));
        }

        if (path == ContentPath.Home || Library.Find(path) is not { } document)
        {
            return NotFound();
        }

        Document = document;
        return Page();
    }
}
