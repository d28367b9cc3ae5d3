using CyberAware.Core.Library;
using CyberAware.TestSupport;

namespace CyberAware.Core.Tests.Library;

public sealed class StalenessCheckTests
{
    private static readonly DateOnly Checked = new(2026, 11, 20);

    [Theory]
    [InlineData(2)]
    [InlineData(StalenessCheck.MaxDays)]
    public void WarningsOf_FreshFacts_AreNone(int days) =>
        Assert.Empty(StalenessCheck.Run(A.Content().Library(), Checked.AddDays(days)));

    [Fact]
    public void WarningsOf_OldFact_NamesFileAndLine() =>
        Assert.Equal(
            ["site/contacts.yml:13: fact-old: 'office' was checked 181 days ago; compare it with its source and change 'checked-on'."],
            StalenessCheck.Run(A.Content().Library(), Checked.AddDays(StalenessCheck.MaxDays + 1)).Select(warning => warning.ToString()));

    [Fact]
    public void WarningsOf_QuizWhoseReviewIsDue_NamesItsFile() =>
        Assert.Contains(
            "review-due",
            StalenessCheck.Run(A.Content().WithQuizzes(A.Quiz().WithPrinciple("one")).Library(), new DateOnly(2027, 5, 23)).Where(warning => warning.File.EndsWith("/quiz.yml", StringComparison.Ordinal)).Select(warning => warning.Code));

    [Fact]
    public void WarningsOf_AssessmentWhoseReviewIsDue_NamesItsFile() =>
        Assert.Contains(
            "assessments/professionals/assessment.yml:1: review-due",
            StalenessCheck.Run(A.Content().WithAssessment().Library(), new DateOnly(2027, 5, 23)).Select(warning => $"{warning.File}:{warning.Line}: {warning.Code}"));

    [Theory]
    [InlineData("kk", "ru")]
    [InlineData("ru", "kk")]
    public void WarningsOf_LanguagesOfDifferentDays_NameTheOlderText(string newer, string older)
    {
        var content = A.Content().WithReplaced($"guide/email/{newer}.md", "summary:", "updated: 2026-11-23\nsummary:");

        Assert.Contains(
            $"guide/email/{older}.md:1: language-behind",
            StalenessCheck.Run(content.Library(), Checked).Select(warning => $"{warning.File}:{warning.Line}: {warning.Code}"));
        Assert.DoesNotContain(
            StalenessCheck.Run(content.WithReplaced($"guide/email/{older}.md", "summary:", "updated: 2026-11-23\nsummary:").Library(), Checked),
            warning => warning.Code == "language-behind");
    }

    [Fact]
    public void WarningsOf_FutureDate_IsNamed() =>
        Assert.Equal(
            ["site/contacts.yml:7", "site/contacts.yml:13", "site/laws.yml:5"],
            StalenessCheck.Run(A.Content().Library(), Checked.AddDays(-1)).Where(warning => warning.Code == "fact-future")
                .Select(warning => $"{warning.File}:{warning.Line}"));

    [Fact]
    public void WarningsOf_SourceAndHelper_NameTheirFiles()
    {
        var library = A.Content().WithAdvisors(A.Advisor("scam").AsSample()).Library();

        Assert.Contains("sources/facts.yml:5: fact-old", Codes(Checked.AddDays(StalenessCheck.MaxDays + 3)));
        Assert.DoesNotContain("advisors/scam/advisor.yml:1: review-due", Codes(new DateOnly(2027, 5, 22)));
        Assert.Contains("advisors/scam/advisor.yml:1: review-due", Codes(new DateOnly(2027, 5, 23)));

        IEnumerable<string> Codes(DateOnly today) => StalenessCheck.Run(library, today).Select(warning => $"{warning.File}:{warning.Line}: {warning.Code}");
    }
}
