using CyberAware.Core.Assessments;
using CyberAware.Core.Library;
using CyberAware.TestSupport;

namespace CyberAware.Core.Tests.Assessments;

public sealed class AssessmentReadingTests
{
    private static readonly ContentLibrary Library = A.Content().WithAssessment().Library();

    [Fact]
    public void Load_Assessment_PutsDataAndWordsTogether()
    {
        var assessment = Library.Assessment!;
        var step = assessment.Steps[1];

        Assert.Equal(30, assessment.Statements.Count);
        Assert.Equal(("professionals/step-2", "step-2", "Қадам 2"), (step.Path, step.Id, step.Headings[Language.Russian]));
        Assert.Equal(new StatementText("Тұжырым 2-1.", "Әрекет 2-1."), step.Statements[0][Language.Kazakh]);
        Assert.Equal(["Кіріспе."], assessment[Language.Kazakh].Intro);
        Assert.Equal("Міндеттер", assessment[Language.Kazakh].DutiesHeading);
        Assert.Equal(new DutyText("Міндет.", "Мерзімі: бір күн.", null), assessment.Duties[0][Language.Russian]);
    }

    [Fact]
    public void Load_StatementOfAnAct_NamesItsPlace()
    {
        Assert.Equal(new LegalBasis("decree", "point", "33"), Library.Assessment!.Statements[0].Basis);
        Assert.All(Library.Assessment.Statements.Skip(1), statement => Assert.Null(statement.Basis));
    }

    [Fact]
    public void Load_PageThatLinksToTheForm_FindsItAndItsDuties()
    {
        Assert.Empty(A.Content().WithAssessment().WithBody("[а](/professionals/check) [б](/professionals/check#duties)").Load().Problems);
        Assert.Equal(["broken-link"], A.Content().WithBody("[а](/professionals/check)").Load().Problems.Select(problem => problem.Code).Distinct());
    }

    [Fact]
    public void Build_Search_FindsStatementsAndDuties()
    {
        var paths = SearchIndexBuilder.PathsOf(Library).ToList();
        var documents = SearchIndexBuilder.OfAssessment(Library.Assessment).ToList();

        Assert.Contains("professionals/check", paths);
        Assert.Contains(documents, document => document.Anchor == Assessment.DutiesAnchor && document.Text.Contains("Мерзімі", StringComparison.Ordinal));
        Assert.Contains(documents, document => document.Anchor is null && document.Text.Contains("Тұжырым 10-3.", StringComparison.Ordinal));
    }
}
