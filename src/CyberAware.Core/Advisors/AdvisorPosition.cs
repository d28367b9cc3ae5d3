using CyberAware.Core.Actions;

namespace CyberAware.Core.Advisors;

/// <summary>One question with the option that was chosen.</summary>
/// <param name="Question">The question.</param>
/// <param name="Option">The chosen option.</param>
public sealed record AdvisorAnswer(AdvisorQuestion Question, AdvisorOption Option);

/// <summary>Where some answers lead: to the next question, or to the result.</summary>
/// <param name="Advisor">The advisor.</param>
/// <param name="Answers">The answers so far, in order.</param>
/// <param name="Question">The question to be asked; null at the end.</param>
/// <param name="Result">What came out; null before the end.</param>
public sealed record AdvisorPosition(Advisor Advisor, IReadOnlyList<AdvisorAnswer> Answers, AdvisorQuestion? Question, AdvisorResult? Result)
{
    /// <summary>Walks along the chosen options.</summary>
    /// <param name="advisor">The advisor.</param>
    /// <param name="options">Ids of the chosen options, in order; none for the first question.</param>
    /// <param name="actions">All actions, by id.</param>
    /// <returns>The position; null when an id is none of its question's or the path ended before.</returns>
    public static AdvisorPosition? Find(Advisor advisor, IEnumerable<string> options, IReadOnlyDictionary<string, RecommendedAction> actions)
    {
        var answers = new List<AdvisorAnswer>();
        AdvisorQuestion? question = advisor.Questions[0];
        foreach (var id in options)
        {
            if (question?.Options.FirstOrDefault(option => option.Id == id) is not { } option)
            {
                return null;
            }

            answers.Add(new AdvisorAnswer(question, option));
            question = option.Next is null ? null : advisor.Question(option.Next);
        }

        return new AdvisorPosition(advisor, answers, question, question is null ? AdvisorResult.From(advisor, answers, actions) : null);
    }
}

/// <summary>What the answers of a whole path come to.</summary>
/// <param name="Outcome">Of the outcomes that answers speak for the gravest; of equally grave ones the last.</param>
/// <param name="Verdict">The outcome's verdict, or a graver one that an answer asks for.</param>
/// <param name="Actions">What to do, each once, by time; those that answers ask for stand before the outcome's.</param>
/// <param name="Sentences">The answers that have a sentence to send, in order.</param>
public sealed record AdvisorResult(AdvisorOutcome Outcome, Verdict Verdict, IReadOnlyList<RecommendedAction> Actions, IReadOnlyList<AdvisorAnswer> Sentences)
{
    /// <summary>How many actions stand first, apart from the rest.</summary>
    public const int FirstActions = 3;

    /// <summary>The result of a whole path.</summary>
    /// <param name="advisor">The advisor.</param>
    /// <param name="answers">The answers from the first question to an end; at least one speaks for an outcome.</param>
    /// <param name="actions">All actions, by id.</param>
    public static AdvisorResult From(Advisor advisor, IReadOnlyList<AdvisorAnswer> answers, IReadOnlyDictionary<string, RecommendedAction> actions)
    {
        var outcome = answers.Select(answer => answer.Option.Outcome).OfType<string>().Select(advisor.Outcome)
            .Reverse().MaxBy(candidate => candidate.Verdict)!;
        var verdict = answers.Select(answer => answer.Option.Verdict).OfType<Verdict>().Append(outcome.Verdict).Max();
        var ids = answers.SelectMany(answer => answer.Option.Actions).Concat(outcome.Actions).Distinct();
        return new AdvisorResult(
            outcome, verdict, [.. ids.Select(id => actions[id]).OrderBy(action => action.When)],
            [.. answers.Where(answer => answer.Option.Texts.Values.Any(text => text.Sentence is not null))]);
    }
}
