using CyberAware.Core.Pages;
using CyberAware.Web.Cards;
using CyberAware.Web.Endpoints;
using CyberAware.Web.Links;
using CyberAware.Web.Localization;
using CyberAware.Web.Site;
using Microsoft.AspNetCore.Mvc;

namespace CyberAware.Web.Pages.Schools;

/// <summary>All posters, with the cards to pass on.</summary>
[PublicPage]
public sealed class PostersModel(PortalSnapshot snapshot, PortalLinks links, FeatureResources texts, CardService cards) : PortalPageModel(snapshot, links)
{
    public override string Title => texts["Schools"]["Posters.Title"];

    public override string Description => texts["Schools"]["Posters.Summary"];

    public override string? Path => SchoolPaths.Posters;

    public override IEnumerable<ContentPage> Ancestors => Library.Find(SchoolPaths.Section) is { } section ? [section] : [];

    public IEnumerable<PosterView> Posters => Library.Posters.Select(page => PosterView.From(page, Snapshot, Language, cards));

    public IActionResult OnGet() => Library.Posters.Count > 0 && Library.Find(SchoolPaths.Section) is not null ? Page() : NotFound();
}
