using CyberAware.Core.Assessments;
using CyberAware.TestSupport;

namespace CyberAware.Core.Tests.Assessments;

/// <summary>What answers come to: each row of the table names the answers to the three statements of the first two steps.</summary>
public sealed class AssessmentResultTests
{
    private static readonly Assessment Assessment = A.Content().WithAssessment().Library().Assessment!;

    // y yes, p partly, n no, - does not apply. The weights of the three are 3, 2, 1.
    [Theory]
    [InlineData("yyy", 3, 0, 3, "")]
    [InlineData("ppp", 0, 3, 3, "s1-1 s1-2 s1-3")]
    [InlineData("nnn", 0, 0, 3, "s1-1 s1-2 s1-3")]
    [InlineData("---", 0, 0, 0, "")]
    [InlineData("y--", 1, 0, 1, "")]
    [InlineData("n--", 0, 0, 1, "s1-1")]
    [InlineData("-p-", 0, 1, 1, "s1-2")]
    [InlineData("yp-", 1, 1, 2, "s1-2")]
    [InlineData("ypn", 1, 1, 3, "s1-2 s1-3")]
    [InlineData("pny", 1, 1, 3, "s1-1 s1-2")]
    public void From_AnswersOfAStep_CountsThemAndListsWhatIsOpen(string answers, int fulfilled, int partly, int applicable, string actions)
    {
        var step = AssessmentResult.From(Assessment, Answers(answers)).Steps[0];

        Assert.Equal(new Fulfilment(fulfilled, partly, applicable), step.Fulfilment);
        Assert.Equal(actions, string.Join(' ', step.Actions.Select(action => action.Statement.Id)));
        Assert.All(step.Actions, action => Assert.Equal(Assessment.Steps[0], action.Step));
    }

    // The heavier first, then what is not begun, then the order of the form.
    [Theory]
    [InlineData("yyy", "yyy", "")]
    [InlineData("nyy", "nyy", "s1-1 s2-1")]
    [InlineData("pyy", "nyy", "s2-1 s1-1")]
    [InlineData("ynn", "nyy", "s2-1 s1-2 s1-3")]
    [InlineData("ppp", "nnn", "s2-1 s1-1 s2-2")]
    [InlineData("---", "yyn", "s2-3")]
    public void From_AnswersOfTwoSteps_ChoosesThreeForTheWhole(string first, string second, string actions)
    {
        var result = AssessmentResult.From(Assessment, Answers(first, second));

        Assert.Equal(actions, string.Join(' ', result.Actions.Select(action => action.Statement.Id)));
    }

    [Fact]
    public void From_AllAnswers_CountsTheWholeOrganisation()
    {
        var result = AssessmentResult.From(Assessment, Answers("ypn", "---"));

        Assert.Equal(new Fulfilment(1 + 24, 1, 3 + 24), result.Fulfilment);
        Assert.Equal(Assessment.Steps, result.Steps.Select(step => step.Step));
        Assert.Equal([true, false], result.Steps[0].Actions.Select(action => action.IsBegun));
    }

    [Fact]
    public void From_MoreThanThreeOpen_ListsThree()
    {
        var result = AssessmentResult.From(Assessment, Assessment.Statements.ToDictionary(statement => statement.Id, _ => AssessmentAnswer.No));

        Assert.Equal(["s1-1", "s2-1", "s3-1"], result.Actions.Select(action => action.Statement.Id));
        Assert.All(result.Steps, step => Assert.Equal(3, step.Actions.Count));
    }

    [Fact]
    public void From_AnswerMissing_Throws() =>
        Assert.Throws<KeyNotFoundException>(() => AssessmentResult.From(Assessment, new Dictionary<string, AssessmentAnswer>()));

    // Steps that a test doesn't name are fulfilled.
    private static Dictionary<string, AssessmentAnswer> Answers(params string[] steps) => Assessment.Steps.SelectMany((step, at) =>
            step.Statements.Select((statement, place) => (statement.Id, Answer: (at < steps.Length ? steps[at][place] : 'y') switch
            {
                'y' => AssessmentAnswer.Yes,
                'p' => AssessmentAnswer.Partly,
                'n' => AssessmentAnswer.No,
                _ => AssessmentAnswer.NotApplicable,
            })))
        .ToDictionary(entry => entry.Id, entry => entry.Answer, StringComparer.Ordinal);
}
