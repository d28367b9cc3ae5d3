using System.Text;
using CyberAware.Core.Documents;
using CyberAware.Core.Documents.Yaml;
using CyberAware.Core.Library;

namespace CyberAware.Core.Wording;

/// <summary>
/// What an editor would mark in texts that are otherwise sound: typography, words to avoid, what one language lacks,
/// sources, links that promise more than they give. It never keeps the content from serving.
/// </summary>
public static class WordingCheck
{
    /// <summary>Checks texts and interface strings.</summary>
    /// <param name="content">Every file of the content.</param>
    /// <param name="strings">Resource files, with their paths in the repository; none outside a checkout.</param>
    /// <param name="library">The library made of the content; null while it has errors, then links are not followed.</param>
    /// <returns>Faults and warnings, in order of file and line.</returns>
    public static IReadOnlyList<ContentProblem> Run(
        IReadOnlyList<ContentFile> content, IReadOnlyList<ContentFile> strings, ContentLibrary? library)
    {
        var found = new ProblemList(WordList.File);
        var words = WordList.Read(content, found);
        return InOrder(found.Problems.Concat(Run([.. content, .. strings], new LineMarks(words), library)));
    }

    /// <summary>The same for some files alone, with rules that were read before.</summary>
    internal static IReadOnlyList<ContentProblem> Run(IReadOnlyList<ContentFile> content, LineMarks marks, ContentLibrary? library)
    {
        content = [.. content.Where(IsReadable)];
        var lists = new Dictionary<string, ProblemList>(StringComparer.Ordinal);
        ProblemList ProblemsOf(string file) => lists.TryGetValue(file, out var list) ? list : lists[file] = new ProblemList(file);

        var lines = WordingLines.From(content.Where(file => file.Path != WordList.File)).ToList();
        CheckTexts(content, lines, marks.Words, ProblemsOf);
        if (library is not null)
        {
            LinkPromises.Check(library, content, ProblemsOf);
        }

        return InOrder(lines.SelectMany(marks.Of).Concat(lists.Values.SelectMany(list => list.Problems)));
    }

    /// <summary>Whether a file is no text, or one whose lines can be told apart.</summary>
    internal static bool IsReadable(ContentFile file) => Path.GetExtension(file.Path) is not ".md" || IsRead(file);

    private static IReadOnlyList<ContentProblem> InOrder(IEnumerable<ContentProblem> problems) =>
    [
        .. problems.DistinctBy(problem => problem.ToString()).OrderBy(problem => problem.File, StringComparer.Ordinal).ThenBy(problem => problem.Line),
    ];

    // In a file of another encoding or without front matter every number would seem wrong; the loader names the cause once.
    private static bool IsRead(ContentFile file) => FrontMatter.Split(file, new ProblemList(file.Path), int.MaxValue / 1024) is not null;

    private static void CheckTexts(IReadOnlyList<ContentFile> content, List<WordingLine> lines, WordList words, Func<string, ProblemList> problemsOf)
    {
        var byFile = lines.ToLookup(line => line.File, StringComparer.Ordinal);
        foreach (var file in content.Where(file => Path.GetExtension(file.Path) == ".md" && byFile.Contains(file.Path)))
        {
            var own = byFile[file.Path].ToList();
            PageRules.CheckNotes(Encoding.UTF8.GetString(file.Bytes), own[0].Language, words, problemsOf(file.Path));
            // A quiz can't hold links; it names a number in its words.
            if (!file.Path.StartsWith("quizzes/", StringComparison.Ordinal))
            {
                PageRules.CheckCompanions(own, words, problemsOf(file.Path));
            }

            if (own[0].Language == Language.All[0])
            {
                TextParity.Check(own, [.. byFile[file.Path[..^"kk.md".Length] + $"{Language.All[1]}.md"]], problemsOf);
            }
        }

        // In data both languages stand in one file.
        foreach (var file in content.Where(file => Path.GetExtension(file.Path) == ".yml" && byFile.Contains(file.Path)))
        {
            var texts = byFile[file.Path].ToLookup(line => line.Language);
            TextParity.Check([.. texts[Language.All[0]]], [.. texts[Language.All[1]]], problemsOf);
        }
    }
}
