using CyberAware.Core.Actions;
using CyberAware.Core.Advisors;
using CyberAware.Core.References;

namespace CyberAware.Web.Pages.Advisors;

/// <summary>A question as it is asked.</summary>
/// <param name="Page">The page that holds it.</param>
/// <param name="Position">The answers before it.</param>
/// <param name="IsTemplate">Whether the script will replace its words, so that every part is drawn.</param>
public sealed record QuestionView(AdvisorPageModel Page, AdvisorPosition Position, bool IsTemplate = false)
{
    public AdvisorQuestion Question => Position.Question!;

    public int Number => Position.Answers.Count + 1;

    /// <summary>How many questions there are at most, whatever is answered from here on.</summary>
    public int Most => Position.Answers.Count + MostFrom(Page.Advisor, Question);

    public string UrlAfter(AdvisorOption option) => Page.UrlOf([.. AdvisorPaths.OptionsOf(Position.Answers), option.Id]);

    /// <summary>Most questions from one to an end, itself counted.</summary>
    public static int MostFrom(Advisor advisor, AdvisorQuestion question)
    {
        // Many paths lead through the same questions.
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        return From(question);

        int From(AdvisorQuestion here) => known.TryGetValue(here.Id, out var most) ? most
            : known[here.Id] = 1 + here.Options.Max(option => option.Next is null ? 0 : From(advisor.Question(option.Next)));
    }
}

/// <summary>What the answers come to, as it is shown.</summary>
/// <param name="Page">The page that holds it.</param>
/// <param name="Position">The answers and their result.</param>
/// <param name="IsTemplate">Whether the script will replace its words, so that every part is drawn.</param>
public sealed record ResultView(AdvisorPageModel Page, AdvisorPosition Position, bool IsTemplate = false)
{
    public AdvisorResult Result => Position.Result!;

    public AdvisorOutcomeText Text => Result.Outcome[Page.Language];

    public string Url => Page.UrlOf(AdvisorPaths.OptionsOf(Position.Answers));

    public string PlanUrl => Page.Links.AdvisorPlan(Page.Language, Page.Advisor, AdvisorPaths.OptionsOf(Position.Answers));

    public IEnumerable<RecommendedAction> First => Result.Actions.Take(AdvisorResult.FirstActions);

    /// <summary>An action with the way to its explanation, unless one that is shown before it has the same.</summary>
    public ActionView View(RecommendedAction action) => new(
        Page, action,
        First.Concat(Rest.SelectMany(rest => rest.Actions)).TakeWhile(before => before != action).Any(before => (before.Path, before.Anchor) == (action.Path, action.Anchor)));

    /// <summary>The other actions by time; a time without any is left out.</summary>
    public IEnumerable<(ActionTime When, IReadOnlyList<RecommendedAction> Actions)> Rest =>
        from time in Enum.GetValues<ActionTime>()
        let actions = Result.Actions.Skip(AdvisorResult.FirstActions).Where(action => action.When == time).ToList()
        where actions.Count > 0 || IsTemplate
        select (time, (IReadOnlyList<RecommendedAction>)actions);

    public bool HasPlan => IsTemplate || Result.Actions.Any(action => action.When == ActionTime.Week);

    public IReadOnlyList<string> Sentences => [.. Result.Sentences.Select(answer => answer.Option[Page.Language].Sentence).OfType<string>()];
}

/// <summary>The answers so far, each of which can be changed.</summary>
public sealed record AnswersView(AdvisorPageModel Page, AdvisorPosition Position)
{
    /// <summary>Each answer with the address of its question.</summary>
    public IEnumerable<(AdvisorAnswer Answer, string Url)> Answers =>
        Position.Answers.Select((answer, i) => (answer, Page.UrlOf(AdvisorPaths.OptionsOf(Position.Answers).Take(i))));
}

/// <summary>One thing to do.</summary>
/// <param name="Page">The page that holds it.</param>
/// <param name="Action">The action.</param>
/// <param name="IsExplained">Whether an action before it leads to the same place already.</param>
public sealed record ActionView(AdvisorPageModel Page, RecommendedAction Action, bool IsExplained = false)
{
    public RecommendedActionText Text => Action[Page.Language];

    public Contact? Contact => Action.Contact is { } id ? Page.Library.Contacts[id] : null;

    /// <summary>Who does it when the reader doesn't; null when the reader does, as nearly always.</summary>
    public string? Doer => Action.Who == RecommendedAction.Reader ? null : Action.Who;

    public string? Url => IsExplained ? null : Page.Links.Action(Page.Language, Action);

    /// <summary>What says how: the section's heading, or the page's name; null for a screen without a document.</summary>
    public string? HowTitle => Action.Path is { } path && Page.Library.FindCurrent(path)?[Page.Language] is { } text
        ? text.Headings.FirstOrDefault(heading => heading.Anchor == Action.Anchor)?.Text ?? text.ShortTitle
        : null;
}

/// <summary>How grave a result is, in words and with a sign.</summary>
public sealed record VerdictView(Verdict Verdict)
{
    /// <summary>Name of it in classes, in keys of the texts and for the script.</summary>
    public string Name => NameOf(Verdict);

    public string Icon => Verdict switch { Verdict.Stop => "stop", Verdict.Act => "warning", Verdict.Check => "question", _ => "info" };

    public static string NameOf(Verdict verdict) => verdict switch { Verdict.Stop => "stop", Verdict.Act => "act", Verdict.Check => "check", _ => "ordinary" };
}

/// <summary>The times of actions, as the pages and their script call them.</summary>
public static class ActionTimes
{
    public static string NameOf(ActionTime time) => time switch { ActionTime.TenMinutes => "ten-minutes", ActionTime.Today => "today", _ => "week" };
}
