using CyberAware.Core;
using CyberAware.Core.Editing;
using CyberAware.Web.Links;
using CyberAware.Web.Previews;

namespace CyberAware.Web.Pages.Editor;

/// <summary>The links of an edition, with the forms that make and end them; any screen of the edition can show it.</summary>
/// <param name="Language">Language of the screen.</param>
/// <param name="Links">The links.</param>
public sealed record PreviewLinksView(Language Language, PreviewLinks Links)
{
    /// <summary>The full address of a link that was just made, in each language; empty when none was.</summary>
    public IReadOnlyList<(Language Language, string Url)> New { get; init; } = [];

    /// <summary>Where its forms are sent.</summary>
    public string Url => EditorPaths.Previews(Language, Links.Edition.Id);

    /// <summary>The addresses of a new link: the first page that the edition changes, in each language.</summary>
    public static IReadOnlyList<(Language Language, string Url)> AddressesOf(PortalLinks links, PreviewLinks made, string token)
    {
        var path = PreviewAddress.PageShowing(Language.Kazakh, made.Edition.Texts[0].Path).Split('/', 2);
        return [.. Language.All.Select(language => (language, links.Absolute(EditorPaths.PreviewLink(token, string.Join('/', [language.Tag, .. path[1..]])))))];
    }
}
