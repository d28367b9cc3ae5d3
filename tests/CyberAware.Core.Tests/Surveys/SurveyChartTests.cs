using CyberAware.Core.Charts;
using CyberAware.Core.Surveys;
using CyberAware.TestSupport;

namespace CyberAware.Core.Tests.Surveys;

/// <summary>What a chart's definition and words may say; each fault names its file and line.</summary>
public sealed class SurveyChartTests
{
    private const string Words = "{ name: Аты, title: \"Үлес {passwords/2025}\", measure: Кімнен., summary: \"Бұрын {passwords/2023}.\" }";

    [Fact]
    public void Load_GoodChart_HasItsWords()
    {
        var survey = With("{ id: one, kind: years, indicators: [passwords], related: [/guide/email] }").Library().Surveys["awareness"];
        var chart = Assert.Single(survey.Charts);

        Assert.Equal(["guide/email"], chart.Related);
        Assert.Equal("Үлес 47,5%", FigureTemplate.Fill(Language.Kazakh, survey, survey.Texts[Language.Kazakh].Charts["one"].Title));
        Assert.Equal("Үлес 47,5\u00A0%", FigureTemplate.Fill(Language.Russian, survey, survey.Texts[Language.Russian].Charts["one"].Title));
        Assert.Equal(
            "Құпия сөздер: 22% (2023), деректер жоқ (2024), 47,5% (2025).", ChartDescription.For(Language.Kazakh, survey, chart));
    }

    [Theory]
    [InlineData("{ id: one, kind: years, indicators: [none] }", "unknown-indicator")]
    [InlineData("{ id: one, kind: pie, indicators: [passwords] }", "unknown-value")]
    [InlineData("{ id: one, kind: bars }", "chart-indicators")]
    [InlineData("{ id: one, kind: missing, indicators: [passwords] }", "chart-indicators")]
    [InlineData("{ id: one, kind: bars, indicators: [place] }", "chart-units")]
    [InlineData("{ id: one, kind: years, indicators: [passwords, place] }", "chart-units")]
    [InlineData("{ id: one, kind: bars, indicators: [passwords], colour: red }", "unknown-key")]
    [InlineData("{ id: One, kind: bars, indicators: [passwords] }", "bad-id")]
    public void Load_BadChart_NamesFileAndLine(string chart, string code)
    {
        var problems = With(chart).Load().Problems;

        Assert.Contains(problems, problem => problem.Code == code && problem.File == "surveys/awareness/survey.yml" && problem.Line == 12);
    }

    [Theory]
    [InlineData("data")]
    [InlineData("api")]
    [InlineData("quizzes")]
    public void Load_IdOfAnotherPage_IsRefused(string id) =>
        Assert.Contains(
            With($"{{ id: {id}, kind: bars, indicators: [passwords] }}", id: id).Load().Problems,
            problem => problem.Code == "bad-id");

    [Theory]
    [InlineData("{ name: Аты, title: \"Үлес {passwords/2024}\", measure: Кімнен., summary: Мәтін. }", "unknown-figure")]
    [InlineData("{ name: Аты, title: \"Үлес {none/2025}\", measure: Кімнен., summary: Мәтін. }", "unknown-figure")]
    [InlineData("{ name: Аты, title: \"Үлес {passwords}\", measure: Кімнен., summary: Мәтін. }", "unknown-figure")]
    [InlineData("{ name: Аты, title: \"Үлес {passwords/2023}\", measure: Кімнен., summary: \"Бұрын {passwords/2023}.\" }", "figures-differ")]
    [InlineData("{ name: Аты, title: \"Үлес 47%\", measure: Кімнен., summary: Мәтін. }", "typed-figure")]
    [InlineData("{ name: Аты, title: Үлес }", "missing-key")]
    [InlineData("{ name: Аты, title: \"Үлес {passwords/2025}\", summary: \"Бұрын {passwords/2023}.\" }", "missing-key")]
    [InlineData("{ name: Аты, title: \"Үлес {passwords/2025}\", measure: \"{none/2025}\", summary: \"Бұрын {passwords/2023}.\" }", "unknown-figure")]
    [InlineData("{ name: Аты, title: Үлес, measure: Кімнен., summary: Мәтін., colour: red }", "unknown-key")]
    [InlineData("Мәтін", "wrong-type")]
    public void Load_BadWords_NamesFileAndLine(string words, string code)
    {
        var problems = With("{ id: one, kind: years, indicators: [passwords] }", russian: words).Load().Problems;

        Assert.Contains(problems, problem => problem.Code == code && problem.File == "surveys/awareness/ru.md" && problem.Line == 7);
    }

    [Fact]
    public void Load_WordsInOneLanguageOnly_IsAProblem()
    {
        var problems = With("{ id: one, kind: years, indicators: [passwords] }", russian: null).Load().Problems;

        Assert.Contains(problems, problem => problem.Code == "chart-text-missing" && problem.File == "surveys/awareness/ru.md");
    }

    [Fact]
    public void Load_WordsOfNoChart_IsAProblem()
    {
        var problems = With("{ id: two, kind: years, indicators: [passwords] }").Load().Problems;

        Assert.Contains(problems, problem => problem.Code == "unknown-key" && problem.File == "surveys/awareness/kk.md" && problem.Line == 7);
    }

    [Fact]
    public void Load_NoteInOneLanguageOnly_IsAProblem()
    {
        var problems = Texts(With("{ id: one, kind: years, indicators: [passwords] }"), Language.Kazakh, Words, "one", "notes:\n  passwords: Ескертпе").Load().Problems;

        Assert.Contains(problems, problem => problem.Code == "note-missing" && problem.File == "surveys/awareness/ru.md");
    }

    [Fact]
    public void Fill_RowGone_SaysSo() =>
        Assert.Equal("Үлес деректер жоқ", FigureTemplate.Fill(Language.Kazakh, A.Content().Library().Surveys["awareness"], "Үлес {passwords/1999}"));

    private static ContentBuilder With(string chart, string? russian = Words, string id = "one")
    {
        var content = A.Content().WithFile(
            "surveys/awareness/survey.yml",
            """
            id: awareness
            kind: survey
            base: 6000
            indicators:
              - id: passwords
                unit: percent
                values: [{ year: 2023, value: 22 }, { year: 2025, value: 47.5 }]
              - id: place
                unit: place
                values: [{ year: 2025, value: 3 }]
            charts:
            """ + $"\n  - {chart}\n");
        return Texts(Texts(content, Language.Kazakh, Words, id), Language.Russian, russian, id);
    }

    private static ContentBuilder Texts(ContentBuilder content, Language language, string? words, string id, string more = "") =>
        content.WithFile(
            $"surveys/awareness/{language}.md",
            $"---\ntitle: Сауалнама\nsource: Дереккөз\nlabels: {{ passwords: Құпия сөздер, place: Орын }}\n{more}\ncharts:\n"
                + (words is null ? "  {}" : $"  {id}: {words}") + "\n---\n");
}
