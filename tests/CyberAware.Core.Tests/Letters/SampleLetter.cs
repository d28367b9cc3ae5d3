using CyberAware.Core.Documents;
using CyberAware.TestSupport;

namespace CyberAware.Core.Tests.Letters;

/// <summary>A small letter with one field of each kind.</summary>
internal static class SampleLetter
{
    public const string Yaml = "letters/note/letter.yml";
    public const string Russian = "letters/note/ru.md";

    private const string Data = """
        order: 1
        valid-on: 2026-11-28
        reviewed: 2026-11-28
        review-by: 2027-05-28
        sources: [act-1]
        groups:
          - id: all
            fields:
              - { id: name, kind: text, required: true, required-by: act-1, max: 40, autocomplete: name }
              - { id: story, kind: multiline, required: true, max: 200 }
              - { id: number, kind: text, format: number, max: 20 }
              - { id: day, kind: date }
              - { id: way, kind: choice, options: [post, mail] }
              - { id: asks, kind: checks, required: true, options: [stop, tell] }

        """;

    private const string Text = """
        ---
        title: Хат
        short-title: Хат
        summary: Қысқаша.
        updated: 2026-11-28
        notice: Үлгі.
        groups:
          all: Бәрі
        fields:
          name:
            label: Аты
          story:
            label: Оқиға
            hint: Жазыңыз.
          number:
            label: Нөмір
            why: Керек.
          day:
            label: Күні
            why: Керек.
          way:
            label: Жолы
            why: Керек.
            options:
              post: Пошта
              mail: Хат
          asks:
            label: Сұрау
            options:
              stop: Тоқтату
              tell: Айту
        sending:
          - Жіберіңіз.
        ---

        ## Кімге {#addressee}

        Кеңсеге

        ## Кімнен {#applicant}

        {name}

        ::: if number
        Нөмірі {number}
        :::

        ## Атауы {#title}

        Хат

        ## Мәтін {#body}

        [](law:decree/in) айтылған. Атым — {name}.

        {story}

        ::: if day
        Күні: {day}.
        :::

        ::: if way/post !day
        Пошта, күнсіз.
        :::

        ::: if way/mail
        Хат.
        :::

        ::: if asks/stop
        1. Тоқтату.
        :::

        ::: if asks/tell
        1. Айту.
        :::

        - Сызықша.

        ## Күні {#date}

        {today}

        ## Қолы {#signature}

        ____ {name}

        """;

    private const string Sources = """
        - id: act-1
          site: adilet.zan.kz
          title: { kk: Бап, ru: Статья }
          date: 2020-06-29
          checked-on: 2026-11-28

        """;

    public static ContentBuilder Content() => A.Content().WithFile("sources/letters.yml", Sources).WithFile(Yaml, Data)
        .WithFile("letters/note/kk.md", Text).WithFile(Russian, Text);

    public static string Short(ContentProblem problem) => $"{Path.GetFileName(problem.File)}:{problem.Line}: {problem.Code}";
}
