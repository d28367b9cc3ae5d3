using System.Text;
using CyberAware.Core.Documents;
using CyberAware.Core.Library;
using CyberAware.Core.Wording;
using CyberAware.TestSupport;

namespace CyberAware.Core.Tests.Wording;

/// <summary>Each rule bites: a bad text gives its code, its file and its line, and nothing besides.</summary>
public sealed class WordingCheckTests
{
    private const string Kazakh = "guide/email/kk.md";
    private const string Russian = "guide/email/ru.md";
    private const string Strings = "src/CyberAware.Web/Resources/Site";

    private static readonly string[] KazakhSample = ["Хаттар", "Қысқаша", "Мәтін", "Тақырып", "Мағынасы", "Топ", "Толығырақ", "Синонимдері", "балықтау", "Дереккөз", "Құпия сөздер"];

    private const string Words = """
        brochure-names:
          kk: ["кітапша*"]
          ru: ["брошюр*"]
        kazakh-names: [Мәңгілік]
        together:
          - words: { kk: ["полиция*"], ru: ["полици*"] }
            needs: "](contact:short)"
        avoid:
          - { language: kk, words: ["батырма*"], instead: "түйме", where: ["!site/"] }
          - { language: kk, words: ["кілт* … жаңарт*"], unless: ["қайтарып ал*"], instead: "қайтарып алу", except: ["кілтті дереу жаңарт"] }
          - { language: ru, words: ["звонит … номер"], instead: "звонят с номера", where: ["guide/"] }
          - { language: kk, words: ["{0} тексерілді"], instead: "күні: {0}" }
          - { language: ru, words: ["стоит"], instead: "указан", doubt: true }
        """;

