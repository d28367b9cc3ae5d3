using CyberAware.Core.Advisors;
using CyberAware.Core.Documents;
using CyberAware.TestSupport;

namespace CyberAware.Core.Tests.Advisors;

/// <summary>What a helper's files say, and what is refused: each slip with its code, file and line, and with nothing besides.</summary>
public sealed class AdvisorReadingTests
{
    private const string Yaml = "advisors/scam/advisor.yml";
    private const string Russian = "advisors/scam/ru.md";

    private const string Words8 = "а а а а а а а а";
    private const string Words20 = "а а а а а а а а а а а а а а а а а а а а";

    /// <summary>File, a part of it, what replaces that part, and what is expected.</summary>
    public static TheoryData<string, string, string, string> Slips => new()
    {
        { Yaml, "order: 1", "order: one", "advisor.yml:1: wrong-type" },
        { Yaml, "icon: key", "icon: skull", "advisor.yml:2: unknown-value" },
        { Yaml, "[portal]", "[internet]", "advisor.yml:3: unknown-value" },
        { Yaml, "2027-05-22", "2026-05-22", "advisor.yml:5: review-order" },
        { Yaml, "questions:", "colour: red\nquestions:", "advisor.yml:6: unknown-key" },
        { Yaml, "- id: who", "- id: channel", "advisor.yml:13: duplicate-id" },
        { Yaml, "- id: spam", "- id: done", "advisor.yml:36: duplicate-id" },
        { Yaml, "- id: sms", "- id: call", "advisor.yml:11: duplicate-id" },
        { Yaml, "- id: sms", "- id: S/M", "advisor.yml:11: bad-id" },
        { Yaml, "- id: sms", "- id: all", "advisor.yml:11: bad-id, kk.md:11: options-differ, ru.md:11: options-differ" },
        { Yaml, "next: who", "next: whom", "advisor.yml:10: unknown-question" },
        { Yaml, "outcome: spam", "outcome: spum", "advisor.yml:12: unknown-outcome" },
        { Yaml, "      - id: nothing\n", "      - id: nothing\n        next: who\n", "advisor.yml:24: question-circle" },
        { Yaml, "outcome: spam", "verdict: act", "advisor.yml:11: path-without-outcome, advisor.yml:36: unreachable" },
        { Yaml, "        next: who\n", "        outcome: fraud\n", "advisor.yml:13: unreachable, advisor.yml:21: unreachable, advisor.yml:32: unreachable" },
        { Yaml, "outcome: friend", "outcome: fraud", "advisor.yml:32: unreachable" },
        { Yaml, "verdict: stop", "verdict: grave", "advisor.yml:25: unknown-value" },
        { Yaml, "verdict: ordinary", "verdict: harmless", "advisor.yml:37: unknown-value" },
        { Yaml, "    verdict: ordinary\n", "", "advisor.yml:36: missing-key" },
        { Yaml, "actions: [lock]", "actions: [luck]", "advisor.yml:26: unknown-action" },
        { Yaml, "actions: [call, write]", "actions: [write]", "advisor.yml:34: outcome-contact" },
        { Yaml, "    actions: [call, write]\n", "", "advisor.yml:32: outcome-actions" },
        { Yaml, "verdict: ordinary\n    actions: [call]\n    sources: [fact]", "verdict: ordinary\n    actions: [call]\n    sources: [rumour]", "advisor.yml:39: unknown-source" },
        { Yaml, "verdict: ordinary\n    actions: [call]\n    sources: [fact]", "verdict: ordinary\n    actions: [call]", "advisor.yml:36: missing-key" },
        { Yaml, "verdict: ordinary\n", "verdict: ordinary\n    letter: gone\n", "advisor.yml:38: broken-link" },
        { Yaml, "      - id: sms\n        outcome: spam\n", "", "advisor.yml:7: options-count, advisor.yml:34: unreachable, kk.md:11: options-differ, ru.md:11: options-differ" },
        { "guide/page.yml", "order:", "advisor: gone\norder:", "page.yml:2: broken-link" },
        { AdvisorBuilder.Actions, "  who: employer\n", "", "advice.yml:14: action-unfinished" },
        { AdvisorBuilder.Actions, "  when: week\n", "", "advice.yml:14: action-unfinished" },
        { AdvisorBuilder.Actions, "  why: { kk: \"Жауап келеді.\", ru: \"Ответят.\" }\n", "", "advice.yml:14: action-unfinished" },
        { Russian, "summary: Қысқаша.", "summary: а\nlead: b", "ru.md:4: unknown-key" },
        { Russian, "\n## Сұрақ channel?", "А.\n\n## Сұрақ channel?", "ru.md:5: advisor-block" },
        { Russian, "## Сұрақ who? {#who}", "## Сұрақ who? {#whom}", "ru.md:13: sections-differ" },
        { Russian, "## Қорытынды spam {#spam}", "## Қорытынды spam", "ru.md:51: anchor-missing, ru.md:51: sections-differ" },
        { Russian, "Сұрақ who?", Words20 + " а?", "ru.md:13: too-many-words" },
        { Russian, "Сұрақ who?", "Сұрақ **who**?", "ru.md:13: advisor-markup" },
        { Russian, "Көмек: who.", Words20 + " а а а а а а а а а а а", "ru.md:15: too-many-words" },
        { Russian, "Көмек: who.", "А [б](/guide).", "ru.md:15: advisor-markup, ru.md:15: languages-differ" },
        { Russian, "Көмек: who.\n\n", "", "ru.md:13: languages-differ" },
        { Russian, "Көмек: who.", "А. {#more}", "ru.md:15: attribute" },
        { Russian, "Көмек: who.", "А.\n\nБ.", "ru.md:17: advisor-block" },
        { Russian, "Көмек: who.", "Позвоните 1400.", "ru.md:15: hand-typed-fact" },
        { Russian, "Жауап bank", Words8 + " а", "ru.md:17: too-many-words" },
        { Russian, "Жауап bank", "Жауап `bank`", "ru.md:17: advisor-markup" },
        { Russian, "Жауап bank {#bank}", "Жауап bank", "ru.md:17: option-id, ru.md:17: options-differ" },
        { Russian, "Жауап bank {#bank}", "Жауап bank {#banks}", "ru.md:17: options-differ" },
        { Russian, "- Жауап bank {#bank}", "- Жауап bank {#bank}\n\n  Сөйлем.\n", "ru.md:17: languages-differ" },
        { Russian, "- Жауап friend {#friend}", "- Жауап friend {#friend}\n\n  А.\n\n  Б.\n", "ru.md:18: languages-differ, ru.md:22: advisor-block" },
        { Russian, "- Жауап friend {#friend}", "- Жауап friend {#friend}\n\nА.", "ru.md:20: advisor-block" },
        { Russian, "- Жауап bank {#bank}\n- Жауап friend {#friend}", "1. Жауап bank {#bank}\n2. Жауап friend {#friend}", "ru.md:17: advisor-block, ru.md:17: languages-differ" },
        { Russian, "Қысқаша: fraud.", Words20 + " " + Words20 + " а", "ru.md:29: too-many-words" },
        { Russian, "Қысқаша: fraud.", "А **б**.", "ru.md:29: advisor-markup" },
        { Russian, "Қысқаша: fraud.\n\n", "", "ru.md:29: advisor-lead" },
        { Russian, "Схема: fraud.", Words20 + Words20 + Words20 + Words20 + Words20 + Words20 + Words20 + Words20 + Words20 + Words20 + Words20 + " а а а а а а а а а", "ru.md:27: too-many-words" },
        { Russian, "Схема: fraud.", "Позвоните 1400.", "ru.md:32: hand-typed-fact" },
        { Russian, "Схема: fraud.", "Это 47% людей.", "ru.md:32: hand-typed-figure" },
        { Russian, "Схема: fraud.", "А <b>б</b>.", "ru.md:32: raw-html, ru.md:32: raw-html" },
        { Russian, "Схема: fraud.", "А. {#fraud-more}", "ru.md:32: attribute" },
        { Russian, "{#fraud-genuine}", "{#action-call}", "ru.md:35: bad-anchor, ru.md:35: languages-differ" },
        { Russian, "{#fraud-genuine}", "{#friend-genuine}", "ru.md:35: languages-differ, ru.md:47: duplicate-anchor" },
        { Russian, "::: scheme\nСхема: fraud.", "::: note 2026-11-22 {#fraud-note}\nА.", "ru.md:31: advisor-block, ru.md:31: languages-differ" },
        { Russian, "::: scheme\nСхема: fraud.", "::: do {#fraud-do}\nА.", "ru.md:31: advisor-block, ru.md:31: languages-differ" },
    };

