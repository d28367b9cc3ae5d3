using CyberAware.Core.Documents;
using CyberAware.TestSupport;

namespace CyberAware.Core.Tests.Pages;

/// <summary>Texts that are refused: each with its code and its line, and with nothing besides.</summary>
public sealed class BadPageTextTests
{
    /// <summary>Code, line within the text from 1, text.</summary>
    public static TheoryData<string, int, string> Texts => new()
    {
        { "anchor-missing", 3, "A.\n\n## Title\n\nA." },
        { "bad-anchor", 1, "## Title {#What_To}\n\nA." },
        { "bad-anchor", 1, "## Title {#site-menu}\n\nA." },
        { "bad-anchor", 1, "## Title {#тақырып}\n\nA." },
        { "duplicate-anchor", 5, "## One {#one}\n\nA.\n\n## Two {#one}\n\nA." },
        { "heading-level", 1, "# Title {#title}\n\nA." },
        { "heading-skipped", 3, "## One {#one}\n\n#### Two {#two}\n\nA." },
        { "heading-empty", 1, "## {#one}\n\nA." },
        { "nested-heading", 1, "- ## One {#one}\n" },
        { "nested-heading", 3, "A.\n\n> ## One {#one}\n" },
        { "unknown-block", 3, "A.\n\n::: warning\nA.\n:::" },
        { "block-open", 3, "A.\n\n::: do\nA." },
        { "block-open", 3, "A.\n\n::: do\nA.\n\n## One\n\n::: dont\n- A.\n:::\n\n[b](/none)" },
        { "block-open", 1, ":::: do\nA.\n:::" },
        { "block-close", 3, "A.\n\n:::" },
        { "block-close", 5, "::: do\nA.\n:::\n\n:::\n\n## One" },
        { "leftover-markup", 3, "A.\n\nA **«Қалқан»**дың A." },
        { "leftover-markup", 4, "A.\n\n- A.\n- [ ] A." },
        { "leftover-markup", 2, "A\n:   A." },
        { "leftover-markup", 1, "##One\n\nA." },
        { "leftover-markup", 3, "A.\n\n| a | b |\n\nA." },
        { "leftover-markup", 1, "A `code A." },
        { "leftover-markup", 1, "A ~~A~~ A." },
        { "leftover-markup", 2, "A.\n[words] (/guide), [words](/guide" },
        { "leftover-markup", 1, "A [words] (/guide) A." },
        { "leftover-markup", 1, "C:\\a." },
        { "list-start", 3, "A.\n\n2025. A." },
        { "list-start", 1, "2) A." },
        { "nested-block", 2, ":::: do\n::: example\nA.\n:::\n::::" },
        { "nested-block", 2, ":::: adults\n::: do\nA.\n:::\n::::" },
        { "note-head", 2, ":::: printed\n::: note 2026-11-22\nA.\n:::\n::::" },
        { "unknown-figure", 2, ":::: printed\n::: stat awareness/none\nA.\n:::\n::::" },
        { "nested-block", 3, "A.\n\n- ::: do\n  A.\n  :::" },
        { "empty-item", 2, "::: do\n1. \n:::" },
        { "empty-item", 3, "- A.\n- A.\n- \n- A." },
        { "empty-lead", 1, "**A:** \n\n::: do\nA.\n:::" },
        { "empty-lead", 4, "A.\n\nA.\n**A**: \n\n## One {#one}\n\nA." },
        { "block-empty", 1, "::: do\n:::" },
        { "block-argument", 1, "::: do now\nA.\n:::" },
        { "note-head", 1, "::: note {#note-one}\nA.\n:::" },
        { "note-head", 1, "::: note 2026-13-01 {#note-one}\nA.\n:::" },
        { "note-head", 1, "::: note 2026-11-22\nA.\n:::" },
        { "stat-argument", 1, "::: stat awareness\nA.\n:::" },
        { "checklist-list", 1, "::: checklist\nA.\n:::" },
        { "inline-block", 2, "A.\nA ::bold:: A." },
        { "unknown-figure", 3, "A.\n\n::: stat awareness/none\nA.\n:::" },
        { "unknown-figure", 2, "A.\nA [](stat:awareness/passwords/2024)." },
        { "unknown-contact", 1, "[](contact:none)" },
        { "unknown-law", 1, "[](law:none)" },
        { "unknown-form", 1, "[](law:decree/none)" },
        { "hand-typed-figure", 4, "A.\n\n- A.\n- Now 28 % do." },
        { "hand-typed-figure", 1, "Now 94,5% do." },
        { "hand-typed-figure", 1, "Now **28**% do." },
        { "hand-typed-figure", 1, "Now **28**\\% do." },
        { "hand-typed-fact", 3, "A.\n\nCall 1400-ге now." },
        { "hand-typed-fact", 1, "Call 14**00** now." },
        { "hand-typed-fact", 1, "Act № 832 says." },
        { "broken-link", 2, "A.\n[b](/guide/none)" },
        { "broken-link", 1, "[b](/home)" },
        { "broken-anchor", 1, "[b](#none)" },
        { "broken-anchor", 3, "A\nA\n[b](/guide/email#none)" },
        { "bad-link", 1, "[b](http://example.kz/)" },
        { "bad-link", 2, "A.\n[b](javascript:alert(1))" },
        { "bad-link", 1, "[b](../passwords)" },
        { "bad-link", 1, "[b](//example.kz/)" },
        { "bad-link", 1, "[b](/kk/guide/)" },
        { "bad-link", 1, "[b]()" },
        { "bad-link", 3, "A.\n\n[b][ref]\n\n[ref]: http://example.kz" },
        { "link-without-words", 1, "[](/guide)" },
        { "bare-link", 2, "A.\n<https://example.kz/>" },
        { "bare-link", 1, "<info@example.kz>" },
        { "raw-html", 3, "A.\n\n<div>\n\nA." },
        { "raw-html", 2, "A.\nA <!-- hidden --> A." },
        { "entity", 2, "A.\nA &lt;b A." },
        { "attribute", 3, "A.\n\nA.{onclick=alert}" },
        { "attribute", 1, "## One {#one onclick=alert}\n\nA." },
        { "attribute", 1, "## One {#one .red}\n\nA." },
        { "attribute", 1, "A **b**{#one} A." },
        { "attribute", 1, "::: do {.red}\nA.\n:::" },
        { "picture-without-words", 1, "![](two.png)" },
        { "picture-missing", 3, "A.\n\n![b](none.png)" },
        { "picture-missing", 1, "![b](https://example.kz/a.png)" },
        { "code-block", 3, "A.\n\n    code" },
        { "code-block", 1, "```\ncode\n```" },
        { "raw-html", 5, "| a | b |\n| - | - |\n| c | d |\n| c | d |\n| c | <b>d</b> |" },
        { "broken-link", 4, "| a | b |\n| - | - |\n| c | d |\n| c | [d](/none) |" },
        { "broken-link", 5, "A.\n\n> A\n> A\n> [d](/none)" },
        { "broken-link", 4, "::: do\n- A\n- A\n- [d](/none)\n:::" },
        { "too-many-links", 1, string.Concat(Enumerable.Repeat("[a](", 201)) },
        { "unreadable", 1, new string('>', 4000) + " A" },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void Load_BadText_NamesCodeFileAndLine(string code, int line, string body)
    {
        var content = A.Content().WithBody(body).WithFile("guide/email/two.png", ContentBuilder.Png);

        var found = content.Load().Problems.Select(Short).Distinct();

        Assert.Equal(
            [
                $"guide/email/kk.md:{line + ContentBuilder.BodyLine - 1}: {code}",
                $"guide/email/ru.md:{line + ContentBuilder.BodyLine - 1}: {code}",
            ],
            found);
    }

    [Fact]
    public void Load_GoodText_IsLibrary()
    {
        var content = A.Content().WithFile("guide/email/two.png", ContentBuilder.Png).WithBody("""
            A [b](/guide), [b](#one), [b](https://example.kz/a?b=c#d), [c][ref], [](contact:short), [](contact:office),
            [](law:decree), [words](law:decree/in), [](stat:awareness/passwords/2025).

            [ref]: /guide/email#one

            ![Two letters](two.png)

            ## One {#one}

            | a | b |
            | - | -: |
            | c | `d \| e` |

            2025\. A. 2 \* 3, \[x\], info_a_b, ______.

            1. A.
            2. ____
            3. **A:**
               - A.

            **A:**

            - A.

            ### Two {#two}

            ::: do {#three .sub}
            - A.

            #### Four {#four}

            A.
            :::

            ::: stat awareness/passwords {#stat}
            A.
            :::

            ::: note 2026-11-22 {#note-one}
            A.
            :::

            ::: checklist
            - A.
            - B.
            :::
            """);

        Assert.Empty(content.Load().Problems);
    }

    private static string Short(ContentProblem problem) => $"{problem.File}:{problem.Line}: {problem.Code}";
}
