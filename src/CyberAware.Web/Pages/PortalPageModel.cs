using CyberAware.Core;
using CyberAware.Core.Documents;
using CyberAware.Core.Library;
using CyberAware.Core.Pages;
using CyberAware.Core.Text;
using CyberAware.Web.Links;
using CyberAware.Web.Localization;
using CyberAware.Web.Site;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CyberAware.Web.Pages;

/// <summary>What the layout needs to know of every page.</summary>
public abstract class PortalPageModel(PortalSnapshot snapshot, PortalLinks links) : PageModel
{
    private static readonly string[] MainPaths = ["guide", "fraud", "personal-data", "children", "professionals"];

    private static readonly string[] AboutPaths = ["committee", "glossary", "about", "corrections", "accessibility", "settings", "privacy"];

    public Language Language => RequestLanguage.For(HttpContext) ?? Language.Kazakh;

    public PortalSnapshot Snapshot => snapshot;

    public ContentLibrary Library => snapshot.Library;

    public PortalLinks Links => links;

    /// <summary>Browser title, without the portal's name.</summary>
    public abstract string Title { get; }

    /// <summary>Description for search engines and shared links.</summary>
    public abstract string Description { get; }

    /// <summary>Path after the language, the same in both; null for pages without an address of their own, such as errors.</summary>
    public abstract string? Path { get; }

    /// <summary>Path under which search engines know the page; another one than its own keeps this page out of their lists.</summary>
    public virtual string? CanonicalPath => Path;

    /// <summary>Address of the same page in a language.</summary>
    public virtual string UrlIn(Language language) => Links.Page(language, Path ?? "");

    /// <summary>Name of the page in breadcrumbs.</summary>
    public virtual string ShortTitle => Title;

    /// <summary>The pages above this one, from the top, without the home page.</summary>
    public virtual IEnumerable<ContentPage> Ancestors => [];

    /// <summary>The pages of the top level that menus show, in their order.</summary>
    public IEnumerable<ContentPage> Sections => Library.ChildrenOf("").Where(page => page.Path != ContentPath.Home);

    /// <summary>The few sections that wide screens show beside the menu.</summary>
    public IEnumerable<ContentPage> MainSections => Sections.Where(page => MainPaths.Contains(page.Path));

    /// <summary>The pages about the portal itself, which stand apart in the menu and alone in the footer.</summary>
    public IEnumerable<ContentPage> AboutPages => Sections.Where(page => AboutPaths.Contains(page.Path));

    /// <summary>A title or lead with breaks in its long words, as the text below it has them.</summary>
    public string Hyphenated(string text) => Language == Language.Kazakh ? SoftHyphens.Insert(text) : text;
}
