using CyberAware.Core;
using CyberAware.Core.Actions;
using CyberAware.Core.Library;
using CyberAware.Core.Quizzes;

namespace CyberAware.TestSupport;

/// <summary>
/// Tries every answer combination that matters and tells what a reader would miss: a result, a plan of at most
/// three actions, an action for each wrong answer, the same plan for the same answers, words in both languages.
/// </summary>
/// <param name="library">The content.</param>
/// <param name="plan">Makes a plan; another one than the portal's shows that the validator bites.</param>
public sealed class QuizRules(
    ContentLibrary library, Func<QuizScore, IReadOnlyDictionary<string, RecommendedAction>, IReadOnlyList<PlannedAction>>? plan = null)
{
    private const int MostTried = 100_000;

    private readonly Func<QuizScore, IReadOnlyDictionary<string, RecommendedAction>, IReadOnlyList<PlannedAction>> plan = plan ?? ActionPlan.For;

    /// <summary>How many combinations have been tried.</summary>
    public int Tried { get; private set; }

    /// <summary>The first fault of each kind, with the answers that show it.</summary>
    public IReadOnlyList<string> FaultsOf(Quiz quiz)
    {
        var faults = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var set in new[] { quiz.Asked, quiz.Parallel }.Where(set => set.Questions.Count > 0))
        {
            foreach (var options in set.Topics.SelectMany(topic => Combinations(set, question => question.Topic == topic))
                .Concat(Combinations(set, _ => true)))
            {
                Tried++;
                foreach (var fault in FaultsOf(quiz, set, options))
                {
                    faults.TryAdd(fault, $"{quiz.Slug} {AnswerCode.Encode(set, options)}: {fault}");
                }
            }
        }

        return [.. faults.Values];
    }

    // Options that lead to the same action are the same to the plan; where even those are too many, evenly spread ones are taken.
    private static IEnumerable<IReadOnlyList<int>> Combinations(QuestionSet set, Func<Question, bool> isTried)
    {
        var choices = set.Questions.Select(question => isTried(question)
            ? question.Options.Index().DistinctBy(option => option.Item.Action).Select(option => option.Index).ToArray()
            : [question.Right]).ToArray();
        var total = choices.Aggregate(1L, (product, options) => product * options.Length);
        var step = total <= MostTried ? 1 : (total / MostTried) | 1;
        for (long number = 0; number < total; number += step)
        {
            var rest = number;
            yield return [.. choices.Select(options =>
            {
                var option = options[rest % options.Length];
                rest /= options.Length;
                return option;
            })];
        }
    }

    private IEnumerable<string> FaultsOf(Quiz quiz, QuestionSet set, IReadOnlyList<int> options)
    {
        if (AnswerCode.Parse(set, AnswerCode.Encode(set, options)) is not { State: AnswerState.Valid, Options: var read } || !read.SequenceEqual(options))
        {
            yield return "the answers don't survive their address";
        }

        var score = QuizScorer.Score(set, options);
        if (score.Right != options.Zip(set.Questions).Count(pair => pair.First == pair.Second.Right) || score.Topics.Sum(topic => topic.Total) != score.Total)
        {
            yield return "the score is wrong";
        }

        var missing = score.Answers.FirstOrDefault(answer => !answer.IsRight && !library.Actions.ContainsKey(answer.Chosen.Action!));
        if (missing is not null)
        {
            yield return $"'{missing.Chosen.Action}' is no action";
            yield break;
        }

        var planned = plan(score, library.Actions);
        foreach (var fault in FaultsOf(score, planned))
        {
            yield return fault;
        }

        if (!Same(planned, plan(score, library.Actions)))
        {
            yield return "the same answers have another plan";
        }

        if (score.Right < score.Total && !Refreshes(quiz, [.. score.MissedTopics]))
        {
            yield return "the refresher doesn't ask about what was missed";
        }
    }

    private static IEnumerable<string> FaultsOf(QuizScore score, IReadOnlyList<PlannedAction> planned)
    {
        if (planned.Count > ActionPlan.MaxActions)
        {
            yield return "the plan is too long";
        }

        var wrong = score.Answers.Where(answer => !answer.IsRight).ToList();
        var uncovered = wrong.Where(answer => planned.All(action => action.Action.Id != answer.Chosen.Action)).ToList();
        if (uncovered.Count > 0 && planned.Count < ActionPlan.MaxActions)
        {
            yield return "a wrong answer has no action";
        }

        if (planned.Any(action => action.Because.Count == 0 || action.Because.Any(question => wrong.All(answer => answer.Question != question))))
        {
            yield return "an action came up for no wrong answer";
        }

        if (planned.Any(action => Language.All.Any(language => action.Action[language].Text.Length == 0 || string.IsNullOrEmpty(action.Action[language].Reason))))
        {
            yield return "an action has no words in a language";
        }
    }

    private bool Refreshes(Quiz quiz, IReadOnlyList<string> missed)
    {
        var asked = Refresher.For(quiz, missed, library.Quizzes);
        return QuizTopic.TryRead(QuizTopic.Code(missed), out var read) && read.Order().SequenceEqual(missed.Order())
            && asked.Topics.Order().SequenceEqual(missed.Order());
    }

    private static bool Same(IReadOnlyList<PlannedAction> one, IReadOnlyList<PlannedAction> other) =>
        one.Count == other.Count
        && one.Zip(other).All(pair => pair.First.Action == pair.Second.Action && pair.First.Because.SequenceEqual(pair.Second.Because));
}
