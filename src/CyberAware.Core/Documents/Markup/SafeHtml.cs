using CyberAware.Core.Text;
using Ganss.Xss;

namespace CyberAware.Core.Documents.Markup;

/// <summary>HTML that went through the portal's allow-list; only <see cref="Sanitize"/> makes it.</summary>
public sealed class SafeHtml
{
    private static readonly string[] Tags =
    [
        "a", "aside", "blockquote", "br", "code", "dd", "details", "div", "dl", "dt", "em", "figcaption", "figure", "h2", "h3", "h4", "h5",
        "hr", "img", "li", "ol", "p", "section", "span", "strong", "summary", "table", "tbody", "td", "th", "thead", "time", "tr", "ul",
    ];

    private static readonly string[] Attributes =
        ["alt", "aria-label", "aria-labelledby", "class", "data-drawing", "data-label", "datetime", "height", "href", "id", "loading", "rel", "role", "scope", "src", "start", "tabindex", "width"];

    private static readonly string[] Classes =
    [
        "align-center", "align-right", "block", "block-adults", "block-checklist", "block-do", "block-dont", "block-example", "block-important", "block-label", "block-note",
        "block-printed", "block-scheme", "block-stat", "contact", "contact-button", "drawn", "external", "stat-source", "stat-value", "stat-values",
        "stat-year", "table-scroll", "visually-hidden",
        "blank", "no-break", "numeric", "pairs", "series",
    ];

    private static readonly HtmlSanitizer Sanitizer = CreateSanitizer();

    private SafeHtml(string value) => Value = value;

    /// <summary>Nothing at all.</summary>
    public static SafeHtml Empty { get; } = new("");

    /// <summary>The markup.</summary>
    public string Value { get; }

    /// <summary>Drops every tag, attribute, class and address that is not on the allow-list.</summary>
    public static SafeHtml Sanitize(string html) => new(Sanitizer.Sanitize(html));

    /// <summary>The markup for use outside the portal: every address is a full one, and nothing is left that only divides lines.</summary>
    /// <param name="page">Full address of the page on which it stands.</param>
    public string Standalone(string page)
    {
        var origin = new Uri(page).GetLeftPart(UriPartial.Authority);
        return NoBreak.RemoveElements(SoftHyphens.Remove(Value))
            .Replace("href=\"/", $"href=\"{origin}/", StringComparison.Ordinal).Replace("src=\"/", $"src=\"{origin}/", StringComparison.Ordinal)
            .Replace("href=\"#", $"href=\"{page}#", StringComparison.Ordinal);
    }

    private static HtmlSanitizer CreateSanitizer()
    {
        var sanitizer = new HtmlSanitizer(new HtmlSanitizerOptions
        {
            AllowedTags = new HashSet<string>(Tags, StringComparer.OrdinalIgnoreCase),
            AllowedAttributes = new HashSet<string>(Attributes, StringComparer.OrdinalIgnoreCase),
            AllowedClasses = new HashSet<string>(Classes, StringComparer.Ordinal),
            AllowedSchemes = new HashSet<string>(["https", "mailto", "tel"], StringComparer.OrdinalIgnoreCase),
            UriAttributes = new HashSet<string>(["href", "src"], StringComparer.OrdinalIgnoreCase),
        });
        sanitizer.FilterUrl += (_, url) =>
        {
            // Relative addresses begin with exactly one slash or are an anchor: "//host" and "/\host" leave the portal.
            var original = url.OriginalUrl;
            var local = original.StartsWith('#')
                || (original.StartsWith('/') && (original.Length == 1 || original[1] is not ('/' or '\\')));
            var external = original.StartsWith("https://", StringComparison.Ordinal)
                || original.StartsWith("mailto:", StringComparison.Ordinal)
                || original.StartsWith("tel:", StringComparison.Ordinal);
            // Browsers drop tabs and line ends inside an address and read "\" as "/".
            var plain = !original.Any(character => char.IsControl(character) || char.IsWhiteSpace(character) || character == '\\');

            // Pictures are the portal's own: those of a page's folder and uploaded ones.
            var allowed = url.Tag.LocalName == "img" ? local && IsPicture(original) : local || external;
            url.SanitizedUrl = plain && allowed ? url.SanitizedUrl : null;
        };
        return sanitizer;
    }

    private static bool IsPicture(string url) => url.StartsWith($"/{Picture.Root}/", StringComparison.Ordinal) || MediaName.TryParseUrl(url, out _);

    /// <inheritdoc />
    public override string ToString() => Value;
}
