using CyberAware.Core.Quizzes;

namespace CyberAware.Web.Pages.Quizzes;

/// <summary>A question on the class's screen: asked with a field for each option, or explained with the counts.</summary>
/// <param name="Page">The page it stands on.</param>
/// <param name="Number">Number of the question, from 1.</param>
/// <param name="Typed">What was typed and is no number of hands; null for a fresh form.</param>
public sealed record ClassScreen(ClassPageModel Page, int Number, IReadOnlyList<string>? Typed = null)
{
    public Question Question => Page.Quiz.Questions[Number - 1];

    public int Total => Page.Quiz.Questions.Count;

    public QuestionText Text => Question[Page.Language];

    /// <summary>Hands for each option; null before they were counted.</summary>
    public IReadOnlyList<int>? Hands => Page.Counts.Hands.ElementAtOrDefault(Number - 1);

    /// <summary>Id of an option's field.</summary>
    public string FieldId(int option) => $"{Question.Id}-{option + 1}";

    /// <summary>What stands in an option's field.</summary>
    public string? ValueOf(int option) => Typed?[option] ?? Hands?[option].ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Whether what was typed for an option is no number of hands.</summary>
    public bool IsWrong(int option) => Typed is not null && ClassCode.ReadTyped(Typed[option]) is null;
}

/// <summary>The end of a class's run, or what the script makes one of.</summary>
/// <param name="Page">The page it stands on.</param>
/// <param name="Rules">What came out of each question.</param>
/// <param name="IsTemplate">Whether the script is to fill it in.</param>
/// <param name="HandedIn">What became of the counts in the statistics; null when they were not handed in.</param>
public sealed record ClassTotalView(ClassPageModel Page, IReadOnlyList<ClassRule> Rules, bool IsTemplate = false, string? HandedIn = null)
{
    /// <summary>What the script fills in: every question, without a hand.</summary>
    public static ClassTotalView Template(ClassPageModel page) =>
        new(page, ClassResult.Rules(new ClassCounts(page.Quiz.Asked, [.. page.Quiz.Questions.Select(question => question.Options.Select(_ => 0).ToList())])), IsTemplate: true);

    public IReadOnlyList<ClassTopic> Topics => ClassResult.Topics(Rules);

    public int Known => Rules.Count(rule => rule.Verdict == ClassVerdict.Known);

    /// <summary>The rules of a verdict, which make a list of their own.</summary>
    public IEnumerable<ClassRule> RulesWith(ClassVerdict verdict) => Rules.Where(rule => rule.Verdict == verdict);
}
