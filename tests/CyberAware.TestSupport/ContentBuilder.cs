using System.Text;
using CyberAware.Core;
using CyberAware.Core.Documents;
using CyberAware.Core.Library;

namespace CyberAware.TestSupport;

/// <summary>
/// A small valid content folder in memory, in which a test replaces what it is about. The page that
/// tests usually change is <see cref="Page"/>; its front matter has four lines.
/// </summary>
public sealed class ContentBuilder
{
    /// <summary>The page whose text <see cref="WithBody"/> replaces.</summary>
    public const string Page = "guide/email";

    /// <summary>Line on which the text of <see cref="Page"/> begins.</summary>
    public const int BodyLine = 5;

    /// <summary>The file of actions that <see cref="WithQuizzes"/> adds.</summary>
    public const string Actions = "actions/passwords.yml";

    private const string Contacts = """
        - id: short
          kind: phone
          value: "1400"
          display: "1400"
          label: { kk: Нөмір, ru: Номер }
          source: brochure-2025
          checked-on: 2026-11-22
        - id: office
          kind: address
          display: { kk: Астана қ., ru: г. Астана }
          label: { kk: Мекенжай, ru: Адрес }
          source: brochure-2025
          checked-on: 2026-11-20
        """;

    private const string Laws = """
        - id: decree
          number: "832"
          date: 2016-12-20
          source: https://adilet.zan.kz/kaz/docs/P1600000832
          checked-on: 2026-11-21
          forms:
            kk: { base: "Үкіметтің {date} № {number} қаулысы", in: "{date} № {number} қаулысында", of: "{date} № {number} қаулысының" }
            ru: { base: "Постановление от {date} № {number}", in: "постановлении от {date} № {number}", of: "постановления от {date} № {number}" }
        """;

    private const string Survey = """
        id: awareness
        kind: survey
        base: 6000
        indicators:
          - id: passwords
            unit: percent
            values:
              - { year: 2023, value: 22 }
              - { year: 2025, value: 47.5 }
          - id: place
            unit: place
            values:
              - { year: 2025, value: 3, of: 29 }
        """;

    private readonly SortedDictionary<string, byte[]> files = new(StringComparer.Ordinal);

    internal ContentBuilder()
    {
        WithPage("home", "home", "Мәтін.");
        WithPage("guide", "hub", "Мәтін.");
        WithPage(Page, "step", "Мәтін.\n\n## Тақырып {#topic}\n\nМәтін.");
        WithFile("site/contacts.yml", Contacts);
        WithFile("site/laws.yml", Laws);
        WithFile("surveys/awareness/survey.yml", Survey);
        foreach (var language in Language.All)
        {
            WithFile(
                $"surveys/awareness/{language}.md",
                "---\ntitle: Сауалнама\nsource: Дереккөз\nlabels:\n  passwords: Құпия сөздер\n  place: Орын\n---\n\nМәтін.\n");
        }
    }

    /// <summary>The smallest PNG that is one: a signature and a header of 3 by 2 pixels.</summary>
    public static byte[] Png { get; } =
        [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, .. "IHDR"u8, 0, 0, 0, 3, 0, 0, 0, 2, 8, 6, 0, 0, 0];

    /// <summary>All files, in ordinal order of their paths.</summary>
    public IReadOnlyList<ContentFile> Files => [.. files.Select(file => new ContentFile(file.Key, file.Value))];

    /// <summary>The settings of a page, seven lines.</summary>
    public static string Settings(string kind = "step", string more = "") =>
        $"kind: {kind}\norder: 1\nicon: key\nsources: [portal]\nreviewed: 2026-11-22\nreview-by: 2027-05-22\n{more}";

    /// <summary>A text with the usual front matter of four lines.</summary>
    public static string Text(string body) => $"---\ntitle: Хаттар\nsummary: Қысқаша.\n---\n{body}\n";

    /// <summary>Adds a file or replaces it.</summary>
    public ContentBuilder WithFile(string path, string text) => WithFile(path, Encoding.UTF8.GetBytes(text));

