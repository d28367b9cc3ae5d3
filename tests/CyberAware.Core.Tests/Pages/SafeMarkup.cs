using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace CyberAware.Core.Tests.Pages;

/// <summary>Judges HTML as a browser sees it, by its parsed tree and not by its letters.</summary>
internal static class SafeMarkup
{
    private static readonly HashSet<string> Tags = new(StringComparer.Ordinal)
    {
        "html", "head", "body",
        "a", "aside", "blockquote", "br", "code", "dd", "details", "div", "dl", "dt", "em", "figcaption", "figure", "h1", "h2", "h3", "h4",
        "hr", "img", "li", "ol", "p", "section", "span", "strong", "summary", "table", "tbody", "td", "th", "thead", "time", "tr", "ul",
    };

    private static readonly HashSet<string> Attributes = new(StringComparer.Ordinal)
    {
        "alt", "aria-label", "aria-labelledby", "class", "datetime", "height", "href", "id", "loading", "rel", "role", "scope",
        "data-label", "src", "start", "tabindex", "width",
    };

    /// <summary>What is dangerous in a piece of HTML; nothing when it is safe.</summary>
    public static IReadOnlyList<string> Dangers(string html)
    {
        // Twice: markup that changes its meaning when it is written out and read again is an attack of its own.
        var once = new HtmlParser().ParseDocument(html);
        var twice = new HtmlParser().ParseDocument(once.Body!.InnerHtml);
        return [.. DangersIn(once), .. DangersIn(twice)];
    }

    private static IEnumerable<string> DangersIn(IHtmlDocument document)
    {
        foreach (var element in document.All)
        {
            if (!Tags.Contains(element.LocalName) || element.NamespaceUri != NamespaceNames.HtmlUri)
            {
                yield return $"<{element.LocalName}>";
            }

            foreach (var attribute in element.Attributes)
            {
                if (!Attributes.Contains(attribute.Name))
                {
                    yield return $"<{element.LocalName} {attribute.Name}>";
                }
                else if (attribute.Name is "href" or "src" && !IsSafe(attribute.Value))
                {
                    yield return $"<{element.LocalName} {attribute.Name}={attribute.Value}>";
                }
            }
        }
    }

    // As browsers do: tabs, line ends and leading blanks are dropped, "\" is "/".
    private static bool IsSafe(string address)
    {
        var plain = new string([.. address.Where(character => character is not ('\t' or '\n' or '\r'))])
            .TrimStart([.. Enumerable.Range(0, 33).Select(code => (char)code)]).Replace('\\', '/');
        return plain.StartsWith('#')
            || (plain.StartsWith('/') && !plain.StartsWith("//", StringComparison.Ordinal))
            || plain.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
            || plain.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase)
            || plain.StartsWith("tel:", StringComparison.OrdinalIgnoreCase);
    }
}
