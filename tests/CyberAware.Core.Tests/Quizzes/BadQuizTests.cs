using CyberAware.Core.Documents;
using CyberAware.TestSupport;

namespace CyberAware.Core.Tests.Quizzes;

/// <summary>Quizzes that are refused: each with its code, its file and its line, and with nothing besides.</summary>
public sealed class BadQuizTests
{
    private const string Yaml = "quizzes/passwords/quiz.yml";
    private const string Russian = "quizzes/passwords/ru.md";

    /// <summary>File, a part of it, what replaces that part, and what is expected.</summary>
    public static TheoryData<string, string, string, string> Slips => new()
    {
        { Yaml, "order: 1", "order: one", "quiz.yml:1: wrong-type" },
        { Yaml, "icon: key", "icon: skull", "quiz.yml:2: unknown-value" },
        { Yaml, "audience: citizens", "audience: all", "quiz.yml:3: unknown-value" },
        { Yaml, "audience: citizens", "audience: kids", "quiz.yml:3: counts-only" },
        { Yaml, "page: /guide/email", "page: /guide/gone", "quiz.yml:4: broken-link" },
        { Yaml, "page: /guide/email", "page: guide", "quiz.yml:4: bad-path" },
        { Yaml, "[portal]", "[internet]", "quiz.yml:5: unknown-value" },
        { Yaml, "2027-05-22", "2026-05-22", "quiz.yml:7: review-order" },
        { Yaml, "questions:", "colour: red\nquestions:", "quiz.yml:8: unknown-key" },
        { Yaml, "id: scam\n", "id: Scam\n", "quiz.yml:9: bad-id, kk.md:8: questions-differ, ru.md:8: questions-differ" },
        { Yaml, "id: scam\n", "id: honest\n", "quiz.yml:37: duplicate-id, kk.md:8: questions-differ, ru.md:8: questions-differ" },
        { Yaml, "form: a\n    topic: passwords\n    difficulty: 1\n    channel: messenger\n    message: fraud", "form: c\n    topic: passwords\n    difficulty: 1\n    channel: messenger\n    message: genuine", "quiz.yml:9: principle-forms, quiz.yml:11: unknown-value" },
        { Yaml, "topic: passwords\n    difficulty: 1\n    channel: messenger\n    message: fraud\n    right: [first]", "topic: parrots\n    difficulty: 1\n    channel: messenger\n    message: fraud\n    right: [first]", "quiz.yml:12: unknown-value, quiz.yml:26: unknown-value" },
        { Yaml, "form: b\n    topic: passwords\n    difficulty: 3", "form: b\n    topic: email\n    difficulty: 3", "quiz.yml:78: principle-topic" },
        { Yaml, "difficulty: 3", "difficulty: 4", "quiz.yml:69: out-of-range, quiz.yml:82: out-of-range" },
        { Yaml, "message: fraud", "message: spam", "quiz.yml:15: unknown-value, quiz.yml:29: unknown-value" },
        { Yaml, "channel: messenger", "channel: pigeon", "quiz.yml:14: unknown-value, quiz.yml:28: unknown-value, quiz.yml:42: unknown-value, quiz.yml:56: unknown-value" },
        { Yaml, "indicator: awareness/passwords", "indicator: awareness/hope", "quiz.yml:65: unknown-figure, quiz.yml:78: unknown-figure" },
        { Yaml, "indicator: awareness/passwords", "indicator: awareness/place", "quiz.yml:65: unknown-figure, quiz.yml:78: unknown-figure" },
        { Yaml, "right: [first]", "right: [first, second]", "quiz.yml:9: right, quiz.yml:23: right" },
        { Yaml, "right: [first]", "right: [fifth]", "quiz.yml:9: right, quiz.yml:23: right" },
        { Yaml, "right: [first]", "right: []", "quiz.yml:9: right, quiz.yml:23: right" },
        { Yaml, "right: [first]", "right: [second]", "quiz.yml:18: action-missing, quiz.yml:19: right-with-action, quiz.yml:32: action-missing, quiz.yml:33: right-with-action" },
        { Yaml, "action: second-factor", "action: gone", "quiz.yml:21: unknown-action, quiz.yml:35: unknown-action, quiz.yml:49: unknown-action, quiz.yml:63: unknown-action, quiz.yml:76: unknown-action, quiz.yml:89: unknown-action" },
        { Yaml, "principle: honest\n    form: b", "principle: other\n    form: b", "quiz.yml:37: principle-forms, quiz.yml:51: principle-forms" },
        { Yaml, "message: genuine", "message: fraud", "quiz.yml:8: too-few-genuine" },
        { Russian, "summary: Қысқаша.", "summary: а\nlead: b", "ru.md:4: unknown-key" },
        { Russian, "Бастайық.\n", "", "ru.md:5: quiz-intro" },
        { Russian, "Бастайық.\n", "А.\n\nБ.\n", "ru.md:5: quiz-intro" },
        { Russian, "Бастайық.", "а а а а а а а а а а а а а а а а а а а а а а а а а а", "ru.md:5: too-many-words" },
        { Russian, "## Не істейсіз? {#plain}", "### Не істейсіз? {#plain}", "ru.md:80: heading-level" },
        { Russian, "## Не істейсіз? {#plain}", "## Не істейсіз?", "ru.md:80: anchor-missing, ru.md:80: questions-differ" },
        { Russian, "## Не істейсіз? {#plain}", "## {#plain}", "ru.md:80: heading-empty" },
        { Russian, "## Не істейсіз? {#plain}", "## Не істейсіз? {#plain .big}", "ru.md:80: attribute" },
        { Russian, "## Не істейсіз? {#plain}", "## Не істейсіз? {#other}", "ru.md:80: questions-differ" },
        { Russian, "Жағдай: plain.", "А.\n\nБ.\n\nВ.", "ru.md:80: situation" },
        { Russian, "Жағдай: plain.\n", "", "ru.md:80: situation" },
        { Russian, "Жағдай: plain.", "А [б](/guide) в.", "ru.md:82: quiz-markup" },
        { Russian, "Жағдай: plain.", "А **б** в.", "ru.md:82: quiz-markup" },
        { Russian, "Жағдай: plain.", "А <b>б</b> в.", "ru.md:82: quiz-markup" },
        { Russian, "Жағдай: plain.", "А &nbsp; в.", "ru.md:82: quiz-markup" },
        { Russian, "Жағдай: plain.", "А. {#words}", "ru.md:82: attribute" },
        { Russian, "Жағдай: plain.", "А.\n\n> - б", "ru.md:84: quiz-block" },
        { Russian, "Жағдай: plain.", "А.\n\n> б\n\nв", "ru.md:80: options-missing, ru.md:86: quiz-block, ru.md:88: quiz-block" },
        { Russian, "Жағдай: plain.", "а а а а а а а а а а а а а а а а а а а а а а а а а а а а а а а а а а а а а а а а а а а а а а а а а а а а а а а а а а а", "ru.md:80: too-many-words" },
        { Russian, "- Жауап 1. {#first}\n\n  Түсіндірме 1.\n\n- Жауап 2. {#second}\n\n  Түсіндірме 2.\n\n- Жауап 3. {#third}\n\n  Түсіндірме 3.\n\n## Не істейсіз? {#plain-again}", "## Не істейсіз? {#plain-again}", "ru.md:80: options-missing" },
        { Russian, "plain.\n\n- Жауап 1. {#first}", "plain.\n\n- Жауап 1.", "ru.md:84: option-id, ru.md:84: options-differ" },
        { Russian, "plain.\n\n- Жауап 1. {#first}", "plain.\n\n- Жауап 1. {#fourth}", "ru.md:84: options-differ" },
        { Russian, "plain.\n\n- Жауап 1. {#first}\n\n  Түсіндірме 1.", "plain.\n\n- Жауап 1. {#first}", "ru.md:84: explanation" },
        { Russian, "plain.\n\n- Жауап 1. {#first}\n\n  Түсіндірме 1.", "plain.\n\n- Жауап 1. {#first}\n\n  А.\n\n  Б.", "ru.md:84: explanation" },
        { Russian, "plain.\n\n- Жауап 1. {#first}\n\n  Түсіндірме 1.", "plain.\n\n- Жауап 1. {#first}\n\n  - А.", "ru.md:84: explanation, ru.md:86: quiz-block" },
        { Russian, "plain.\n\n- Жауап 1. {#first}\n\n  Түсіндірме 1.", "plain.\n\n- Жауап 1. {#first}\n\n  А `б`.", "ru.md:86: quiz-markup" },
        { Russian, "plain.\n\n- Жауап 1. {#first}\n\n  Түсіндірме 1.", "plain.\n\n- Жауап 1. {#first}\n\n  а а а а а а а а а а а а а а а а а а а а а а а а а а а а а а а а а а а а а а а а а а а а а а а а а а а", "ru.md:86: too-many-words" },
        { ContentBuilder.Actions, "weight: 3", "weight: 4", "passwords.yml:2: out-of-range" },
        { ContentBuilder.Actions, "weight: 3\n  link: /guide/email#topic", "weight: 3\n  link: /guide/email#gone", "passwords.yml:3: broken-anchor" },
        { ContentBuilder.Actions, "weight: 3\n  link: /guide/email#topic", "weight: 3\n  link: /guide/gone", "passwords.yml:3: broken-link" },
        { ContentBuilder.Actions, "weight: 3\n  link: /guide/email#topic", "weight: 3\n  link: https://a.example", "passwords.yml:3: bad-path, passwords.yml:3: broken-link" },
        { ContentBuilder.Actions, "ru: \"Сделайте это: unique-passwords.\"", "en: x", "passwords.yml:4: missing-key, passwords.yml:4: unknown-key" },
        { ContentBuilder.Actions, "Сделайте это: unique-passwords.", "а а а а а а а а а а а а а а а", "passwords.yml:4: too-many-words" },
        { ContentBuilder.Actions, "Причина: unique-passwords.", "а а а а а а а а а а а а а а а а а а а а а а а а а а", "passwords.yml:5: too-many-words" },
        { ContentBuilder.Actions, "id: second-factor", "id: unique-passwords", "passwords.yml:6: duplicate-id" },
    };