    /// <summary>Code, line within the text from 1, the Kazakh and the Russian text.</summary>
    public static TheoryData<string, string, int, string, string> Texts => new()
    {
        { "mixed-script", Kazakh, 1, "Құпия cөз.", "А." },
        { "mixed-script", Russian, 3, "А.\n\nА.", "А.\n\nФлешка c вирусом." },
        { "double-space", Kazakh, 1, "Бір  екі.", "А." },
        { "straight-quote", Russian, 1, "А.", "Он сказал \"да\"." },
        { "open-quote", Kazakh, 1, "«Бір.", "А." },
        { "open-quote", Kazakh, 1, "Бір».", "А." },
        { "spaced-hyphen", Kazakh, 1, "ЭЦҚ - бұл.", "А." },
        { "three-dots", Kazakh, 1, "Бір апта...", "А." },
        { "kazakh-letters", Russian, 1, "А.", "Ваш құпия пароль на проспекте Мәңгілік и «құпия»." },
        { "wording", Kazakh, 3, "А.\n\nБатырманы басыңыз.", "А.\n\nА." },
        { "wording", Kazakh, 1, "Кілтіңізді бүгін жаңартыңыз.", "А." },
        { "wording", Russian, 1, "А.", "Вам звонит незнакомый номер." },
        { "wording-doubt", Russian, 1, "А.", "Это стоит в адресе." },
        { "numbers-differ", Russian, 3, "А 7.\n\nБ.", "А 7.\n\nБ 8." },
        { "numbers-differ", Kazakh, 1, "102 нөміріне.", "По номеру." },
        { "companion-missing", Kazakh, 1, "Полицияға хабарлаңыз.", "А." },
        { "note-source", Kazakh, 1, "::: note 2026-11-22 {#note-one}\nДереккөз: profit.kz.\n:::", "::: note 2026-11-22 {#note-one}\nВ брошюре иначе.\n:::" },
        { "note-source", Russian, 3, "А.\n\n::: note 2026-11-22 {#note-one}\nКітапшада басқа: [А](https://a.kz).\n:::", "А.\n\n::: note 2026-11-22 {#note-one}\nИначе: [А](https://a.kz).\n:::" },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void Run_BadText_NamesCodeFileAndLine(string code, string file, int line, string kazakh, string russian)
    {
        var found = Run(A.Content().WithFile(Kazakh, ContentBuilder.Text(kazakh)).WithFile(Russian, ContentBuilder.Text(russian)));

        Assert.Equal([$"{file}:{line + ContentBuilder.BodyLine - 1}: {code}"], found.Select(Short).Distinct());
    }

    [Fact]
    public void Run_DayOfOneLanguage_IsNamedInBoth()
    {
        var found = Run(A.Content()
            .WithFile(Kazakh, ContentBuilder.Text("А.\n\n2025 жылғы 11 тамыздан бері.")).WithFile(Russian, ContentBuilder.Text("А.\n\nС 11 июля 2025 года.")));

        Assert.Equal([Kazakh + ":7: dates-differ", Russian + ":7: dates-differ"], found.Select(Short));
        Assert.Contains("11.08", found[0].ToString(), StringComparison.Ordinal);
    }

    /// <summary>The structure of both languages is compared elsewhere; here a contact would show up as a 0.</summary>
    [Fact]
    public void Run_ContactInOneLanguage_IsNoNumber() => Assert.DoesNotContain(
        WordingCheck.Run(
            Content(A.Content().WithFile(Kazakh, ContentBuilder.Text("[](contact:short).")).WithFile(Russian, ContentBuilder.Text("А."))), [], A.Content().Library()),
        problem => problem.Code == "numbers-differ");

    [Fact]
    public void Run_DateMissingInOneLanguage_IsOneProblem()
    {
        var found = Run(A.Content().WithFile(Kazakh, ContentBuilder.Text("А.")).WithFile(Russian, ContentBuilder.Text("С 11 июля 2025 года.")));

        Assert.Equal([Russian + ":5: numbers-differ"], found.Select(Short));
        Assert.Contains("11, 2025", found[0].ToString(), StringComparison.Ordinal);
    }

    // The loader refuses these marks and names them; the blanks around them are no second mistake.
    [Theory]
    [InlineData("2 * 3 * 4.")]
    [InlineData("А\n:   А.")]
    public void Run_LeftoverMarks_AreNoDoubleSpace(string text) =>
        Assert.DoesNotContain(
            WordingCheck.Run(Content(A.Content().WithFile(Kazakh, ContentBuilder.Text(text)).WithFile(Russian, ContentBuilder.Text(text))), [], null),
            problem => Short(problem).StartsWith("guide/email/", StringComparison.Ordinal));

    // Notepad's "Unicode", and a language that was forgotten: the loader names each, no line of the other text is at fault.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Run_OtherTextUnreadableOrMissing_BlamesNoLine(bool unreadable)
    {
        var content = A.Content().WithFile(Kazakh, ContentBuilder.Text("2025 жылы 7  сөз."));
        content = unreadable ? content.WithFile(Russian, Encoding.Unicode.GetBytes(ContentBuilder.Text("В 2025 году."))) : content.Without(Russian);

        Assert.Equal([Kazakh + ":5: double-space"], WordingCheck.Run([.. Content(content)], [], null).Select(Short).Where(problem => problem.StartsWith("guide/email/", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("Түймені басыңыз. Кілтті қайтарып алып, жаңартыңыз. ЭЦҚ — бұл. «Бір «екі» үш». Ескі кілтті дереу жаңартыңыз.", "По номеру звонит друг.")]
    [InlineData("2026 жылғы 7 қараша, «7», 94,5.", "7 ноября 2026 года, «7», 94,5.")]
    [InlineData("Полицияға [](contact:short) хабарлаңыз.", "Сообщите в полицию: [](contact:short).")]
    [InlineData("SMS-код, Tier 2, ата-ана 2023–2025, `a  b.exe`.", "SMS-код, Tier 2, 2023–2025, `a  b.exe`.")]
    public void Run_GoodText_FindsNothing(string kazakh, string russian) =>
        Assert.Empty(Run(A.Content().WithFile(Kazakh, ContentBuilder.Text(kazakh)).WithFile(Russian, ContentBuilder.Text(russian))));

    [Fact]
    public void Run_FrontMatterAndData_AreChecked()
    {
        var found = Run(A.Content()
            .WithReplaced(Kazakh, "summary: Қысқаша.", "summary: \"Батырма туралы...\"")
            .WithReplaced("site/contacts.yml", "kk: Нөмір", "kk: \"Нөмiр\""));

        Assert.Equal([Kazakh + ":3: three-dots", Kazakh + ":3: wording", "site/contacts.yml:5: mixed-script"], found.Select(Short).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("kk", "{0}-ға жеткенде", "placeholder-suffix")]
    [InlineData("kk", "{0} тексерілді", "wording")]
    [InlineData("kk", "{0}-сұрақ", null)]
    [InlineData("kk", "{0}-жол", null)]
    [InlineData("kk", "{0}-жолы", "placeholder-suffix")]
    [InlineData("ru", "{0}-го числа", null)]
    public void Run_InterfaceString_NamesItsLine(string language, string text, string? code)
    {
        var resx = $"<root>\n  <data name=\"A\"><value>А</value></data>\n  <data name=\"B\"><value>{text}</value></data>\n</root>";

        var found = WordingCheck.Run(Content(A.Content()), [ContentFile.FromText($"{Strings}.{language}.resx", resx)], null);

        Assert.Equal(code is null ? [] : [$"{Strings}.{language}.resx:3: {code}"], found.Select(Short));
    }

    [Fact]
    public void Run_GlossaryLinkToAnotherSubject_IsNamed()
    {
        const string Entry = "Мағынасы.\n\n## Топ {#group}\n\n### Фишинг {#phishing}\n\nМағынасы.\n\nСинонимдері: балықтау.\n\nТолығырақ: [«Хаттар»](/guide/email).";
        var content = A.Content().WithPage("glossary", "article", Entry);

        Assert.Equal(["glossary/kk.md:15: link-promise.term", "glossary/ru.md:15: link-promise.term"], Run(content).Select(problem => $"{problem.File}:{problem.Line}: {problem.Text.Key}"));
        Assert.Empty(Run(content.WithBody("Фишинг деген осы.")));
        Assert.Empty(Run(content.WithBody("Хат [осындай](/glossary#phishing).")));
    }

    [Fact]
    public void Run_ActionLinkToAnotherSubject_IsNamed()
    {
        var content = A.Content().WithQuizzes(A.Quiz().WithPrinciple("one"));

        var found = Run(content);
        Assert.Contains($"{ContentBuilder.Actions}:3: link-promise", found.Select(Short));

        content.WithBody("А.\n\n## Тақырып {#topic}\n\nМұны былай істеңіз. Сделайте это так: unique passwords, second factor, longer, manager.");
        Assert.DoesNotContain("link-promise", Run(content).Select(problem => problem.Code));
    }

    // In data both languages stand in one file; helpers' texts are read as pages are.
    [Fact]
    public void Run_ActionsAndHelpers_AreCheckedLikePages()
    {
        var content = A.Content().WithAdvisors(A.Advisor("scam").AsSample()).WithReplaced(AdvisorBuilder.Actions, "\"Позвоните.\"", "\"Позвоните: 7.\"")
            .WithReplaced("advisors/scam/kk.md", "Жауап told", "Жауап  told").WithReplaced("advisors/scam/kk.md", "Схема: fraud.", "Батырма 8.");

        var found = Run(content).Select(Short).Where(problem => problem.StartsWith('a') && !problem.Contains("kazakh-letters", StringComparison.Ordinal)).ToList();

        Assert.Equal(
            [$"{AdvisorBuilder.Actions}:5: numbers-differ", "advisors/scam/kk.md:25: double-space", "advisors/scam/kk.md:32: wording", "advisors/scam/kk.md:32: numbers-differ"],
            found.Where(problem => !problem.Contains("link-promise", StringComparison.Ordinal)));
    }

    [Fact]
    public void Run_BadList_NamesItsLine() =>
        Assert.Equal(
            ["site/wording.yml:1: missing-key", "site/wording.yml:1: missing-key", "site/wording.yml:3: unknown-value"],
            WordingCheck.Run(A.Content().WithFile("site/wording.yml", "kazakh-names: [А]\navoid:\n  - { language: en, words: [a], instead: b }\n").Files, [], null)
                .Select(Short).Where(problem => problem.StartsWith("site/wording", StringComparison.Ordinal)).Order(StringComparer.Ordinal));

    // The builder writes Kazakh into both languages.
    private static IReadOnlyList<ContentFile> Content(ContentBuilder builder) =>
    [
        .. builder.WithFile("site/wording.yml", Words).Files.Select(file => file.Path.EndsWith("ru.md", StringComparison.Ordinal)
            ? ContentFile.FromText(file.Path, KazakhSample.Aggregate(Encoding.UTF8.GetString(file.Bytes), (text, word) => text.Replace(word, "А", StringComparison.Ordinal)))
            : file),
    ];

    private static IReadOnlyList<ContentProblem> Run(ContentBuilder builder) =>
        Content(builder) is var files && ContentLoader.Load(files) is { Library: { } library }
            ? WordingCheck.Run(files, [], library)
            : throw new InvalidOperationException(string.Join('\n', builder.Load().Problems));

    private static string Short(ContentProblem problem) => $"{problem.File}:{problem.Line}: {problem.Code}";
}
