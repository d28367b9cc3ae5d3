using System.Diagnostics;
using System.Globalization;
using CyberAware.Core.Documents.Yaml;
using CyberAware.Core.Editing.Forms;
using CyberAware.TestSupport;

namespace CyberAware.Core.Tests.Editing.Forms;

/// <summary>Whatever is typed into a form is a value of its field or a mistake of it, and touches nothing beside it.</summary>
public sealed class HostileFormTests
{
    // What YAML takes for something else than words, and what no text should hold.
    private static readonly string[] Values =
    [
        "a\0b", "\0", "a\u0001b", "a\u001bb", "a\u007fb", "a\u0085b", "a\u2028b", "a\u2029b", "\ufeffab", "a\u202eb\u2066", "a\u200bb", "&x y", "*x", "!tag v", "!!binary aa", "--- a", "---", "...", "- x", "-",
        "? x", "a: b", "a:", ": a", "a #b", "#a", "{a}", "}", "[a]", "]", ",", "a, b: c", "\"", "\"a\" b", "'", "''", "'a", "%YAML 1.1", "@x", "`x`", "|", ">", "|2", "\\", "a\\", "\\\"", "\\x00", "a\tb", "a\t", "a\u00a0", "null", "~", "true", "0x10", "1e3",
        "a {#b} c", "<script>alert(1)</script>", "\ud83d\ude00", "a\nb", "a\n---\nb: c", "a\n...\n", "a\n\n\nb", "аbс",
    ];

    [Theory]
    [InlineData("site/contacts.yml")]
    [InlineData("site/laws.yml")]
    [InlineData("sources/alerts.yml")]
    [InlineData("surveys/awareness/survey.yml")]
    [InlineData("glossary/page.yml")]
    [InlineData("guide/passwords/page.yml")]
    [InlineData("quizzes/kids/quiz.yml")]
    [InlineData("alerts/qr-stickers/alert.yml")]
    [InlineData("lessons/passwords-card-5-9/lesson.yml")]
    public void Fill_AnyWords_AreReadBackOrRefused(string path)
    {
        var form = Read(path);
        var failures = new List<string>();
        foreach (var cell in form.Cells.Where(cell => !cell.Path.StartsWith('@')).DistinctBy(cell => (cell.Kind, cell.File, cell.SharedPath is null, cell.Value.Length == 0, cell.Path.Split('/').Length)))
        {
            foreach (var value in Values)
            {
                try
                {
                    var filled = form.Fill(name => name == cell.Name ? value : null, _ => true);
                    var shown = filled.Form.Cells.Single(same => same.Name == cell.Name).Value;
                    var expected = filled.Errors.TryGetValue(cell.Name, out var error) && error != FieldError.OtherLanguage ? cell.Value : FieldValue.Read(cell, FrontMatter.WithoutRefused(value.ReplaceLineEndings("\n"))).Value;
                    if (FieldValue.Show(cell.Kind, expected) != shown && cell.Kind is not (FieldKind.Date or FieldKind.Moment or FieldKind.Flag))
                    {
                        failures.Add($"{cell.Name} {cell.Kind} {Escaped(value)}: {Escaped(shown)}");
                    }

                    failures.AddRange(form.Cells.Where(same => same.Name != cell.Name && same.SharedPathOf() != cell.SharedPathOf())
                        .Join(filled.Form.Cells, same => same.Name, same => same.Name, (was, after) => (was, after)).Where(pair => pair.was.Value != pair.after.Value)
                        .Select(pair => $"{cell.Name} {Escaped(value)} changed {pair.was.Name}"));
                }
                catch (Exception e) when (e is not OutOfMemoryException)
                {
                    failures.Add($"{cell.Name} {cell.Kind} {Escaped(value)}: {e.GetType().Name} {e.Message}");
                }
            }
        }

        Assert.True(failures.Count == 0, $"{failures.Count}\n" + string.Join('\n', failures.Take(60)));
    }

