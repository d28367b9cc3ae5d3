using CyberAware.Core.Documents;

namespace CyberAware.Core.Advisors;

/// <summary>Checks what takes a whole helper: that every path ends with an outcome and nothing is out of reach.</summary>
/// <param name="data">What advisor.yml says.</param>
/// <param name="problems">Problems of advisor.yml.</param>
internal sealed class AdvisorValidator(AdvisorData data, ProblemList problems)
{
    private const int MinOptions = 2;
    private const int MaxOptions = 6;

    // The page with the whole helper has this address.
    private const string Reserved = "all";

    private readonly Dictionary<string, AdvisorQuestionData> questions =
        data.Questions.DistinctBy(question => question.Id).ToDictionary(question => question.Id, StringComparer.Ordinal);

    private readonly Dictionary<string, AdvisorOutcomeData> outcomes =
        data.Outcomes.DistinctBy(outcome => outcome.Id).ToDictionary(outcome => outcome.Id, StringComparer.Ordinal);

    // A question is the same state again only with the same outcome so far.
    private readonly HashSet<(string Question, string? Outcome)> visited = [];
    private readonly HashSet<string> results = new(StringComparer.Ordinal);

    /// <summary>Reports what doesn't fit together within one helper.</summary>
    public void Validate()
    {
        if (data.Questions.Count == 0)
        {
            problems.Add(data.QuestionsLine, "no-questions.advisor");
            return;
        }

        var isSound = true;
        foreach (var question in data.Questions)
        {
            isSound &= CheckOptions(question);
        }

        // A walk says nothing as long as steps lead nowhere or in a circle.
        if (isSound && !HasCircle())
        {
            CheckLength();
            Walk(data.Questions[0], null);
            ReportUnreached();
        }
    }

    private bool CheckOptions(AdvisorQuestionData question)
    {
        if (question.Options.Count is < MinOptions or > MaxOptions)
        {
            problems.Add(question.Line, "options-count.advisor", question.Id, question.Options.Count, MinOptions, MaxOptions);
        }

        var isSound = true;
        foreach (var option in question.Options)
        {
            if (option.Id == Reserved)
            {
                problems.Add(option.Line, "bad-id.reserved", option.Id);
            }

            if (option.Next is not null && !questions.ContainsKey(option.Next))
            {
                problems.Add(option.NextLine, "unknown-question", option.Next, Nearest.Hint(option.Next, questions.Keys));
                isSound = false;
            }

            if (option.Outcome is not null && !outcomes.ContainsKey(option.Outcome))
            {
                problems.Add(option.OutcomeLine, "unknown-outcome", option.Outcome, Nearest.Hint(option.Outcome, outcomes.Keys));
                isSound = false;
            }
        }

        return isSound;
    }

    private bool HasCircle()
    {
        var done = new HashSet<string>(StringComparer.Ordinal);
        var open = new HashSet<string>(StringComparer.Ordinal);
        return data.Questions.Any(question => Closes(question));

        bool Closes(AdvisorQuestionData question)
        {
            if (!done.Add(question.Id))
            {
                return false;
            }

            open.Add(question.Id);
            foreach (var option in question.Options.Where(option => option.Next is not null))
            {
                if (open.Contains(option.Next!))
                {
                    problems.Add(option.NextLine, "question-circle", option.Next);
                    return true;
                }

                if (Closes(questions[option.Next!]))
                {
                    return true;
                }
            }

            open.Remove(question.Id);
            return false;
        }
    }

    private void CheckLength()
    {
        var lengths = new Dictionary<string, int>(StringComparer.Ordinal);
        var longest = LengthOf(data.Questions[0]);
        if (longest > Advisor.MaxQuestions)
        {
            problems.Add(data.QuestionsLine, "path-too-long", longest, Advisor.MaxQuestions);
        }

        int LengthOf(AdvisorQuestionData question) => lengths.TryGetValue(question.Id, out var known)
            ? known
            : lengths[question.Id] = 1 + question.Options.Max(option => option.Next is null ? 0 : LengthOf(questions[option.Next]));
    }

    private void Walk(AdvisorQuestionData question, string? outcome)
    {
        if (!visited.Add((question.Id, outcome)))
        {
            return;
        }

        foreach (var option in question.Options)
        {
            var next = Graver(outcome, option.Outcome);
            if (option.Next is not null)
            {
                Walk(questions[option.Next], next);
            }
            else if (next is not null)
            {
                results.Add(next);
            }
            else
            {
                problems.Add(option.Line, "path-without-outcome", question.Id, option.Id);
            }
        }
    }

    // As in the result: of equally grave ones the last.
    private string? Graver(string? before, string? named) =>
        named is null || (before is not null && outcomes[before].Verdict > outcomes[named].Verdict) ? before : named;

    private void ReportUnreached()
    {
        foreach (var question in data.Questions.Where(question => visited.All(state => state.Question != question.Id)))
        {
            problems.Add(question.Line, "unreachable.question", question.Id);
        }

        foreach (var outcome in data.Outcomes.Where(outcome => !results.Contains(outcome.Id)))
        {
            problems.Add(outcome.Line, "unreachable.outcome", outcome.Id);
        }
    }
}
