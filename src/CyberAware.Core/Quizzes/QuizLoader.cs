using CyberAware.Core.Data;
using CyberAware.Core.Documents;
using CyberAware.Core.Documents.Yaml;
using CyberAware.Core.Pages;

namespace CyberAware.Core.Quizzes;

/// <summary>Reads the folder <c>quizzes</c> but for its own page, and checks it against the rest of the content.</summary>
/// <param name="files">All files of the content, by path.</param>
/// <param name="cache">What earlier loads read.</param>
/// <param name="problemLists">Where lists of problems are added.</param>
/// <param name="require">Finds a folder's file or reports that it is missing.</param>
internal sealed class QuizLoader(
    IReadOnlyDictionary<string, ContentFile> files, ContentCache cache, List<ProblemList> problemLists, Func<string, string, ContentFile?> require)
{
    public const string Name = "quizzes";

    private const string Actions = "actions";

    private readonly List<ParsedQuiz> parsed = [];
    private readonly Dictionary<string, (QuizAction Action, ProblemList Problems)> actions = new(StringComparer.Ordinal);
    private bool actionsAreWhole = true;
    private bool quizzesAreWhole = true;

    /// <summary>Whether a file belongs to a quiz or is a list of actions.</summary>
    public static bool Holds(string path) => path.Split('/') is [Name, _, _, ..];

    /// <summary>Whether a file below the folder has a name that is read.</summary>
    public static bool IsKnown(string path) => path.Split('/') switch
    {
        [Name, Actions, var file] => Path.GetExtension(file) == ".yml" && QuizTopic.All.Contains(Path.GetFileNameWithoutExtension(file)),
        [Name, _, "quiz.yml" or "kk.md" or "ru.md"] => true,
        _ => false,
    };

    /// <summary>All quizzes and actions, after <see cref="Check"/> found nothing.</summary>
    public (IReadOnlyList<Quiz> Quizzes, IReadOnlyDictionary<string, QuizAction> Actions) Build() =>
    (
        [.. parsed.Select(draft => draft.Build()).OrderBy(quiz => quiz.Order).ThenBy(quiz => quiz.Slug, StringComparer.Ordinal)],
        actions.ToDictionary(entry => entry.Key, entry => entry.Value.Action, StringComparer.Ordinal)
    );

    public void Read()
    {
        var usedIds = new HashSet<string>(StringComparer.Ordinal);
        var paths = files.Keys.Where(path => Holds(path) && IsKnown(path)).Order(StringComparer.Ordinal).ToList();
        foreach (var path in paths.Where(path => path.StartsWith($"{Name}/{Actions}/", StringComparison.Ordinal)))
        {
            ReadActions(path, usedIds);
        }

        foreach (var slug in paths.Select(path => path.Split('/')[1]).Where(slug => slug != Actions).Distinct())
        {
            ReadQuiz(slug);
        }
    }

    /// <summary>Reports what quizzes and actions name and the content lacks.</summary>
    public void Check(LinkTargets index)
    {
        if (parsed.Count > 0 && index.AnchorsOf(Name) is null && !index.IsUnreadable(Name))
        {
            ProblemsOf($"{Name}/page.yml").Add(1, "parent-missing.quizzes");
        }

        foreach (var (action, problems) in actions.Values)
        {
            CheckLink(action, index, problems);
        }

        foreach (var draft in parsed)
        {
            CheckReferences(draft, index);
        }
    }

    private void ReadActions(string path, HashSet<string> usedIds)
    {
        var problems = ProblemsOf(path);
        if (FrontMatter.TextOf(files[path], problems) is { } yaml)
        {
            foreach (var action in QuizYamlReader.ReadActions(Path.GetFileNameWithoutExtension(path), yaml, usedIds, problems))
            {
                actions.TryAdd(action.Id, (action, problems));
            }
        }

        actionsAreWhole &= problems.Problems.Count == 0;
    }

    private void ReadQuiz(string slug)
    {
        var folder = $"{Name}/{slug}";
        var data = require(folder, "quiz.yml");
        var texts = Language.All.Select(language => (Language: language, File: require(folder, $"{language}.md"))).ToList();
        var (draft, problems) = cache.GetOrMake(
            folder, ContentFile.VersionOf(texts.Select(text => text.File).Append(data).OfType<ContentFile>()), () => QuizDocument.Read(slug, data, texts));
        problemLists.AddRange(problems);
        quizzesAreWhole &= draft is not null;
        if (draft is not null)
        {
            parsed.Add(draft);
        }
    }

    /// <summary>What was read of a quiz's three files, whatever the rest of the content says.</summary>
    private sealed record QuizDocument(ParsedQuiz? Draft, IReadOnlyList<ProblemList> Problems)
    {
        public static QuizDocument Read(string slug, ContentFile? dataFile, IEnumerable<(Language Language, ContentFile? File)> textFiles)
        {
            var folder = $"{Name}/{slug}";
            var problems = new ProblemList($"{folder}/quiz.yml");
            if (!ContentPath.IsFolder(folder) || slug.Length > Lengths.Id)
            {
                problems.Add(1, "bad-path.folder");
            }

            var texts = textFiles.Select(text => (text.Language, text.File, Problems: new ProblemList($"{folder}/{text.Language}.md")))
                .Select(text => (text.Language, text.Problems, Words: text.File is null ? null : QuizMarkdownReader.Read(text.File, text.Problems))).ToList();
            List<ProblemList> all = [problems, .. texts.Select(text => text.Problems)];
            if (dataFile is null || FrontMatter.TextOf(dataFile, problems) is not { } yaml || QuizYamlReader.Read(yaml, problems) is not { } data)
            {
                return new QuizDocument(null, all);
            }

            QuizValidator.Validate(data, problems);
            foreach (var text in texts.Where(text => text.Words is not null))
            {
                QuizValidator.Compare(data, text.Words!, text.Problems);
                QuizValidator.ValidateLengths(data, text.Words!, text.Problems);
            }

            return new QuizDocument(
                new ParsedQuiz(slug, data, texts.Where(text => text.Words is not null).ToDictionary(text => text.Language, text => text.Words!)), all);
        }
    }

    private ProblemList ProblemsOf(string path)
    {
        var list = new ProblemList(path);
        problemLists.Add(list);
        return list;
    }

    private static void CheckLink(QuizAction action, LinkTargets index, ProblemList problems)
    {
        if (action.Path.Length == 0 || index.IsUnreadable(action.Path))
        {
            return;
        }

        if (index.AnchorsOf(action.Path) is not { } anchors)
        {
            problems.Add(action.Line, "broken-link", "/" + action.Path, Nearest.Hint("/" + action.Path, index.Urls));
        }
        else if (action.Anchor is not null && !anchors.Contains(action.Anchor))
        {
            problems.Add(action.Line, "broken-anchor", "/" + action.Path, action.Anchor, Nearest.Hint(action.Anchor, anchors));
        }
    }

    private void CheckReferences(ParsedQuiz draft, LinkTargets index)
    {
        var (data, problems) = (draft.Data, ProblemsOf($"{Name}/{draft.Slug}/quiz.yml"));
        if (data.Page.Length > 0 && index.AnchorsOf(data.Page) is null && !index.IsUnreadable(data.Page))
        {
            problems.Add(data.PageLine, "broken-link", "/" + data.Page, Nearest.Hint("/" + data.Page, index.Urls));
        }

        foreach (var option in data.Questions.SelectMany(question => question.Options)
            .Where(option => actionsAreWhole && option.Action is not null && !actions.ContainsKey(option.Action)))
        {
            problems.Add(option.Line, "unknown-action", option.Action, $"{Name}/{Actions}", Nearest.Hint(option.Action!, actions.Keys));
        }

        foreach (var question in data.Questions)
        {
            if (question.Indicator is { } indicator && !IsShare(indicator, index))
            {
                problems.Add(question.Line, "unknown-figure", indicator, "survey/indicator", Nearest.Hint(indicator, index.Indicators));
            }

            if (data.RefreshesFromOthers && quizzesAreWhole && !HasParallel(draft, question.Topic))
            {
                problems.Add(question.Line, "refresher-empty", question.Topic);
            }
        }
    }

    private static bool IsShare(string indicator, LinkTargets index) =>
        indicator.Split('/') is [var survey, var id]
        && (index.IsUnreadable("surveys/" + survey)
            || (index.Surveys.GetValueOrDefault(survey)?.Find(id) is { Unit: "percent", Values.Count: > 0 }));

    private bool HasParallel(ParsedQuiz draft, string topic) =>
        parsed.Any(other => other.Slug != draft.Slug && other.Data.Audience == draft.Data.Audience
            && other.Data.Questions.Any(question => question.Form == QuestionData.Parallel && question.Topic == topic));
}