    [Fact]
    public void Load_SampleQuiz_IsWithoutProblems() => Assert.Empty(Sample().Load().Problems);

    [Theory]
    [MemberData(nameof(Slips))]
    public void Load_QuizWithASlip_NamesCodeFileAndLine(string path, string part, string text, string expected)
    {
        var found = Sample().WithReplaced(path, part, text).Load().Problems.Select(Short).Distinct().Order(StringComparer.Ordinal);

        Assert.Equal(expected.Split(", ").Order(StringComparer.Ordinal), found);
    }

    [Theory]
    [InlineData("quizzes/passwords/kk.md", "kk.md:1: file-missing")]
    [InlineData(Yaml, "quiz.yml:1: file-missing")]
    [InlineData("quizzes/page.yml", "page.yml:1: file-missing")]
    public void Load_QuizWithoutAFile_NamesIt(string path, string expected) =>
        Assert.Equal([expected], Sample().Without(path).Load().Problems.Select(Short));

    [Theory]
    [InlineData("quizzes/passwords/notes.txt")]
    [InlineData("quizzes/passwords/page.yml")]
    [InlineData("quizzes/passwords/actions.yml")]
    [InlineData("quizzes/passwords/more/quiz.yml")]
    public void Load_StrangeFileBesideAQuiz_IsRefused(string path) =>
        Assert.Equal([$"{Path.GetFileName(path)}:1: unknown-file"], Sample().WithFile(path, "A.").Load().Problems.Select(Short));

