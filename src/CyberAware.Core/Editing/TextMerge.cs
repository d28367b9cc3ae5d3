using DiffPlex;

namespace CyberAware.Core.Editing;

/// <summary>A part of three texts of which two began with the third: whole lines, one after the other all of each text.</summary>
/// <param name="Line">The line of <paramref name="Theirs"/>, from 1, at which it stands.</param>
/// <param name="Begun">What both began with.</param>
/// <param name="Theirs">What the other one has.</param>
/// <param name="Mine">What the person has.</param>
public sealed record MergePart(int Line, string Begun, string Theirs, string Mine)
{
    /// <summary>Whether both changed it, and each otherwise: a person must choose.</summary>
    public bool IsChoice => Theirs != Mine && Theirs != Begun && Mine != Begun;

    /// <summary>Whether the other one alone changed it, so that it can be taken in by itself.</summary>
    public bool IsTheirs => Mine == Begun && Theirs != Begun;

    /// <summary>Whether both have the same change.</summary>
    public bool IsShared => Theirs == Mine && Theirs != Begun;
}

/// <summary>Merges two changes of one text by lines. Changes that touch each other count as one, as they do in version control.</summary>
public static class TextMerge
{
    /// <summary>Cuts three texts into the parts that are the same and those that differ.</summary>
    /// <param name="begun">What both began with; null when nobody knows: then what both have in common.</param>
    /// <param name="theirs">The other one's text.</param>
    /// <param name="mine">The person's own text.</param>
    /// <returns>Parts in reading order: the fields of all of them, joined, are the three texts.</returns>
    public static IReadOnlyList<MergePart> Merge(string? begun, string theirs, string mine)
    {
        if (WordDiff.IsTooLong(begun ?? "", theirs, mine))
        {
            return [new MergePart(1, begun ?? "", theirs, mine)];
        }

        // DiffPlex's own three-way differ loses lines where a change meets two of the other text.
        begun ??= string.Concat(WordDiff.Lines(theirs, mine).Where(step => step.Kind == DiffKind.Same).Select(step => step.New));
        var (old, ours) = (Differ.Instance.CreateDiffs(begun, theirs, false, false, WordDiff.LineChunker), Differ.Instance.CreateDiffs(begun, mine, false, false, WordDiff.LineChunker));
        var (parts, at, left, right, i, j) = (new List<MergePart>(), 0, 0, 0, 0, 0);
        while (i < old.DiffBlocks.Count || j < ours.DiffBlocks.Count)
        {
            var start = Math.Min(Start(old.DiffBlocks, i), Start(ours.DiffBlocks, j));
            Add(start, 0, 0);
            var (end, grown, ourGrown) = (start, 0, 0);
            while (Start(old.DiffBlocks, i) <= end || Start(ours.DiffBlocks, j) <= end)
            {
                var isOld = Start(old.DiffBlocks, i) <= end;
                var block = isOld ? old.DiffBlocks[i++] : ours.DiffBlocks[j++];
                end = Math.Max(end, block.DeleteStartA + block.DeleteCountA);
                (grown, ourGrown) = isOld ? (grown + block.InsertCountB - block.DeleteCountA, ourGrown) : (grown, ourGrown + block.InsertCountB - block.DeleteCountA);
            }

            Add(end, grown, ourGrown);
        }

        Add(old.PiecesOld.Count, 0, 0);
        return parts;

        // The lines of the common text up to one of them, and what both made of them.
        void Add(int end, int grown, int ourGrown)
        {
            var (count, theirCount, ourCount) = (end - at, end - at + grown, end - at + ourGrown);
            if (count + theirCount + ourCount > 0)
            {
                parts.Add(new MergePart(left + 1, WordDiff.Join(old.PiecesOld, at, count), WordDiff.Join(old.PiecesNew, left, theirCount), WordDiff.Join(ours.PiecesNew, right, ourCount)));
            }

            (at, left, right) = (end, left + theirCount, right + ourCount);
        }
    }

    /// <summary>Puts a text together of parts.</summary>
    /// <param name="parts">The parts.</param>
    /// <param name="isTheirs">Those of which the other one's text is taken; of all others it is the person's own.</param>
    public static string Join(IEnumerable<MergePart> parts, Func<MergePart, bool> isTheirs) =>
        string.Concat(parts.Select(part => isTheirs(part) ? part.Theirs : part.Mine));

    private static int Start(IList<DiffPlex.Model.DiffBlock> blocks, int place) => place < blocks.Count ? blocks[place].DeleteStartA : int.MaxValue;
}
