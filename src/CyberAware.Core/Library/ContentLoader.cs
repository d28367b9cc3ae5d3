using CyberAware.Core.Actions;
using CyberAware.Core.Advisors;
using CyberAware.Core.Alerts;
using CyberAware.Core.Assessments;
using CyberAware.Core.Documents;
using CyberAware.Core.Lessons;
using CyberAware.Core.Letters;
using CyberAware.Core.Pages;
using CyberAware.Core.Quizzes;
using CyberAware.Core.References;
using CyberAware.Core.Search;
using CyberAware.Core.Site;
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
public static class ContentLoader
{
    /// <summary>Reads, checks and compiles all files.</summary>
    /// <param name="files">Every file of the content; of two with the same path the later one counts.</param>
    /// <param name="cache">What earlier loads made, so that only what changed is made again; null: everything is.</param>
    /// <param name="figures">Figures that stand in place of the documents', by survey; null: the documents' own.</param>
    /// <param name="media">Uploaded pictures that texts can show; null: none.</param>
    public static ContentResult Load(
        IEnumerable<ContentFile> files, ContentCache? cache = null, IReadOnlyDictionary<string, Survey>? figures = null,
        IReadOnlyDictionary<MediaName, MediaSize>? media = null) =>
        Load(files, cache ?? new ContentCache(), CreateReaders(figures), media);

    /// <summary>The same with a list of readers.</summary>
    internal static ContentResult Load(
        IEnumerable<ContentFile> files, ContentCache cache, IReadOnlyList<ContentReader> readers, IReadOnlyDictionary<MediaName, MediaSize>? media = null)
    {
        var byPath = new Dictionary<string, ContentFile>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            byPath[file.Path] = file;
        }

        var load = new ContentLoad(byPath, cache, media ?? new Dictionary<MediaName, MediaSize>());
        var owned = byPath.Values.ToLookup(file => readers.First(reader => reader.Owns(file.Path)));
        try
        {
            foreach (var reader in readers)
            {
                reader.Read([.. owned[reader]], load);
            }

            RejectUnknownFiles(owned, load);
            foreach (var reader in readers)
            {
                reader.Validate(load);
            }
        }
        catch (TextTooSlowException slow)
        {
            cache.Abandon();
            return new ContentResult(null, [slow.Problem]);
        }

        cache.Forget();
        var problems = load.Problems;
        return new ContentResult(
            problems.Any(problem => problem.Severity == ProblemSeverity.Error) ? null : Build(ContentFile.VersionOf(byPath.Values), readers), problems);
    }

    /// <summary>
    /// All kinds of documents, a line each. A file belongs to the first kind that owns it, so pages, which own the rest, are
    /// last. A kind whose documents refer to another kind is given its reader.
    /// </summary>
    internal static IReadOnlyList<ContentReader> CreateReaders(IReadOnlyDictionary<string, Survey>? figures)
    {
        var usedIds = new HashSet<string>(StringComparer.Ordinal);
        var contacts = new ContactReader(usedIds);
        var laws = new LawReader(usedIds);
        var sources = new SourceReader();
        var surveys = new SurveyReader(figures);
        var pictures = new PictureReader();
        var pages = new PageReader(pictures, surveys, contacts, laws);
        var actions = new ActionReader(pages);
        var advisors = new AdvisorReader(pages, actions, sources);
        var quizzes = new QuizReader(pages, actions);
        return
        [
            contacts,
            laws,
            sources,
            new SynonymReader(pages),
            surveys,
            actions,
            quizzes,
            advisors,
            new AssessmentReader(pages, sources),
            new AlertReader(pages, sources, advisors),
            new LetterReader(laws, sources),
            new SiteSettingsReader(pages),
            new LessonReader(pages, quizzes, sources),
            new OtherFiles(),
            pictures,
            pages,
        ];
    }

    // A misspelt name would otherwise be a text that nobody ever sees.
    private static void RejectUnknownFiles(ILookup<ContentReader, ContentFile> owned, ContentLoad load)
    {
        foreach (var kind in owned)
        {
            foreach (var unknown in kind.Where(file => !kind.Key.Knows(file.Path)))
            {
                load.ProblemsOf(unknown.Path).AddFault(1, kind.Key.UnknownFile);
            }
        }
    }

    private static ContentLibrary Build(string version, IReadOnlyList<ContentReader> readers)
    {
        var parts = new ContentParts();
        foreach (var reader in readers)
        {
            reader.Build(parts);
        }

        return new ContentLibrary(version, parts);
    }
}
