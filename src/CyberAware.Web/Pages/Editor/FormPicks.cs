using CyberAware.Core;
using CyberAware.Core.Documents;
using CyberAware.Core.Editing.Forms;
using CyberAware.Core.Library;
using CyberAware.Core.Pages;
using CyberAware.Core.Text;
using CyberAware.Web.Links;

namespace CyberAware.Web.Pages.Editor;

/// <summary>What the fields of a form can name, by its title: nobody types an id from memory.</summary>
/// <param name="library">The public texts.</param>
/// <param name="words">What screens call choices.</param>
/// <param name="language">Language of the titles.</param>
public sealed class FormPicks(ContentLibrary library, FormWords words, Language language)
{
    private readonly Dictionary<string, IReadOnlyDictionary<string, string>> offers = new(StringComparer.Ordinal);

    /// <summary>Id of the list that a field takes its names from.</summary>
    public static string ListId(FormCell cell) => $"site-picks-{cell.Target}" + (cell.TargetPage is { } page ? "-" + page.Replace('/', '-') : "");

    /// <summary>The names that a field can hold, with their titles, in the order in which they are offered.</summary>
    public IReadOnlyDictionary<string, string> For(FormCell cell)
    {
        if (!offers.TryGetValue(ListId(cell), out var found))
        {
            // What has the same title as another one is told apart by its id.
            offers[ListId(cell)] = found = Read(cell).DistinctBy(offer => offer.Value).GroupBy(offer => NoBreak.Typed(offer.Title), StringComparer.OrdinalIgnoreCase)
                .SelectMany(same => same.Select(offer => (offer.Value, Title: same.Count() > 1 ? $"{offer.Title} — {offer.Value}" : offer.Title)))
                .ToDictionary(offer => offer.Value, offer => offer.Title, StringComparer.Ordinal);
        }

        return found;
    }

    /// <summary>The title of what a field names; empty for nothing that is public.</summary>
    public string TitleOf(FormCell cell, string value) => cell.Target == FieldTarget.None ? "" : For(cell).GetValueOrDefault(value, "");

    /// <summary>What a title that was typed out names; what was typed where it is the title of nothing, or of several.</summary>
    public string NamedBy(FormCell cell, string typed) =>
        For(cell).Where(offer => string.Equals(NoBreak.Typed(offer.Value), NoBreak.Typed(typed.Trim()), StringComparison.OrdinalIgnoreCase)).Select(offer => offer.Key).Take(2).ToList() is [var name] ? name : typed;

    private IEnumerable<(string Value, string Title)> Read(FormCell cell) => cell.Target switch
    {
        FieldTarget.Page => Pages(),
        FieldTarget.Place => Places(),
        FieldTarget.Anchor => library.Find(cell.TargetPage ?? "")?[language].Headings.Select(heading => (heading.Anchor, heading.Text)) ?? [],
        FieldTarget.Successor => library.Lessons.Select(lesson => ("/" + LibraryTexts.OfLesson(lesson).Path, lesson[language].Title)).Concat(Pages()),
        FieldTarget.Quiz => library.Quizzes.Select(quiz => (quiz.Slug, quiz[language].Title)),
        FieldTarget.Source => Sources(),
        FieldTarget.Origin => PageSettings.KnownSources.Select(word => (word, words.Word("Page.sources", word))).Concat(Sources()),
        FieldTarget.Contact => library.Contacts.Values.Select(contact => (contact.Id, $"{contact.Label[language]}, {contact.Display[language]}")),
        FieldTarget.Law => library.Laws.Values.Select(law => (law.Id, law.Cite(language, Core.References.Law.BaseForm) ?? law.Id)),
        FieldTarget.Advisor => library.Advisors.Select(advisor => (advisor.Slug, advisor[language].Title)),
        FieldTarget.Outcome => library.Advisors.SelectMany(advisor => advisor.Outcomes.Select(outcome => ($"{advisor.Slug}/{outcome.Id}", $"{outcome[language].Title} ({advisor[language].ShortTitle})"))),
        FieldTarget.Letter => library.Letters.Select(letter => (letter.Slug, letter[language].Title)),
        FieldTarget.Action => library.Actions.Values.Select(action => (action.Id, action[language].Text)),
        FieldTarget.Indicator => library.Surveys.Values.SelectMany(survey => survey.Indicators.Select(indicator =>
            ($"{survey.Id}/{indicator.Id}", survey.Texts[language].Labels.GetValueOrDefault(indicator.Id, indicator.Id)))),
        _ => [],
    };

    private IEnumerable<(string Value, string Title)> Pages() =>
        library.Pages.Where(page => page.Path != ContentPath.Home).Select(page => ("/" + page.Path, page[language].Title));

    private IEnumerable<(string Value, string Title)> Places() => library.Pages.Where(page => page.Path != ContentPath.Home).SelectMany(page => page[language].Headings
        .Select(heading => ($"/{page.Path}#{heading.Anchor}", $"{heading.Text} ({page[language].ShortTitle})")).Prepend(("/" + page.Path, page[language].Title)))
        .Concat(library.Advisors.SelectMany(advisor => advisor.Outcomes.Select(outcome =>
            ($"/{CheckPaths.Whole(advisor.Slug)}#{outcome.Id}", $"{outcome[language].Title} ({advisor[language].ShortTitle})"))));

    // The newest first: a new warning is about what was published last.
    private IEnumerable<(string Value, string Title)> Sources() => library.Sources.Values.OrderByDescending(source => source.Date.ToString(), StringComparer.Ordinal)
        .Select(source => (source.Id, $"{source.Title[language]} ({source.Site}, {source.Date.Format(language)})"));
}
