using System.Text;
using CyberAware.Core.Documents;
using CyberAware.Core.Library;
using CyberAware.TestSupport;

namespace CyberAware.Core.Tests.Library;

/// <summary>Files that are refused: each with its code, its file and its line, and with nothing besides.</summary>
public sealed class BadFileTests
{
    private const string Settings = "guide/email/page.yml";
    private const string Kazakh = "guide/email/kk.md";
    private const string Russian = "guide/email/ru.md";
    private const string Contacts = "site/contacts.yml";
    private const string Laws = "site/laws.yml";
    private const string Survey = "surveys/awareness/survey.yml";
    private const string SurveyText = "surveys/awareness/ru.md";
    private const string Body = "\nМәтін.\n\n## Тақырып {#topic}\n\nМәтін.\n";

    /// <summary>File, what replaces it, and what is expected of it.</summary>
    public static TheoryData<string, string, string> Files => new()
    {
        { Settings, ContentBuilder.Settings(more: "colour: red\n"), "7: unknown-key" },
        { Settings, "kind: step\norder: 1\n# comment\nicon: key\nsources: [portal]\nreviewed: 2026-11-22\n", "1: missing-key" },
        { Settings, "kind: step\norder: 1\nicon: key\nreviewed: 2026-11-22\nreview-by: 2027-05-22\n", "1: missing-key" },
        { Settings, ContentBuilder.Settings(more: "\norder: 2\n"), "8: duplicate-key" },
        { Settings, ContentBuilder.Settings().Replace("order: 1", "order: first", StringComparison.Ordinal), "2: wrong-type" },
        { Settings, ContentBuilder.Settings().Replace("order: 1", "order: [1]", StringComparison.Ordinal), "2: wrong-type" },
        { Settings, ContentBuilder.Settings().Replace("[portal]", "portal", StringComparison.Ordinal), "4: wrong-type" },
        { Settings, ContentBuilder.Settings().Replace("[portal]", "[internet]", StringComparison.Ordinal), "4: unknown-value" },
        { Settings, ContentBuilder.Settings("page"), "1: unknown-value" },
        { Settings, ContentBuilder.Settings().Replace("icon: key", "icon: skull", StringComparison.Ordinal), "3: unknown-value" },
        { Settings, ContentBuilder.Settings().Replace("2027-05-22", "22.05.2027", StringComparison.Ordinal), "6: wrong-type" },
        { Settings, ContentBuilder.Settings().Replace("2027-05-22", "2026-05-22", StringComparison.Ordinal), "6: review-order" },
        { Settings, ContentBuilder.Settings(more: "quick-exit: maybe\n"), "7: wrong-type" },
        { Settings, ContentBuilder.Settings(more: "drawing: skull\n"), "7: unknown-value" },
        { Settings, ContentBuilder.Settings(more: "drawings: { none: help }\n"), "7: drawing-anchor" },
        { Settings, ContentBuilder.Settings(more: "part: guide\n"), "7: part-below" },
        { Settings, ContentBuilder.Settings(more: "related:\n- /guide/none\n"), "7: broken-link" },
        { Settings, ContentBuilder.Settings(more: "related: [/guide/email]\n"), "7: broken-link" },
        { Settings, ContentBuilder.Settings(more: "related: [guide]\n"), "7: bad-path" },
        { Settings, ContentBuilder.Settings(more: "\naliases: [/guide]\n"), "8: alias-taken" },
        { Settings, ContentBuilder.Settings(more: "aliases: [/mail, /mail]\n"), "7: alias-taken" },
        { Settings, "- kind: step\n", "1: wrong-type" },
        { Settings, "kind: step\norder: &one 1\n", "2: yaml-syntax" },
        { Settings, "kind: step\norder: *one\n", "2: yaml-syntax" },
        { Settings, "kind: step\norder: !int 1\n", "2: yaml-syntax" },
        { Settings, "kind: step\norder: 'one\nicon: key\n", "2: yaml-syntax" },
        { Settings, "kind: step\nrelated: [/guide\nreview-by: 2027-05-22\n# comment\n", "2: yaml-syntax" },
        { Settings, "kind: step\n\torder: 1\n", "2: yaml-tab" },
        { Settings, ContentBuilder.Settings(more: "---\nkind: step\n"), "1: yaml-syntax" },
        { Settings, "kind: step\norder: [[[[[[[[[[[[1]]]]]]]]]]]]\n", "2: yaml-syntax" },
        { Settings, ContentBuilder.Settings(more: "# " + new string('x', 256 * 1024)), "1: yaml-too-large" },
        { Russian, "title: Письма\n\nТекст.\n", "1: front-matter" },
        { Russian, "---\ntitle: Письма\n", "1: front-matter" },
        { Russian, "---\ntitle: Письма\nsummary: [\n---\n" + Body, "4: yaml-syntax" },
        { Russian, "---\ntitle: Письма\nsummary: \"\"\n---\n" + Body, "3: empty-value" },
        { Russian, "---\ntitle: Письма\n\nsummary:\n---\n" + Body, "4: empty-value" },
        { Russian, "---\ntitle: Письма\n---\n" + Body, "2: missing-key" },
        { Russian, $"---\nsummary: А.\ntitle: {new string('ж', 91)}\n---\n" + Body, "3: too-long" },
        { Russian, $"---\ntitle: А\nshort-title: {new string('ж', 41)}\nsummary: А.\n---\n" + Body, "3: too-long" },
        { Russian, $"---\ntitle: А\nsummary: {new string('ж', 201)}\n---\n" + Body, "3: too-long" },
        { Russian, "---\ntitle: А\nsummary: А.\nlead: А.\n---\n" + Body, "4: unknown-key" },
        { Russian, $"---\ntitle: А\nsummary: А.\ncard: {new string('ж', 91)}\n---\n" + Body, "4: too-long, 4: languages-differ" },
        { Russian, "---\ntitle: А\nsummary: А.\ncard: А.\n---\n" + Body, "4: languages-differ" },
        { Russian, "---\ntitle: А\nsummary: А.\nposter: [А, Б]\n---\n" + Body, "4: poster-points, 4: languages-differ" },
        { Russian, "---\ntitle: А\nsummary: А.\nposter: [А, Б, В, Г]\n---\n" + Body, "4: languages-differ" },
        { Russian, ContentBuilder.Text("Текст."), "5: languages-differ" },
        { Russian, "---\ntitle: А\nsummary: А.\n---", "4: languages-differ" },
        { Russian, ContentBuilder.Text("А\n\n## Тема {#theme}\n\nА"), "7: languages-differ" },
        { Russian, ContentBuilder.Text("А\n\n### Тема {#topic}\n\nА"), "7: heading-skipped, 7: languages-differ" },
        { Russian, ContentBuilder.Text("А\n\n## Тема {#topic}\n\n- А"), "9: languages-differ" },
        { Russian, ContentBuilder.Text(new string('a', 64 * 1024)), "1: text-too-large" },
        { Russian, "---\ntitle: А\nsummary: А.\n---\nА\u0000\n" + Body, "5: control-character" },
        { Russian, "---\ntitle: А\nsummary: А.\n---\nА\u001B[1m\n" + Body, "5: control-character" },
        { Russian, "---\ntitle: А\nsummary: А.\n---\nА\uFFFE\n" + Body, "5: control-character" },
        { Russian, "---\ntitle: А\uFFFF\nsummary: А.\n---\n" + Body, "2: control-character" },
        { Russian, "---\ntitle: А\u0085summary: А.\n---\n" + Body, "2: control-character" },
        { Russian, "---\ntitle: А\nsummary: А.\u2028\n---\n" + Body, "3: control-character" },
        { Russian, "---\ntitle: А\nsummary: А.\n---\nexe.\u202Egnp\n" + Body, "5: control-character" },
        { Russian, "---\ntitle: А #1 А\nsummary: А.\n---\n" + Body, "2: yaml-comment" },
        { Russian, "---\ntitle: А: А\nsummary: А.\n---\n" + Body, "2: yaml-colon" },
        { Russian, "---\nsummary: А.\ntitle: А — А: А\n---\n" + Body, "3: yaml-colon" },
        { Contacts, "id: short\n", "1: wrong-type" },
        { Contacts, "- id: short\n  kind: phone\n  value: call me\n  display: 1\n  label: А\n  source: А\n  checked-on: 2026-11-22\n", "3: bad-contact" },
        { Contacts, "- id: mail\n  kind: email\n  value: \"a@b?bcc=c\"\n  display: А\n  label: А\n  source: А\n  checked-on: 2026-11-22\n", "3: bad-contact" },
        { Contacts, "- id: web\n  kind: web\n  value: http://b.kz\n  display: А\n  label: А\n  source: А\n  checked-on: 2026-11-22\n", "3: bad-contact" },
        { Contacts, "- id: short\n  kind: fax\n  value: 1\n  display: 1\n  label: А\n  source: А\n  checked-on: 2026-11-22\n", "2: unknown-value" },
        { Contacts, "- id: short\n  kind: phone\n  display: 100\n  label: А\n  source: А\n  checked-on: 2026-11-22\n", "1: missing-key" },
        { Contacts, "- id: office\n  kind: address\n  display: { kk: А }\n  label: А\n  source: А\n  checked-on: 2026-11-22\n", "3: missing-key" },
        { Contacts, "- id: Bad id\n  kind: address\n  display: А\n  label: А\n  source: А\n  checked-on: 2026-11-22\n", "1: bad-id" },
        { Laws, Act("decree") + Act("decree"), "9: duplicate-id" },
        { Laws, Act("short"), "1: duplicate-id" },
        { Laws, Act("law").Replace("https", "http", StringComparison.Ordinal), "4: bad-source" },
        { Laws, Act("law").Replace("kk: { base: \"№ {number}\" }", "kk: { base: \"832\" }", StringComparison.Ordinal), "7: form-number" },
        { Laws, Act("law").Replace("ru: { base", "ru: { in: \"{number}\", base", StringComparison.Ordinal), "6: form-missing" },
        { Laws, Act("law").Replace("  forms:\n", "  form:\n", StringComparison.Ordinal), "1: missing-key, 6: unknown-key" },
        { Survey, Indicators("- { year: 2025, value: 101 }"), "9: out-of-range" },
        { Survey, Indicators("- { year: 2025, value: -1 }"), "9: out-of-range" },
        { Survey, Indicators("- { year: 1025, value: 1 }"), "9: out-of-range" },
        { Survey, Indicators("- { year: 2025, value: 22 }\n      - { year: 2025, value: 23 }"), "10: duplicate-year" },
        { Survey, Indicators("- { year: 2025, value: 22,5 }"), "9: unknown-key" },
        { Survey, Indicators("- { year: 2025, value: \"22,5\" }"), "9: wrong-type" },
        { Survey, Indicators("- { year: 2025, value: 22, qualifier: about }"), "9: unknown-value" },
        { Survey, Indicators("[]"), "6: no-values" },
        { Survey, Indicators("- { year: 2025, value: 22 }") + "  - id: passwords\n    unit: percent\n    values: [{ year: 2025, value: 1 }]\n", "10: duplicate-id" },
        { Survey, Indicators("- { year: 2025, value: 22 }").Replace("id: awareness", "id: other", StringComparison.Ordinal), "1: unknown-value" },
        { SurveyText, "---\ntitle: А\nsource: А\nlabels:\n  passwords: А\n---\n", "4: label-missing" },
        { SurveyText, "---\ntitle: А\nsource: А\nlabels:\n  passwords: А\n  place: А\n  hope: А\n---\n", "4: unknown-key" },
        { "guide/email/readme.txt", "Text.", "1: unknown-file" },
        { "site/links.yml", "Text.", "1: unknown-file" },
        { "surveys/awareness/data.csv", "Text.", "1: unknown-file" },
        { "stray.md", "Text.", "1: unknown-file" },
        { "guide/email/fake.png", "MZ\u0001\u0002 not a picture but a programme of enough bytes", "1: picture-unreadable" },
        { "guide/email/fake.webp", "RIFF....WEBPVP9 not a picture of enough bytes", "1: picture-unreadable" },
    };

