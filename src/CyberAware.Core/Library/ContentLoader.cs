using CyberAware.Core.Documents;
using CyberAware.Core.Documents.Yaml;
using CyberAware.Core.Pages;
using CyberAware.Core.Quizzes;
using CyberAware.Core.References;
using CyberAware.Core.Search;
using CyberAware.Core.Surveys;

namespace CyberAware.Core.Library;

/// <summary>Either a library or the problems that stand in its way.</summary>
/// <param name="Library">The library; null when there is an error.</param>
/// <param name="Problems">All problems at once, in order of file and line; with a library only faults and warnings.</param>
public sealed record ContentResult(ContentLibrary? Library, IReadOnlyList<ContentProblem> Problems);

/// <summary>
/// Builds a <see cref="ContentLibrary"/> from a sequence of files. It never throws for what a file says,
/// and never knows where the files came from.
/// </summary>
public sealed class ContentLoader
{
    private const string SiteFolder = "site";
    private const string SynonymFile = "synonyms.yml";
    private const string PermalinkLedger = "permalinks.txt";
    private const string SurveyFolder = "surveys";

    private static readonly string[] PageFiles = ["page.yml", "kk.md", "ru.md"];

    private readonly Dictionary<string, ContentFile> files;
    private readonly List<ProblemList> problemLists = [];
    private readonly HashSet<string> unreadable = new(StringComparer.Ordinal);

    private readonly ContentCache cache;
    private readonly IReadOnlyDictionary<string, Survey>? figures;

