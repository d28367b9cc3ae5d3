using CyberAware.Core;
using CyberAware.Core.Advisors;
using CyberAware.TestSupport;

namespace CyberAware.Content.Tests.Advisors;

/// <summary>A situation of somebody's life, what that person would answer, and the verdict it deserves.</summary>
internal sealed record ScamCase(string Situation, IReadOnlyList<string> Answers, Verdict Verdict, bool IsDangerous)
{
    private static readonly string Table = Path.Combine(Repository.Root, "tests", "CyberAware.Content.Tests", "Advisors", "ScamCases.tsv");

    // language, situation, answers, verdict, dangerous
    public static IReadOnlyList<ScamCase> All { get; } =
    [
        .. File.ReadLines(Table).Skip(1).Select(line => line.Split('\t')).Select(cells => new ScamCase(
            cells[1], cells[2].Split('.'), Enum.Parse<Verdict>(cells[3], ignoreCase: true), cells[4] is "yes")),
    ];
}

/// <summary>What the helper "Is it a scam?" says to situations that were labelled before it was asked.</summary>
public sealed class ScamCaseTests(ITestOutputHelper output)
{
    private const int RequiredCases = 96;
    private const int RequiredGenuineCases = 33;
    private const int RequiredAsLabelled = 93;
    private const int RequiredGenuineCounterparts = 30;

    // The ways out: "other, or I don't know".
    private static readonly string[] Unsure = ["other", "key-or-unsure"];

    private static Advisor Helper => RealContent.Library.FindAdvisor("scam")!;

    [Fact]
    public void Result_LabelledCases_AreAsLabelled()
    {
        var others = ScamCase.All.Select(each => (Case: each, ResultOf(each).Verdict)).Where(each => each.Verdict != each.Case.Verdict)
            .Select(each => $"{each.Case.Situation} is {each.Verdict}, not {each.Case.Verdict}").ToList();
        var asLabelled = ScamCase.All.Count - others.Count;
        output.WriteLine($"{asLabelled} of {ScamCase.All.Count} cases as labelled");

        Assert.True(ScamCase.All.Count >= RequiredCases);
        Assert.True(ScamCase.All.Count(each => !each.IsDangerous) >= RequiredGenuineCases);
        Assert.True(asLabelled >= RequiredAsLabelled, string.Join('\n', others));
    }

    [Fact]
    public void Result_DangerousCases_AreNeverOrdinary() =>
        Assert.All(ScamCase.All.Where(each => each.IsDangerous), each => Assert.NotEqual(Verdict.Ordinary, ResultOf(each).Verdict));

    [Fact]
    public void Result_GenuineCases_AreNeverStop() =>
        Assert.All(ScamCase.All.Where(each => !each.IsDangerous), each => Assert.NotEqual(Verdict.Stop, ResultOf(each).Verdict));

    // Whoever isn't sure may be in danger; so may whoever has already done what was asked.
    [Fact]
    public void Result_OfUnsureAnswerOrDeed_IsNeverOrdinary()
    {
        var (count, longest) = AdvisorPaths.Measure(Helper);
        output.WriteLine($"{count} paths in Kazakh and {count} in Russian, {longest} questions at most");

        Assert.All(
            AdvisorPaths.All(Helper).Where(path => path.Any(IsUnsure) || path[^1].Option.Id != "nothing"),
            path => Assert.True(
                AdvisorResult.From(Helper, path, RealContent.Library.Actions).Verdict > Verdict.Ordinary,
                string.Join('/', AdvisorPaths.OptionsOf(path))));
        Assert.All(Helper.Questions, question => Assert.Contains(question.Options, option => Unsure.Contains(option.Id)));
    }

    [Fact]
    public void Outcomes_GenuineCounterparts_AreShownInBothLanguages()
    {
        var shown = Helper.Outcomes.Count(outcome => Language.All.All(language => outcome[language].Anchors.Contains($"{outcome.Id}-genuine")));
        output.WriteLine($"{shown} of {Helper.Outcomes.Count} outcomes show how the genuine one behaves");

        Assert.True(shown >= RequiredGenuineCounterparts);
    }

    private static bool IsUnsure(AdvisorAnswer answer) => Unsure.Contains(answer.Option.Id);

    private static AdvisorResult ResultOf(ScamCase each) =>
        AdvisorPosition.Find(Helper, each.Answers, RealContent.Library.Actions)?.Result
        ?? throw new InvalidOperationException($"{string.Join('.', each.Answers)} is not a whole path.");
}
