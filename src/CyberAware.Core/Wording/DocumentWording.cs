using CyberAware.Core.Documents;
using CyberAware.Core.Library;

namespace CyberAware.Core.Wording;

/// <summary>What an editor would mark in one document.</summary>
/// <param name="Problems">Faults and warnings, in order of file and line.</param>
/// <param name="IsComplete">Whether the dictionaries have said all they know.</param>
public sealed record DocumentMarks(IReadOnlyList<ContentProblem> Problems, bool IsComplete);

/// <summary>
/// Looks at one document while it is written: the rules of <see cref="WordingCheck"/>, how long its sentences are, and its
/// words one by one. What it needs of all other texts is kept until something else is public.
/// </summary>
/// <param name="spelling">The dictionaries.</param>
public sealed class DocumentWording(Spelling spelling)
{
    private volatile Tuple<IReadOnlyCollection<ContentFile>, PublishedWords>? known;
    private volatile Tuple<byte[], LineMarks>? rules;

    /// <summary>Looks at a document.</summary>
    /// <param name="published">Every public file; the same object as long as nothing else is public.</param>
    /// <param name="files">Every file as it would be.</param>
    /// <param name="path">A file of the document.</param>
    /// <param name="library">The library made of the files; null while it has errors, then links are not followed.</param>
    /// <param name="patience">How long to wait for the dictionaries.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<DocumentMarks> CheckAsync(
        IReadOnlyCollection<ContentFile> published, IReadOnlyList<ContentFile> files, string path, ContentLibrary? library, TimeSpan patience, CancellationToken cancellation)
    {
        var (folder, own) = DocumentOf(files, path);
        var lists = new Dictionary<string, ProblemList>(StringComparer.Ordinal);
        ProblemList ProblemsOf(string file) => lists.TryGetValue(file, out var list) ? list : lists[file] = new ProblemList(file);

        var words = new WordRules(WordsOf(published), spelling);
        var lines = WordingLines.From(own.Where(file => file.Path != WordList.File && WordingCheck.IsReadable(file))).ToList();
        SentenceLength.Check(lines, folder, own, ProblemsOf);
        words.Check(lines, ProblemsOf);
        var isComplete = await words.SpellAsync(ProblemsOf, patience, cancellation);
        return new DocumentMarks(
            [.. WordingCheck.Run(own, MarksBy(files), library).Concat(lists.Values.SelectMany(list => list.Problems))
                .OrderBy(problem => problem.File, StringComparer.Ordinal).ThenBy(problem => problem.Line)],
            isComplete);
    }

    /// <summary>The files of a document: all of a folder with texts in both languages, otherwise the file alone.</summary>
    internal static (string Folder, IReadOnlyList<ContentFile> Files) DocumentOf(IReadOnlyList<ContentFile> files, string path)
    {
        var folder = path[..Math.Max(path.LastIndexOf('/'), 0)];
        var own = files.Where(file => file.Path.LastIndexOf('/') == folder.Length && file.Path.StartsWith(folder, StringComparison.Ordinal)).ToList();
        return folder.Length > 0 && own.Exists(file => file.Path == $"{folder}/{Language.Kazakh}.md") ? (folder, own) : (path, own.FindAll(file => file.Path == path));
    }

    private PublishedWords WordsOf(IReadOnlyCollection<ContentFile> published)
    {
        if (known is { } before && before.Item1 == published)
        {
            return before.Item2;
        }

        var words = PublishedWords.From(published.Where(WordingCheck.IsReadable));
        known = Tuple.Create(published, words);
        return words;
    }

    private LineMarks MarksBy(IReadOnlyList<ContentFile> files)
    {
        var bytes = files.FirstOrDefault(file => file.Path == WordList.File)?.Bytes ?? [];
        if (rules is { } before && before.Item1.AsSpan().SequenceEqual(bytes))
        {
            return before.Item2;
        }

        var marks = new LineMarks(WordList.Read(files, new ProblemList(WordList.File)));
        rules = Tuple.Create(bytes, marks);
        return marks;
    }
}
