using CyberAware.Core.Editing.Forms;
using CyberAware.TestSupport;

namespace CyberAware.Core.Tests.Editing.Forms;

/// <summary>A form is a view of its texts: sent back as it was it changes no byte, and one field changes the lines of that field.</summary>
public sealed class DocumentFormTests
{
    private const int Few = 60;
    private const int Rounds = 8;

    /// <summary>One file of every shipped document that has a form.</summary>
    public static TheoryData<string> Shipped => new(Directory.EnumerateFiles(Repository.Content, "*", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(Repository.Content, file))
        .Where(path => path.EndsWith(".yml", StringComparison.Ordinal) && DocumentForm.FilesOf(path) is not null));

    [Fact]
    public void Shipped_HasFormsOfEveryKind()
    {
        var paths = Shipped.Select(row => (string)row).ToList();
        Assert.Superset(
            new HashSet<string>
            {
                "site/contacts.yml", "site/laws.yml", "surveys/awareness/survey.yml", "glossary/page.yml", "guide/passwords/page.yml", "quizzes/email/quiz.yml", "alerts/qr-stickers/alert.yml", "sources/alerts.yml", "alerts/page.yml",
                "actions/happened.yml", "advisors/scam/advisor.yml", "assessments/professionals/assessment.yml", "letters/demand/letter.yml", "site/synonyms.yml", "site/settings.yml", "lessons/passwords-lesson-5-9/lesson.yml",
            },
            paths.ToHashSet());
        Assert.Null(DocumentForm.FilesOf("site/wording.yml"));
        Assert.Null(DocumentForm.FilesOf("permalinks.txt"));
        Assert.Null(DocumentForm.FilesOf("../etc/passwd"));
        Assert.All(paths, path => Assert.NotNull(Read(path)));
    }

    [Theory]
    [MemberData(nameof(Shipped))]
    public void Fill_AsItWas_ChangesNoByte(string path)
    {
        var form = Read(path);
        Assert.Equal(form.Cells.Count(), form.Cells.Select(cell => cell.Name).Distinct().Count());
        Assert.All(form.Cells, cell => Assert.True(cell.IsFit, cell.Name));

        // As browsers send it: line ends of their own.
        var sent = form.Cells.ToDictionary(cell => cell.Name, cell => cell.Value.Replace("\n", "\r\n", StringComparison.Ordinal));
        var filled = form.Fill(sent.GetValueOrDefault, _ => true);
        Assert.Empty(filled.Errors);
        Assert.Empty(filled.Changed);
        Assert.Equal(TextsOf(path), filled.Form.Texts);
    }

    [Theory]
    [MemberData(nameof(Shipped))]
    public void Fill_OneField_ChangesItsLinesAlone(string path)
    {
        var form = Read(path);
        var before = TextsOf(path);

        // Documents with more fields are looked at by the test below, many fields at once.
        var cells = form.Cells.ToList();
        foreach (var cell in cells.Take(cells.Count < Few ? cells.Count : 5))
        {
            if (Other(cell) is not { } other)
            {
                continue;
            }

            var filled = form.Fill(name => name == cell.Name ? other : null, _ => true);
            Assert.True(!filled.Errors.ContainsKey(cell.Name), $"{cell.Name} {other}: {filled.Errors.GetValueOrDefault(cell.Name)}");
            Assert.Equal([cell.Name], filled.Changed);
            Assert.All(before.Where(text => text.Key != cell.File), text => Assert.Equal(text.Value, filled.Form.Texts[text.Key]));
            var lines = cell.Kind == FieldKind.Markup || cell.Value.Contains('\n') ? Math.Max(cell.Value.Split('\n').Length, 3) : 1;
            Assert.InRange(Differing(before[cell.File].Split('\n'), filled.Form.Texts[cell.File].Split('\n')), 1, lines + 2);

            var shown = filled.Form.Cells.Single(same => same.Name == cell.Name);
            Assert.Equal(other, shown.Value);
            foreach (var (was, after) in form.Cells.Where(same => same.Name != cell.Name && same.SharedPathOf() != cell.SharedPathOf()).Join(filled.Form.Cells, same => same.Name, same => same.Name, (was, after) => (was, after)))
            {
                Assert.Equal(was.Value, after.Value);
            }
        }
    }

