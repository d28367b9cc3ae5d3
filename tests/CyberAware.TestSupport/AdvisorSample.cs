using CyberAware.Core;
using CyberAware.Core.Advisors;
using CyberAware.Core.Library;

namespace CyberAware.TestSupport;

/// <summary>A small decision helper beside the real ones, <c>/check/sample</c>, whose every word a test may rely on.</summary>
public static class AdvisorSample
{
    /// <summary>A whole path: to the gravest outcome, with an answer that makes it graver still.</summary>
    public const string Worst = "call/bank/told";

    /// <summary>A whole path to the outcome that looks ordinary.</summary>
    public const string Ordinary = "sms/nothing";

    private const string Settings = """
        order: 90
        icon: phone
        sources: [portal]
        reviewed: 2026-11-29
        review-by: 2027-05-29
        questions:
          - id: channel
            options:
              - id: call
                next: caller
              - id: sms
                next: done
                outcome: plain
          - id: caller
            options:
              - id: bank
                next: done
                outcome: false-bank
              - id: friend
                outcome: plain
          - id: done
            options:
              - id: nothing
                outcome: plain
              - id: told
                verdict: stop
                outcome: false-bank
                actions: [sample-police]
        outcomes:
          - id: false-bank
            verdict: act
            actions: [sample-bank, sample-proof, sample-stop, sample-report, sample-family]
            sources: [sample-source]
            letter: complaint
          - id: plain
            verdict: ordinary
            actions: [sample-bank]
            sources: [sample-source]
        """;

    private const string Text = """
        ---
        title: {0}
        short-title: {1}
        summary: {2}
        updated: 2026-11-29
        ---

        ## Канал? {#channel}

        Кеңес абзацы.

        - Қоңырау {#call}
        - SMS {#sms}

        ## Кім? {#caller}

        - Банк {#bank}
        - Дос {#friend}

        ## Не істелді? {#done}

        - Ештеңе {#nothing}

          Маған жауап жазыңыз.

        - Код айтылды {#told}

          Кодты ауыстырыңыз.

        ## Жалған банк {#false-bank}

        Банк код сұрамайды.

        ::: scheme
        - Асықтырады.
        :::

        ### Шынында қалай болады {#false-bank-genuine}

        Банк өзі хабарласпайды.

        ## Үйреншікті хабарлама {#plain}

        Өзіңіз тексеріңіз.

        ### Шынында қалай болады {#plain-genuine}

        Банк өзі хабарласпайды.
        """;

    private static readonly (string Id, string When, string Target)[] Actions =
    [
        ("sample-police", "ten-minutes", "contact: police"), ("sample-bank", "ten-minutes", "contact: bank"), ("sample-proof", "today", "link: /help#money-sent"),
        ("sample-stop", "today", "link: /help"), ("sample-report", "week", "contact: egov"), ("sample-family", "week", "link: /help"),
    ];

    /// <summary>Adds the helper with its actions and its source.</summary>
    public static ContentCopy WithAdvisorSample(this ContentCopy copy)
    {
        Write(copy, "advisors/sample/advisor.yml", Settings);
        foreach (var (language, title) in Language.All.Zip(["Бұл не болды?", "Что это было?"]))
        {
            Write(copy, $"advisors/sample/{language}.md", Text
                .Replace("{0}", title, StringComparison.Ordinal).Replace("{1}", title.TrimEnd('?'), StringComparison.Ordinal).Replace("{2}", "Қысқаша.", StringComparison.Ordinal));
        }

        Write(copy, "actions/sample.yml", string.Concat(Actions.Select(action =>
            $"- id: {action.Id}\n  {action.Target}\n  who: you\n  when: {action.When}\n  text: {{ kk: \"Істе {action.Id}.\", ru: \"Сделай {action.Id}.\" }}\n  why: {{ kk: \"Себебі бар.\", ru: \"Так надо.\" }}\n")));
        Write(copy, "sources/sample.yml", "- id: sample-source\n  site: kazpravda.kz\n  title: { kk: \"Дереккөз\", ru: \"Источник\" }\n  date: 2026-02-17\n  checked-on: 2026-11-28\n");
        return copy;
    }

    /// <summary>A path to every outcome of every helper with every verdict that it can have: the first one found.</summary>
    public static IEnumerable<(Advisor Advisor, AdvisorPosition End)> AdvisorEnds(this ContentLibrary library) => library.Advisors
        .SelectMany(advisor => AdvisorPaths.All(advisor)
            .Select(path => (advisor, new AdvisorPosition(advisor, path, null, AdvisorResult.From(advisor, path, library.Actions)))))
        .DistinctBy(way => (way.advisor.Slug, way.Item2.Result!.Outcome.Id, way.Item2.Result.Verdict));

    private static void Write(ContentCopy copy, string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(copy.PathOf(file))!);
        File.WriteAllText(copy.PathOf(file), text);
    }
}
