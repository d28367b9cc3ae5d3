using CyberAware.Core;
using CyberAware.Core.Editing;
using CyberAware.Core.Text;
using CyberAware.Web.Endpoints;
using CyberAware.Web.Links;
using CyberAware.Web.Localization;
using CyberAware.Web.Site;
using Microsoft.AspNetCore.Mvc;

namespace CyberAware.Web.Pages.ShortLinks;

/// <summary>Tells the reader of an old paper what has changed since, and leads on; a current paper leads on at once.</summary>
[PerVisitor]
public sealed class PaperModel(PortalSnapshot snapshot, PortalLinks links, FeatureResources texts, TimeProvider clock) : PortalPageModel(snapshot, links)
{
    private ShortLinkTarget target = null!;

    public override string Title => texts["Papers"]["Title"];

    public override string Description => texts["Papers"][target.State == PaperState.Changed ? "Changed" : "FactsChanged"];

    public override string? Path => null;

    public PrintedPage Printed => target.Page;

    public string Name => Printed.Texts[0][Language].Title;

    public PaperVersion Version => target.Version!;

    /// <summary>Day of what would be printed now in the paper's language.</summary>
    public DateOnly Today => Printed.Updated(Version.Language);

    public bool IsText => target.State == PaperState.Changed;

    /// <summary>What editors said of changes since the paper's day, latest first.</summary>
    public IEnumerable<ChangeNote> Notes => Printed.Texts.Select(text => Snapshot.States.GetValueOrDefault(text.Document)?[Language].Note).OfType<ChangeNote>()
        .Where(note => LocalTime.DayOf(note.PublishedAt) >= Version.Day).OrderByDescending(note => note.PublishedAt);

    public override string UrlIn(Language language) => Links.Paper(language, target.Code, Version.ToString());

    public IActionResult OnGet(string code)
    {
        Response.Headers.CacheControl = "no-cache";
        if (ShortLinkEndpoints.Find(HttpContext, Snapshot, clock, code, out var status) is not { } found)
        {
            return StatusCode(status);
        }

        target = found;
        return ShortLinkEndpoints.LeadsTo(found, Language, Links) is { } url ? Redirect(url) : Page();
    }
}