    [Fact]
    public void Load_RightAnswerOftenInOnePlace_IsRefused()
    {
        var quiz = A.Quiz();
        foreach (var right in new[] { 1, 1, 1, 1, 0, 2 })
        {
            quiz.WithPrinciple($"p{right}{Guid.NewGuid():N}"[..12], right: right);
        }

        Assert.Equal(["quiz.yml:8: right-place"], A.Content().WithQuizzes(quiz).Load().Problems.Select(Short).Distinct());
    }

    // Who takes the longest option must not be right more often than not.
    [Fact]
    public void Load_RightAnswerMostlyTheLongest_IsAFaultOfThatText()
    {
        var quiz = A.Quiz();
        foreach (var right in new[] { 0, 0, 1, 1, 2, 2 })
        {
            quiz.WithPrinciple($"p{right}{Guid.NewGuid():N}"[..12], right: right);
        }

        var content = A.Content().WithQuizzes(quiz);
        Assert.Empty(content.Load().Problems);

        LengthenRight(content, "quizzes/passwords/ru.md", 6);
        Assert.Empty(content.Load().Problems);
        LengthenRight(content, "quizzes/passwords/ru.md", 7);

        var problem = Assert.Single(content.Load().Problems);
        Assert.Equal("ru.md:8: right-longest", Short(problem));
        Assert.Equal(ProblemSeverity.Fault, problem.Severity);
    }

