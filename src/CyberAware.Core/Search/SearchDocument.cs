namespace CyberAware.Core.Search;

/// <summary>One thing that search can find: a section of a page, a term, a chart, a quiz.</summary>
/// <param name="Path">Address after the language, such as <c>guide/passwords</c>.</param>
/// <param name="Anchor">Where on that page; null for its beginning.</param>
/// <param name="Title">Title of the page.</param>
/// <param name="Section">Heading of the section; empty for the beginning of the page.</param>
/// <param name="Text">The words, without markup.</param>
/// <param name="Language">Language of all of it.</param>
public sealed record SearchDocument(string Path, string? Anchor, string Title, string Section, string Text, Language Language)
{
    /// <summary>Further words that lead here and are not shown: short titles, the words of the address.</summary>
    public string Keywords { get; init; } = "";

    /// <summary>Further words that count as those of the text and are not shown.</summary>
    public string Hints { get; init; } = "";

    /// <summary>Whether the section's name says nothing without the page's, as "what to do" does.</summary>
    public bool IsLabel { get; init; }

    /// <summary>Whether it is the beginning of a page that gives advice, and so stands for the whole page.</summary>
    public bool IsPage { get; init; }

    /// <summary>Factor of its scores: below 1 for what explains a word rather than helps.</summary>
    public double Weight { get; init; } = 1;

    /// <summary>Further factor where its own name lacks a word: below 1 for what tells nobody what to do.</summary>
    public double WeakShare { get; init; } = 1;
}

/// <summary>A piece of a text with the words that were looked for.</summary>
/// <param name="Text">The piece, as plain text.</param>
/// <param name="Highlights">Offsets of those words in it, in order, without overlaps.</param>
public sealed record Snippet(string Text, IReadOnlyList<TokenSpan> Highlights);

/// <summary>A place on a page.</summary>
/// <param name="Anchor">Anchor; null for the beginning of the page.</param>
/// <param name="Section">Its heading.</param>
public sealed record SectionPlace(string? Anchor, string Section);

/// <summary>One page that was found, with its best section.</summary>
/// <param name="Path">Address after the language.</param>
/// <param name="Anchor">Anchor of the best section; null for the beginning of the page.</param>
/// <param name="Title">Title of the page.</param>
/// <param name="Section">Heading of the best section; empty for the beginning.</param>
/// <param name="Snippet">The words around the densest match.</param>
/// <param name="Language">Language of the page.</param>
/// <param name="Score">Its rank among the results of its language; comparable within one answer only.</param>
/// <param name="More">Further sections of the page that match, best first.</param>
public sealed record SearchResult(
    string Path, string? Anchor, string Title, string Section, Snippet Snippet, Language Language, double Score, IReadOnlyList<SectionPlace> More)
{
    /// <inheritdoc cref="SearchDocument.IsLabel" />
    public bool IsLabel { get; init; }
}

/// <summary>What a query found.</summary>
/// <param name="Query">The query as it was typed, cleaned and cut.</param>
/// <param name="Corrected">What was looked for instead; null when the query was taken as typed.</param>
/// <param name="Results">Pages of the asked language first, unless the other one knows the words far better; best first in each.</param>
/// <param name="Contacts">Contacts whose number was typed or asked for.</param>
public sealed record SearchAnswer(
    string Query, string? Corrected, IReadOnlyList<SearchResult> Results, IReadOnlyList<Core.References.Contact> Contacts)
{
    /// <summary>Whether there was nothing to look for: no letter and no digit.</summary>
    public bool IsEmptyQuery { get; init; }
}

/// <summary>How a query is taken.</summary>
public enum SearchMode
{
    /// <summary>With repairs and similar words.</summary>
    Default,

    /// <summary>As typed: without repairs and without similar words.</summary>
    Exact,

    /// <summary>Still being typed: the last word may be the beginning of one.</summary>
    Autocomplete,
}
