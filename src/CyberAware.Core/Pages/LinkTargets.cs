using CyberAware.Core.Documents;
using CyberAware.Core.References;
using CyberAware.Core.Surveys;

namespace CyberAware.Core.Pages;

/// <summary>What texts can refer to: pages and screens with their anchors, pictures, figures, contacts, acts.</summary>
internal sealed class LinkTargets(
    IReadOnlyDictionary<string, IReadOnlySet<string>> anchorsByPath,
    IReadOnlyDictionary<string, Picture> pictures,
    IReadOnlyDictionary<string, Survey> surveys,
    IReadOnlyDictionary<string, Contact> contacts,
    IReadOnlyDictionary<string, Law> laws,
    IReadOnlySet<string> unreadable,
    IReadOnlyDictionary<MediaName, MediaSize> media,
    string factsHash)
{
    private static readonly string[] NumberSigns = ["№ ", "№", "№\u00A0"];

    private string? addressesHash;

    /// <summary>Uploaded pictures.</summary>
    public IReadOnlyDictionary<MediaName, MediaSize> Media => media;

    public IReadOnlyDictionary<string, Picture> Pictures => pictures;

    /// <summary>Addresses of all pages and screens, as links are written.</summary>
    public IEnumerable<string> Urls => anchorsByPath.Keys.Where(path => path != ContentPath.Home).Select(path => "/" + path);

    /// <summary>Every indicator, as <c>survey/indicator</c>.</summary>
    public IEnumerable<string> Indicators => surveys.Values.SelectMany(survey => survey.Indicators.Select(indicator => $"{survey.Id}/{indicator.Id}"));

    /// <summary>Every figure, as <c>survey/indicator/year</c>.</summary>
    public IEnumerable<string> Figures =>
        from survey in surveys.Values from indicator in survey.Indicators from value in indicator.Values select $"{survey.Id}/{indicator.Id}/{value.Year}";

    public IReadOnlyDictionary<string, Survey> Surveys => surveys;

    public IReadOnlyDictionary<string, Contact> Contacts => contacts;

    public IReadOnlyDictionary<string, Law> Laws => laws;

    /// <summary>
    /// Changes with anything that some texts can refer to. Of pages, screens and uploaded pictures only those that they name
    /// count: whoever writes changes addresses and anchors all the time, and hardly any changes another page.
    /// </summary>
    public string HashFor(IEnumerable<ParsedText> texts)
    {
        var all = texts.ToList();
        return factsHash
            + string.Concat(all.SelectMany(text => text.Media).Distinct(StringComparer.Ordinal)
                .Select(url => MediaName.TryParseUrl(url, out var name) && media.TryGetValue(name, out var size) ? $" {url} {size}" : $" {url}"))
            + string.Concat(all.SelectMany(text => text.Links).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(StateOf));
    }

    // As links are resolved: nothing is said of what could not be read, and only what is missing is answered with what there is.
    private string StateOf(string url)
    {
        var parts = url.Split('#', 2);
        var path = parts[0][1..];
        return IsUnreadable(path) ? $" {url} unreadable"
            : AnchorsOf(path) is { } anchors && (parts.Length == 1 || anchors.Contains(parts[1])) ? ""
            : $" {url} {AddressesHash}";
    }

    // Asked for only when a link is broken.
    private string AddressesHash => addressesHash ??= ContentFile.VersionOf([ContentFile.FromText("", string.Join('\n', anchorsByPath
        .Select(address => $"{address.Key} {string.Join(' ', address.Value.Order(StringComparer.Ordinal))}").Order(StringComparer.Ordinal)))]);

    /// <summary>Anchors of a page or a screen; null when there is none. The home page has no path of its own.</summary>
    public IReadOnlySet<string>? AnchorsOf(string path) =>
        path == ContentPath.Home ? null : anchorsByPath.GetValueOrDefault(path);

    /// <summary>
    /// Whether a page, a survey or a file of facts is there but could not be read, so that nothing can be said
    /// about what it holds; its own problems are reported where they are.
    /// </summary>
    public bool IsUnreadable(string path) => unreadable.Contains(path);

    /// <summary>A contact or an act's number that stands in plain text; null when there is none.</summary>
    public (string Text, int Position, string Reference)? FindHardcodedFact(string text)
    {
        var known = contacts.Values.Where(contact => contact.Value is not null && !contact.IsTypedToo)
            .SelectMany(contact => contact.Display.Values.Append(contact.Value!).Select(typed => (typed, Reference: "contact:" + contact.Id)))
            .Concat(laws.Values.Where(law => law.Number.Length > 0)
                .SelectMany(law => NumberSigns.Select(sign => (typed: sign + law.Number, Reference: "law:" + law.Id))));
        foreach (var (typed, reference) in known.Where(fact => fact.typed.Length > 0))
        {
            if (PositionAlone(text, typed) is { } position)
            {
                return (typed, position, reference);
            }
        }

        return null;
    }

    // "1400" stands alone in "1400," and with a Cyrillic ending, but not in "21400".
    private static int? PositionAlone(string text, string part)
    {
        for (var at = text.IndexOf(part, StringComparison.Ordinal); at >= 0; at = text.IndexOf(part, at + 1, StringComparison.Ordinal))
        {
            var end = at + part.Length;
            if ((at == 0 || !char.IsAsciiLetterOrDigit(text[at - 1])) && (end == text.Length || !char.IsAsciiLetterOrDigit(text[end])))
            {
                return at;
            }
        }

        return null;
    }
}
