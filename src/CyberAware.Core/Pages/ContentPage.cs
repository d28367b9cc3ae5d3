using CyberAware.Core.Documents.Markup;

namespace CyberAware.Core.Pages;

/// <summary>A page in both languages.</summary>
/// <param name="Path">Folder under the content folder, which is the address after the language: <c>guide/passwords</c>.</param>
/// <param name="Settings">What has no language.</param>
/// <param name="Texts">The text in each language.</param>
public sealed record ContentPage(string Path, PageSettings Settings, IReadOnlyDictionary<Language, PageText> Texts)
{
    /// <summary>Path of the page above; empty for a page of the top level.</summary>
    public string Parent => Path.Contains('/', StringComparison.Ordinal) ? Path[..Path.LastIndexOf('/')] : "";

    /// <summary>Last part of the path.</summary>
    public string Slug => Path[(Path.LastIndexOf('/') + 1)..];

    /// <summary>The text in a language.</summary>
    public PageText this[Language language] => Texts[language];
}

/// <summary>A page's text in one language, ready to be shown.</summary>
/// <param name="Language">The language.</param>
/// <param name="Title">First-level heading and browser title.</param>
/// <param name="ShortTitle">Title for menus, lists and breadcrumbs.</param>
/// <param name="Summary">Lead sentence and description.</param>
/// <param name="Updated">Day of the last change of this language's text.</param>
/// <param name="Html">The text below the title.</param>
/// <param name="Headings">Headings and labelled blocks, in order.</param>
/// <param name="Anchors">Every anchor of the text.</param>
/// <param name="Notes">Dated editor's notes, in order.</param>
/// <param name="Facts">Ids of the contacts and acts it uses.</param>
public sealed record PageText(
    Language Language,
    string Title,
    string ShortTitle,
    string Summary,
    DateOnly Updated,
    SafeHtml Html,
    IReadOnlyList<Heading> Headings,
    IReadOnlySet<string> Anchors,
    IReadOnlyList<EditorNote> Notes,
    IReadOnlyList<string> Facts)
{
    /// <summary>The sentence of the card; null when the title stands there.</summary>
    public string? Card { get; init; }

    /// <summary>The three to five points of the poster; empty when the page has none.</summary>
    public IReadOnlyList<string> Poster { get; init; } = [];

    /// <summary>Whether the text holds a checklist.</summary>
    public bool HasChecklist => Html.Value.Contains("block-checklist", StringComparison.Ordinal);

    /// <summary>Whether the text has lines to write on, so that it is there to be printed.</summary>
    public bool IsForm => Html.Value.Contains("class=\"blank\"", StringComparison.Ordinal);
}