    /// <summary>What would begin another part stays typed, is named as a mistake, and is in no file.</summary>
    [Theory]
    [InlineData("glossary/page.yml", "kk:@text/leak", "Мәтін.\n\n### Басқа {#evil}\n\nМәтін.", false)]
    [InlineData("glossary/page.yml", "kk:@text/leak", "## Басқа {#group-evil}", false)]
    [InlineData("glossary/page.yml", "kk:@text/leak", "Мәтін.\n\n## Зәкірсіз тақырып\n\n```\n:::", true)]
    [InlineData("glossary/page.yml", "ru:@heading/leak", "Утечка {#evil}", true)]
    [InlineData("quizzes/kids/quiz.yml", "ru:@stem/game-name", "Что?\n\n- Ложный {#evil}", false)]
    [InlineData("quizzes/kids/quiz.yml", "ru:@stem/game-name", "Что?\n\n- раз\n- два", false)]
    [InlineData("quizzes/kids/quiz.yml", "ru:@stem/game-name", "## Другой {#evil}", false)]
    [InlineData("quizzes/kids/quiz.yml", "ru:@option/game-name/nickname", "Имя {#evil} другое", false)]
    [InlineData("quizzes/kids/quiz.yml", "ru:@explanation/game-name/nickname", "Да.\n\n- {#evil}\n\n## Ещё {#evil}", true)]
    [InlineData("quizzes/kids/quiz.yml", "ru:@explanation/game-name/nickname", "- Ложный {#evil}", true)]
    [InlineData("lessons/passwords-lesson-5-9/lesson.yml", "ru:@block/sort/teacher", "Да.\n:::\n\n::: pupils\nЛожные.", false)]
    [InlineData("lessons/passwords-lesson-5-9/lesson.yml", "ru:@block/sort/teacher", "Да.\n\n::: do", false)]
    [InlineData("lessons/passwords-lesson-5-9/lesson.yml", "ru:@block/sort/teacher", "::: do\n- Да\n:::", true)]
    [InlineData("lessons/passwords-lesson-5-9/lesson.yml", "ru:@above/manager/answer", "Да.\n\n::: answer\nЛожный.\n:::", false)]
    [InlineData("lessons/passwords-lesson-5-9/lesson.yml", "ru:@block/manager/answer", "### Другой {#evil}", false)]
    public void Fill_MarkupOfAnotherPart_IsNamedAndInNoFile(string path, string field, string value, bool isTaken)
    {
        var form = Read(path);
        var filled = form.Fill(name => name == field ? value : null, _ => true);
        Assert.Equal(isTaken ? "" : $"{field} {FieldError.OtherPart}", string.Join(' ', filled.Errors.Select(error => $"{error.Key} {error.Value}")));
        Assert.Equal(form.Cells.Select(cell => cell.Name), filled.Form.Cells.Select(cell => cell.Name));
        Assert.Equal(isTaken ? value : form.Cells.Single(cell => cell.Name == field).Value, filled.Form.Cells.Single(cell => cell.Name == field).Value);
        Assert.Equal(isTaken ? null : value, filled.Typed.GetValueOrDefault(field));
    }

    [Theory]
    [InlineData("0001-01-01T00:00")]
    [InlineData("0001-01-01T04:59")]
    [InlineData("9999-12-31T23:59")]
    public void Fill_MomentAtTheEndsOfTheCalendar_IsNoException(string typed)
    {
        var filled = Read("alerts/qr-stickers/alert.yml").Fill(name => name == "file:issued" ? typed : null, _ => true);
        Assert.Equal(["file:issued"], filled.Changed);
    }

    /// <summary>A form must come back whole in one request, and each value that is put into a text costs reading it anew.</summary>
    [Fact]
    public void Read_TextLargerThanAnyForm_IsNone()
    {
        var texts = TextsOf("quizzes/kids/quiz.yml");
        Assert.NotNull(DocumentForm.Read("quizzes/kids/quiz.yml", WithOptions(texts, 60)));
        var watch = Stopwatch.StartNew();
        Assert.Null(DocumentForm.Read("quizzes/kids/quiz.yml", WithOptions(texts, 1000)));
        Assert.Null(DocumentForm.Read("quizzes/kids/quiz.yml", WithOptions(texts, 4000)));
        Assert.Null(DocumentForm.Read("site/contacts.yml", new Dictionary<string, string> { ["file"] = string.Concat(Enumerable.Range(0, 2000).Select(at => $"- id: c{at}\n  kind: phone\n")) }));
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(5));
    }

    [Theory]
    [MemberData(nameof(DocumentFormTests.Shipped), MemberType = typeof(DocumentFormTests))]
    public void Read_Shipped_FitsIntoARequest(string path) => Assert.InRange(Read(path).Cells.Count(), 1, DocumentForm.MaxCells * 4 / 5);

    // A quiz whose first question has so many options.
    private static Dictionary<string, string> WithOptions(Dictionary<string, string> texts, int count)
    {
        var data = texts["file"];
        var made = new Dictionary<string, string>
        {
            ["file"] = data[..data.IndexOf("    options:", StringComparison.Ordinal)] + "    options:\n" + string.Concat(Enumerable.Range(0, count).Select(at => $"      - id: o{at}\n")),
        };
        foreach (var key in new[] { "kk", "ru" })
        {
            var text = texts[key];
            made[key] = text[..text.IndexOf("- ", text.IndexOf("## ", StringComparison.Ordinal), StringComparison.Ordinal)] + string.Concat(Enumerable.Range(0, count).Select(at => $"- a {{#o{at}}}\n\n  b\n\n"));
        }

        return made;
    }

    private static string Escaped(string text) => string.Concat(text.Select(c => c is < ' ' or > '~' ? string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}") : c.ToString()));

    [Fact]
    public void Read_KeyBehindAQuestionMark_HasNoForm()
    {
        const string Warning = "alerts/qr-stickers/alert.yml";
        var texts = TextsOf(Warning);
        texts[DocumentForm.FilesOf(Warning)!.Single(file => file.Value == Warning).Key] = "? severity\n: high\n";
        Assert.Null(DocumentForm.Read(Warning, texts));
    }

    private static DocumentForm Read(string path) => DocumentForm.Read(path, TextsOf(path)) ?? throw new InvalidOperationException($"{path} has no form.");

    private static Dictionary<string, string> TextsOf(string path) =>
        DocumentForm.FilesOf(path)!.ToDictionary(file => file.Key, file => File.ReadAllText(Path.Combine(Repository.Content, file.Value)));
}
