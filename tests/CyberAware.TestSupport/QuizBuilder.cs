using CyberAware.Core;

namespace CyberAware.TestSupport;

/// <summary>
/// A small valid quiz. Each principle gives a question of form a, whose id it is, and one of form b with
/// <c>-again</c> after it; options are <c>first</c>, <c>second</c>, <c>third</c>.
/// </summary>
public sealed class QuizBuilder(string slug)
{
    private static readonly string[] OptionIds = ["first", "second", "third", "fourth", "fifth"];

    private readonly List<Principle> principles = [];
    private string audience = "citizens";
    private bool refreshesFromOthers;

    public string Slug => slug;



    /// <summary>Adds a pair of parallel questions.</summary>
    /// <param name="id">Name of the principle.</param>
    /// <param name="topic">Topic.</param>
    /// <param name="right">Position of the right option.</param>
    /// <param name="difficulty">1 to 3.</param>
    /// <param name="message">fraud, genuine or null.</param>
    /// <param name="indicator">The survey's indicator.</param>
    /// <param name="actions">Actions of the wrong options, in order; two unless given.</param>
    public QuizBuilder WithPrinciple(
        string id, string topic = "passwords", int right = 0, int difficulty = 1, string? message = null, string? indicator = null, string[]? actions = null)
    {
        principles.Add(new Principle(id, topic, right, difficulty, message, indicator, actions ?? ["unique-passwords", "second-factor"]));
        return this;
    }

    public QuizBuilder For(string reader)
    {
        audience = reader;
        return this;
    }

    /// <summary>Without questions of form b: the refresher takes those of the other quizzes.</summary>
    public QuizBuilder RefreshingFromOthers()
    {
        refreshesFromOthers = true;
        return this;
    }

    /// <summary>Puts the files of the quiz and of its actions into a folder, with a page for the list.</summary>
    public ContentBuilder AddTo(ContentBuilder content)
    {
        if (content.Files.All(file => file.Path != "quizzes/page.yml"))
        {
            content.WithPage("quizzes", "hub", "Мәтін.");
        }

        content.WithFile($"quizzes/{slug}/quiz.yml", Yaml());
        foreach (var language in Language.All)
        {
            content.WithFile($"quizzes/{slug}/{language}.md", Text());
        }

        return content;
    }

    /// <summary>A file of actions, six lines each.</summary>
    public static string ActionsYaml(params (string Id, int Weight)[] actions) =>
        string.Concat(actions.Select(action => $$"""
            - id: {{action.Id}}
              weight: {{action.Weight}}
              link: /guide/email#topic
              text: { kk: "Мұны істеңіз: {{action.Id}}.", ru: "Сделайте это: {{action.Id}}." }
              reason: { kk: "Себебі: {{action.Id}}.", ru: "Причина: {{action.Id}}." }

            """)).Replace("\r\n", "\n", StringComparison.Ordinal);

    private string Yaml()
    {
        List<string> lines =
        [
            "order: 1", "icon: key", $"audience: {audience}", "page: /guide/email", "sources: [portal]", "reviewed: 2026-11-22", "review-by: 2027-05-22",
            .. audience is "kids" or "teens" ? ["counts-only: true"] : Array.Empty<string>(),
            .. refreshesFromOthers ? ["refresher: steps"] : Array.Empty<string>(),
            "questions:",
        ];
        foreach (var (principle, form, id) in Questions())
        {
            lines.AddRange([$"  - id: {id}", $"    principle: {principle.Id}", $"    form: {form}", $"    topic: {principle.Topic}", $"    difficulty: {principle.Difficulty}"]);
            lines.AddRange(principle.Message is null ? [] : ["    channel: messenger", $"    message: {principle.Message}"]);
            lines.AddRange(principle.Indicator is null ? [] : [$"    indicator: {principle.Indicator}"]);
            lines.AddRange([$"    right: [{OptionIds[principle.Right]}]", "    options:"]);
            var wrong = 0;
            for (var at = 0; at <= principle.Actions.Count; at++)
            {
                lines.AddRange(at == principle.Right ? [$"      - id: {OptionIds[at]}"] : [$"      - id: {OptionIds[at]}", $"        action: {principle.Actions[wrong++]}"]);
            }
        }

        return string.Join('\n', lines) + "\n";
    }

    private string Text()
    {
        List<string> lines = ["---", "title: Сынақ", "summary: Қысқаша.", "---", "", "Бастайық.", ""];
        foreach (var (principle, _, id) in Questions())
        {
            lines.AddRange([$"## Не істейсіз? {{#{id}}}", "", $"Жағдай: {id}.", ""]);
            lines.AddRange(principle.Message is null ? [] : ["> Хабарлама мәтіні.", ""]);
            for (var at = 0; at <= principle.Actions.Count; at++)
            {
                lines.AddRange([$"- Жауап {at + 1}. {{#{OptionIds[at]}}}", "", $"  Түсіндірме {at + 1}.", ""]);
            }
        }

        return string.Join('\n', lines);
    }

    private IEnumerable<(Principle Principle, string Form, string Id)> Questions() =>
        principles.SelectMany(principle => refreshesFromOthers
            ? new[] { (principle, "a", principle.Id) }
            : [(principle, "a", principle.Id), (principle, "b", principle.Id + "-again")]);

    private sealed record Principle(
        string Id, string Topic, int Right, int Difficulty, string? Message, string? Indicator, IReadOnlyList<string> Actions);
}