    /// <summary>What the text of an outcome names and the content lacks, in both languages at once.</summary>
    public static TheoryData<string, string> BrokenReferences => new()
    {
        { "[а](/guide/gone)", "broken-link" },
        { "[а](/guide/email#gone)", "broken-anchor" },
        { "[а](#friend)", "broken-anchor" }, // a result shows one outcome without the others
        { "[](contact:nobody)", "unknown-contact" },
        { "[](law:none)", "unknown-law" },
        { "[](stat:awareness/none/2025)", "unknown-figure" },
        { "![а](b.png)", "picture-missing" },
    };

    [Fact]
    public void Load_Sample_HasNoProblemAndReadsAll()
    {
        var advisor = Sample().Library().FindAdvisor("scam")!;

        Assert.Equal((1, "key", new DateOnly(2026, 11, 22), new DateOnly(2027, 5, 22)), (advisor.Order, advisor.Icon, advisor.Reviewed, advisor.ReviewBy));
        Assert.Equal(new AdvisorText("Көмекші", "Көмекші", "Қысқаша.", new DateOnly(2026, 11, 22)), advisor[Language.Russian]);
        Assert.Equal("channel who done", string.Join(' ', advisor.Questions.Select(question => question.Id)));
        Assert.Equal(new AdvisorQuestionText("Сұрақ who?", "Көмек: who."), advisor.Question("who")[Language.Kazakh]);
        var told = advisor.Question("done").Options[1];
        Assert.Equal(("told", null, null, Verdict.Stop, "lock"), (told.Id, told.Next, told.Outcome, told.Verdict, Assert.Single(told.Actions)));
        Assert.Equal(new AdvisorOptionText("Жауап told", null), told[Language.Kazakh]);
        var friend = advisor.Outcome("friend");
        Assert.Equal((Verdict.Check, "call write", "fact"), (friend.Verdict, string.Join(' ', friend.Actions), Assert.Single(friend.Sources)));
    }

