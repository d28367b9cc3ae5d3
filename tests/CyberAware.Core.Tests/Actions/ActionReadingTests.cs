using CyberAware.Core.Actions;
using CyberAware.TestSupport;

namespace CyberAware.Core.Tests.Actions;

/// <summary>What a file of actions says, and what is refused: with its code and line, and with nothing besides.</summary>
public sealed class ActionReadingTests
{
    private const string File = "actions/scam.yml";

    private const string Whole = """
        - id: call-short
          weight: 2
          link: /guide/email#topic
          contact: short
          who: adult
          when: today
          text: { kk: "Қоңырау шалыңыз.", ru: "Позвоните." }
          why: { kk: "Сонда көмектеседі.", ru: "Там помогут." }
          reason: { kk: "Қателестіңіз.", ru: "Вы ошиблись." }
          at-hand: { kk: "Карта.", ru: "Карта." }
        """;

    /// <summary>A part of <see cref="Whole"/>, what replaces it, and what is expected.</summary>
    public static TheoryData<string, string, string> Slips => new()
    {
        { "id: call-short", "id: Call", "1: bad-id" },
        { "weight: 2", "weight: 0", "2: out-of-range" },
        { "weight: 2", "weight: 4", "2: out-of-range" },
        { "weight: 2", "weight: two", "2: wrong-type, 2: out-of-range" },
        { "/guide/email#topic", "/guide/email#gone", "3: broken-anchor" },
        { "/guide/email#topic", "/guide/gone", "3: broken-link" },
        { "/guide/email#topic", "guide", "3: bad-path" },
        { "contact: short", "contact: long", "4: unknown-contact" },
        { "  link: /guide/email#topic\n  contact: short\n", "", "1: action-target" },
        { "who: adult", "who: cat", "5: unknown-value" },
        { "when: today", "when: someday", "6: unknown-value" },
        { "\"Позвоните.\"", "\"а а а а а а а а а а а а а а а\"", "7: too-many-words" },
        { "ru: \"Позвоните.\"", "en: x", "7: missing-key, 7: unknown-key" },
        { "\"Там помогут.\"", "\"а а а а а а а а а а а а а а а а а а а а а\"", "8: too-many-words" },
        { "\"Вы ошиблись.\"", "\"а а а а а а а а а а а а а а а а а а а а а а а а а а\"", "9: too-many-words" },
        { "at-hand: { kk: \"Карта.\", ru: \"Карта.\" }", "at-hand: { kk: \"Карта.\", ru: \"а а а а а а а а а а а а а а а\" }", "10: too-many-words" },
        { "weight: 2", "colour: red", "2: unknown-key" },
    };

    [Fact]
    public void Load_WholeAction_ReadsAll()
    {
        var action = Content(Whole).Library().Actions["call-short"];

        Assert.Equal(
            ("scam", 2, "guide/email", "topic", "short", ActionTime.Today, "adult"),
            (action.Topic, action.Weight, action.Path, action.Anchor, action.Contact, action.When, action.Who));
        Assert.Equal(new RecommendedActionText("Позвоните.", "Там помогут.", "Вы ошиблись.", "Карта."), action[Language.Russian]);
        Assert.True(action.IsForQuizzes);
    }

    [Fact]
    public void Load_ContactAlone_IsEnoughForAnActionThatNoQuizUses()
    {
        var action = Content("- id: call\n  contact: short\n  text: { kk: А., ru: А. }\n").Library().Actions["call"];

        Assert.Null(action.Path);
        Assert.Null(action.When);
        Assert.Equal(new RecommendedActionText("А.", null, null, null), action[Language.Kazakh]);
        Assert.False(action.IsForQuizzes);
    }

    [Theory]
    [MemberData(nameof(Slips))]
    public void Load_OneSlip_IsNamed(string part, string replacement, string expected)
    {
        var yaml = Whole.Replace("\r\n", "\n", StringComparison.Ordinal);
        Assert.Contains(part, yaml, StringComparison.Ordinal);

        Assert.Equal(expected, Problems(Content(yaml.Replace(part, replacement, StringComparison.Ordinal))));
    }

    [Fact]
    public void Load_SameIdInTwoFiles_IsRefused() =>
        Assert.Equal("1: duplicate-id", Problems(Content(Whole).WithFile("actions/a.yml", Whole)));

    [Theory]
    [InlineData("weight: 3")]
    [InlineData("link: /guide/email#topic")]
    [InlineData("reason: { kk: \"Себебі: unique-passwords.\", ru: \"Причина: unique-passwords.\" }")]
    public void Load_ActionOfAQuizWithoutAPart_IsRefused(string part)
    {
        var content = A.Content().WithQuizzes(A.Quiz().WithPrinciple("one"));
        content.WithReplaced(ContentBuilder.Actions, "  weight:", "  contact: short\n  weight:");
        Assert.Empty(content.Load().Problems);

        content.WithReplaced(ContentBuilder.Actions, $"  {part}\n", "");

        Assert.Contains("action-unfinished", Assert.Single(content.Load().Problems.Select(problem => problem.Code).Distinct()), StringComparison.Ordinal);
    }

    private static ContentBuilder Content(string actions) => A.Content().WithFile(File, actions);

    private static string Problems(ContentBuilder content) =>
        string.Join(", ", content.Load().Problems.Select(problem => $"{problem.Line}: {problem.Code}"));
}
