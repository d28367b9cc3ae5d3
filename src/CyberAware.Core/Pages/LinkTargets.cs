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
    SharedHashes shared)
{
    // Nothing is said of what could not be read, and said again when it can be.
    private const string Unreadable = "unreadable";

    private static readonly string[] NumberSigns = ["№ ", "№", "№\u00A0"];

    private readonly Dictionary<string, string> factStates = new(StringComparer.Ordinal);
    private string? addressesHash;
    private (IReadOnlyList<(string Text, string Reference)> Facts, string Hash)? typed;

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
    /// Changes with anything that some texts can refer to. Of pages, screens, uploaded pictures, contacts and acts only those that
    /// they name count: whoever writes changes them all the time, and hardly any changes another page.
    /// </summary>
    public string HashFor(IEnumerable<ParsedText> texts)
    {
        var all = texts.ToList();
        return Typed.Hash
            + (all.Exists(text => text.ShowsPictures) ? shared.Pictures : "")
            + (all.Exists(text => text.ShowsFigures) ? shared.Figures : "")
            + string.Concat(all.SelectMany(text => text.Facts).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(FactStateOf))
            + string.Concat(all.SelectMany(text => text.Media).Distinct(StringComparer.Ordinal)
                .Select(url => MediaName.TryParseUrl(url, out var name) && media.TryGetValue(name, out var size) ? $" {url} {size}" : $" {url}"))
            + string.Concat(all.SelectMany(text => text.Links).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(StateOf));
    }

    // All that a text can show of a contact or an act; of what is not there, the names that a message may hint at.
    private string FactStateOf(string url)
    {
        if (factStates.TryGetValue(url, out var known))
        {
            return known;
        }

        var (scheme, rest) = url.Split(':', 2) is [var before, var after] ? (before + ":", after) : (url, "");
        return factStates[url] = $" {url} " + (scheme == ParsedText.ContactScheme ? ContactStateOf(rest) : LawStateOf(rest.Split('/')[0]));
    }

    private string ContactStateOf(string reference)
    {
        var id = reference.EndsWith(LinkResolver.CardForm, StringComparison.Ordinal) ? reference[..^LinkResolver.CardForm.Length] : reference;
        return contacts.TryGetValue(id, out var contact)
            ? $"{contact.Kind} {contact.Href} {string.Concat(Language.All.Select(language => $"{contact.Display[language]} {contact.Describe(language)} "))}"
            : IsUnreadable("site/contacts.yml") ? Unreadable : string.Join(' ', contacts.Keys);
    }

    private string LawStateOf(string id) => laws.TryGetValue(id, out var law)
        ? $"{law.Source} {string.Concat(Language.All.SelectMany(language => law.Forms[language].Keys.Select(form => $"{form} {law.Cite(language, form)} ")))}"
        : IsUnreadable("site/laws.yml") ? Unreadable : string.Join(' ', laws.Keys);

    // What no text may hold typed by hand, and the reference that belongs there; every text is compared with it.
    private (IReadOnlyList<(string Text, string Reference)> Facts, string Hash) Typed
    {
        get
        {
            if (typed is null)
            {
                List<(string Text, string Reference)> facts =
                [
                    .. contacts.Values.Where(contact => contact.Value is not null && !contact.IsTypedToo)
                        .SelectMany(contact => contact.Display.Values.Append(contact.Value!).Select(text => (text, ParsedText.ContactScheme + contact.Id))),
                    .. laws.Values.Where(law => law.Number.Length > 0)
                        .SelectMany(law => NumberSigns.Select(sign => (sign + law.Number, ParsedText.LawScheme + law.Id))),
                ];
                facts.RemoveAll(fact => fact.Text.Length == 0);
                typed = (facts, ContentFile.VersionOf([ContentFile.FromText("", string.Join('\n', facts))]));
            }

            return typed.Value;
        }
    }

    // As links are resolved: nothing is said of what could not be read, and only what is missing is answered with what there is.
    private string StateOf(string url)
    {
        var parts = url.Split('#', 2);
        var path = parts[0][1..];
        return IsUnreadable(path) ? $" {url} {Unreadable}"
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
        foreach (var (fact, reference) in Typed.Facts)
        {
            if (PositionAlone(text, fact) is { } position)
            {
                return (fact, position, reference);
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

/// <summary>Hashes of what is the same for all texts.</summary>
/// <param name="Pictures">Of the pictures of all folders.</param>
/// <param name="Figures">Of all surveys, also of those that can't be read.</param>
internal sealed record SharedHashes(string Pictures, string Figures);
