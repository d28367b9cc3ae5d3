using CyberAware.Core.Actions;

namespace CyberAware.Core.Quizzes;

/// <summary>An action with the questions that brought it up.</summary>
/// <param name="Action">What to do.</param>
/// <param name="Because">The questions whose chosen option it corrects, in order.</param>
public sealed record PlannedAction(RecommendedAction Action, IReadOnlyList<Question> Because);

/// <summary>Turns a score into the few things that the reader should do first.</summary>
public static class ActionPlan
{
    /// <summary>Longest plan. People who get more advice follow none of it.</summary>
    public const int MaxActions = 3;

    /// <summary>
    /// The plan of a score. Each wrong answer asks for the action of its option; of more than three those that a missed
    /// fraud asked for stay, then the heavier ones, then those asked for more often, then those of an easier question.
    /// </summary>
    /// <param name="score">The score.</param>
    /// <param name="actions">All actions, by id.</param>
    public static IReadOnlyList<PlannedAction> For(QuizScore score, IReadOnlyDictionary<string, RecommendedAction> actions)
    {
        var wanted = new List<(RecommendedAction Action, List<Question> Because)>();
        foreach (var answer in score.Answers)
        {
            if (answer.Chosen.Action is { } id)
            {
                var known = PlaceOf(id, wanted);
                if (known < 0)
                {
                    wanted.Add((actions[id], [answer.Question]));
                }
                else
                {
                    wanted[known].Because.Add(answer.Question);
                }
            }
        }

        wanted.Sort(Compare);
        return [.. wanted.Take(MaxActions).Select(planned => new PlannedAction(planned.Action, planned.Because))];
    }

    private static int PlaceOf(string id, List<(RecommendedAction Action, List<Question> Because)> wanted)
    {
        for (var i = 0; i < wanted.Count; i++)
        {
            if (wanted[i].Action.Id == id)
            {
                return i;
            }
        }

        return -1;
    }

    private static bool FraudsMissed(List<Question> questions) => questions.Exists(question => question.Message == Question.Fraud);

    // No two are equal: each action stands once.
    private static int Compare((RecommendedAction Action, List<Question> Because) one, (RecommendedAction Action, List<Question> Because) other)
    {
        var order = FraudsMissed(other.Because).CompareTo(FraudsMissed(one.Because));
        order = order != 0 ? order : other.Action.Weight.CompareTo(one.Action.Weight);
        order = order != 0 ? order : other.Because.Count.CompareTo(one.Because.Count);
        order = order != 0 ? order : one.Because.Min(question => question.Difficulty).CompareTo(other.Because.Min(question => question.Difficulty));
        return order != 0 ? order : string.CompareOrdinal(one.Action.Id, other.Action.Id);
    }
}
