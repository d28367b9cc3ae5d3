using CyberAware.Core.Documents;
using CyberAware.TestSupport;

namespace CyberAware.Core.Tests.Assessments;

/// <summary>Self-assessments that are refused: each with its code, its file and its line, and with nothing besides.</summary>
public sealed class BadAssessmentTests
{
    private const string Folder = "assessments/professionals/";
    private const string Yaml = Folder + "assessment.yml";
    private const string Russian = Folder + "ru.md";

    private static readonly string Fifteen = string.Join(' ', Enumerable.Repeat("а", 15));
    private static readonly string Seventeen = string.Join(' ', Enumerable.Repeat("а", 17));

    /// <summary>File, a part of it, what replaces that part, and what is expected.</summary>
    public static TheoryData<string, string, string, string> Slips => new()
    {
        { Yaml, "[portal]", "[internet]", "assessment.yml:1: unknown-value" },
        { Yaml, "2027-05-22", "2026-05-22", "assessment.yml:3: review-order" },
        { Yaml, "steps:", "colour: red\nsteps:", "assessment.yml:4: unknown-key" },
        { Yaml, "s1-1, weight: 3", "s1-1, weight: 4", "assessment.yml:7: out-of-range" },
        { Yaml, "id: s1-2", "id: S1", "assessment.yml:8: bad-id, kk.md:13: statements-differ, ru.md:13: statements-differ" },
        { Yaml, "id: s1-2", "id: s1-1", "assessment.yml:8: duplicate-id, kk.md:13: statements-differ, ru.md:13: statements-differ" },
        { Yaml, "id: s1-2", "id: duties", "assessment.yml:8: duplicate-id, kk.md:13: statements-differ, ru.md:13: statements-differ" },
        { Yaml, "s2-1, weight: 3, anchor: topic", "s2-1, weight: 3, anchor: gone", "assessment.yml:12: broken-anchor" },
        { Yaml, "/professionals/step-2", "/professionals/gone", "assessment.yml:10: broken-link, assessment.yml:4: step-without-statements, kk.md:21: sections-differ, ru.md:21: sections-differ" },
        { Yaml, "law: decree", "law: gone", "assessment.yml:7: unknown-law" },
        { Yaml, ", point: \"33\"", "", "assessment.yml:7: law-place" },
        { Yaml, "point: \"33\"", "point: \"33\", paragraph: \"2\"", "assessment.yml:7: law-place" },
        { Yaml, "contact: short", "contact: gone", "assessment.yml:56: unknown-contact" },
        { Yaml, "[order]", "[gone]", "assessment.yml:56: unknown-source" },
        { Yaml, ", sources: [order]", "", "assessment.yml:56: duty-source" },
        { Yaml, "      - { id: s10-3, weight: 1, anchor: topic }\n", "", "assessment.yml:4: statement-count, kk.md:143: statements-differ, ru.md:143: statements-differ" },
        { Russian, "Тұжырым 1-1. {#s1-1}", "Тұжырым 1-1.", "ru.md:9: statement-id, ru.md:9: statements-differ" },
        { Russian, "Тұжырым 1-1. {#s1-1}", "Тұжырым 1-1. {#other}", "ru.md:9: statements-differ" },
        { Russian, "  Әрекет 1-1.\n\n", "", "ru.md:9: statement-action" },
        { Russian, "Әрекет 1-1.", "А.\n\n  Б.", "ru.md:9: statement-action" },
        { Russian, "Әрекет 1-1.", Fifteen, "ru.md:9: too-many-words" },
        { Russian, "Тұжырым 1-1.", Seventeen, "ru.md:9: too-many-words" },
        { Russian, "Әрекет 1-1.", "А [б](/guide) в.", "ru.md:11: quiz-markup" },
        { Russian, "Әрекет 1-1.", "А **б** в.", "ru.md:11: quiz-markup" },
        { Russian, "Әрекет 1-1.", "А. {#words}", "ru.md:11: attribute" },
        { Russian, "  Әрекет 1-1.", "  - А.", "ru.md:11: assessment-block, ru.md:9: statement-action" },
        { Russian, "## Қадам 2 {#step-2}", "### Қадам 2 {#step-2}", "ru.md:21: heading-level" },
        { Russian, "## Қадам 2 {#step-2}", "## Қадам 2", "ru.md:21: anchor-missing, ru.md:21: sections-differ" },
        { Russian, "## Қадам 2 {#step-2}", "## Қадам 2 {#other}", "ru.md:21: sections-differ" },
        { Russian, "## Қадам 2 {#step-2}", "## {#step-2}", "ru.md:21: heading-empty" },
        { Russian, "## Қадам 2 {#step-2}", "## Қадам 2 {#step-2 .big}", "ru.md:21: attribute" },
        { Russian, "## Қадам 2 {#step-2}\n", "## Қадам 2 {#step-2}\n\nА.\n", "ru.md:21: assessment-block" },
        { Russian, "Кіріспе.\n\n## Қадам 1", "Кіріспе.\n\n> А.\n\n## Қадам 1", "ru.md:7: assessment-block" },
        { Russian, "\n\n  Мерзімі: бір күн.", "", "ru.md:151: duty-term" },
        { Russian, "## Міндеттер {#duties}\n\nКіріспе.\n\n- Міндет. {#tell}\n\n  Мерзімі: бір күн.", "", "ru.md:133: sections-differ" },
        { Russian, "summary: Қысқаша.", "summary: а\nlead: b", "ru.md:4: unknown-key" },
    };

