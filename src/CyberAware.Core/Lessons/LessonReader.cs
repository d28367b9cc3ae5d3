using CyberAware.Core.Documents;
using CyberAware.Core.Pages;
using CyberAware.Core.Quizzes;
using CyberAware.Core.References;

namespace CyberAware.Core.Lessons;

/// <summary>Reads the folder <c>lessons</c>, a folder for each lesson, and checks it against the rest of the content.</summary>
/// <param name="pages">Pages that lessons teach and link to.</param>
/// <param name="quizzes">Quizzes that follow lessons.</param>
/// <param name="sources">Where the facts of lessons were taken from.</param>
internal sealed class LessonReader(PageReader pages, QuizReader quizzes, SourceReader sources) : ContentReader
{
    private readonly List<LessonDocument> parsed = [];
    private List<LessonRendering> renderings = [];

    public override string UnknownFile => "unknown-file.lesson";

    public override bool Owns(string path) => path.StartsWith($"{Lesson.Folder}/", StringComparison.Ordinal);

    public override bool Knows(string path) => path.Split('/') is [Lesson.Folder, _, LessonYamlReader.File or "kk.md" or "ru.md"];

    public override void Read(IReadOnlyList<ContentFile> files, ContentLoad load)
    {
        foreach (var slug in files.Where(file => Knows(file.Path)).Select(file => file.Path.Split('/')[1]).Distinct().Order(StringComparer.Ordinal))
        {
            ReadLesson(slug, load);
        }
    }

    public override void Validate(ContentLoad load)
    {
        var targets = pages.GetTargets(load);
        if (parsed.Count > 0 && targets.AnchorsOf(Lesson.Section) is null && !targets.IsUnreadable(Lesson.Section))
        {
            load.ProblemsOf($"{Lesson.Section}/page.yml").Add(1, "parent-missing.lessons");
        }

        renderings = parsed.ConvertAll(document => load.Cache.GetOrMake(
            $"{Lesson.Folder}/{document.Slug}", document.Hash + targets.HashFor(document.Texts.Select(text => text.Text)), () => new LessonRendering(document, targets)));
        load.Report(renderings.SelectMany(rendering => rendering.Problems));
        foreach (var document in parsed)
        {
            CheckReferences(document, targets, load, load.ProblemsOf(FileOf(document)));
        }

        CheckAliases(load);
        CheckWeeks(load);
        CheckRepetitions(load);
    }

    public override void Build(ContentParts parts) => parts.Add<IReadOnlyList<Lesson>>(
    [
        .. renderings.Select(rendering => rendering.Lesson!)
            .OrderBy(lesson => IndexOf(Lesson.Topics, lesson.Topic)).ThenBy(lesson => lesson.Minutes)
            .ThenBy(lesson => IndexOf(Lesson.AllForms, lesson.Forms[0])).ThenBy(lesson => lesson.Slug, StringComparer.Ordinal),
    ]);

    private static int IndexOf(IReadOnlyList<string> list, string value) => list.ToList().IndexOf(value);

    private static string FileOf(LessonDocument document) => $"{Lesson.Folder}/{document.Slug}/{LessonYamlReader.File}";

    private void ReadLesson(string slug, ContentLoad load)
    {
        var folder = $"{Lesson.Folder}/{slug}";
        var data = load.Require(folder, LessonYamlReader.File);
        var texts = Language.All.Select(language => (Language: language, File: load.Require(folder, $"{language}.md")!)).Where(text => text.File is not null).ToList();
        var hash = ContentFile.VersionOf(texts.Select(text => text.File).Concat(data is null ? [] : [data]));
        var document = load.Cache.GetOrMake(folder, hash, () => LessonDocument.Read(slug, hash, data, texts));
        load.Report(document.Problems);
        if (document.IsWhole)
        {
            parsed.Add(document);
            // No text may lead to a lesson that is no longer taught.
            foreach (var address in document.Data!.Retired is null ? document.Data.OldSlugs.Prepend(slug) : [])
            {
                load.AddAddress($"{Lesson.Section}/{address}", document.Anchors);
            }
        }
        else
        {
            load.Unreadable.Add($"{Lesson.Section}/{slug}");
        }
    }

