using CyberAware.Core.Documents;
using CyberAware.Core.Editing;
using CyberAware.Core.Library;

namespace CyberAware.Web.Site;

/// <summary>The files that a snapshot is made of: those of the instance's folder, and what the database lays over them.</summary>
/// <param name="Own">The instance's files.</param>
/// <param name="Published">What the database says is public; null while it has not been read.</param>
/// <param name="All">The files as readers see them.</param>
/// <param name="IsPartial">Whether something published is left out, since it doesn't go with the instance's files.</param>
public sealed record ServedFiles(IReadOnlyList<ContentFile> Own, PublishedContent? Published, IReadOnlyList<ContentFile> All, bool IsPartial)
{
    // Each round leaves more out; what still fails then is not worth more of them.
    private const int MaxRounds = 4;

    /// <summary>The files of a folder alone.</summary>
    public static ServedFiles From(IReadOnlyList<ContentFile> own) => new(own, null, own, false);

    /// <summary>Lays published texts over files and compiles them.</summary>
    /// <param name="own">The instance's files.</param>
    /// <param name="published">What the database says; null while it has not been read.</param>
    /// <param name="mayLeaveOut">
    /// Whether folders whose published texts have errors may show the instance's own ones: after an upgrade there is no better
    /// state to keep. The result names the errors then, and has a library all the same.
    /// </param>
    /// <param name="compile">Compiles files.</param>
    public static (ServedFiles Files, ContentResult Result) Compile(
        IReadOnlyList<ContentFile> own, PublishedContent? published, bool mayLeaveOut, Func<IReadOnlyList<ContentFile>, ContentResult> compile)
    {
        var changes = published?.Changes ?? [];
        var files = PublishedContent.Apply(own, changes);
        var result = compile(files);
        var first = result;
        for (var round = 1; result.Library is null && mayLeaveOut && changes.Count > 0; round++)
        {
            changes = round < MaxRounds ? WithoutErrors(changes, result.Problems) : [];
            files = PublishedContent.Apply(own, changes);
            result = compile(files);
        }

        var isPartial = first.Library is null && result.Library is not null;
        return (new ServedFiles(own, published, files, isPartial), isPartial ? result with { Problems = first.Problems } : result);
    }

    private static IReadOnlyList<PublishedChange> WithoutErrors(IReadOnlyList<PublishedChange> changes, IReadOnlyList<ContentProblem> problems)
    {
        var faulty = problems.Where(problem => problem.Severity == ProblemSeverity.Error).Select(problem => FolderOf(problem.File)).ToHashSet(StringComparer.Ordinal);
        var rest = changes.Where(change => !faulty.Contains(FolderOf(change.Path))).ToList();
        return rest.Count < changes.Count ? rest : [];
    }

    private static string FolderOf(string path) => path[..Math.Max(path.LastIndexOf('/'), 0)];
}