    [Fact]
    public void Load_TextOfAnOutcome_IsRenderedWithoutItsTitleAndLead()
    {
        var text = Sample().Library().FindAdvisor("scam")!.Outcome("fraud")[Language.Russian];

        Assert.Equal(("Қорытынды fraud", "Қысқаша: fraud."), (text.Title, text.Lead));
        Assert.StartsWith("<div class=\"block block-scheme\"", text.Html.Value.Trim(), StringComparison.Ordinal);
        Assert.Contains("block-scheme", text.Html.Value, StringComparison.Ordinal);
        Assert.Contains("<h3 id=\"fraud-genuine\">Шынында</h3>", text.Html.Value, StringComparison.Ordinal);
        Assert.Contains("<a href=\"/ru/guide/email#topic\">хат</a>", text.Html.Value, StringComparison.Ordinal);
        Assert.Equal("Қысқаша: fraud. Схема: fraud. Шынында Мәтін хат.", text.Plain);
        Assert.Equal(["fraud", "fraud-genuine"], text.Anchors);
    }

    [Fact]
    public void Load_FactsOfAnOutcome_AreItsOwn()
    {
        var advisor = Sample().WithReplaced("advisors/scam/kk.md", "Схема: fraud.", "А [](contact:short).")
            .WithReplaced(Russian, "Схема: fraud.", "А [](contact:short).").Library().FindAdvisor("scam")!;

        Assert.Equal(["short"], advisor.Outcome("fraud")[Language.Russian].Facts);
        Assert.Empty(advisor.Outcome("friend")[Language.Russian].Facts);
        Assert.Contains("href=\"tel:1400\"", advisor.Outcome("fraud")[Language.Kazakh].Html.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_SentenceOfAnOption_IsRead() =>
        Assert.Equal("Сөйлем no.", A.Content().WithAdvisors(A.Advisor("consent")
            .WithQuestion("operator", new AdvisorChoice("no", Outcome: "ask", HasSentence: true), new AdvisorChoice("yes", Outcome: "ask"))
            .WithOutcome("ask", "act")).Library().FindAdvisor("consent")!.Questions[0].Options[0][Language.Kazakh].Sentence);

    [Theory]
    [MemberData(nameof(Slips))]
    public void Load_HelperWithASlip_NamesCodeFileAndLine(string path, string part, string text, string expected)
    {
        var found = Sample().WithReplaced(path, part, text).Load().Problems.Select(Short).Order(StringComparer.Ordinal);

        Assert.Equal(expected.Split(", ").Distinct().Order(StringComparer.Ordinal), found.Distinct());
    }

    [Theory]
    [MemberData(nameof(BrokenReferences))]
    public void Load_ReferenceToNothing_IsReportedInBothLanguages(string markdown, string code)
    {
        var content = Sample().WithReplaced("advisors/scam/kk.md", "Схема: fraud.", markdown).WithReplaced(Russian, "Схема: fraud.", markdown);

        Assert.Equal([$"kk.md:32: {code}", $"ru.md:32: {code}"], content.Load().Problems.Select(Short));
    }

    // A helper has as many outcomes as a chapter has pages.
    [Theory]
    [InlineData(250, true)]
    [InlineData(256, false)]
    public void Load_LongText_IsReadUpToALargerLimit(int kilobytes, bool isAllowed)
    {
        var summary = "summary: Қысқаша.\n" + string.Concat(Enumerable.Repeat("#" + new string('a', 1023), kilobytes)).Replace("a#", "a\n#", StringComparison.Ordinal);
        var problems = Sample().WithReplaced(Russian, "summary: Қысқаша.", summary).Load().Problems.Select(Short);

        Assert.Equal(isAllowed ? [] : ["ru.md:1: text-too-large"], problems);
    }

    [Theory]
    [InlineData("advisor.yml")]
    [InlineData("kk.md")]
    [InlineData("ru.md")]
    public void Load_HelperWithoutAFile_NamesIt(string file) =>
        Assert.Contains($"{file}:1: file-missing", Sample().Without($"advisors/scam/{file}").Load().Problems.Select(Short));

    [Theory]
    [InlineData("advisors/scam/page.yml")]
    [InlineData("advisors/scam/photo.png")]
    [InlineData("advisors/scam/more/kk.md")]
    public void Load_StrangeFileBesideAHelper_IsReported(string path) =>
        Assert.Equal([$"{Path.GetFileName(path)}:1: unknown-file"], Sample().WithFile(path, ContentBuilder.Png).Load().Problems.Select(Short));

    [Theory]
    [InlineData(7, true)]
    [InlineData(8, false)]
    public void Load_LongPath_IsRefusedBeyondSevenQuestions(int questions, bool isAllowed)
    {
        var advisor = A.Advisor("long");
        for (var i = 1; i <= questions; i++)
        {
            var next = i < questions ? $"q{i + 1}" : null;
            advisor.WithQuestion($"q{i}", new AdvisorChoice("yes", next, "end"), new AdvisorChoice("no", Outcome: "end"));
        }

        var problems = A.Content().WithAdvisors(advisor.WithOutcome("end", "act")).Load().Problems.Select(Short);

        Assert.Equal(isAllowed ? [] : ["advisor.yml:6: path-too-long"], problems);
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, true)]
    [InlineData(6, true)]
    [InlineData(7, false)]
    public void Load_OptionsOfAQuestion_AreTwoToSix(int count, bool isAllowed)
    {
        var options = Enumerable.Range(1, count).Select(at => new AdvisorChoice($"o{at}", Outcome: "end")).ToArray();

        var problems = A.Content().WithAdvisors(A.Advisor("wide").WithQuestion("one", options).WithOutcome("end", "act")).Load().Problems.Select(Short);

        Assert.Equal(isAllowed ? [] : ["advisor.yml:7: options-count"], problems);
    }

    // An outcome that graver ones always hide is never shown to anybody.
    [Fact]
    public void Load_OutcomeHiddenOnEveryPath_IsUnreachable() =>
        Assert.Equal(["advisor.yml:22: unreachable"], A.Content().WithAdvisors(A.Advisor("hidden")
            .WithQuestion("one", new AdvisorChoice("yes", "two", "mild"), new AdvisorChoice("no", "two", "mild"))
            .WithQuestion("two", new AdvisorChoice("yes", Outcome: "grave"), new AdvisorChoice("no", Outcome: "grave"))
            .WithOutcome("mild", "check").WithOutcome("grave", "act")).Load().Problems.Select(Short));

    [Fact]
    public void Load_TextsAndActions_LinkToHelpersAndBack()
    {
        var content = Sample().WithBody("[а](/check/scam), [б](/check/scam/all#fraud), [в](/check/scam/all#fraud-genuine), [г](/check/scam/all#action-lock).\n\n## Тақырып {#topic}");
        content.WithReplaced(AdvisorBuilder.Actions, "link: /guide/email\n", "link: /check/scam/all#friend\n");
        Assert.Empty(content.Load().Problems);

        var problems = Sample().WithBody("[а](/check/scan), [б](/check/scam/all#gone).\n\n## Тақырып {#topic}").Load().Problems.Select(Short).Distinct();
        Assert.Equal(["kk.md:5: broken-link", "kk.md:5: broken-anchor"], problems.Take(2));
    }

    // A helper that can't be read is blamed itself, not the pages that link to it.
    [Fact]
    public void Load_UnreadableHelper_IsTheOnlyProblem() =>
        Assert.Equal(["advisor.yml:1: wrong-type"], Sample().WithBody("[а](/check/scam/all#fraud)\n\n## Тақырып {#topic}").WithReplaced(Yaml, "order: 1", "order: one").Load().Problems.Select(Short));

    [Fact]
    public void Load_ActionOfAQuizThatLeadsToAScreen_IsRefused()
    {
        var content = Sample().WithQuizzes(A.Quiz().WithPrinciple("one"));
        content.WithReplaced(ContentBuilder.Actions, "- id: unique-passwords\n  weight: 3\n  link: /guide/email#topic", "- id: unique-passwords\n  weight: 3\n  link: /check/scam");

        Assert.Equal(["passwords.yml:3: action-unfinished"], content.Load().Problems.Select(Short));
    }

    [Fact]
    public void Load_SameFilesAgain_TakesOverTheHelper()
    {
        var (files, cache) = (Sample().Files, new ContentCache());

        var first = Core.Library.ContentLoader.Load(files, cache).Library!.FindAdvisor("scam");

        Assert.Same(first, Core.Library.ContentLoader.Load(files, cache).Library!.FindAdvisor("scam"));
    }

    private static ContentBuilder Sample() => A.Content().WithAdvisors(A.Advisor("scam").AsSample());

    private static string Short(ContentProblem problem) => $"{Path.GetFileName(problem.File)}:{problem.Line}: {problem.Code}";
}
