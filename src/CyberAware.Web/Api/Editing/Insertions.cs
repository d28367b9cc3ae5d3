using CyberAware.Core;
using CyberAware.Core.Documents;
using CyberAware.Core.Library;
using CyberAware.Core.Search;
using CyberAware.Core.Surveys;

namespace CyberAware.Web.Api.Editing;

/// <summary>Something that a text can name.</summary>
/// <param name="Title">What it is called.</param>
/// <param name="Detail">What tells it from others of the same name.</param>
/// <param name="Target">What the text writes: <c>/guide/email#macros</c>, <c>contact:police</c>.</param>
/// <param name="Picture">Address of the picture; null for anything else.</param>
public sealed record Insertion(string Title, string Detail, string Target, string? Picture = null);

/// <summary>Finds what a text can name, as an editor looks for it: each word of the query stands in the title or beside it.</summary>
public static class Insertions
{
    /// <summary>Most that are offered at once.</summary>
    public const int Most = 40;

    /// <summary>The kinds with what each offers; pictures, which the database knows, are added elsewhere.</summary>
    private static readonly Dictionary<string, Func<ContentLibrary, Language, IEnumerable<Insertion>>> Kinds = new(StringComparer.Ordinal)
    {
        ["link"] = Links,
        ["term"] = Terms,
        ["figure"] = Figures,
        ["contact"] = Contacts,
        ["law"] = Laws,
    };

    /// <summary>What is found; null for a kind that there is not.</summary>
    /// <param name="library">The public texts.</param>
    /// <param name="kind">link, term, figure, contact or law.</param>
    /// <param name="language">Language of the text.</param>
    /// <param name="query">What is looked for; everything when it is empty.</param>
    public static IReadOnlyList<Insertion>? Find(ContentLibrary library, string kind, Language language, string query) =>
        Kinds.TryGetValue(kind, out var offers) ? Filter(offers(library, language), query) : null;

    /// <summary>Pictures of the document's own folder.</summary>
    public static IEnumerable<Insertion> Pictures(ContentLibrary library, string folder) =>
        library.Pictures.Keys.Where(path => path[..Math.Max(path.LastIndexOf('/'), 0)] == folder).Order(StringComparer.Ordinal)
            .Select(path => path[(folder.Length + 1)..]).Select(name => new Insertion(name, folder, name));

    /// <summary>What of a list matches; those whose title does come first.</summary>
    public static IReadOnlyList<Insertion> Filter(IEnumerable<Insertion> offers, string query)
    {
        var words = query.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        bool Hold(string text) => words.All(word => text.Contains(word, StringComparison.OrdinalIgnoreCase));
        return [.. offers.Where(offer => Hold($"{offer.Title} {offer.Detail} {offer.Target}")).OrderBy(offer => Hold(offer.Title) ? 0 : 1).Take(Most)];
    }

    private static IEnumerable<Insertion> Links(ContentLibrary library, Language language)
    {
        foreach (var text in LibraryTexts.From(library, library.Alerts).Where(text => text.Path != ContentPath.Home))
        {
            yield return new Insertion(text[language].Title, "/" + text.Path, "/" + text.Path);
            foreach (var heading in library.Find(text.Path)?[language].Headings ?? [])
            {
                yield return new Insertion(heading.Text, text[language].Title, $"/{text.Path}#{heading.Anchor}");
            }
        }
    }

    private static IEnumerable<Insertion> Terms(ContentLibrary library, Language language) =>
        from heading in library.Find(GlossaryTerms.Path)?[language].Headings ?? []
        where heading.Level > 2
        select new Insertion(heading.Text, "", $"/{GlossaryTerms.Path}#{heading.Anchor}");

    // The newest year first: older ones are history.
    private static IEnumerable<Insertion> Figures(ContentLibrary library, Language language) =>
        from survey in library.Surveys.Values
        from indicator in survey.Indicators
        from value in indicator.Values.Reverse()
        select new Insertion(
            $"{survey.Texts[language].Labels.GetValueOrDefault(indicator.Id, indicator.Id)}: {FigureFormatter.Format(language, indicator, value)}",
            $"{value.Year} \u00B7 {survey.Texts[language].Title}",
            FormattableString.Invariant($"stat:{survey.Id}/{indicator.Id}/{value.Year}"));

    private static IEnumerable<Insertion> Contacts(ContentLibrary library, Language language) =>
        library.Contacts.Values.Select(contact => new Insertion($"{contact.Display[language]} \u2014 {contact.Label[language]}", contact.Purpose?[language] ?? "", "contact:" + contact.Id));

    private static IEnumerable<Insertion> Laws(ContentLibrary library, Language language) =>
        from law in library.Laws.Values
        from form in law.Forms[language].Keys
        select new Insertion(law.Cite(language, form)!, form, form == Core.References.Law.BaseForm ? $"law:{law.Id}" : $"law:{law.Id}/{form}");
}
