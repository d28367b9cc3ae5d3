using CyberAware.Core;

namespace CyberAware.TestSupport;

/// <summary>
/// A small decision helper with its own actions (<c>call</c> with a contact, <c>lock</c>, <c>write</c>) and source
/// (<c>fact</c>). Each question has a hint, each outcome a lead, a block and a sub-heading.
/// </summary>
public sealed class AdvisorBuilder(string slug)
{
    /// <summary>The file of actions that a helper adds.</summary>
    public const string Actions = "actions/advice.yml";

    /// <summary>The file of sources that a helper adds.</summary>
    public const string Sources = "sources/facts.yml";

    private const string ActionsYaml = """
        - id: call
          contact: short
          who: you
          when: today
          text: { kk: "Қоңырау шалыңыз.", ru: "Позвоните." }
          why: { kk: "Көмектеседі.", ru: "Помогут." }
        - id: lock
          link: /guide/email#topic
          who: you
          when: ten-minutes
          text: { kk: "Бұғаттаңыз.", ru: "Заблокируйте." }
          why: { kk: "Тоқтайды.", ru: "Остановится." }
        - id: write
          link: /guide/email
          who: employer
          when: week
          text: { kk: "Жазыңыз.", ru: "Напишите." }
          why: { kk: "Жауап келеді.", ru: "Ответят." }

        """;

    private const string SourcesYaml = """
        - id: fact
          site: bank.example
          title: { kk: "Банк туралы", ru: "О банке" }
          date: 2026-02-17
          checked-on: 2026-11-22

        """;

    private readonly List<(string Id, IReadOnlyList<AdvisorChoice> Options)> questions = [];
    private readonly List<Outcome> outcomes = [];

    /// <summary>Path of its file without language.</summary>
    public string Yaml => $"advisors/{slug}/advisor.yml";

    /// <summary>Adds a question.</summary>
    public AdvisorBuilder WithQuestion(string id, params AdvisorChoice[] options)
    {
        questions.Add((id, options));
        return this;
    }

    /// <summary>Adds an outcome that advises to call, unless other actions are given.</summary>
    public AdvisorBuilder WithOutcome(string id, string verdict, string? letter = null, params string[] actions)
    {
        outcomes.Add(new Outcome(id, verdict, letter, actions.Length == 0 ? ["call"] : actions));
        return this;
    }

    /// <summary>The helper that most tests change: a call (from the bank or a friend, told or not) or a message.</summary>
    public AdvisorBuilder AsSample() =>
        WithQuestion("channel", new AdvisorChoice("call", "who"), new AdvisorChoice("sms", Outcome: "spam"))
            .WithQuestion("who", new AdvisorChoice("bank", "done", "fraud"), new AdvisorChoice("friend", "done", "friend"))
            .WithQuestion("done", new AdvisorChoice("nothing"), new AdvisorChoice("told", Verdict: "stop", Actions: "lock"))
            .WithOutcome("fraud", "act").WithOutcome("friend", "check", null, "call", "write").WithOutcome("spam", "ordinary");

    /// <summary>Puts the files of the helper, its actions and its source into a folder.</summary>
    public ContentBuilder AddTo(ContentBuilder content)
    {
        content.WithFile(Actions, Lines(ActionsYaml)).WithFile(Sources, Lines(SourcesYaml)).WithFile(Yaml, YamlText());
        foreach (var language in Language.All)
        {
            content.WithFile($"advisors/{slug}/{language}.md", Text());
        }

        return content;
    }

    private static string Lines(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal);

    private string YamlText()
    {
        List<string> lines = ["order: 1", "icon: key", "sources: [portal]", "reviewed: 2026-11-22", "review-by: 2027-05-22", "questions:"];
        foreach (var (id, options) in questions)
        {
            lines.AddRange([$"  - id: {id}", "    options:"]);
            foreach (var option in options)
            {
                lines.Add($"      - id: {option.Id}");
                lines.AddRange(option.Next is null ? [] : [$"        next: {option.Next}"]);
                lines.AddRange(option.Outcome is null ? [] : [$"        outcome: {option.Outcome}"]);
                lines.AddRange(option.Verdict is null ? [] : [$"        verdict: {option.Verdict}"]);
                lines.AddRange(option.Actions is null ? [] : [$"        actions: [{option.Actions}]"]);
            }
        }

        lines.Add("outcomes:");
        foreach (var outcome in outcomes)
        {
            lines.AddRange([$"  - id: {outcome.Id}", $"    verdict: {outcome.Verdict}", $"    actions: [{string.Join(", ", outcome.Actions)}]", "    sources: [fact]"]);
            lines.AddRange(outcome.Letter is null ? [] : [$"    letter: {outcome.Letter}"]);
        }

        return string.Join('\n', lines) + "\n";
    }

    private string Text()
    {
        List<string> lines = ["---", "title: Көмекші", "summary: Қысқаша.", "---", ""];
        foreach (var (id, options) in questions)
        {
            lines.AddRange([$"## Сұрақ {id}? {{#{id}}}", "", $"Көмек: {id}.", ""]);
            foreach (var option in options)
            {
                lines.Add($"- Жауап {option.Id} {{#{option.Id}}}");
                lines.AddRange(option.HasSentence ? ["", $"  Сөйлем {option.Id}.", ""] : []);
            }

            lines.Add("");
        }

        foreach (var outcome in outcomes)
        {
            lines.AddRange(
            [
                $"## Қорытынды {outcome.Id} {{#{outcome.Id}}}", "", $"Қысқаша: {outcome.Id}.", "", "::: scheme", $"Схема: {outcome.Id}.", ":::", "",
                $"### Шынында {{#{outcome.Id}-genuine}}", "", "Мәтін [хат](/guide/email#topic).", "",
            ]);
        }

        return string.Join('\n', lines);
    }

    private sealed record Outcome(string Id, string Verdict, string? Letter, IReadOnlyList<string> Actions);
}

/// <summary>One option of a made-up question.</summary>
public sealed record AdvisorChoice(
    string Id, string? Next = null, string? Outcome = null, string? Verdict = null, string? Actions = null, bool HasSentence = false);
