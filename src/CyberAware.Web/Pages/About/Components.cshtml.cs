using CyberAware.Core.Documents.Markup;
using CyberAware.Core.Pages;
using CyberAware.Web.Endpoints;
using CyberAware.Web.Links;
using CyberAware.Web.Site;
using Microsoft.AspNetCore.Mvc;

namespace CyberAware.Web.Pages.About;

/// <summary>Every component of the pages in every theme, for those who change the styles; in development only.</summary>
[PublicPage]
public sealed class ComponentsModel(PortalSnapshot snapshot, PortalLinks links, IWebHostEnvironment environment) : PortalPageModel(snapshot, links)
{
    public static readonly IReadOnlyList<string> Themes = ["light", "dark", "contrast-light", "contrast-dark"];

    public override string Title => "Components";

    public override string Description => string.Join(", ", Themes);

    public override string? Path => null;

    /// <summary>A real step: its text holds every block that authors can write.</summary>
    public ContentPage Sample => Library.Find("guide/passwords") ?? Library.Find(SiteRequirements.Guide)!;

    public IEnumerable<ContentPage> Steps => Library.ChildrenOf(SiteRequirements.Guide).Take(3);

    public SafeHtml Blocks(string theme) => BookletChapter.From(Sample[Language], theme);

    public SafeHtml Contacts(string theme) => BookletChapter.From(Library.Find(SiteRequirements.Help)![Language], "help-" + theme);

    public IActionResult OnGet() => environment.IsDevelopment() ? Page() : NotFound();
}
