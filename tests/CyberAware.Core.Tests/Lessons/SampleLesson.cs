using CyberAware.Core.Documents;
using CyberAware.TestSupport;

namespace CyberAware.Core.Tests.Lessons;

/// <summary>A small lesson of 45 minutes and a card, with everything that a lesson can hold.</summary>
internal static class SampleLesson
{
    public const string Yaml = "lessons/note/lesson.yml";
    public const string Russian = "lessons/note/ru.md";
    public const string Card = "lessons/card/lesson.yml";
    public const string CardRussian = "lessons/card/ru.md";

    /// <summary>A sentence of eight words that also stands on a page.</summary>
    public const string OnAPage = "Бір екі үш төрт бес алты жеті сегіз.";

    private const string Data = """
        topic: passwords
        forms: [5-9]
        minutes: 45
        page: /guide/email
        sources: [portal, act-1]
        reviewed: 2026-11-28
        review-by: 2027-05-28
        stages:
          - id: start
            minutes: 5
            method: talk
          - id: sort
            minutes: 20
            method: sorting
            cases:
              - { id: good, genuine: true }
              - { id: bad, genuine: false }
          - id: check
            minutes: 15
            method: questions
          - id: end
            minutes: 5
            method: talk

        """;

    private const string CardData = """
        topic: email
        forms: [1-4, 5-9]
        minutes: 10
        week: 3
        page: /guide/email
        sources: [portal]
        reviewed: 2026-11-28
        review-by: 2027-05-28
        stages:
          - id: start
            minutes: 4
            method: talk
          - id: end
            minutes: 6
            method: questions

        """;

    private const string Sources = """
        - id: act-1
          site: adilet.zan.kz
          title: { kk: Бап, ru: Статья }
          date: 2020-06-29
          checked-on: 2026-11-28

        """;

    private const string Cases = """
        ## Жағдайлар {#cases}

        ### Жақсы {#good}

        Жақсы хат.

        ::: answer
        Шынайы.
        :::

        ### Жаман {#bad}

        Жаман хат.

        ::: answer
        Алдау.
        :::


        """;

    private static readonly string Questions = "## Сұрақтар {#questions}\n\n"
        + string.Concat(Enumerable.Range(1, 3).Select(number => $"### Неге {number}? {{#question-{number}}}\n\n::: answer\nСебебі {number}.\n:::\n\n"));

    public static ContentBuilder Content()
    {
        var content = A.Content().WithPage("schools", "hub", "Мәтін. " + OnAPage).WithFile("sources/lessons.yml", Sources)
            .WithFile(Yaml, Data).WithFile(Card, CardData);
        foreach (var language in Language.All)
        {
            content.WithFile($"lessons/note/{language}.md", Text(["start", "sort", "check", "end"], Cases, ""))
                .WithFile($"lessons/card/{language}.md", Text(["start", "end"], "", "\n## Апта {#week}\n\nСебебі бар.\n"));
        }

        return content;
    }

    public static string Short(ContentProblem problem) => $"{problem.File["lessons/".Length..]}:{problem.Line}: {problem.Code}";

    private static string Text(IEnumerable<string> stages, string cases, string week) => $$"""
        ---
        title: Сабақ
        summary: Қысқаша.
        ---
        ## Мақсаты {#goal}

        Мақсат.

        ## Нәтижесі {#outcomes}

        - Бірінші.
        - Екінші.

        ## Білу керек {#know}

        [Хаттар](/guide/email#topic) туралы.

        ## Барысы {#stages}

        {{string.Concat(stages.Select(StageOf))}}{{cases}}{{Questions}}## Есте сақта {#remember}

        - Бірінші.
        - Екінші.

        ## Парақ {#handout}

        Жаз: ____

        ## Үйде {#home}

        Сұра.
        {{week}}
        """;

    private static string StageOf(string id) =>
        $"### Кезең {{#{id}}}\n\n::: teacher\nАйтады.\n:::\n\n::: pupils\nЖазады.\n:::\n\n::: assessment\nКөрді.\n:::\n\n::: resources\nҚағаз.\n:::\n\n";
}
