using System.Text.RegularExpressions;
using DiffPlex;

namespace CyberAware.Core.Editing;

/// <summary>What became of a part of a text.</summary>
public enum DiffKind
{
    /// <summary>Stands in both texts.</summary>
    Same,

    /// <summary>Stands in the older text only.</summary>
    Deleted,

    /// <summary>Stands in the newer text only.</summary>
    Inserted,
}

/// <summary>A part of a comparison: plain text as it was written, to be encoded by whoever shows it.</summary>
/// <param name="Kind">Where it stands.</param>
/// <param name="Text">The words with their spaces and line ends, never empty.</param>
public sealed record DiffPart(DiffKind Kind, string Text);

/// <summary>
/// Compares texts by words. A word keeps its hyphens and apostrophes; every space and line end is kept, so that the parts that
/// are not inserted are the older text, and those that are not deleted the newer one.
/// </summary>
public static partial class WordDiff
{
    // Comparing takes time by the square of the pieces. All of a comparison, counted as if nothing were the same: what comes to
    // more, as a text of single letters does, is shown as deleted and inserted whole. Some tenths of a second.
    private const long MaxWork = 100_000_000;

    internal static readonly IChunker LineChunker = new PatternChunker(LinePattern());
    private static readonly PatternChunker WordChunker = new(WordPattern());

    /// <summary>Compares two texts.</summary>
    /// <param name="before">The older text.</param>
    /// <param name="after">The newer text.</param>
    /// <returns>Parts in reading order; of a change what was deleted stands before what was inserted.</returns>
    public static IReadOnlyList<DiffPart> Compare(string before, string after)
    {
        // Lines first: most of a document is the same, and a word is never matched with one of another paragraph.
        var parts = new List<DiffPart>();
        var work = MaxWork;
        if (!Takes(LinePattern(), before, after, ref work))
        {
            AddChange(parts, before, after);
            return parts;
        }

        foreach (var (kind, deleted, inserted) in Lines(before, after))
        {
            if (kind == DiffKind.Same)
            {
                Add(parts, DiffKind.Same, deleted);
            }
            else
            {
                AddWords(parts, deleted, inserted, ref work);
            }
        }

        return parts;
    }

    /// <summary>What is the same and what changed by lines, in turn.</summary>
    internal static IEnumerable<(DiffKind Kind, string Old, string New)> Lines(string before, string after) => Steps(before, after, LineChunker);

    /// <summary>Whether texts have too many lines to be compared.</summary>
    internal static bool IsTooLong(params ReadOnlySpan<string> texts)
    {
        long lines = 0;
        foreach (var text in texts)
        {
            lines += LinePattern().Count(text);
        }

        return lines * lines > MaxWork;
    }

    internal static string Join(IReadOnlyList<string> pieces, int start, int count) => string.Concat(pieces.Skip(start).Take(count));

    // Whether there is work left to compare the pieces one by one.
    private static bool Takes(Regex pattern, string before, string after, ref long work)
    {
        long pieces = pattern.Count(before) + pattern.Count(after);
        if (pieces * pieces > work)
        {
            return false;
        }

        work -= pieces * pieces;
        return true;
    }

    private static void AddWords(List<DiffPart> parts, string deleted, string inserted, ref long work)
    {
        if (!Takes(WordPattern(), deleted, inserted, ref work))
        {
            AddChange(parts, deleted, inserted);
            return;
        }

        // Between two changes a space or a comma that happens to be the same would only cut a phrase into pieces.
        var (oldPhrase, newPhrase) = ("", "");
        var steps = Steps(deleted, inserted, WordChunker).ToList();
        for (var i = 0; i < steps.Count; i++)
        {
            var (kind, gone, come) = steps[i];
            var joins = kind == DiffKind.Same && i > 0 && i < steps.Count - 1 && (oldPhrase + newPhrase).Length > 0 && !come.Any(char.IsLetterOrDigit) && !come.Contains('\n', StringComparison.Ordinal);
            if (kind != DiffKind.Same || joins)
            {
                (oldPhrase, newPhrase) = (oldPhrase + gone, newPhrase + come);
                continue;
            }

            AddChange(parts, oldPhrase, newPhrase);
            (oldPhrase, newPhrase) = ("", "");
            Add(parts, DiffKind.Same, come);
        }

        AddChange(parts, oldPhrase, newPhrase);
    }

    private static void AddChange(List<DiffPart> parts, string deleted, string inserted)
    {
        Add(parts, DiffKind.Deleted, deleted);
        Add(parts, DiffKind.Inserted, inserted);
    }

    private static void Add(List<DiffPart> parts, DiffKind kind, string text)
    {
        if (text.Length == 0)
        {
            return;
        }

        if (parts.Count > 0 && parts[^1].Kind == kind)
        {
            parts[^1] = new DiffPart(kind, parts[^1].Text + text);
        }
        else
        {
            parts.Add(new DiffPart(kind, text));
        }
    }

    // What is the same and what changed, in turn. Same text stands in both fields.
    private static IEnumerable<(DiffKind Kind, string Old, string New)> Steps(string old, string current, IChunker chunker)
    {
        var at = 0;
        var result = Differ.Instance.CreateDiffs(old, current, ignoreWhiteSpace: false, ignoreCase: false, chunker);
        foreach (var block in result.DiffBlocks)
        {
            var same = Join(result.PiecesNew, at, block.InsertStartB - at);
            yield return (DiffKind.Same, same, same);
            yield return (DiffKind.Inserted, Join(result.PiecesOld, block.DeleteStartA, block.DeleteCountA), Join(result.PiecesNew, block.InsertStartB, block.InsertCountB));
            at = block.InsertStartB + block.InsertCountB;
        }

        var rest = Join(result.PiecesNew, at, result.PiecesNew.Count - at);
        yield return (DiffKind.Same, rest, rest);
    }

    [GeneratedRegex(@"[^\n]*\n|[^\n]+\z")]
    private static partial Regex LinePattern();

    // Letters with their marks and digits; within a word also hyphens (soft, hard, not breaking) and apostrophes. Then line
    // ends, spaces, and every other character alone; the two halves of one outside the first plane stay together.
    [GeneratedRegex(@"[\p{L}\p{M}\p{N}]+(?:['\u2019\u02BC\-\u2010\u2011\u00AD][\p{L}\p{M}\p{N}]+)*|\r?\n|[^\S\n]+|[\uD800-\uDBFF][\uDC00-\uDFFF]|.", RegexOptions.Singleline)]
    private static partial Regex WordPattern();

    /// <summary>Cuts a text into the matches of a pattern that leaves no character out.</summary>
    private sealed class PatternChunker(Regex pattern) : IChunker
    {
        public IReadOnlyList<string> Chunk(string text) => [.. pattern.Matches(text).Select(match => match.Value)];
    }
}
