using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using CyberAware.Core.Pages;
using CyberAware.Core.Text;

namespace CyberAware.Core.Search;

/// <summary>A part of a page between two anchors.</summary>
/// <param name="Anchor">Its anchor; null for what stands before the first heading.</param>
/// <param name="Level">Level of its heading; 0 where there is none.</param>
/// <param name="Heading">Its heading or the label of its block; empty where there is none.</param>
/// <param name="Paragraphs">Its words, a paragraph, list item or cell each.</param>
internal sealed record PageSection(string? Anchor, int Level, string Heading, List<string> Paragraphs)
{
    /// <summary>Whether the heading is a block's label, which many pages have: "what to do".</summary>
    public bool IsLabel { get; init; }

    public string Text => string.Join(' ', Paragraphs);
}

/// <summary>Divides a page's HTML, as readers get it, into the sections that search leads to.</summary>
internal sealed class PageSections
{
    private const string Label = "block-label";

    private static readonly HtmlParser Parser = new();

    private readonly Dictionary<string, Heading> headings;
    private readonly List<PageSection> sections = [new PageSection(null, 0, "", [])];
    private PageSection current;
    private bool isNewParagraph = true;

    private PageSections(PageText text)
    {
        headings = text.Headings.ToDictionary(heading => heading.Anchor, StringComparer.Ordinal);
        current = sections[0];
        foreach (var node in Parser.ParseDocument(SoftHyphens.Remove(text.Html.Value)).Body!.ChildNodes)
        {
            Walk(node);
        }
    }

    public static IReadOnlyList<PageSection> Split(PageText text) => new PageSections(text).sections;

    private void Walk(INode node)
    {
        switch (node)
        {
            case IText words:
                AddWords(words.Data);
                break;
            case IElement element:
                WalkElement(element);
                break;
        }
    }

    private void WalkElement(IElement element)
    {
        var outer = current;
        isNewParagraph |= !IsInline(element);
        if (element.Id is { Length: > 0 } anchor)
        {
            current = headings.TryGetValue(anchor, out var heading)
                ? new PageSection(anchor, heading.Level, heading.Text, []) { IsLabel = element.ClassList.Contains(Label) }
                : new PageSection(anchor, 0, "", []) { IsLabel = true };
            sections.Add(current);
            isNewParagraph = true;
        }

        // Labels and headings are the section's name, not its text.
        if (!element.ClassList.Contains(Label) && element.LocalName is not ("h2" or "h3" or "h4"))
        {
            foreach (var child in element.ChildNodes)
            {
                Walk(child);
            }
        }

        isNewParagraph |= !IsInline(element);

        // What follows a block belongs to the section around it.
        if (element.LocalName is "section" or "aside" or "figure")
        {
            current = outer;
        }
    }

    private void AddWords(string data)
    {
        var words = string.Join(' ', data.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (words.Length == 0)
        {
            if (!isNewParagraph && current.Paragraphs.Count > 0)
            {
                current.Paragraphs[^1] = current.Paragraphs[^1].TrimEnd() + ' ';
            }

            return;
        }

        if (isNewParagraph || current.Paragraphs.Count == 0)
        {
            current.Paragraphs.Add(words);
        }
        else
        {
            var gap = char.IsWhiteSpace(data[0]) || current.Paragraphs[^1].EndsWith(' ') ? " " : "";
            current.Paragraphs[^1] = current.Paragraphs[^1].TrimEnd() + gap + words;
        }

        if (char.IsWhiteSpace(data[^1]))
        {
            current.Paragraphs[^1] += ' ';
        }

        isNewParagraph = false;
    }

    private static bool IsInline(IElement element) => element.LocalName is "a" or "strong" or "em" or "code" or "span" or "time";
}
