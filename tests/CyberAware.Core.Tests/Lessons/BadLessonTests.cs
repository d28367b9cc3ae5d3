namespace CyberAware.Core.Tests.Lessons;

/// <summary>Lessons that are refused: each with its code, its file and its line, and with nothing besides.</summary>
public sealed class BadLessonTests
{
    private const string Yaml = SampleLesson.Yaml;
    private const string Russian = SampleLesson.Russian;
    private const string Card = SampleLesson.Card;

    private static readonly string Long = string.Concat(Enumerable.Repeat("сөз ", 125));

    /// <summary>File, a part of it, what replaces that part, and what is expected.</summary>
    public static TheoryData<string, string, string, string> Slips => new()
    {
        { Yaml, "topic: passwords", "topic: pasword", "note/lesson.yml:1: unknown-value" },
        { Yaml, "[5-9]", "[5-9, 5-9]", "note/lesson.yml:2: lesson-forms" },
        { Yaml, "[5-9]", "[6-9]", "note/lesson.yml:2: unknown-value" },
        { Yaml, "minutes: 45", "minutes: 40", "note/lesson.yml:3: unknown-value" },
        { Yaml, "minutes: 20", "minutes: 19", "note/lesson.yml:8: lesson-minutes" },
        { Yaml, "/guide/email", "/guide/emial", "note/lesson.yml:4: broken-link" },
        { Yaml, "page: /guide/email", "page: /guide/email\nquiz: none", "note/lesson.yml:5: unknown-quiz" },
        { Yaml, "act-1", "act-2", "note/lesson.yml:5: unknown-source" },
        { Yaml, "[portal, act-1]", "[]", "note/lesson.yml:5: lesson-sources" },
        { Yaml, "2027-05-28", "2025-05-28", "note/lesson.yml:7: review-order" },
        { Yaml, "genuine: true", "genuine: false", "note/lesson.yml:8: lesson-genuine" },
        { Yaml, ", genuine: true", "", "note/lesson.yml:16: missing-key" },
        { Yaml, "method: sorting", "method: talk", "note/lesson.yml:8: lesson-active" },
        { Yaml, "topic: passwords", "colour: red\ntopic: passwords", "note/lesson.yml:1: unknown-key" },
        { Yaml, "topic: passwords", "aliases: [/guide/email]\ntopic: passwords", "note/lesson.yml:1: lesson-alias" },
        { Yaml, "topic: passwords", "aliases: [schools/old]\ntopic: passwords", "note/lesson.yml:1: lesson-alias" },
        { Yaml, "topic: passwords", "aliases: [/schools/term]\ntopic: passwords", "note/lesson.yml:1: lesson-slug" },
        { Yaml, "topic: passwords", "aliases: [/schools/card]\ntopic: passwords", "note/lesson.yml:1: alias-taken" },
        { Yaml, "topic: passwords", "aliases: [/schools/old, /schools/old]\ntopic: passwords", "note/lesson.yml:1: alias-taken" },
        { Yaml, "topic: passwords", "retired: { on: 2027-01-10, successor: /schools/note }\ntopic: passwords", "note/lesson.yml:1: broken-link" },
        { Yaml, "topic: passwords", "retired: { on: 2027-01-10, successor: /quizzes }\ntopic: passwords", "note/lesson.yml:1: broken-link" },
        { Yaml, "topic: passwords", "retired: { on: 2027-01-10, successor: https://evil.example }\ntopic: passwords", "note/lesson.yml:1: bad-path" },
        { Yaml, "topic: passwords", "retired: { on: soon, successor: /schools/card }\ntopic: passwords", "note/lesson.yml:1: wrong-type" },
        { Yaml, "topic: passwords", "retired: { on: 2027-01-10, successor: /schools/card, why: old }\ntopic: passwords", "note/lesson.yml:1: unknown-key" },
        { Yaml, "minutes: 45", "minutes: 45\nweek: 4", "note/lesson.yml:4: lesson-week, note/kk.md:139: sections-differ, note/ru.md:139: sections-differ" },
        { Card, "week: 3", "week: 40", "card/lesson.yml:4: lesson-week" },
        { Card, "method: questions", "method: case", "card/lesson.yml:13: lesson-cases" },
        { Russian, "{#outcomes}", "{#results}", "note/ru.md:9: sections-differ" },
        { Russian, "## Мақсаты", "Сөз.\n\n## Мақсаты", "note/ru.md:5: lesson-block" },
        { Russian, "Мақсат.", "- Мақсат.", "note/ru.md:7: lesson-block, note/ru.md:7: languages-differ" },
        { Russian, "Мақсат.", "**Мақсат.**", "note/ru.md:7: lesson-markup" },
        { Russian, "- Екінші.\n\n## Білу", "\n## Білу", "note/ru.md:11: lesson-block, note/ru.md:11: languages-differ" },
        { Russian, "[Хаттар](/guide/email#topic)", "Хаттар", "note/ru.md:14: lesson-know, note/ru.md:18: languages-differ" },
        { Russian, "### Кезең {#sort}", "### Кезең {#sorting}", "note/ru.md:38: sections-differ" },
        { Russian, "::: pupils\nЖазады.\n:::\n\n::: assessment\nКөрді.\n:::\n\n::: resources\nҚағаз.\n:::\n\n### Кезең {#sort}", "### Кезең {#sort}", "note/ru.md:20: lesson-block, note/ru.md:26: languages-differ" },
        { Russian, "Жақсы хат.\n\n::: answer\nШынайы.\n:::", "Жақсы хат. Шынайы.", "note/ru.md:96: lesson-block, note/ru.md:98: languages-differ" },
        { Russian, "Сұра.", "::: answer\nСұра.\n:::", "note/ru.md:141: lesson-block, note/ru.md:141: languages-differ" },
        { Russian, "::: answer\nСебебі 2.\n:::", "Себебі 2.", "note/ru.md:120: lesson-block, note/ru.md:122: languages-differ" },
        { Russian, "{#question-3}", "{#question-4}", "note/ru.md:124: sections-differ" },
        { Russian, "Сұра.", SampleLesson.OnAPage, "note/ru.md:141: lesson-repeats" },
    };

