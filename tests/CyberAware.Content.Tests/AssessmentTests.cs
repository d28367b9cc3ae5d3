using CyberAware.Core;
using CyberAware.Core.Assessments;

namespace CyberAware.Content.Tests;

/// <summary>The real self-assessment says nothing that the pages of the steps don't say.</summary>
public sealed class AssessmentTests
{
    private static readonly Assessment Assessment = RealContent.Library.Assessment!;

    public static TheoryData<string> Steps => [.. Assessment.Steps.Select(step => step.Id)];

    [Theory]
    [MemberData(nameof(Steps))]
    public void Statements_OfAStep_StandOnItsPage(string id)
    {
        var step = Assessment.Steps.Single(candidate => candidate.Id == id);
        var page = RealContent.Library.Find(step.Path)!;

        Assert.InRange(step.Statements.Count, 3, 4);
        Assert.All(Language.All, language => Assert.All(step.Statements, statement =>
            Assert.Contains(statement[language].Text, RealContent.WordsOf(page[language]), StringComparison.Ordinal)));
    }

    // Only an act that the step's page names is cited.
    [Fact]
    public void Basis_OfAStatement_IsNamedOnItsPage() =>
        Assert.All(
            Assessment.Steps.SelectMany(step => step.Statements.Where(statement => statement.Basis is not null).Select(statement => (step, statement.Basis))),
            place => Assert.All(Language.All, language =>
            {
                var text = RealContent.Library.Find(place.step.Path)![language];
                Assert.Contains(place.Basis!.Law, text.Facts);
                Assert.Matches($@"\b{place.Basis.Number}\b", RealContent.WordsOf(text));
            }));

    [Fact]
    public void Sources_OfDuties_AreKnown() =>
        Assert.All(Assessment.Duties, duty => Assert.All(duty.Sources, source => Assert.Contains(source, RealContent.Library.Sources.Keys)));
}
