using CyberAware.Core;
using CyberAware.Core.Editing;

namespace CyberAware.Web.Pages.Editor;

/// <summary>A piece of a comparison on a screen.</summary>
/// <param name="Kind">Whether it stands in both texts or in one.</param>
/// <param name="Text">The text, to be encoded.</param>
/// <param name="IsFolded">Whether it is the same for so long that only its ends are shown.</param>
public sealed record DiffPiece(DiffKind Kind, string Text, bool IsFolded = false)
{
    /// <summary>The line of the newer text that ends here, where something is to be said of it; 0 otherwise.</summary>
    public int EndOf { get; init; }

    /// <summary>Its words.</summary>
    public int Words => DiffView.WordsOf(Text);
}

/// <summary>A comparison of two texts by words, with what is the same folded away between the changes.</summary>
/// <param name="Pieces">All of it, in order.</param>
/// <param name="Language">Language of the texts; null for a file that both languages share.</param>
public sealed record DiffView(IReadOnlyList<DiffPiece> Pieces, Language? Language)
{
    // Characters of the same text that stay in sight before and after a change, to the next end of a line.
    private const int Context = 200;

    // Beyond this many characters of changes the comparison is opened by hand.
    private const int MaxOpen = 8000;

    /// <summary>Whether nothing differs.</summary>
    public bool IsSame => Pieces.All(piece => piece.Kind == DiffKind.Same);

    /// <summary>Whether there is so much to read that it is folded at first.</summary>
    public bool IsLong => Pieces.Where(piece => !piece.IsFolded).Sum(piece => piece.Text.Length) > MaxOpen;

    /// <summary>Words that the newer text alone has.</summary>
    public int Inserted => Pieces.Where(piece => piece.Kind == DiffKind.Inserted).Sum(piece => piece.Words);

    /// <summary>Words that the older text alone has.</summary>
    public int Deleted => Pieces.Where(piece => piece.Kind == DiffKind.Deleted).Sum(piece => piece.Words);

    /// <summary>What people say of lines of the newer text, by line.</summary>
    public ILookup<int, CommentPart> Comments { get; init; } = Array.Empty<CommentPart>().ToLookup(_ => 0);

    /// <summary>A comparison to be shown.</summary>
    /// <param name="parts">The comparison.</param>
    /// <param name="language">Language of the texts; null for a file that both languages share.</param>
    /// <param name="marked">Lines of the newer text, from 1, that stay in sight and end a piece.</param>
    public static DiffView From(IReadOnlyList<DiffPart> parts, Language? language, IReadOnlySet<int>? marked = null)
    {
        var cut = Cut(parts, marked ?? new HashSet<int>()).ToList();
        return new([.. cut.SelectMany((piece, index) => piece.Kind == DiffKind.Same ? Fold(piece, isFirst: index == 0, isLast: index == cut.Count - 1) : [piece])], language);
    }

    internal static int WordsOf(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Count(word => word.Any(char.IsLetterOrDigit));

    private static IEnumerable<DiffPiece> Cut(IReadOnlyList<DiffPart> parts, IReadOnlySet<int> marked)
    {
        var line = 1;
        var last = parts.Count - 1;
        while (last >= 0 && parts[last].Kind == DiffKind.Deleted)
        {
            last--;
        }

        for (var i = 0; i < parts.Count; i++)
        {
            var (kind, text, start) = (parts[i].Kind, parts[i].Text, 0);
            for (var end = kind == DiffKind.Deleted ? -1 : text.IndexOf('\n', StringComparison.Ordinal); end >= 0; end = text.IndexOf('\n', end + 1), line++)
            {
                if (marked.Contains(line))
                {
                    yield return new DiffPiece(kind, text[start..(end + 1)]) { EndOf = line };
                    start = end + 1;
                }
            }

            // The last line may end without a line end.
            if (start < text.Length)
            {
                yield return new DiffPiece(kind, text[start..]) { EndOf = i == last && marked.Contains(line) ? line : 0 };
            }
        }
    }

    private static IEnumerable<DiffPiece> Fold(DiffPiece piece, bool isFirst, bool isLast)
    {
        var text = piece.Text;
        var start = isFirst ? 0 : EndOfLine(text, Math.Min(Context, text.Length));
        var end = isLast && piece.EndOf == 0 ? text.Length : BeginOfLine(text, Math.Max(0, text.Length - Context));
        if (end - start < Context)
        {
            return [piece];
        }

        return new[] { new DiffPiece(DiffKind.Same, text[..start]), new DiffPiece(DiffKind.Same, text[start..end], true), new DiffPiece(DiffKind.Same, text[end..]) { EndOf = piece.EndOf } }
            .Where(part => part.Text.Length > 0);
    }

    private static int EndOfLine(string text, int from) => text.IndexOf('\n', from) is >= 0 and var at ? at + 1 : text.Length;

    private static int BeginOfLine(string text, int from) => from == 0 ? 0 : text.LastIndexOf('\n', from - 1) + 1;
}