    [Fact]
    public void Load_SampleLessons_AreWithoutProblems()
    {
        var result = SampleLesson.Content().Load();

        Assert.Empty(result.Problems);
        Assert.Equal(["note", "card"], result.Library!.Lessons.Select(lesson => lesson.Slug));
    }

    [Theory]
    [MemberData(nameof(Slips))]
    public void Load_LessonWithASlip_NamesCodeFileAndLine(string path, string part, string text, string expected)
    {
        var found = SampleLesson.Content().WithReplaced(path, part, text).Load().Problems.Select(SampleLesson.Short).Distinct().Order(StringComparer.Ordinal);

        Assert.Equal(string.Join(", ", expected.Split(", ").Order(StringComparer.Ordinal)), string.Join(", ", found));
    }

    [Theory]
    [InlineData("#topic", "#topik", "16: broken-anchor")]
    [InlineData("Сұра.", "[Басы](#goal)", "141: broken-anchor")]
    [InlineData("Сұра.", "[](contact:none)", "141: unknown-contact")]
    [InlineData("Сұра.", "::: note 2026-11-28 {#note}\nСұра.\n:::", "141: lesson-block")]
    [InlineData("Сұра.", "::: do {#how}\nСұра.\n:::", "141: lesson-block")]
    public void Load_SameSlipInBothLanguages_IsNamedInBoth(string part, string text, string expected) => Assert.Equal(
        [$"note/kk.md:{expected}", $"note/ru.md:{expected}"],
        SampleLesson.Content().WithReplaced(Russian, part, text).WithReplaced("lessons/note/kk.md", part, text).Load().Problems.Select(SampleLesson.Short));

    [Theory]
    [InlineData("Айтады.", "note/ru.md:22: too-many-words")]
    [InlineData("Жаз: ____", "note/ru.md:135: too-many-words")]
    [InlineData("Мақсат.", "note/ru.md:7: too-many-words")]
    public void Load_PartOfTooManyWords_NamesItsLine(string part, string expected) => Assert.Contains(
        expected,
        SampleLesson.Content().WithReplaced(Russian, part, part == "Жаз: ____" ? Long + Long : Long).Load().Problems.Select(SampleLesson.Short));

    [Fact]
    public void Load_TwoCardsInOneWeek_AreRefusedForTheFormsThatHaveBoth()
    {
        var content = SampleLesson.Content().WithFile("lessons/other/lesson.yml", SampleLesson.Content().TextOf(Card).Replace("[1-4, 5-9]", "[5-9, 10-11]", StringComparison.Ordinal));
        foreach (var language in Language.All)
        {
            content.WithFile($"lessons/other/{language}.md", content.TextOf(SampleLesson.CardRussian));
        }

        var problem = Assert.Single(content.Load().Problems);

        Assert.Equal("other/lesson.yml:4: lesson-week", SampleLesson.Short(problem));
        Assert.Contains("5-9", problem.In(null), StringComparison.Ordinal);
    }

    [Fact]
    public void Load_LessonThatIsNoLongerTaught_KeepsItsAddressesAndNoPlace()
    {
        var library = SampleLesson.Content()
            .WithReplaced(Yaml, "topic: passwords", "aliases: [/schools/first, /schools/second]\nretired: { on: 2027-01-10, successor: /schools/card }\ntopic: passwords").Library();

        var retired = Assert.Single(library.RetiredLessons);
        Assert.Equal(["card"], library.Lessons.Select(lesson => lesson.Slug));
        Assert.Null(library.FindLesson("note"));
        Assert.All(["note", "first", "second"], slug => Assert.Same(retired, library.FindLessonEver(slug)));
        Assert.Equal((new DateOnly(2027, 1, 10), "schools/card"), (retired.Retired!.On, retired.Retired.Successor));
    }

    [Fact]
    public void Load_LinksToLessons_MayNameAnOldAddressButNoneThatIsNoLongerTaught()
    {
        var content = SampleLesson.Content().WithPage("help", "article", "[Сабақ](/schools/old)").WithReplaced(Yaml, "topic: passwords", "aliases: [/schools/old]\ntopic: passwords");
        Assert.Empty(content.Load().Problems);
        Assert.Equal(["broken-link", "broken-link"], content.WithReplaced(Yaml, "topic: passwords", "retired: { on: 2027-01-10, successor: /schools/card }\ntopic: passwords")
            .Load().Problems.Select(problem => problem.Code));
    }

    [Fact]
    public void Load_LessonsWithoutTheirPage_AskForIt() => Assert.Equal(
        ["schools/page.yml:1: parent-missing"],
        SampleLesson.Content().Without("schools/page.yml").Without("schools/kk.md").Without("schools/ru.md").Load().Problems.Select(problem => $"{problem.File}:{problem.Line}: {problem.Code}"));

    [Theory]
    [InlineData("lessons/term/lesson.yml", "lesson-slug")]
    [InlineData("lessons/note/picture.md", "unknown-file")]
    public void Load_FileWithANameOfSomethingElse_IsRefused(string path, string code)
    {
        var content = SampleLesson.Content().WithFile(path, SampleLesson.Content().TextOf(Yaml));

        Assert.Contains(content.Load().Problems, problem => problem.File == path && problem.Code == code);
    }
}
