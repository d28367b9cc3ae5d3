namespace CyberAware.Core.Quizzes;

/// <summary>An action with the questions that brought it up.</summary>
/// <param name="Action">What to do.</param>
/// <param name="Because">The questions whose chosen option it mends, in order.</param>
public sealed record PlannedAction(QuizAction Action, IReadOnlyList<Question> Because);

/// <summary>Turns a score into the few things that the reader should do first.</summary>
public static class ActionPlan
{
    /// <summary>Longest plan. People who get more advice follow none of it.</summary>
    public const int MaxActions = 3;

    /// <summary>
    /// The plan of a score. Each wrong answer asks for the action of its option; of more than three the heavier
    /// ones stay, then those asked for more often, then those that an easier question asked for.
    /// </summary>
    /// <param name="score">The score.</param>
    /// <param name="actions">All actions, by id.</param>
    public static IReadOnlyList<PlannedAction> Of(QuizScore score, IReadOnlyDictionary<string, QuizAction> actions) =>
    [
        .. score.Answers.Where(answer => !answer.IsRight)
            .GroupBy(answer => answer.Chosen.Action!)
            .Select(group => new PlannedAction(actions[group.Key], [.. group.Select(answer => answer.Question)]))
            .OrderByDescending(planned => planned.Action.Weight)
            .ThenByDescending(planned => planned.Because.Count)
            .ThenBy(planned => planned.Because.Min(question => question.Difficulty))
            .ThenBy(planned => planned.Action.Id, StringComparer.Ordinal)
            .Take(MaxActions),
    ];
}
