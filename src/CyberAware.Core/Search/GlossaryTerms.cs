using CyberAware.Core.Pages;

namespace CyberAware.Core.Search;

/// <summary>The terms of the glossary with their synonyms, which are the same in both languages by their anchors.</summary>
public static class GlossaryTerms
{
    /// <summary>Path of the page.</summary>
    public const string Path = "glossary";

    // How a paragraph of synonyms begins on the page.
    private static readonly string[] Labels = ["Синонимдері:", "Синонимы:"];

    /// <summary>A group for each term: its name and synonyms in Kazakh and in Russian.</summary>
    public static IReadOnlyList<SynonymGroup> From(ContentPage glossary) =>
    [
        .. Language.All.SelectMany(language => PageSections.Split(glossary[language]))
            .Where(section => section is { Anchor: not null, Level: 3 })
            .GroupBy(section => section.Anchor)
            .Select(term => new SynonymGroup([.. term.SelectMany(WordsOf).Distinct(StringComparer.OrdinalIgnoreCase)], null))
            .Where(group => group.Words.Count > 1),
    ];

    private static IEnumerable<string> WordsOf(PageSection section) =>
        section.Paragraphs
            .SelectMany(paragraph => Labels.Where(label => paragraph.StartsWith(label, StringComparison.Ordinal)).Select(label => paragraph[label.Length..]))
            .SelectMany(words => words.Split(','))
            .Select(words => WithoutBrackets(words).Trim(' ', '.', '«', '»', '\u00A0'))
            .Prepend(section.Heading)
            .Where(words => words.Length > 0 && TextPipeline.FoldPhrase(words).Split(' ').Length <= SynonymGroup.PhraseWords);

    private static string WithoutBrackets(string words) =>
        words.IndexOf('(', StringComparison.Ordinal) is >= 0 and var bracket ? words[..bracket] : words;
}