    [Fact]
    public void Load_SampleAssessment_IsWithoutProblems() => Assert.Empty(Sample().Load().Problems);

    [Fact]
    public void Load_ContentWithoutAssessment_HasNone() => Assert.Null(A.Content().Library().Assessment);

    [Theory]
    [MemberData(nameof(Slips))]
    public void Load_AssessmentWithASlip_NamesCodeFileAndLine(string path, string part, string text, string expected)
    {
        var found = Sample().WithReplaced(path, part, text).Load().Problems.Select(Short).Distinct().Order(StringComparer.Ordinal);

        Assert.Equal(expected.Split(", ").Order(StringComparer.Ordinal), found);
    }

    [Fact]
    public void Load_FortyOneStatements_AreTooMany()
    {
        var (yaml, text) = ("", "");
        foreach (var place in Enumerable.Range(0, 11))
        {
            yaml += $"      - {{ id: more-{place}, weight: 1, anchor: topic }}\n";
            text += $"- Тағы бірі. {{#more-{place}}}\n\n  Әрекет.\n\n";
        }

        var content = Sample().WithReplaced(Yaml, "duties:", yaml + "duties:");
        foreach (var language in Language.All)
        {
            content.WithReplaced($"{Folder}{language}.md", "## Міндеттер", text + "## Міндеттер");
        }

        Assert.Equal(["assessment.yml:4: statement-count"], content.Load().Problems.Select(Short));
    }

    // "Point 33 of …" needs the act's name in that case.
    [Fact]
    public void Load_ActWithoutItsForm_IsRefused()
    {
        var content = Sample()
            .WithReplaced("site/laws.yml", ", of: \"{date} № {number} қаулысының\"", "")
            .WithReplaced("site/laws.yml", ", of: \"постановления от {date} № {number}\"", "");

        Assert.Equal(["assessment.yml:7: unknown-form"], content.Load().Problems.Select(Short));
    }

    [Theory]
    [InlineData("kk.md")]
    [InlineData("assessment.yml")]
    public void Load_AssessmentWithoutAFile_NamesIt(string file) =>
        Assert.Equal([$"{file}:1: file-missing"], Sample().Without(Folder + file).Load().Problems.Select(Short));

    [Theory]
    [InlineData(Folder + "notes.txt")]
    [InlineData(Folder + "page.yml")]
    [InlineData("assessments/schools/assessment.yml")]
    public void Load_StrangeFileBesideAnAssessment_IsRefused(string path) =>
        Assert.Equal([$"{Path.GetFileName(path)}:1: unknown-file"], Sample().WithFile(path, "A.").Load().Problems.Select(Short));

    // Unreadable facts are named where they are, once.
    [Theory]
    [InlineData("site/laws.yml", "number: \"832\"", "number: []")]
    [InlineData("site/contacts.yml", "value: \"1400\"", "value: []")]
    [InlineData("sources/order.yml", "site: adilet.zan.kz", "site: []")]
    public void Load_UnreadableFacts_BlamesThemAlone(string path, string part, string text) =>
        Assert.All(Sample().WithReplaced(path, part, text).Load().Problems, problem => Assert.Equal(path, problem.File));

    private static ContentBuilder Sample() => A.Content().WithAssessment();

    private static string Short(ContentProblem problem) => $"{Path.GetFileName(problem.File)}:{problem.Line}: {problem.Code}";
}