    /// <summary>The same without most lessons, which have one form among them all.</summary>
    public static TheoryData<string> ShippedOfEveryShape => new(Shipped.Select(row => (string)row)
        .Where(path => !path.StartsWith("lessons/", StringComparison.Ordinal) || path.StartsWith("lessons/passwords-", StringComparison.Ordinal)));

    [Theory]
    [MemberData(nameof(ShippedOfEveryShape))]
    public void Fill_EachFieldInEightRounds_ChangesTheirLinesAlone(string path)
    {
        var form = Read(path);
        var before = TextsOf(path);
        var cells = form.Cells.ToList();
        for (var round = 0; round < Rounds; round++)
        {
            var changed = cells.Where((_, at) => at % Rounds == round).Where(cell => Other(cell) is not null).ToDictionary(cell => cell.Name);
            var filled = form.Fill(name => changed.TryGetValue(name, out var cell) ? Other(cell) : null, _ => true);
            Assert.DoesNotContain(filled.Errors, error => changed.ContainsKey(error.Key));
            Assert.Equal(changed.Keys.Order(), filled.Changed.Order());
            foreach (var (file, text) in before)
            {
                var own = changed.Values.Where(cell => cell.File == file).ToList();
                var kept = filled.Form.Texts[file].Split('\n').CountBy(line => line).ToDictionary();
                var lost = text.Split('\n').CountBy(line => line).Sum(line => Math.Max(0, line.Value - kept.GetValueOrDefault(line.Key)));
                Assert.InRange(lost, 0, own.Sum(cell => cell.Value.Split('\n').Length + 1));
                Assert.True(text != filled.Form.Texts[file] || !own.Exists(cell => cell.Value.Length > 0 && cell.Kind is not (FieldKind.Markup or FieldKind.List)), file);
            }

            foreach (var (was, after) in form.Cells.Where(cell => cell.SharedPath is null).Join(filled.Form.Cells, cell => cell.Name, cell => cell.Name, (was, after) => (was, after)))
            {
                Assert.Equal(changed.ContainsKey(was.Name) ? Other(was) : was.Value, after.Value);
            }
        }
    }

