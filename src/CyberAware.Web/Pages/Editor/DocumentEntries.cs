using System.Text.RegularExpressions;
using CyberAware.Core;
using CyberAware.Core.Documents;
using CyberAware.Core.Editing;
using CyberAware.Core.Library;
using CyberAware.Core.Text;
using CyberAware.Web.Localization;
using CyberAware.Web.Pages.About;
using CyberAware.Web.Site;

namespace CyberAware.Web.Pages.Editor;

/// <summary>A document as the list shows it.</summary>
/// <param name="Document">What the database knows of it.</param>
/// <param name="Titles">Its title in each language.</param>
public sealed partial record DocumentEntry(CatalogDocument Document, IReadOnlyDictionary<Language, string> Titles)
{
    /// <summary>Its address after the language; null when it has none of its own.</summary>
    public string? Address { get; init; }

    /// <summary>How its texts stand; null for files that both languages share.</summary>
    public DocumentRow? Row { get; init; }

    /// <summary>Day by which somebody must read it again.</summary>
    public DateOnly? ReviewBy { get; init; }

    /// <summary>The pages below it.</summary>
    public IReadOnlyList<DocumentEntry> Children { get; init; } = [];

    /// <summary>What stands in it under a name of its own: the indicators of a survey, each with its words in each language.</summary>
    public IReadOnlyList<IReadOnlyDictionary<Language, string>> Parts { get; init; } = [];

    /// <summary>Whether a search finds it: by title in either language, by path, or by words of one of its parts.</summary>
    public bool Matches(string query) =>
        Titles.Values.Append(Document.Document).Any(text => NoBreak.Typed(text).Contains(NoBreak.Typed(query), StringComparison.OrdinalIgnoreCase)) || Found(query).Any();

    private static IEnumerable<string> WordsOf(string text) => Words().Matches(text).Select(match => match.Value);

    [GeneratedRegex(@"[\p{L}\p{N}]+")]
    private static partial Regex Words();

    /// <summary>The parts of whose words some begin with each word of a search, whatever their order.</summary>
    public IEnumerable<IReadOnlyDictionary<Language, string>> Found(string query)
    {
        var typed = WordsOf(query).ToList();
        return typed.Count == 0 ? [] : Parts.Where(part => part.Values.Select(WordsOf).Any(words => typed.All(begin => words.Any(word => word.StartsWith(begin, StringComparison.OrdinalIgnoreCase)))));
    }
}

/// <summary>Names documents by what readers call them, and finds the document behind an address.</summary>
public sealed class DocumentEntries(PortalSnapshot snapshot, FeatureResources texts)
{
    private readonly Lazy<IReadOnlyDictionary<string, (LibraryText Text, int Place)>> known = new(() =>
        LibraryTexts.From(snapshot.Library, snapshot.Library.Alerts).Select((text, place) => (text, place))
            .ToDictionary(entry => entry.text.Document, entry => (entry.text, entry.place), StringComparer.Ordinal));

    private readonly Lazy<IReadOnlyDictionary<string, DateOnly>> reviews = new(() => LibraryTexts.Reviews(snapshot.Library));

    /// <summary>Titles of what is not public yet, by the path of the text.</summary>
    public IReadOnlyDictionary<string, string> Drafts { get; set; } = new Dictionary<string, string>();

    /// <summary>Name of the words for what a file without a language holds.</summary>
    public static string SharedKey(DocumentFile file) =>
        !file.Path.EndsWith(".yml", StringComparison.Ordinal) ? "File.Picture" : file.Kind == DocumentKind.Survey ? "Shared.Figures" : "Shared.Settings";

    /// <summary>A document with what is known of it.</summary>
    public DocumentEntry For(CatalogDocument document)
    {
        var text = Find(document.Document);
        return new DocumentEntry(document, Language.All.ToDictionary(language => language, language => TitleOf(document.Document, language)))
        {
            Address = text?.Path,
            Row = text is null ? null : DocumentRow.From(text, snapshot.States),
            Parts = PartsOf(document),
            ReviewBy = reviews.Value.TryGetValue(document.Document, out var day) ? day : null,
        };
    }

