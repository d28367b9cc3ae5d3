using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using CyberAware.Core.Documents.Markup;

namespace CyberAware.Core.Pages;

/// <summary>A page's text as a chapter of a longer document.</summary>
public static class BookletChapter
{
    // The same text is the same chapter in the next content too.
    private static readonly ConditionalWeakTable<PageText, ConcurrentDictionary<string, SafeHtml>> Chapters = [];

    private static readonly (string Attribute, string Mark)[] References = [("id", ""), ("aria-labelledby", ""), ("href", "#")];

    /// <summary>
    /// The text with headings one level down and anchors that begin with the chapter's name, since several pages have,
    /// say, a "what-to-do".
    /// </summary>
    /// <param name="text">The page's text.</param>
    /// <param name="name">Name of the chapter, unique in the document; letters, digits and hyphens.</param>
    public static SafeHtml From(PageText text, string name) =>
        Chapters.GetValue(text, static _ => new ConcurrentDictionary<string, SafeHtml>()).GetOrAdd(name, static (known, page) => Create(page, known), text);

    private static SafeHtml Create(PageText text, string name)
    {
        var body = new HtmlParser().ParseDocument("<body>" + text.Html.Value).Body!;
        foreach (var (attribute, mark) in References)
        {
            foreach (var element in body.QuerySelectorAll($"[{attribute}]").Where(element => element.GetAttribute(attribute)!.StartsWith(mark, StringComparison.Ordinal)))
            {
                element.SetAttribute(attribute, $"{mark}{name}-{element.GetAttribute(attribute)![mark.Length..]}");
            }
        }

        // Two regions of one page may not have the same name.
        foreach (var region in body.QuerySelectorAll("section[aria-label], section[aria-labelledby]"))
        {
            var own = region.GetAttribute("aria-label") ?? body.QuerySelector("#" + region.GetAttribute("aria-labelledby"))?.TextContent;
            region.RemoveAttribute("aria-labelledby");
            region.SetAttribute("aria-label", $"{text.ShortTitle}: {own}");
        }

        foreach (var level in new[] { 4, 3, 2 })
        {
            foreach (var heading in body.QuerySelectorAll($"h{level}"))
            {
                Lower(heading, level + 1);
            }
        }

        return SafeHtml.Sanitize(body.InnerHtml);
    }

    private static void Lower(IElement heading, int level)
    {
        var lower = heading.Owner!.CreateElement($"h{level}");
        foreach (var attribute in heading.Attributes)
        {
            lower.SetAttribute(attribute.Name, attribute.Value);
        }

        lower.Append([.. heading.ChildNodes]);
        heading.Replace(lower);
    }
}