    [Fact]
    public void Fill_BadValues_StayTypedAndOutOfTheText()
    {
        var form = Read("surveys/awareness/survey.yml");
        var typed = new Dictionary<string, string>
        {
            ["file:indicators/11/values/0/value"] = "сорок пять",
            ["file:indicators/11/values/0/year"] = "",
            ["file:indicators/11/unit"] = "kilo",
            ["kk:labels/cities"] = new string('а', 161),
            ["file:base"] = "6 001",
            ["file:indicators/11/values/1/value"] = "45,5",
        };
        var filled = form.Fill(typed.GetValueOrDefault, _ => true);
        Assert.Equal(
            [("file:indicators/11/unit", FieldError.NotChoice), ("file:indicators/11/values/0/value", FieldError.NotNumber), ("file:indicators/11/values/0/year", FieldError.Required), ("kk:labels/cities", FieldError.TooLong)],
            filled.Errors.Select(error => (error.Key, error.Value)).OrderBy(error => error.Key, StringComparer.Ordinal));
        Assert.Equal("сорок пять", filled.Typed["file:indicators/11/values/0/value"]);
        var text = filled.Form.Texts["file"];
        Assert.Equal(TextsOf("surveys/awareness/survey.yml")["file"].Replace("base: 6000 ", "base: 6001 ", StringComparison.Ordinal).Replace("year: 2025, value: 47 }", "year: 2025, value: 45.5 }", StringComparison.Ordinal), text);
        Assert.Contains("value: 45.5 }", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Fill_OneLanguageOfTwo_IsMissedInTheOther()
    {
        var filled = Read("site/contacts.yml").Fill(name => name == "file:0/cost/kk" ? "тегін" : null, _ => true);
        Assert.Equal([("file:0/cost/ru", FieldError.OtherLanguage)], filled.Errors.Select(error => (error.Key, error.Value)));
    }

    [Fact]
    public void Fill_WhatIsNotShownOrMayNotBeWritten_ChangesNothing()
    {
        var form = Read("surveys/awareness/survey.yml");
        var filled = form.Fill(
            name => name switch
            {
                "file:id" or "file:kind" or "file:indicators/0/id" or "file:charts/0/kind" or "kk:charts" or "file:@body" or "kk:@body" => "x",
                "kk:title" or "ru:title" => "Другое",
                _ => null,
            },
            file => file == "ru");
        Assert.Equal(["ru:title"], filled.Changed);
        var before = TextsOf("surveys/awareness/survey.yml");
        Assert.Equal((before["file"], before["kk"]), (filled.Form.Texts["file"], filled.Form.Texts["kk"]));
        Assert.Contains("\ntitle: Другое\n", filled.Form.Texts["ru"], StringComparison.Ordinal);
    }

    [Fact]
    public void Fill_Moment_IsWrittenWithItsDistanceFromUtc()
    {
        var form = Read("alerts/e-diary-codes/alert.yml");
        Assert.Equal("2026-11-29T09:10", form.Cells.Single(cell => cell.Name == "file:issued").Value);
        var filled = form.Fill(name => name == "file:issued" ? "2026-12-01T18:05" : null, _ => true);
        Assert.Equal(TextsOf("alerts/e-diary-codes/alert.yml")["file"].Replace("2026-11-29T09:10+05:00", "2026-12-01T18:05+05:00", StringComparison.Ordinal), filled.Form.Texts["file"]);
    }

    [Theory]
    [InlineData("surveys/awareness/survey.yml", "add:indicators/11/values", "", "file", "      - { year: 2025, value: 47 }\n", "      - { year: 2025, value: 47 }\n      - { year: \"\", value: \"\" }\n")]
    [InlineData("surveys/awareness/survey.yml", "remove:indicators/11/values/0", "", "file", "      - { year: 2023, value: 22 }\n", "")]
    [InlineData("glossary/page.yml", "add:group-principles", "new-term", "kk", "\n\n## ", "\n\n### {#new-term}\n\n## ")]
    [InlineData("quizzes/kids/quiz.yml", "remove:questions/0/options/0", "", "file", "      - id: full-name\n        action: keep-about-you\n", "")]
    [InlineData("quizzes/kids/quiz.yml", "remove:questions/0/options/0", "", "ru", "- Напишу своё имя и фамилию. {#full-name}\n\n  Среди игроков есть незнакомые люди. Им не нужно знать твои имя и фамилию.\n\n", "")]
    [InlineData("quizzes/kids/quiz.yml", "add:questions/0/options", "other", "ru", "Пусть школу знают только близкие.\n\n## Тебе", "Пусть школу знают только близкие.\n\n- {#other}\n\n## Тебе")]
    [InlineData("advisors/letter/advisor.yml", "add:questions/1/options", "other", "ru", "- Не знаю {#unknown}\n\n## Давали", "- Не знаю {#unknown}\n- {#other}\n\n## Давали")]
    [InlineData("advisors/letter/advisor.yml", "add:questions", "brand-new", "ru", "- Ещё нет {#not-yet}\n", "- Ещё нет {#not-yet}\n\n## {#brand-new}\n\n- {#yes}\n- {#no}\n")]
    [InlineData("advisors/letter/advisor.yml", "add:outcomes", "brand-new", "file", "    letter: complaint\n", "    letter: complaint\n  - id: brand-new\n    verdict: check\n    actions: []\n    sources: []\n")]
    [InlineData("assessments/professionals/assessment.yml", "add:steps/0/statements", "brand-new", "file", "        point: \"33\"\n  - page: /professionals/awareness\n", "        point: \"33\"\n      - id: brand-new\n        weight: 1\n        anchor: checklist\n  - page: /professionals/awareness\n")]
    [InlineData("letters/demand/letter.yml", "add:groups/2/fields/3/options", "other", "file", "passed-on, kept-after, withdrawn]", "passed-on, kept-after, withdrawn, other]")]
    [InlineData("letters/demand/letter.yml", "remove:groups/0/fields/1", "", "file", "      - { id: operator-bin, kind: text, format: number, max: 20 }\n", "")]
    [InlineData("lessons/passwords-lesson-5-9/lesson.yml", "add:stages/1/cases", "other", "file", "      - id: sticker\n        genuine: false\n", "      - id: sticker\n        genuine: false\n      - id: other\n        genuine: \"\"\n")]
    [InlineData("lessons/passwords-lesson-5-9/lesson.yml", "add:stages/0/cases", "other", "ru", "## Случаи {#cases}\n\n", "## Случаи {#cases}\n\n### {#other}\n\n::: answer\n:::\n\n")]
    [InlineData("lessons/passwords-card-5-9/lesson.yml", "remove:week", "", "file", "week: 3\n", "")]
    [InlineData("site/settings.yml", "raise:file:urgent-advisors/1", "", "file", "urgent-advisors: [scam, happened]", "urgent-advisors: [happened, scam]")]
    [InlineData("guide/passwords/page.yml", "raise:file:related/1", "", "file", "related: [/guide/digital-signature, /guide/backup]", "related: [/guide/backup, /guide/digital-signature]")]
    [InlineData("site/synonyms.yml", "remove:1", "", "file", "- words: [ЭЦҚ, ЭЦП, электрондық қолтаңба, электрондық кілт, электронная подпись, ключ ЭЦП, EDS]\n  page: /guide/digital-signature\n", "")]
    public void Do_OneButton_ChangesItsLinesAlone(string path, string action, string id, string file, string before, string after)
    {
        var form = Read(path);
        var done = form.Do(form.Actions.Single(button => button.Name == action), id, out var error);
        Assert.Null(error);
        var text = TextsOf(path)[file];
        var at = text.IndexOf(before, action == "add:group-principles" ? text.IndexOf("{#group-principles}", StringComparison.Ordinal) : 0, StringComparison.Ordinal);
        Assert.Equal(string.Concat(text.AsSpan(0, at), after, text.AsSpan(at + before.Length)), done.Texts[file]);
    }

    [Fact]
    public void Do_NewPart_CanBeFilledInAndTakenAway()
    {
        foreach (var (path, list, take) in new[]
        {
            ("site/contacts.yml", "add:", "remove:15"), ("site/laws.yml", "add:", "remove:4"), ("quizzes/kids/quiz.yml", "add:questions", "remove:questions/14"),
            ("actions/updates.yml", "add:", "remove:4"), ("assessments/professionals/assessment.yml", "add:steps/0/statements", "remove:steps/0/statements/4"),
            ("assessments/professionals/assessment.yml", "add:duties", "remove:duties/4"), ("advisors/letter/advisor.yml", "add:outcomes", "remove:outcomes/3"),
            ("advisors/letter/advisor.yml", "add:questions", "remove:questions/4"), ("advisors/consent/advisor.yml", "add:questions/0/options", "remove:questions/0/options/3"),
            ("letters/demand/letter.yml", "add:groups/2/fields", "remove:groups/2/fields/5"),
            ("lessons/passwords-lesson-5-9/lesson.yml", "add:stages", "remove:stages/6"), ("lessons/passwords-lesson-5-9/lesson.yml", "add:stages/0/cases", "remove:stages/0/cases/0"),
            ("lessons/passwords-lesson-5-9/lesson.yml", "add:stages/1/cases", "remove:stages/1/cases/6"),
        })
        {
            var form = Read(path);
            var add = form.Actions.Single(button => button.Name == list);
            form.Do(add, "Жаңа", out var error);
            Assert.Equal(FieldError.NotId, error);
            form.Do(add, add.TakenIds!.First(), out error);
            Assert.Equal(FieldError.TakenId, error);
            var added = form.Do(add, "brand-new", out error);
            Assert.Null(error);

            // What is empty and required is said, and everything can be filled in.
            var empty = added.Cells.Where(cell => cell.IsRequired && cell.Value.Length == 0).ToList();
            Assert.NotEmpty(empty);
            Assert.Equal(empty.Select(cell => cell.Name).Order(), added.Fill(_ => null, _ => true).Errors.Keys.Order());
            var filled = added.Fill(name => empty.Find(cell => cell.Name == name) is { } cell ? Other(cell) : null, _ => true);
            Assert.Empty(filled.Errors);
            Assert.All(empty, cell => Assert.Equal(Other(cell), filled.Form.Cells.Single(same => same.Name == cell.Name).Value));

            var gone = filled.Form.Do(filled.Form.Actions.Single(button => button.Name == take), "", out _);
            Assert.Equal(TextsOf(path), gone.Texts);
        }
    }

    [Fact]
    public void Do_WordsWithoutNames_AreAddedAndKeepTheOthersAsTheyWereWritten()
    {
        var form = Read("site/synonyms.yml");
        var added = form.Do(form.Actions.Single(button => button.Name == "add:"), "", out var error);
        Assert.Null(error);
        var last = added.Sections[0].Sections.Count - 1;
        Assert.Equal(["file:0/words"], added.Fill(name => name == "file:0/words" ? "" : name == $"file:{last}/words" ? "жаңа\nновое" : null, _ => true).Errors.Keys);
        var filled = added.Fill(name => name == $"file:{last}/words" ? "жаңа сөз\nновое слово" : name == "file:0/words" ? "пароль\nқұпия сөз\nжаңа: сөз" : null, _ => true);
        Assert.Empty(filled.Errors);
        Assert.EndsWith("\n- words: [\"жаңа сөз\", \"новое слово\"]\n", filled.Form.Texts["file"], StringComparison.Ordinal);
        Assert.Contains("\n- words: [пароль, құпия сөз, \"жаңа: сөз\"]\n", filled.Form.Texts["file"], StringComparison.Ordinal);
    }

    [Fact]
    public void Fill_SourcesOfAnOutcome_StayAsAnEmptyList()
    {
        var filled = Read("advisors/letter/advisor.yml").Fill(name => name == "file:outcomes/1/sources" ? "" : null, _ => true);
        Assert.Empty(filled.Errors);
        Assert.Contains("    sources: []\n    letter: withdrawal\n", filled.Form.Texts["file"], StringComparison.Ordinal);
    }

    [Fact]
    public void Fill_FirstSentenceOfAnAnswer_StandsApartFromTheNextOne()
    {
        var filled = Read("advisors/letter/advisor.yml").Fill(name => name is "ru:@explanation/goal/withdraw" or "kk:@explanation/goal/withdraw" ? "Бірінші.\n\nЕкінші." : null, _ => true);
        Assert.Empty(filled.Errors);
        Assert.Contains("{#withdraw}\n\n  Бірінші.\n\n  Екінші.\n\n- Узнать", filled.Form.Texts["ru"], StringComparison.Ordinal);
    }

    [Fact]
    public void Do_LastCaseOfALesson_TakesItsPartOfTheTextAlong()
    {
        var form = Read("lessons/passwords-lesson-5-9/lesson.yml");
        var without = form.Do(form.Actions.Single(button => button.Name == "remove:stages/1"), "", out _);
        Assert.DoesNotContain("cases", without.Texts["file"], StringComparison.Ordinal);
        Assert.DoesNotContain("{#cases}", without.Texts["ru"], StringComparison.Ordinal);
        Assert.DoesNotContain("{#sticker}", without.Texts["kk"], StringComparison.Ordinal);

        // The first one brings it back, before the questions.
        var again = without.Do(without.Actions.Single(button => button.Name == "add:stages/2/cases"), "first", out _);
        Assert.Contains(":::\n\n## Случаи {#cases}\n\n### {#first}\n\n::: answer\n:::\n\n## Три вопроса", again.Texts["ru"], StringComparison.Ordinal);
        Assert.Contains("\n\n## Жағдайлар {#cases}\n\n### {#first}\n", again.Texts["kk"], StringComparison.Ordinal);
    }

    [Fact]
    public void Fill_SlideOfAStage_IsAddedAndTakenAwayWithItsMarks()
    {
        const string Slide = "ru:@block/check/screen";
        var form = Read("lessons/passwords-lesson-5-9/lesson.yml");
        var filled = form.Fill(name => name is Slide or "kk:@block/check/screen" ? "Три вопроса." : null, _ => true);
        Assert.Empty(filled.Errors);
        Assert.Contains("Страница с ответами.\n:::\n\n::: screen\nТри вопроса.\n:::\n\n###", filled.Form.Texts["ru"], StringComparison.Ordinal);
        Assert.Equal(TextsOf("lessons/passwords-lesson-5-9/lesson.yml"), filled.Form.Fill(name => name is Slide or "kk:@block/check/screen" ? "" : null, _ => true).Form.Texts);
    }

    [Fact]
    public void Fill_HandoutWithAFurtherHeading_IsTakenUnlessItsAnchorStandsElsewhere()
    {
        var form = Read("lessons/passwords-lesson-5-9/lesson.yml");
        var handout = form.Cells.Single(cell => cell.Name == "ru:@part/handout").Value;
        Assert.Empty(form.Fill(name => name == "ru:@part/handout" ? handout + "\n\n### Ещё {#more}\n\nТекст." : null, _ => true).Errors);
        foreach (var bad in new[] { "### Ещё {#sort}\n\nТекст.", "## Ещё {#more}\n\nТекст." })
        {
            Assert.Equal([("ru:@part/handout", FieldError.OtherPart)], form.Fill(name => name == "ru:@part/handout" ? $"{handout}\n\n{bad}" : null, _ => true).Errors.Select(error => (error.Key, error.Value)));
        }
    }

    [Fact]
    public void Read_TextThatIsNoForm_GivesNone()
    {
        var texts = TextsOf("alerts/e-diary-codes/alert.yml");
        Assert.Null(DocumentForm.Read("alerts/e-diary-codes/alert.yml", texts.With("file", "severity: [")));
        Assert.Null(DocumentForm.Read("alerts/e-diary-codes/alert.yml", texts.With("ru", "title: x\n")));
        Assert.Null(DocumentForm.Read("alerts/e-diary-codes/alert.yml", texts.Where(text => text.Key != "kk").ToDictionary()));
    }

    private static DocumentForm Read(string path) => DocumentForm.Read(path, TextsOf(path)) ?? throw new InvalidOperationException($"{path} has no form.");

    private static Dictionary<string, string> TextsOf(string path) =>
        DocumentForm.FilesOf(path)!.ToDictionary(file => file.Key, file => File.ReadAllText(Path.Combine(Repository.Content, file.Value)));

    // How many lines there are between the first and the last that differ.
    private static int Differing(string[] before, string[] after)
    {
        var first = before.Zip(after).TakeWhile(pair => pair.First == pair.Second).Count();
        var last = Enumerable.Reverse(before).Zip(Enumerable.Reverse(after)).TakeWhile(pair => pair.First == pair.Second).Count();
        return Math.Max(before.Length, after.Length) - first - Math.Min(last, Math.Min(before.Length, after.Length) - first);
    }

    // Another value that the field takes.
    private static string? Other(FormCell cell) => cell.Kind switch
    {
        FieldKind.Line when cell.Target != FieldTarget.None => cell.Value == "#2" ? null : "#2",
        FieldKind.Line or FieldKind.Text => cell.Value == "Ж: «1», # 2" ? null : "Ж: «1», # 2"[..Math.Min(cell.MaxLength == 0 ? 11 : cell.MaxLength, 11)].Trim(),
        FieldKind.Markup => cell.Value + (cell.Value.Length > 0 ? "\n\n" : "") + "Тағы бір сөйлем.",
        FieldKind.Whole => "1999",
        FieldKind.Number => "12,75",
        FieldKind.Date => "2025-01-31",
        FieldKind.Moment => "2025-01-31T08:05",
        FieldKind.Choice => cell.Choices.FirstOrDefault(choice => choice != cell.Value),
        FieldKind.Choices => cell.Value.Contains('\n') ? cell.Choices[0] : string.Join('\n', cell.Value.Split('\n').Union(cell.Choices)),
        FieldKind.List => cell.Value.Length == 0 ? "/one" : cell.Value + "\n/one",
        FieldKind.Flag => cell.Value == "yes" ? "" : "yes",
        _ => throw new ArgumentOutOfRangeException(nameof(cell)),
    };
}

/// <summary>What only these tests ask.</summary>
internal static class FormTestExtensions
{
    /// <summary>The place that a value has in the file, also when it stands for both languages.</summary>
    public static string SharedPathOf(this FormCell cell) => cell.SharedPath ?? cell.Name;

    public static Dictionary<string, string> With(this Dictionary<string, string> texts, string key, string text) => new(texts) { [key] = text };
}
