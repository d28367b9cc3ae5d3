using CyberAware.Core.Pages;
using CyberAware.Web.Cards;
using CyberAware.Web.Endpoints;
using CyberAware.Web.Links;
using CyberAware.Web.Localization;
using CyberAware.Web.Site;
using Microsoft.AspNetCore.Mvc;

namespace CyberAware.Web.Pages.Schools;

/// <summary>A page's poster: one sheet of A4 for the wall.</summary>
[PublicPage]
public sealed class PosterModel(PortalSnapshot snapshot, PortalLinks links, FeatureResources texts, CardService cards) : PortalPageModel(snapshot, links)
{
    public PosterView Poster { get; private set; } = null!;

    public override string Title => texts["Schools"]["Poster.Title", Poster.Text.ShortTitle];

    public override string Description => Poster.Sentence;

    public override string? Path => Poster.Path;

    public override string ShortTitle => Poster.Text.ShortTitle;

    public override IEnumerable<ContentPage> Ancestors => Library.Find(SchoolPaths.Section) is { } section ? [section] : [];

    public IActionResult OnGet(string slug)
    {
        if (Library.FindPoster(slug) is not { } page || Library.Find(SchoolPaths.Section) is null)
        {
            return NotFound();
        }

        Poster = PosterView.From(page, Snapshot, Language, cards);
        return Page();
    }
}
