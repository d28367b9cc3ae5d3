using CyberAware.Core.Documents;

namespace CyberAware.Core.Advisors;

/// <summary>What <c>advisor.yml</c> says, with lines.</summary>
internal sealed record AdvisorData(
    int Order, string Icon, DateOnly Reviewed, DateOnly ReviewBy, IReadOnlyList<AdvisorQuestionData> Questions, IReadOnlyList<AdvisorOutcomeData> Outcomes)
{
    public int QuestionsLine { get; init; } = 1;

    /// <summary>Ids of all actions, each once.</summary>
    public IEnumerable<string> Actions =>
        Questions.SelectMany(question => question.Options).SelectMany(option => option.Actions).Concat(Outcomes.SelectMany(outcome => outcome.Actions)).Distinct();

    /// <summary>Ids of all sections of a text, in order.</summary>
    public IEnumerable<string> Sections => Questions.Select(question => question.Id).Concat(Outcomes.Select(outcome => outcome.Id));
}

/// <summary>One question of <c>advisor.yml</c>.</summary>
internal sealed record AdvisorQuestionData(string Id, IReadOnlyList<AdvisorOptionData> Options, int Line);

/// <summary>One option of <c>advisor.yml</c>.</summary>
internal sealed record AdvisorOptionData(string Id, string? Next, string? Outcome, Verdict? Verdict, IReadOnlyList<string> Actions, int Line)
{
    public int NextLine { get; init; } = 1;

    public int OutcomeLine { get; init; } = 1;

    public int ActionsLine { get; init; } = 1;
}

/// <summary>One outcome of <c>advisor.yml</c>.</summary>
internal sealed record AdvisorOutcomeData(string Id, Verdict Verdict, IReadOnlyList<string> Actions, IReadOnlyList<string> Sources, string? Letter, int Line)
{
    public int ActionsLine { get; init; } = 1;

    public int SourcesLine { get; init; } = 1;

    public int LetterLine { get; init; } = 1;
}

/// <summary>The questions and outcomes of <c>kk.md</c> or <c>ru.md</c>, with lines; texts of outcomes still in their Markdown.</summary>
internal sealed record AdvisorWords(IReadOnlyList<ParsedQuestion> Questions, IReadOnlyList<ParsedOutcome> Outcomes)
{
    /// <summary>Reports hints and sentences that only one of two texts has.</summary>
    public void CompareWith(AdvisorWords first, ProblemList problems)
    {
        foreach (var (mine, theirs) in Questions.Zip(first.Questions))
        {
            if (mine.Text.Hint is null != theirs.Text.Hint is null)
            {
                problems.Add(mine.Line, "languages-differ.hint", mine.Id);
            }

            foreach (var (option, _) in mine.Options.Zip(theirs.Options).Where(pair => pair.First.Text.Sentence is null != pair.Second.Text.Sentence is null))
            {
                problems.Add(option.Line, "languages-differ.sentence", option.Id);
            }
        }
    }
}

/// <summary>One question's words.</summary>
internal sealed record ParsedQuestion(string Id, AdvisorQuestionText Text, IReadOnlyList<ParsedOption> Options, int Line);

/// <summary>One option's words.</summary>
internal sealed record ParsedOption(string Id, AdvisorOptionText Text, int Line);

/// <summary>One outcome's words but for its Markdown.</summary>
internal sealed record ParsedOutcome(string Id, string Title, string Lead);