    private static void LengthenRight(ContentBuilder content, string path, int questions)
    {
        var text = System.Text.Encoding.UTF8.GetString(content.Files.First(file => file.Path == path).Bytes).Split("\n## ");
        for (var i = 1; i <= questions; i++)
        {
            var right = (i - 1) / 4;
            text[i] = text[i].Replace($"- Жауап {right + 1}. ", "- Ең ұзын жауап. ", StringComparison.Ordinal);
        }

        content.WithFile(path, string.Join("\n## ", text));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void Load_FewOrManyOptions_AreRefused(int wrong) =>
        Assert.Equal(
            ["quiz.yml:9: options-count", $"quiz.yml:{17 + (2 * wrong)}: options-count"],
            A.Content().WithQuizzes(A.Quiz().WithPrinciple("one", actions: [.. Enumerable.Repeat("second-factor", wrong)])).Load().Problems.Select(Short));

    [Fact]
    public void Load_FolderWithALongName_IsRefused() =>
        Assert.Equal(["quiz.yml:1: bad-path"], A.Content().WithQuizzes(A.Quiz(new string('a', 101)).WithPrinciple("one")).Load().Problems.Select(Short));

    [Fact]
    public void Load_RefresherFromOthersThatHaveNone_IsRefused()
    {
        var ready = A.Quiz("ready").WithPrinciple("one", topic: "email").RefreshingFromOthers();

        Assert.Equal(["quiz.yml:10: refresher-empty"], A.Content().WithQuizzes(ready).Load().Problems.Select(Short));
        Assert.Equal(["quiz.yml:10: refresher-empty"], A.Content().WithQuizzes(ready, A.Quiz("kids").For("kids").WithPrinciple("two", topic: "email")).Load().Problems.Select(Short));
        Assert.Empty(A.Content().WithQuizzes(ready, A.Quiz("email").WithPrinciple("two", topic: "email")).Load().Problems);
    }

    [Fact]
    public void Load_UnreadableActions_BlamesThemAlone() =>
        Assert.Equal(["passwords.yml:1: wrong-type"], Sample().WithFile(ContentBuilder.Actions, "id: one\n").Load().Problems.Select(Short));

    // Lines of its quiz.yml: 8 questions, 9 scam, 23 scam-again, 37 honest, 51 honest-again, 65 plain, 78 plain-again.
    private static ContentBuilder Sample() => A.Content().WithQuizzes(A.Quiz()
        .WithPrinciple("scam", message: "fraud")
        .WithPrinciple("honest", right: 1, message: "genuine")
        .WithPrinciple("plain", right: 1, difficulty: 3, indicator: "awareness/passwords"));

    private static string Short(ContentProblem problem) => $"{Path.GetFileName(problem.File)}:{problem.Line}: {problem.Code}";
}