    /// <summary>The documents of one kind: pages below one another, all others in the order in which readers see them.</summary>
    /// <param name="documents">The documents.</param>
    /// <param name="language">By whose alphabet those without an order stand.</param>
    public IReadOnlyList<DocumentEntry> Arrange(IEnumerable<DocumentEntry> documents, Language language)
    {
        var byPath = documents.ToDictionary(entry => entry.Document.Document, StringComparer.Ordinal);
        var parents = byPath.Values.ToLookup(entry => entry.Document.Kind == DocumentKind.Page ? ParentOf(entry.Document.Document, byPath) : "", StringComparer.Ordinal);
        return Below("");

        IReadOnlyList<DocumentEntry> Below(string parent) =>
        [
            .. parents[parent].OrderBy(entry => OrderOf(entry.Document)).ThenBy(entry => entry.Titles[language], StringComparer.Create(language.Culture, ignoreCase: true))
                .Select(entry => entry with { Children = entry.Document.Kind == DocumentKind.Page ? Below(entry.Document.Document) : [] }),
        ];
    }

    /// <summary>What readers call a document.</summary>
    public string TitleOf(string document, Language language) =>
        Find(document) is { } text ? text[language].Title
        : LibraryTexts.SurveyTitle(snapshot.Library, document, language) is { } survey ? survey
        : document is "site/contacts.yml" or "site/laws.yml" or "site/synonyms.yml" or "site/settings.yml" or "site/wording.yml" or "permalinks.txt"
            ? texts.In(language, "Editing", $"File.{StemOf(document)}")
        : snapshot.Library.Pages.FirstOrDefault(page => page.Slug == StemOf(document)) is { } page ? page[language].ShortTitle
        : snapshot.Library.FindAdvisor(StemOf(document)) is { } advisor ? advisor[language].ShortTitle
        : document.Split('/') is ["actions" or "sources", _] && texts.In(language, "Editing", $"File.{StemOf(document)}") is var words && words != $"File.{StemOf(document)}" ? words
        : Drafts.GetValueOrDefault($"{document}/{language}.md") ?? Drafts.GetValueOrDefault($"{document}/{language.Other}.md") ?? document;

    /// <summary>The document that an address shows or belongs to; null for none.</summary>
    /// <param name="address">The address after the language, without slashes at its ends.</param>
    public string? At(string address)
    {
        if (address.Length == 0)
        {
            return ContentPath.Home;
        }

        address = snapshot.Library.FindAlias(address) ?? address;
        var byAddress = known.Value.Values.ToDictionary(entry => entry.Text.Path, entry => entry.Text.Document, StringComparer.Ordinal);
        for (var path = address; ; path = path[..path.LastIndexOf('/')])
        {
            if (byAddress.TryGetValue(path, out var document) || !path.Contains('/', StringComparison.Ordinal))
            {
                return document;
            }
        }
    }

    private IReadOnlyList<IReadOnlyDictionary<Language, string>> PartsOf(CatalogDocument document) =>
        document.Kind != DocumentKind.Survey || !snapshot.Library.Surveys.TryGetValue(StemOf(document.Document), out var survey) ? []
        : [.. survey.Indicators.Select(indicator => Language.All.ToDictionary(language => language, language => survey.Texts[language].Labels.GetValueOrDefault(indicator.Id, indicator.Id)))];

    private LibraryText? Find(string document) => known.Value.TryGetValue(document, out var found) ? found.Text : null;

    private int OrderOf(CatalogDocument document) =>
        snapshot.Library.Find(document.Document) is { } page ? page.Settings.Order
        : known.Value.TryGetValue(document.Document, out var found) ? found.Place : int.MaxValue;

    private static string ParentOf(string document, Dictionary<string, DocumentEntry> all)
    {
        var parent = document;
        do
        {
            parent = parent.Contains('/', StringComparison.Ordinal) ? parent[..parent.LastIndexOf('/')] : "";
        }
        while (parent.Length > 0 && !all.ContainsKey(parent));

        return parent;
    }

    private static string StemOf(string document) => System.IO.Path.GetFileNameWithoutExtension(document);
}
