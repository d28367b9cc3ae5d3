using CyberAware.Core.Actions;
using CyberAware.Core.Data;
using CyberAware.Core.Documents;
using CyberAware.Core.Documents.Yaml;
using CyberAware.Core.Pages;

namespace CyberAware.Core.Quizzes;

/// <summary>Reads the folder <c>quizzes</c> but for its own page, and checks it against the rest of the content.</summary>
/// <param name="pages">Pages that quizzes refer to.</param>
/// <param name="actions">Actions that correct wrong options.</param>
internal sealed class QuizReader(PageReader pages, ActionReader actions) : ContentReader
{
    private const string Name = "quizzes";

    private readonly List<ParsedQuiz> parsed = [];
    private bool quizzesAreWhole = true;

    /// <summary>Slugs of all quizzes that could be read.</summary>
    public IEnumerable<string> Slugs => parsed.Select(quiz => quiz.Slug);

    /// <summary>Whether all of them could be read.</summary>
    public bool IsWhole => quizzesAreWhole;

    public override string UnknownFile => "unknown-file.quiz";

    public override bool Owns(string path) => path.Split('/') is [Name, _, _, ..];

    public override bool Knows(string path) => path.Split('/') is [Name, _, "quiz.yml" or "kk.md" or "ru.md"];

    public override void Read(IReadOnlyList<ContentFile> files, ContentLoad load)
    {
        foreach (var slug in files.Where(file => Knows(file.Path)).Select(file => file.Path.Split('/')[1]).Distinct().Order(StringComparer.Ordinal))
        {
            ReadQuiz(slug, load);
        }
    }

    public override void Validate(ContentLoad load)
    {
        var targets = pages.GetTargets(load);
        if (parsed.Count > 0 && targets.AnchorsOf(Name) is null && !targets.IsUnreadable(Name))
        {
            load.ProblemsOf($"{Name}/page.yml").Add(1, "parent-missing.quizzes");
        }

        foreach (var quiz in parsed)
        {
            CheckReferences(quiz, targets, load, load.ProblemsOf($"{Name}/{quiz.Slug}/quiz.yml"));
            CheckActions(quiz, load);
        }
    }

    public override void Build(ContentParts parts) =>
        parts.Add<IReadOnlyList<Quiz>>([.. parsed.Select(quiz => quiz.Build()).OrderBy(quiz => quiz.Order).ThenBy(quiz => quiz.Slug, StringComparer.Ordinal)]);

    private void ReadQuiz(string slug, ContentLoad load)
    {
        var folder = $"{Name}/{slug}";
        var data = load.Require(folder, "quiz.yml");
        var texts = Language.All.Select(language => (Language: language, File: load.Require(folder, $"{language}.md"))).ToList();
        var quiz = load.ReadOnce(folder, texts.Select(text => text.File).Append(data), () => Read(slug, data, texts));
        quizzesAreWhole &= quiz is not null;
        if (quiz is not null)
        {
            parsed.Add(quiz);
        }
    }

    private static (ParsedQuiz? Quiz, IReadOnlyList<ProblemList> Problems) Read(
        string slug, ContentFile? dataFile, IEnumerable<(Language Language, ContentFile? File)> textFiles)
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
            return (null, all);
        }

        QuizValidator.Validate(data, problems);
        foreach (var text in texts.Where(text => text.Words is not null))
        {
            QuizValidator.Compare(data, text.Words!, text.Problems);
            QuizValidator.ValidateLengths(data, text.Words!, text.Problems);
        }

        if (texts.All(text => text.Words is not null) && texts is [var first, var second])
        {
            second.Words!.Head.CompareWith(first.Words!.Head, second.Problems);
        }

        return (new ParsedQuiz(slug, data, texts.Where(text => text.Words is not null).ToDictionary(text => text.Language, text => text.Words!)), all);
    }

    private void CheckReferences(ParsedQuiz quiz, LinkTargets targets, ContentLoad load, ProblemList problems)
    {
        var data = quiz.Data;
        if (data.Page.Length > 0 && !load.Pages.Contains(load.CurrentPathOf(data.Page)))
        {
            problems.Add(data.PageLine, "broken-link", "/" + data.Page, Nearest.Hint("/" + data.Page, targets.Urls));
        }

        foreach (var question in data.Questions)
        {
            if (question.Indicator is { } indicator && !IsShare(indicator, targets))
            {
                problems.Add(question.Line, "unknown-figure", indicator, "survey/indicator", Nearest.Hint(indicator, targets.Indicators));
            }

            if (data.RefreshesFromOthers && quizzesAreWhole && !HasParallel(quiz, question.Topic))
            {
                problems.Add(question.Line, "refresher-empty", question.Topic);
            }
        }
    }

    private void CheckActions(ParsedQuiz quiz, ContentLoad load)
    {
        var options = quiz.Data.Questions.SelectMany(question => question.Options).Where(option => option.Action is not null).ToList();
        foreach (var option in options.Where(option => actions.IsWhole && !actions.Actions.ContainsKey(option.Action!)))
        {
            load.ProblemsOf($"{Name}/{quiz.Slug}/quiz.yml")
                .Add(option.Line, "unknown-action", option.Action, ActionReader.Name, Nearest.Hint(option.Action!, actions.Actions.Keys));
        }

        var used = options.Select(option => actions.Actions.GetValueOrDefault(option.Action!)).OfType<RecommendedAction>().Distinct().ToList();
        foreach (var action in used.Where(action => actions.IsWhole && !action.IsForQuizzes))
        {
            load.ProblemsOf(action.File).Add(action.Line, "action-unfinished.quiz", action.Id, quiz.Slug);
        }

        // A result names the page behind the link.
        foreach (var action in used.Where(action => action.Path is not null && load.Addresses.ContainsKey(action.Path) && !load.Pages.Contains(action.Path)))
        {
            load.ProblemsOf(action.File).Add(action.Line, "action-unfinished.quiz-page", action.Id, quiz.Slug);
        }
    }

    private static bool IsShare(string indicator, LinkTargets targets) =>
        indicator.Split('/') is [var survey, var id]
        && (targets.IsUnreadable("surveys/" + survey)
            || (targets.Surveys.GetValueOrDefault(survey)?.Find(id) is { Unit: "percent", Values.Count: > 0 }));

    private bool HasParallel(ParsedQuiz quiz, string topic) =>
        parsed.Any(other => other.Slug != quiz.Slug && other.Data.Audience == quiz.Data.Audience
            && other.Data.Questions.Any(question => question.Form == QuestionData.Parallel && question.Topic == topic));
}