    private ContentLoader(IEnumerable<ContentFile> files, ContentCache cache, IReadOnlyDictionary<string, Survey>? figures)
    {
        this.cache = cache;
        this.figures = figures;
        this.files = new Dictionary<string, ContentFile>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            this.files[file.Path] = file;
        }
    }

    /// <summary>Reads, checks and compiles all files.</summary>
    /// <param name="files">Every file of the content; of two with the same path the later one counts.</param>
    /// <param name="cache">What earlier loads made, so that only what changed is made again; null: everything is.</param>
    /// <param name="figures">Figures that stand in place of the documents', by survey; null: the documents' own.</param>
    public static ContentResult Load(
        IEnumerable<ContentFile> files, ContentCache? cache = null, IReadOnlyDictionary<string, Survey>? figures = null) =>
        new ContentLoader(files, cache ?? new ContentCache(), figures).Load();

    private ContentResult Load()
    {
        // One set of names: a page's list of facts holds contacts and acts alike.
        var factIds = new HashSet<string>(StringComparer.Ordinal);
        var contacts = ReadFacts("contacts.yml", new ProblemText("what.contact"), (reader, problems) => Contact.Read(reader, factIds, problems), contact => contact.Id);
        var laws = ReadFacts("laws.yml", new ProblemText("what.act"), (reader, problems) => Law.Read(reader, factIds, problems), law => law.Id);
        var synonyms = ReadSynonyms();
        var surveys = ReadSurveys();
        var pictures = ReadPictures();
        var quizzes = new QuizLoader(files, cache, problemLists, Require);
        quizzes.Read();
        RejectUnknownFiles();

        var folders = PageFolders().ToHashSet(StringComparer.Ordinal);
        if (!folders.Contains(ContentPath.Home))
        {
            Require(ContentPath.Home, "page.yml");
        }

        var drafts = folders.Select(ReadPage).OfType<ParsedPage>().ToList();
        unreadable.UnionWith(folders.Except(drafts.Select(draft => draft.Path)));
        var shown = figures is null ? surveys : SurveyFigures.Put(figures, surveys);
        var index = new LinkTargets(
            drafts.ToDictionary(draft => draft.Path, draft => draft.Anchors, StringComparer.Ordinal),
            pictures, shown, contacts, laws, unreadable, ReferencesHash(drafts, shown));
        var pages = drafts.ConvertAll(draft => cache.GetOrMake(draft.Path, draft.Hash + index.Hash, () => new PageRendering(draft, index)));
        problemLists.AddRange(pages.SelectMany(page => page.Problems));
        quizzes.Check(index);
        CheckPaths(drafts, folders);
        CheckPictures(pictures.Keys, folders);
        CheckSynonyms(synonyms, folders);
        CheckCharts(surveys.Values, folders);
        cache.Forget();

        var problems = problemLists.SelectMany(list => list.Problems).DistinctBy(problem => problem.ToString())
            .OrderBy(problem => problem.File, StringComparer.Ordinal).ThenBy(problem => problem.Line).ToList();
        if (problems.Any(problem => problem.Severity == ProblemSeverity.Error))
        {
            return new ContentResult(null, problems);
        }

        var (bank, actions) = quizzes.Build();
        return new ContentResult(
            new ContentLibrary(
                ContentFile.VersionOf(files.Values), pages.ConvertAll(page => page.Render()), pictures, shown, contacts, laws, bank, actions, synonyms), problems);
    }

    // All that one text can show of others: addresses and anchors, pictures, figures, contacts, acts.
    private string ReferencesHash(List<ParsedPage> drafts, IReadOnlyDictionary<string, Survey> shown)
    {
        var references = drafts.Select(draft => $"{draft.Path} {string.Join(' ', draft.Anchors.Order(StringComparer.Ordinal))}")
            .Concat(unreadable.Order(StringComparer.Ordinal)).Append(SurveyHash.Compute(shown.Values));
        return ContentFile.VersionOf(
            files.Values.Where(file => Picture.IsPicture(file.Path) || file.Path.StartsWith(SiteFolder + "/", StringComparison.Ordinal) || file.Path.StartsWith(SurveyFolder + "/", StringComparison.Ordinal))
                .Append(ContentFile.FromText("", string.Join('\n', references))));
    }

    private ProblemList ProblemsOf(string path)
    {
        var list = new ProblemList(path);
        problemLists.Add(list);
        return list;
    }

    private Dictionary<string, T> ReadFacts<T>(
        string name, ProblemText what, Func<YamlReader, ProblemList, T> read, Func<T, string> idOf)
    {
        var byId = new Dictionary<string, T>(StringComparer.Ordinal);
        var path = $"{SiteFolder}/{name}";
        if (!files.TryGetValue(path, out var file))
        {
            return byId;
        }

        var problems = ProblemsOf(path);
        foreach (var reader in FrontMatter.TextOf(file, problems) is { } text ? YamlReader.OpenList(text, what, problems) : [])
        {
            var fact = read(reader, problems);
            byId.TryAdd(idOf(fact), fact);
        }

        if (problems.Problems.Count > 0)
        {
            unreadable.Add(path);
        }

        return byId;
    }

    private List<SynonymGroup> ReadSynonyms()
    {
        var path = $"{SiteFolder}/{SynonymFile}";
        if (!files.TryGetValue(path, out var file))
        {
            return [];
        }

        var problems = ProblemsOf(path);
        var usedIds = new Dictionary<string, int>(StringComparer.Ordinal);
        return FrontMatter.TextOf(file, problems) is { } text
            ? [.. YamlReader.OpenList(text, new ProblemText("what.synonyms"), problems).Select(reader => SynonymGroup.Read(reader, usedIds, problems))]
            : [];
    }

    private void CheckSynonyms(List<SynonymGroup> synonyms, IReadOnlySet<string> pages)
    {
        foreach (var group in synonyms.Where(group => group.Page is { } page && !pages.Contains(page)))
        {
            ProblemsOf($"{SiteFolder}/{SynonymFile}").Add(group.Line, "broken-link.key", "page", "/" + group.Page, Nearest.Hint("/" + group.Page, pages.Select(page => "/" + page)));
        }
    }

    private void CheckCharts(IEnumerable<Survey> surveys, IReadOnlySet<string> pages)
    {
        foreach (var (survey, chart) in surveys.SelectMany(survey => survey.Charts.Select(chart => (survey, chart))))
        {
            foreach (var path in chart.Related.Where(path => !pages.Contains(path)))
            {
                ProblemsOf($"{SurveyFolder}/{survey.Id}/survey.yml").Add(
                    chart.Line, "broken-link.key", "related", "/" + path, Nearest.Hint("/" + path, pages.Select(page => "/" + page)));
            }
        }
    }

    private Dictionary<string, Survey> ReadSurveys()
    {
        var surveys = new Dictionary<string, Survey>(StringComparer.Ordinal);
        var folders = files.Keys.Where(path => path.StartsWith(SurveyFolder + "/", StringComparison.Ordinal))
            .Select(path => path.Split('/')).Where(parts => parts.Length == 3).Select(parts => parts[1]).Distinct();
        foreach (var id in folders)
        {
            if (ReadSurvey(id) is { } survey)
            {
                surveys[id] = survey;
            }
            else
            {
                unreadable.Add($"{SurveyFolder}/{id}");
            }
        }

        return surveys;
    }

    private Survey? ReadSurvey(string id)
    {
        var folder = $"{SurveyFolder}/{id}";
        var problems = ProblemsOf($"{folder}/survey.yml");
        var texts = new Dictionary<Language, SurveyText>();
        foreach (var language in Language.All)
        {
            var textProblems = ProblemsOf($"{folder}/{language}.md");
            if (Require(folder, $"{language}.md") is { } file
                && FrontMatter.Split(file, textProblems) is { } matter
                && SurveyReader.ReadText(matter, textProblems) is { } text)
            {
                texts[language] = text;
            }
        }

        if (Require(folder, "survey.yml") is not { } data || FrontMatter.TextOf(data, problems) is not { } yaml
            || SurveyReader.Read(id, yaml, texts, problems) is not { } survey || texts.Count < Language.All.Count)
        {
            return null;
        }

        SurveyValidator.Validate(survey, problems, Language.All.ToDictionary(language => language, language => ProblemsOf($"{folder}/{language}.md")));
        return survey;
    }

    private Dictionary<string, Picture> ReadPictures() =>
        files.Values.Where(file => Picture.IsPicture(file.Path))
            .Select(file => Picture.Read(file, ProblemsOf(file.Path))).OfType<Picture>()
            .ToDictionary(picture => picture.Path, StringComparer.Ordinal);

    private IEnumerable<string> PageFolders() =>
        files.Keys
            .Where(path => !IsData(path) && path.Contains('/', StringComparison.Ordinal) && IsPageFile(path))
            .Select(path => path[..path.LastIndexOf('/')])
            .Distinct().Order(StringComparer.Ordinal);

    private static bool IsPageFile(string path) => PageFiles.Contains(Path.GetFileName(path));

    private static bool IsData(string path) =>
        path.StartsWith(SiteFolder + "/", StringComparison.Ordinal) || path.StartsWith(SurveyFolder + "/", StringComparison.Ordinal)
        || QuizLoader.Holds(path);

    private ParsedPage? ReadPage(string folder)
    {
        var settings = ContentPath.IsFolder(folder) ? Require(folder, PageFiles[0]) : null;
        var texts = ContentPath.IsFolder(folder)
            ? Language.All.Select(language => (Language: language, File: Require(folder, $"{language}.md")!)).Where(text => text.File is not null).ToList()
            : [];
        var hash = ContentFile.VersionOf(texts.Select(text => text.File).Concat(settings is null ? [] : [settings]));
        var page = cache.GetOrMake(folder, hash, () => ParsedPage.Read(folder, hash, settings, texts));
        problemLists.AddRange(page.Problems);
        return page.IsWhole ? page : null;
    }

    private ContentFile? Require(string folder, string name)
    {
        if (files.TryGetValue($"{folder}/{name}", out var file))
        {
            return file;
        }

        ProblemsOf($"{folder}/{name}").Add(1, "file-missing", folder, name);
        return null;
    }

    // A misspelt name would otherwise be a text that nobody ever sees.
    private void RejectUnknownFiles()
    {
        foreach (var path in files.Keys.Where(path => !IsKnown(path)))
        {
            ProblemsOf(path).AddFault(1, QuizLoader.Holds(path) ? "unknown-file.quiz" : "unknown-file.page");
        }
    }

    private static bool IsKnown(string path) =>
        path.Split('/') switch
        {
            [PermalinkLedger] => true,
            [SiteFolder, "contacts.yml" or "laws.yml" or SynonymFile or "wording.yml"] => true,
            [SiteFolder, ..] => false,
            [SurveyFolder, _, "survey.yml" or "kk.md" or "ru.md"] => true,
            [SurveyFolder, ..] => false,
            [QuizLoader.Name, _, _, ..] => QuizLoader.IsKnown(path),
            [.., var name] when path.Contains('/', StringComparison.Ordinal) => Picture.IsPicture(path) || PageFiles.Contains(name),
            [var name] => Picture.IsPicture(name),
            _ => false,
        };

    // A picture's path is its public address.
    private void CheckPictures(IEnumerable<string> pictures, IReadOnlySet<string> folders)
    {
        foreach (var path in pictures.Where(path => IsKnown(path)
            && !(folders.Contains(path[..Math.Max(path.LastIndexOf('/'), 0)]) && ContentPath.IsAnchor(Path.GetFileNameWithoutExtension(path)))))
        {
            ProblemsOf(path).Add(1, "bad-path.picture");
        }
    }

    private void CheckPaths(List<ParsedPage> drafts, IReadOnlySet<string> usedIds)
    {
        var aliases = new HashSet<string>(StringComparer.Ordinal);
        foreach (var draft in drafts)
        {
            draft.CheckPaths(usedIds, aliases, ProblemsOf($"{draft.Path}/page.yml"));
        }
    }
}
