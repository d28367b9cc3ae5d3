namespace CyberAware.Core.Documents;

/// <summary>One load of the content: what all readers share.</summary>
/// <param name="files">All files, by path.</param>
/// <param name="cache">What earlier loads made.</param>
/// <param name="media">Uploaded pictures that texts can show.</param>
internal sealed class ContentLoad(IReadOnlyDictionary<string, ContentFile> files, ContentCache cache, IReadOnlyDictionary<MediaName, MediaSize> media)
{
    private readonly List<ProblemList> problemLists = [];

    public IReadOnlyDictionary<string, ContentFile> Files => files;

    public ContentCache Cache => cache;

    /// <summary>Uploaded pictures that texts can show, with their sizes. The pictures themselves are elsewhere.</summary>
    public IReadOnlyDictionary<MediaName, MediaSize> Media => media;

    /// <summary>Paths of all pages, also of those that could not be read. Complete when all kinds have been read.</summary>
    public HashSet<string> Pages { get; } = new(StringComparer.Ordinal);

    /// <summary>Old paths of pages with the paths they have moved to. Complete when all kinds have been read.</summary>
    public Dictionary<string, string> Moved { get; } = new(StringComparer.Ordinal);

    /// <summary>
    /// Addresses that screens own and texts may link to, with their anchors. A kind adds its own when it is read, so that
    /// pages need not know it.
    /// </summary>
    public Dictionary<string, IReadOnlySet<string>> Addresses { get; } = new(StringComparer.Ordinal);

    /// <summary>
    /// Pages, surveys and files of facts that are there but could not be read. What refers to them is not checked, since
    /// nothing can be said about what they hold.
    /// </summary>
    public HashSet<string> Unreadable { get; } = new(StringComparer.Ordinal);

    /// <summary>All problems, each once, in order of file and line.</summary>
    public IReadOnlyList<ContentProblem> Problems =>
        [.. problemLists.SelectMany(list => list.Problems).DistinctBy(problem => problem.ToString())
            .OrderBy(problem => problem.File, StringComparer.Ordinal).ThenBy(problem => problem.Line)];

    /// <summary>Adds an address that a screen owns.</summary>
    /// <param name="path">What follows the language, without the leading slash.</param>
    /// <param name="anchors">Anchors of the screen.</param>
    public void AddAddress(string path, params IEnumerable<string> anchors) => Addresses[path] = anchors.ToHashSet(StringComparer.Ordinal);

    /// <summary>The path of the page that a path in a file means: the path itself, unless the page has moved from there.</summary>
    public string CurrentPathOf(string path) => Pages.Contains(path) ? path : Moved.GetValueOrDefault(path, path);

    /// <summary>A list for problems of a file.</summary>
    public ProblemList ProblemsOf(string path)
    {
        var list = new ProblemList(path);
        problemLists.Add(list);
        return list;
    }

    /// <summary>Reports what was found by something that the cache keeps: it is found once and reported at every load.</summary>
    public void Report(IEnumerable<ProblemList> found) => problemLists.AddRange(found);

    /// <summary>What was read of a file at this load or an earlier one, with the same problems; null when it can't be read.</summary>
    /// <param name="file">The file.</param>
    /// <param name="read">Reads it, by the file alone; what it gives must never change.</param>
    public T? ReadOnce<T>(ContentFile file, Func<ProblemList, T?> read)
        where T : class => ReadOnce<T>(file.Path, [file], () =>
        {
            var problems = new ProblemList(file.Path);
            return (read(problems), [problems]);
        });

    /// <summary>The same of several files.</summary>
    /// <param name="path">Their folder.</param>
    /// <param name="read">The files, but for those that are missing.</param>
    /// <param name="make">Reads them, by these files alone, and tells what is wrong.</param>
    public T? ReadOnce<T>(string path, IEnumerable<ContentFile?> read, Func<(T? Made, IReadOnlyList<ProblemList> Problems)> make)
        where T : class
    {
        var document = cache.GetOrMake(path, ContentFile.VersionOf(read.OfType<ContentFile>()), () =>
        {
            var (made, problems) = make();
            return new ReadDocument<T>(made, problems);
        });
        Report(document.Problems);
        return document.Made;
    }

    /// <summary>A file of a folder; null when it is missing, which is reported.</summary>
    public ContentFile? Require(string folder, string name)
    {
        if (files.TryGetValue($"{folder}/{name}", out var file))
        {
            return file;
        }

        ProblemsOf($"{folder}/{name}").Add(1, "file-missing", folder, name);
        return null;
    }

    private sealed record ReadDocument<T>(T? Made, IReadOnlyList<ProblemList> Problems);
}