    // An address that was printed is never another lesson's.
    private void CheckAliases(ContentLoad load)
    {
        var taken = parsed.Select(document => document.Slug).ToHashSet(StringComparer.Ordinal);
        foreach (var document in parsed)
        {
            foreach (var alias in document.Data!.OldSlugs.Where(alias => !taken.Add(alias)))
            {
                load.ProblemsOf(FileOf(document)).Add(document.Data.AliasesLine, "alias-taken", $"{Lesson.Section}/{alias}");
            }
        }
    }

    // A lesson that is taught, or a page.
    private bool CanSucceed(string path, ContentLoad load) =>
        load.Pages.Contains(load.CurrentPathOf(path))
        || parsed.Any(other => other.Data!.Retired is null && other.Data.OldSlugs.Prepend(other.Slug).Any(slug => path == $"{Lesson.Section}/{slug}"));

    private void CheckReferences(LessonDocument document, LinkTargets targets, ContentLoad load, ProblemList problems)
    {
        var data = document.Data!;
        if (targets.AnchorsOf(data.Page.TrimStart('/')) is null && !targets.IsUnreadable(data.Page.TrimStart('/')))
        {
            problems.Add(data.PageLine, "broken-link", data.Page, Nearest.Hint(data.Page, targets.Urls));
        }

        if (data.Retired?.Successor is { } successor && !targets.IsUnreadable(successor.TrimStart('/')) && !CanSucceed(successor.TrimStart('/'), load))
        {
            problems.Add(data.RetiredLine, "broken-link.key", "successor", successor, Nearest.Hint(successor, targets.Urls));
        }

        if (data.Quiz is { } quiz && quizzes.IsWhole && !quizzes.Slugs.Contains(quiz))
        {
            problems.Add(data.QuizLine, "unknown-quiz", quiz, Nearest.Hint(quiz, quizzes.Slugs));
        }

        foreach (var id in data.Sources.Where(id => !PageSettings.KnownSources.Contains(id) && sources.IsWhole && !sources.Facts.ContainsKey(id)))
        {
            problems.Add(data.SourcesLine, "unknown-source", id, Nearest.Hint(id, sources.Facts.Keys));
        }
    }

    // A class has one card a week.
    private void CheckWeeks(ContentLoad load)
    {
        var taken = new Dictionary<(string Form, int Week), string>();
        foreach (var document in parsed.Where(document => document.Data is { Week: not null, Retired: null }))
        {
            var data = document.Data!;
            foreach (var form in data.Forms.Where(form => !taken.TryAdd((form, data.Week!.Value), document.Slug)))
            {
                load.ProblemsOf(FileOf(document)).Add(data.WeekLine, "lesson-week.taken", data.Week, form, taken[(form, data.Week!.Value)]);
            }
        }
    }

    private void CheckRepetitions(ContentLoad load)
    {
        foreach (var language in parsed.Count > 0 ? Language.All : [])
        {
            var known = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var (path, text) in pages.AllTexts.Where(page => page.Text.Language == language))
            {
                foreach (var sentence in text.LongSentences)
                {
                    known.TryAdd(sentence.Words, path);
                }
            }

            foreach (var document in parsed.Where(document => document.Data!.Retired is null))
            {
                var found = load.ProblemsOf($"{Lesson.Folder}/{document.Slug}/{language}.md");
                foreach (var sentence in document.Texts.First(text => text.Text.Language == language).Text.LongSentences.Where(sentence => known.ContainsKey(sentence.Words)))
                {
                    found.Add(sentence.Line, "lesson-repeats", sentence.Beginning, "/" + known[sentence.Words]);
                }
            }
        }
    }
}
