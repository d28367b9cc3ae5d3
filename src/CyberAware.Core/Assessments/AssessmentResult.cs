namespace CyberAware.Core.Assessments;

/// <summary>What an organisation says of a statement.</summary>
public enum AssessmentAnswer
{
    /// <summary>It is true.</summary>
    Yes,

    /// <summary>It is true in part.</summary>
    Partly,

    /// <summary>It is not true.</summary>
    No,

    /// <summary>There is nothing at the organisation to which it applies.</summary>
    NotApplicable,
}

/// <summary>How much of a set of statements is fulfilled. It is no grade: statements are counted, not weighed.</summary>
/// <param name="Fulfilled">Statements that are true.</param>
/// <param name="Partly">Statements that are true in part.</param>
/// <param name="Applicable">Statements that apply to the organisation at all.</param>
public sealed record Fulfilment(int Fulfilled, int Partly, int Applicable)
{
    /// <summary>Counts answers.</summary>
    public static Fulfilment From(IReadOnlyCollection<AssessmentAnswer> answers) => new(
        answers.Count(answer => answer == AssessmentAnswer.Yes),
        answers.Count(answer => answer == AssessmentAnswer.Partly),
        answers.Count(answer => answer != AssessmentAnswer.NotApplicable));
}

/// <summary>Something to do, because a statement is not true or true in part.</summary>
/// <param name="Step">The step it belongs to.</param>
/// <param name="Statement">The statement, which holds the action.</param>
/// <param name="IsBegun">Whether it is true in part.</param>
public sealed record NextAction(AssessmentStep Step, Statement Statement, bool IsBegun);

/// <summary>What the answers say of one step.</summary>
/// <param name="Step">The step.</param>
/// <param name="Fulfilment">How much of it is fulfilled; nothing applicable when it doesn't concern the organisation.</param>
/// <param name="Actions">What to do next, at most <see cref="AssessmentResult.MaxActions"/>.</param>
public sealed record StepResult(AssessmentStep Step, Fulfilment Fulfilment, IReadOnlyList<NextAction> Actions);

/// <summary>What the answers say of an organisation.</summary>
/// <param name="Fulfilment">How much of all is fulfilled.</param>
/// <param name="Steps">The same step by step, in the order of the form.</param>
/// <param name="Actions">What to do first of all, at most <see cref="MaxActions"/>.</param>
public sealed record AssessmentResult(Fulfilment Fulfilment, IReadOnlyList<StepResult> Steps, IReadOnlyList<NextAction> Actions)
{
    /// <summary>Most actions of a list. Who gets more at once begins with none.</summary>
    public const int MaxActions = 3;

    /// <summary>The result of complete answers.</summary>
    /// <param name="assessment">The assessment.</param>
    /// <param name="answers">An answer for the id of each statement.</param>
    public static AssessmentResult From(Assessment assessment, IReadOnlyDictionary<string, AssessmentAnswer> answers)
    {
        var open = assessment.Steps.ToDictionary(step => step, step => FindOpen(step, answers));
        return new AssessmentResult(
            FulfilmentOf(assessment.Statements, answers),
            [.. assessment.Steps.Select(step => new StepResult(step, FulfilmentOf(step.Statements, answers), First(open[step])))],
            First(assessment.Steps.SelectMany(step => open[step])));
    }

    private static Fulfilment FulfilmentOf(IEnumerable<Statement> statements, IReadOnlyDictionary<string, AssessmentAnswer> answers) =>
        Fulfilment.From([.. statements.Select(statement => answers[statement.Id])]);

    private static List<NextAction> FindOpen(AssessmentStep step, IReadOnlyDictionary<string, AssessmentAnswer> answers) =>
    [
        .. from statement in step.Statements
           let answer = answers[statement.Id]
           where answer is AssessmentAnswer.No or AssessmentAnswer.Partly
           select new NextAction(step, statement, answer == AssessmentAnswer.Partly),
    ];

    // The heavier first, then what is not begun, then the order of the form; the sort is stable.
    private static IReadOnlyList<NextAction> First(IEnumerable<NextAction> open) =>
        [.. open.OrderByDescending(action => action.Statement.Weight).ThenBy(action => action.IsBegun).Take(MaxActions)];
}
