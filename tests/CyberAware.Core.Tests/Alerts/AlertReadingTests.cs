using CyberAware.Core.Alerts;
using CyberAware.Core.Documents;
using CyberAware.TestSupport;

namespace CyberAware.Core.Tests.Alerts;

public sealed class AlertReadingTests
{
    private const string Yaml = "alerts/calls/alert.yml";
    private const string Russian = "alerts/calls/ru.md";

    /// <summary>File, a part of it, what replaces that part, and what is expected.</summary>
    public static TheoryData<string, string, string, string> Slips => new()
    {
        { Yaml, "severity: severe", "severity: high", "alert.yml:1: unknown-value" },
        { Yaml, "urgency: immediate", "urgency: Immediate", "alert.yml:2: unknown-value" },
        { Yaml, "certainty: observed", "certainty: sure", "alert.yml:3: unknown-value" },
        { Yaml, "2026-11-29T09:00+05:00", "2026-11-29T09:00", "alert.yml:4: wrong-type" },
        { Yaml, "2026-11-29T09:00+05:00", "2026-11-29", "alert.yml:4: wrong-type" },
        { Yaml, "2026-12-29T00:00+05:00", "2026-11-29T09:00+05:00", "alert.yml:5: alert-order" },
        { Yaml, "2026-12-29T00:00+05:00", "2026-11-29T03:59Z", "alert.yml:5: alert-order" },
        { Yaml, "icon: call", "icon: siren", "alert.yml:6: unknown-value" },
        { Yaml, "[prosecutor]", "[]", "alert.yml:7: alert-sources" },
        { Yaml, "sources: [prosecutor]\n", "", "alert.yml:1: alert-sources" },
        { Yaml, "[prosecutor]", "[prosecutors]", "alert.yml:7: unknown-source" },
        { Yaml, "[prosecutor]", "[prosecutor]\npage: /guide/none", "alert.yml:8: broken-link" },
        { Yaml, "[prosecutor]", "[prosecutor]\npage: guide", "alert.yml:8: bad-path" },
        { Yaml, "[prosecutor]", "[prosecutor]\nregion: kz", "alert.yml:8: unknown-key" },
        { Russian, "title: Хаттар", "title: Хаттар\nlead: а", "ru.md:3: unknown-key" },
        { Russian, "[](contact:short)", "[](contact:long)", "ru.md:17: languages-differ, ru.md:17: unknown-contact" },
        { Russian, "[](contact:short)", "а", "ru.md:5: alert-contact, ru.md:17: languages-differ" },
        { Russian, "- Бесінші: [](contact:short).", "- а\n- б", "ru.md:5: alert-contact, ru.md:17: languages-differ" },
        { Russian, "Бірінші.", string.Concat(Enumerable.Repeat("а ", 201)), "ru.md:5: alert-length" },
    };

    [Theory]
    [MemberData(nameof(Slips))]
    public void Load_Slip_IsNamedWithFileAndLine(string file, string part, string replacement, string expected)
    {
        var result = A.Content().WithAlert("calls").WithReplaced(file, part, replacement).Load();

        Assert.Equal(expected, string.Join(", ", result.Problems.Select(problem => $"{problem.File["alerts/calls/".Length..]}:{problem.Line}: {problem.Code}")));
    }

    [Theory]
    [InlineData("scheme")]
    [InlineData("dont")]
    [InlineData("do")]
    public void Load_BlockMissing_IsNamed(string block)
    {
        var content = A.Content().WithAlert("calls");
        foreach (var language in Language.All)
        {
            content.WithReplaced($"alerts/calls/{language}.md", $"::: {block}\n", "::: important\n");
        }

        Assert.Equal(["kk.md alert-block", "ru.md alert-block"], content.Load().Problems.Select(problem => $"{Path.GetFileName(problem.File)} {problem.Code}"));
    }

    [Fact]
    public void Load_WithoutTheListingPage_IsNamed() => Assert.Equal(
        ["alerts/page.yml: parent-missing"],
        A.Content().WithAlert("calls").Without("alerts/page.yml").Without("alerts/kk.md").Without("alerts/ru.md").Load().Problems.Select(problem => $"{problem.File}: {problem.Code}"));

    [Fact]
    public void Load_FileOfAnotherName_IsAFault()
    {
        var problem = Assert.Single(A.Content().WithAlert("calls").WithFile("alerts/calls/page.yml", "a").Load().Problems);

        Assert.Equal(("alerts/calls/page.yml", "unknown-file", ProblemSeverity.Fault), (problem.File, problem.Code, problem.Severity));
    }

    [Fact]
    public void Load_FileMissing_IsNamed() =>
        Assert.Equal("alerts/calls/kk.md:1: file-missing", Assert.Single(A.Content().WithAlert("calls").Without("alerts/calls/kk.md").Load().Problems) is var problem
            ? $"{problem.File}:{problem.Line}: {problem.Code}" : "");

    [Fact]
    public void Load_Warning_IsNoPageOfItsOwn()
    {
        var library = A.Content().WithAlert("calls").Library();

        Assert.Null(library.Find("alerts/calls"));
        Assert.Equal("alerts/calls", Assert.Single(library.Alerts).Page.Path);
        Assert.Equal("prosecutor", Assert.Single(library.Alerts[0].Sources).Id);
    }

    [Theory]
    [InlineData("scam/gone", "unknown-outcome")]
    [InlineData("scam/frau", "unknown-outcome: scam/fraud")]
    [InlineData("scan/fraud", "unknown-outcome: scam/fraud")]
    [InlineData("scam", "unknown-outcome")]
    [InlineData("/scam/fraud", "unknown-outcome: scam/fraud")]
    [InlineData("scam/channel", "unknown-outcome")] // a question
    public void Load_OutcomeThatNoHelperHas_IsNamed(string advice, string expected)
    {
        var problem = Assert.Single(WithAdvice(advice).Load().Problems);

        Assert.Equal((Yaml, 8, expected), (problem.File, problem.Line, $"{problem.Code}{(problem.Text.Arguments[1] is ProblemText hint ? $": {hint.Arguments[0]}" : "")}"));
        Assert.Contains($"'{advice}'", problem.ToString(), StringComparison.Ordinal);
    }

    // The helper's own problem says enough.
    [Fact]
    public void Load_HelperThatCantBeRead_IsTheOnlyProblem()
    {
        var content = WithAdvice("scam/fraud").WithReplaced("advisors/scam/advisor.yml", "verdict: ordinary", "verdict: calm");

        Assert.All(content.Load().Problems, problem => Assert.StartsWith("advisors/scam/", problem.File, StringComparison.Ordinal));
    }

    [Fact]
    public void Load_OutcomeOfAHelper_IsWhereToReadWhatToDo() =>
        Assert.Equal(new AlertAdvice("scam", "fraud"), Assert.Single(WithAdvice("scam/fraud").Library().Alerts).Advice);

    [Fact]
    public void Texts_OfAWarning_DivideWhatHappensFromWhatToDo()
    {
        var text = A.Content().WithAlert("calls").Library().Alerts[0].Texts[Language.Russian];

        Assert.Equal("Бірінші.\nСхема обмана\n1. Екінші.\n2. Үшінші.", text.Description);
        Assert.Equal("Чего не делать\n• Төртінші.\nЧто делать\n• Бесінші: 1400.", text.Instruction);
    }

    private static ContentBuilder WithAdvice(string advice) => A.Content().WithAlert("calls").WithAdvisors(new AdvisorBuilder("scam").AsSample())
        .WithReplaced(Yaml, "[prosecutor]", $"[prosecutor]\nadvisor: {advice}");
}