    /// <inheritdoc cref="WithFile(string, string)" />
    public ContentBuilder WithFile(string path, byte[] bytes)
    {
        files[path] = bytes;
        return this;
    }

    /// <summary>Replaces a part of a text file, which must be there.</summary>
    public ContentBuilder WithReplaced(string path, string part, string text)
    {
        var before = TextOf(path);
        return before.Contains(part, StringComparison.Ordinal)
            ? WithFile(path, before.Replace(part, text, StringComparison.Ordinal))
            : throw new InvalidOperationException($"'{path}' does not hold '{part}'.");
    }

    /// <summary>The text of a file, which must be there.</summary>
    public string TextOf(string path) => Encoding.UTF8.GetString(files[path]);

    /// <summary>Takes a file away.</summary>
    public ContentBuilder Without(string path)
    {
        files.Remove(path);
        return this;
    }

    /// <summary>Adds a whole page with the same text in both languages.</summary>
    public ContentBuilder WithPage(string path, string kind, string body)
    {
        WithFile($"{path}/page.yml", Settings(kind));
        foreach (var language in Language.All)
        {
            WithFile($"{path}/{language}.md", Text(body));
        }

        return this;
    }

    /// <summary>Adds quizzes and the actions of the passwords, the latter unless they are there.</summary>
    public ContentBuilder WithQuizzes(params QuizBuilder[] quizzes)
    {
        files.TryAdd(Actions, Encoding.UTF8.GetBytes(QuizBuilder.ActionsYaml(
            ("unique-passwords", 3), ("second-factor", 2), ("longer-passwords", 2), ("password-manager", 1))));
        foreach (var quiz in quizzes)
        {
            quiz.AddTo(this);
        }

        return this;
    }

    /// <summary>Adds decision helpers with their actions and sources.</summary>
    public ContentBuilder WithAdvisors(params AdvisorBuilder[] advisors)
    {
        foreach (var advisor in advisors)
        {
            advisor.AddTo(this);
        }

        return this;
    }

    /// <summary>Adds the self-assessment with ten steps of three statements, and the pages of the steps.</summary>
    public ContentBuilder WithAssessment()
    {
        AssessmentFiles.AddTo(this);
        return this;
    }

    /// <summary>Adds a warning with its source, and the page that lists all. The text begins on line 5 and has a block of each kind.</summary>
    public ContentBuilder WithAlert(
        string slug, string issued = "2026-11-29T09:00+05:00", string expires = "2026-12-29T00:00+05:00", string severity = "severe")
    {
        WithPage("alerts", "hub", "Мәтін.");
        WithFile(
            "sources/alerts.yml",
            "- id: prosecutor\n  site: example.kz\n  title: { kk: Ескерту, ru: Предупреждение }\n  date: 2026-01\n  checked-on: 2026-11-28\n");
        WithFile(
            $"alerts/{slug}/alert.yml",
            $"severity: {severity}\nurgency: immediate\ncertainty: observed\nissued: {issued}\nexpires: {expires}\nicon: call\nsources: [prosecutor]\n");
        foreach (var language in Language.All)
        {
            WithFile(
                $"alerts/{slug}/{language}.md",
                Text("Бірінші.\n\n::: scheme\n1. Екінші.\n2. Үшінші.\n:::\n\n::: dont\n- Төртінші.\n:::\n\n::: do\n- Бесінші: [](contact:short).\n:::"));
        }

        return this;
    }

    /// <summary>Gives <see cref="Page"/> the same text in both languages.</summary>
    public ContentBuilder WithBody(string body) => WithPage(Page, "step", body);

    /// <summary>Reads what has been built.</summary>
    public ContentResult Load() => ContentLoader.Load(Files);

    /// <summary>Reads what has been built and expects no problem.</summary>
    public ContentLibrary Library() =>
        Load() is { Library: { } library } ? library : throw new InvalidOperationException(string.Join('\n', Load().Problems));
}
