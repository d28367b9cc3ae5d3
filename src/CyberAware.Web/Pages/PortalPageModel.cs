using CyberAware.Core;
using CyberAware.Core.Documents;
using CyberAware.Core.Library;
using CyberAware.Core.Pages;
using CyberAware.Core.Text;
using CyberAware.Web.Embeds;
using CyberAware.Web.Links;
using CyberAware.Web.Localization;
using CyberAware.Web.Site;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CyberAware.Web.Pages;

/// <summary>What the layout needs to know of every page.</summary>
public abstract class PortalPageModel(PortalSnapshot snapshot, PortalLinks links) : PageModel
{
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

    /// <summary>What other sites can show of the page; null when it is none that they can.</summary>
    public EmbedTarget? EmbedTarget => Path is { } path ? EmbedTargets.Find(Snapshot, path) : null;

    /// <summary>Address of the same page in a language.</summary>
    public virtual string UrlIn(Language language) => Links.Page(language, Path ?? "");

    /// <summary>The short address of a page, as papers carry it.</summary>
    /// <param name="path">Address after the language.</param>
    public ShortLink ShortLinkTo(string path)
    {
        var (code, version) = Snapshot.ShortLinks.For(Language, path);
        return Links.ShortLink(code, version);
    }

    /// <summary>Name of the page in breadcrumbs.</summary>
    public virtual string ShortTitle => Title;

    /// <summary>The pages above this one, from the top, without the home page.</summary>
    public virtual IEnumerable<ContentPage> Ancestors => [];

    /// <summary>The pages of the top level that menus show: first those that readers look for most, the rest in their order.</summary>
    public IEnumerable<ContentPage> Sections => MenuPages.Union(Library.ChildrenOf("").Where(page => page.Path != ContentPath.Home));

    /// <summary>The few sections that wide screens show beside the menu, where help has a button of its own.</summary>
    public IEnumerable<ContentPage> MainSections => MenuPages.Where(page => page.Path != SiteRequirements.Help);

    /// <summary>The pages about the portal itself, which stand apart in the menu and alone in the footer.</summary>
    public IEnumerable<ContentPage> AboutPages => Library.Settings.About.Select(Library.FindCurrent).OfType<ContentPage>();

    /// <summary>Name of the drawing in the page's head; null for none.</summary>
    public virtual string? Drawing => null;

    /// <summary>The part of the portal to which the page belongs, which gives it its colour and ornament; null for none.</summary>
    public string? PortalPart => Path is { Length: > 0 } path ? Library.Find(path.Split('/')[0])?.Settings.Part : null;

    /// <summary>A title or lead with breaks in its long words, as the text below it has them, and no dash at the beginning of a line and no range torn apart.</summary>
    public IHtmlContent Hyphenated(string text)
    {
        var content = new HtmlContentBuilder();
        foreach (var (words, isRange) in NoBreak.Pieces(NoBreak.BeforeDashes(Language == Language.Kazakh ? SoftHyphens.Insert(text) : text)))
        {
            if (isRange)
            {
                var range = new TagBuilder("span");
                range.AddCssClass(NoBreak.Class);
                range.InnerHtml.Append(words);
                content.AppendHtml(range);
            }
            else
            {
                content.Append(words);
            }
        }

        return content;
    }

    private IEnumerable<ContentPage> MenuPages => Library.Settings.Menu.Select(Library.FindCurrent).OfType<ContentPage>();
}