    /// <summary>File that is taken away, and what is expected of it.</summary>
    public static TheoryData<string, string> MissingFiles => new()
    {
        { Kazakh, Kazakh + ":1: file-missing" },
        { Russian, Russian + ":1: file-missing" },
        { Settings, Settings + ":1: file-missing" },
        { Survey, Survey + ":1: file-missing" },
        { SurveyText, SurveyText + ":1: file-missing" },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public void Load_BadFile_NamesCodeFileAndLine(string path, string text, string expected)
    {
        var found = A.Content().WithFile(path, text).Load().Problems.Select(Short).Distinct();

        Assert.Equal(expected.Split(", ").Select(problem => $"{path}:{problem}"), found);
    }

    [Theory]
    [MemberData(nameof(MissingFiles))]
    public void Load_FileMissing_IsReported(string path, string expected) =>
        Assert.Equal([expected], A.Content().Without(path).Load().Problems.Select(Short));

    // The parser's own words for it are "the current state of the object".
    [Fact]
    public void Load_OpenBracket_IsExplainedInPlainWords()
    {
        var problem = Assert.Single(A.Content().WithFile(Settings, "kind: step\nsources: [portal\nreviewed: 2026-11-22\n").Load().Problems);

        Assert.Contains("bracket", problem.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("object", problem.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Load_NotUtf8_NamesLine()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes("---\ntitle: А\nsummary: А"), 0xC3, 0x28, .. "\n---\n"u8];

        Assert.Equal([Russian + ":3: not-utf8"], A.Content().WithFile(Russian, bytes).Load().Problems.Select(Short));
    }

    [Fact]
    public void Load_PictureTooLarge_IsReported()
    {
        byte[] bytes = [.. ContentBuilder.Png, .. new byte[200 * 1024]];

        var problems = A.Content().WithFile("guide/email/big.png", bytes).Load().Problems;

        Assert.Equal(["guide/email/big.png:1: picture-too-large"], problems.Select(Short));
    }

    [Theory]
    [InlineData("guide/email/My picture.png")]
    [InlineData("guide/email/\"><script>.png")]
    [InlineData("guide/none/picture.png")]
    [InlineData("picture.png")]
    public void Load_PictureAtBadPath_IsReported(string path) =>
        Assert.Equal([path + ":1: bad-path"], A.Content().WithFile(path, ContentBuilder.Png).Load().Problems.Select(Short));

    [Theory]
    [InlineData("Guide/email")]
    [InlineData("guide/e_mail")]
    [InlineData("a/b/c/d")]
    [InlineData("guide/../email")]
    public void Load_BadFolder_IsReported(string folder) =>
        Assert.Equal(
            [folder + ":1: bad-path"],
            A.Content().WithPage(folder, "step", "A.").Load().Problems.Select(Short).Where(problem => problem.StartsWith(folder, StringComparison.Ordinal)));

    [Fact]
    public void Load_NoPageAbove_IsReported() =>
        Assert.Equal(["tips/one/page.yml:1: parent-missing"], A.Content().WithPage("tips/one", "step", "A.").Load().Problems.Select(Short));

    [Fact]
    public void Load_NoFiles_AsksForHomePage() =>
        Assert.Equal(["home/page.yml:1: file-missing"], ContentLoader.Load([]).Problems.Select(Short));

    [Fact]
    public void Load_PermalinkLedger_IsNoPage() =>
        Assert.Equal(3, A.Content().WithFile("permalinks.txt", "guide\n").Library().Pages.Count);

    [Fact]
    public void Load_AliasOfTwoPages_IsReportedOnce()
    {
        var settings = ContentBuilder.Settings(more: "aliases: [/mail]\n");

        var problems = A.Content().WithFile("guide/page.yml", settings).WithFile(Settings, settings).Load().Problems;

        Assert.Equal([Settings + ":7: alias-taken"], problems.Select(Short));
    }

    [Fact]
    public void Load_SeveralProblems_ReportsAllInOrder()
    {
        var problems = A.Content()
            .WithBody("A.\n\n## One\n\n[b](javascript:a) and 28 %\n\n::: warning\nA.\n:::")
            .WithFile(Settings, ContentBuilder.Settings(more: "related: [/none]\ncolour: red\n"))
            .WithFile(Contacts, "- id: short\n  kind: fax\n")
            .Load().Problems.Select(Short).Distinct();

        Assert.Equal(
            [
                Kazakh + ":7: anchor-missing", Kazakh + ":9: hand-typed-figure", Kazakh + ":9: bad-link", Kazakh + ":11: unknown-block",
                Settings + ":7: broken-link", Settings + ":8: unknown-key",
                Russian + ":7: anchor-missing", Russian + ":9: hand-typed-figure", Russian + ":9: bad-link", Russian + ":11: unknown-block",
                Contacts + ":1: missing-key", Contacts + ":2: unknown-value",
            ],
            problems.Order(Comparer<string>.Create(ByFileAndLine)));
    }

    [Fact]
    public void Load_SeveralProblems_OrdersThemByFileAndLine()
    {
        var problems = A.Content().WithBody("[a](none)\n\n## One\n\n28%").WithFile(Laws, "x").WithFile(Contacts, "x").Load().Problems;

        Assert.Equal(problems.OrderBy(problem => problem.File, StringComparer.Ordinal).ThenBy(problem => problem.Line), problems);
        Assert.Equal(8, problems.Count);
    }

    [Fact]
    public void Load_PageUnreadable_ReportsNoLinkToIt()
    {
        var problems = A.Content()
            .WithFile("guide/page.yml", "kind: [\n")
            .WithFile(Contacts, "- id: short\n  kind: fax\n")
            .WithFile(Survey, "id: [\n")
            .WithBody("[a](/guide#none), [](contact:none), [](stat:awareness/none/2025)")
            .Load().Problems;

        Assert.DoesNotContain(problems, problem => problem.File.StartsWith("guide/email", StringComparison.Ordinal));
    }

    private static int ByFileAndLine(string one, string other) =>
        (one.Split(':'), other.Split(':')) is var (a, b) && a[0] != b[0]
            ? string.CompareOrdinal(a[0], b[0])
            : int.Parse(one.Split(':')[1], System.Globalization.CultureInfo.InvariantCulture)
                .CompareTo(int.Parse(other.Split(':')[1], System.Globalization.CultureInfo.InvariantCulture));

    private static string Act(string id) =>
        $$"""
        - id: {{id}}
          number: "832"
          date: 2016-12-20
          source: https://adilet.zan.kz/kaz
          checked-on: 2026-11-21
          forms:
            kk: { base: "№ {number}" }
            ru: { base: "№ {number}" }

        """;

    // The values of 'passwords' begin in line 9; 'place' keeps the labels complete.
    private static string Indicators(string values) =>
        $$"""
        id: awareness
        kind: survey
        base: 6000
        indicators:
          - { id: place, unit: place, values: [{ year: 2025, value: 3 }] }
          - id: passwords
            unit: percent
            values: {{(values == "[]" ? values : "\n      " + values)}}

        """;

    private static string Short(ContentProblem problem) => $"{problem.File}:{problem.Line}: {problem.Code}";
}
