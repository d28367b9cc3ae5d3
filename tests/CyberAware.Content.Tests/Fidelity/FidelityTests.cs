using System.Globalization;
using System.Text.RegularExpressions;
using CyberAware.Core;

namespace CyberAware.Content.Tests.Fidelity;

public sealed partial class FidelityTests(ITestOutputHelper output)
{
    private const decimal Required = 97;

    private static readonly IReadOnlyList<string> Sentences =
        Brochure.Sentences(Brochure.Correct(Brochure.Plain(Brochure.Text), Brochure.Corrections));

    private static readonly IReadOnlyList<string> Pages =
        [.. RealContent.Library.Pages.Select(page => RealContent.WordsOf(page[Language.Kazakh]))];

    [Fact]
    public void Pages_Kazakh_SayWhatTheBrochureSays()
    {
        var report = FidelityReport.Of(Sentences, Pages);

        output.WriteLine(report.ToString());
        Assert.True(report.Percent >= Required, report.ToString());
    }

    [Fact]
    public void Pages_SentenceChanged_IsReported()
    {
        var sentence = Sentences.First(sentence => sentence.Contains("Компьютерлік «вирустар» шынайы", StringComparison.Ordinal));
        var changed = Pages.Select(page => page.Replace("«вирустар» шынайы", "«вирустар» кейде", StringComparison.Ordinal));

        Assert.Contains(sentence, FidelityReport.Of(Sentences, changed).Missing);
    }

    [Fact]
    public void Pages_PageRemoved_FallBelowTheMark()
    {
        var without = RealContent.Library.Pages.Where(page => page.Path is not "guide/passwords")
            .Select(page => RealContent.WordsOf(page[Language.Kazakh]));

        Assert.True(FidelityReport.Of(Sentences, without).Percent < Required);
    }

    [Fact]
    public void Correct_WordsThatAreNotThere_Throws() =>
        Assert.Throws<FormatException>(() => Brochure.Correct("бір", [new Correction("екі", "үш", "")]));

    [Fact]
    public void Of_TypographyAndCase_DoNotCount() =>
        Assert.Empty(FidelityReport.Of(["ЭЦҚ-НЫ — «сақтаңыз»!"], ["Алдымен: эцқ\u00AD‑ны - \"Сақтаңыз\". Соңы"]).Missing);

    [Fact]
    public void Sentences_ChromeAndFigures_AreLeftOut() =>
        Assert.Equal(["Бірінші.", "Екінші!", "Тақырып"], Brochure.Sentences(Brochure.Plain("# 1 қадам\n\n**Бірінші.**\nЕкінші!\n\n45%\n\n## Тақырып\nҰ\nС\n\nа\tб\n")));

    [Fact]
    public void Percentages_BrochureAndSurvey_AreTheSame()
    {
        var printed = PrintedShares(Brochure.Text);
        var data = RealContent.Library.Surveys.Values.SelectMany(survey => survey.Indicators).Where(indicator => indicator.Unit == "percent")
            .SelectMany(indicator => indicator.Values).Select(value => value.Value).ToHashSet();

        Assert.NotEmpty(printed);
        Assert.Equal(printed.Order(), data.Order());
    }

    [Fact]
    public void PrintedShares_Text_FindsEachSpelling() => Assert.Equal([45m, 84.8m, 23m], PrintedShares("**45%**, 84,8 % және\t23.0%"));

    private static HashSet<decimal> PrintedShares(string text) =>
    [
        .. Share().Matches(text).Select(match => decimal.Parse(match.Groups[1].Value.Replace(',', '.'), CultureInfo.InvariantCulture)),
    ];

    [GeneratedRegex(@"(\d+([.,]\d+)?)\s?%")]
    private static partial Regex Share();
}
