using System.Text.Encodings.Web;
using System.Text.Unicode;
using CyberAware.Core.Documents.Markup;

namespace CyberAware.Core.Lessons.Cartridges;

/// <summary>A part of a standalone page: running text, then sentences, then entries with headings of their own.</summary>
/// <param name="Heading">Its heading.</param>
public sealed record StandalonePart(string Heading)
{
    /// <summary>Running text.</summary>
    public SafeHtml Html { get; init; } = SafeHtml.Empty;

    /// <summary>Sentences of a list, without markup.</summary>
    public IReadOnlyList<string> Sentences { get; init; } = [];

    /// <summary>Entries, each in a frame along which it can be cut out.</summary>
    public IReadOnlyList<StandaloneEntry> Entries { get; init; } = [];
}

/// <summary>An entry of a part.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="Texts">What stands below, in order.</param>
public sealed record StandaloneEntry(string Title, params IReadOnlyList<SafeHtml> Texts);

/// <summary>A page as a file of its own: it needs no connection and no style of the portal, and prints in black and white.</summary>
/// <param name="Language">Language of its words.</param>
/// <param name="Title">Title and first heading.</param>
/// <param name="Parts">What it says.</param>
/// <param name="Source">Where it comes from, and its date.</param>
/// <param name="Address">Full address of that source, to which the links of its texts are relative.</param>
public sealed record StandalonePage(Language Language, string Title, IReadOnlyList<StandalonePart> Parts, string Source, string Address)
{
    private const string Style = """
        body { max-width: 42em; margin: 1em auto; padding: 0 1em; font: 1em/1.5 sans-serif; color: #000; background: #fff; }
        h1, h2, h3, h4 { line-height: 1.25; break-after: avoid; }
        table { width: 100%; border-collapse: collapse; }
        th, td { padding: .3em .6em; border: 1px solid #555; text-align: left; vertical-align: top; }
        .entry { margin: .6em 0; padding: .6em 1em; border: 2px dashed #555; break-inside: avoid; }
        .visually-hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
        footer { margin-top: 2em; font-size: .875em; }
        """;

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>The whole document.</summary>
    public string Write() => $"""
        <!DOCTYPE html>
        <html lang="{Language.Tag}">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{Encoder.Encode(Title)}</title>
        <style>
        {Style}
        </style>
        </head>
        <body>
        <h1>{Encoder.Encode(Title)}</h1>
        {string.Join('\n', Parts.Select(part => Write(part)))}
        <footer><p>{Encoder.Encode(Source)} <a href="{Encoder.Encode(Address)}">{Encoder.Encode(Address)}</a></p></footer>
        </body>
        </html>

        """;

    private string Write(StandalonePart part) =>
        $"<section>\n<h2>{Encoder.Encode(part.Heading)}</h2>\n{part.Html.Standalone(Address)}{Listed(part.Sentences)}{string.Concat(part.Entries.Select(entry => Write(entry)))}\n</section>";

    private string Write(StandaloneEntry entry) =>
        $"<div class=\"entry\"><h3>{Encoder.Encode(entry.Title)}</h3>{string.Concat(entry.Texts.Select(text => text.Standalone(Address)))}</div>\n";

    private static string Listed(IReadOnlyList<string> sentences) =>
        sentences.Count == 0 ? "" : $"<ul>{string.Concat(sentences.Select(sentence => $"<li>{Encoder.Encode(sentence)}</li>"))}</ul>";
}
