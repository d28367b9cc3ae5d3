using System.Buffers;
using System.Text;

namespace CyberAware.Core.Documents.Yaml;

/// <summary>Splits a Markdown file into its front matter and its text.</summary>
/// <param name="Yaml">The lines between the two <c>---</c> lines.</param>
/// <param name="Body">The text after them.</param>
/// <param name="BodyLine">Line of the file on which the body begins, from 1.</param>
internal sealed record FrontMatter(string Yaml, string Body, int BodyLine)
{
    /// <summary>Largest text of a page.</summary>
    public const int MaxKilobytes = 64;

    private static readonly SearchValues<char> Rejected = SearchValues.Create(RefusedCharacters());

    /// <summary>Divides a file; null after a reported problem.</summary>
    /// <param name="file">The file.</param>
    /// <param name="problems">Problems of the file.</param>
    /// <param name="maxKilobytes">Largest size that is read.</param>
    public static FrontMatter? Split(ContentFile file, ProblemList problems, int maxKilobytes = MaxKilobytes)
    {
        if (file.Bytes.Length > maxKilobytes * 1024)
        {
            problems.Add(1, "text-too-large", maxKilobytes);
            return null;
        }

        if (TextOf(file, problems) is not { } text)
        {
            return null;
        }

        var lines = text.Split('\n');
        var end = lines[0] == "---" ? Array.IndexOf(lines, "---", 1) : -1;
        if (end < 0)
        {
            problems.Add(1, "front-matter");
            return null;
        }

        return new FrontMatter(
            string.Join('\n', lines[1..end]), string.Join('\n', lines[(end + 1)..]), end + 2);
    }

    /// <summary>Decodes UTF-8 strictly and unifies line ends; null after a reported problem.</summary>
    public static string? TextOf(ContentFile file, ProblemList problems)
    {
        try
        {
            var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(file.Bytes)
                .TrimStart('\uFEFF').Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
            problems.LineCount = Math.Max(1, text.AsSpan().Count('\n') + (text.EndsWith('\n') ? 0 : 1));
            var index = FindRefused(text);
            if (index < 0)
            {
                // A letter typed as two characters looks the same and is not found by search.
                return text.Normalize(NormalizationForm.FormC);
            }

            problems.Add(
                text.AsSpan(0, index).Count('\n') + 1,
                "control-character", $"U+{(int)text[index]:X4}");
        }
        catch (DecoderFallbackException e)
        {
            problems.Add(file.Bytes.AsSpan(0, e.Index).Count((byte)'\n') + 1, "not-utf8");
        }

        return null;
    }

    /// <summary>Place of the first character that no text may hold; -1 when there is none.</summary>
    public static int FindRefused(ReadOnlySpan<char> text) => text.IndexOfAny(Rejected);

    /// <summary>A text without the characters that none may hold.</summary>
    public static string WithoutRefused(string text) =>
        FindRefused(text) < 0 ? text : string.Concat(text.Where(character => !Rejected.Contains(character)));

    // Controls apart from tab and line feed; line separators, which YAML counts as lines and Markdown does not;
    // zero-width characters and direction overrides, which show a reader other words than they store; and the last two of the
    // plane, which are no characters: the framework's normalisation throws at one of them.
    private static char[] RefusedCharacters() =>
    [
        .. Enumerable.Range(0, 0x10000).Select(code => (char)code).Where(character =>
            (char.IsControl(character) && character is not ('\t' or '\n'))
            || character is '\u2028' or '\u2029' or '\u200B' or '\u200E' or '\u200F' or '\uFEFF' or '\uFFFE' or '\uFFFF'
            || character is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069')),
    ];
}

/// <summary>The front matter of a page's text.</summary>
internal sealed record TextHead(string Title, string ShortTitle, string Summary, DateOnly? Updated)
{
    /// <summary>Longest sentence of a card, as long as the longest title, which stands there where a text has none.</summary>
    public const int CardLength = 90;

    /// <summary>Longest point of a poster: two lines of it on an A4 sheet.</summary>
    public const int PosterPointLength = 90;

    private const int MinPosterPoints = 3;
    private const int MaxPosterPoints = 5;

    /// <summary>The sentence of the card; null when the title stands there.</summary>
    public string? Card { get; private init; }

    /// <summary>The points of the poster; empty when the page has none.</summary>
    public IReadOnlyList<string> Poster { get; private init; } = [];

    private int CardLine { get; init; }

    private int PosterLine { get; init; }

    /// <summary>Reads it; null after a problem that leaves nothing to go on with.</summary>
    /// <param name="matter">The file.</param>
    /// <param name="problems">Problems of the file.</param>
    /// <param name="hasPoster">Whether texts of its kind can have a poster.</param>
    public static TextHead? Read(FrontMatter matter, ProblemList problems, bool hasPoster = false)
    {
        if (YamlReader.Open(matter.Yaml, 2, new ProblemText("what.front-matter"), problems) is not { } reader)
        {
            return null;
        }

        var title = reader.Text("title", 90);
        var head = new TextHead(title, reader.OptionalText("short-title", 40) ?? title, reader.Text("summary", 200), reader.Has("updated") ? reader.Date("updated") : null)
        {
            Card = reader.OptionalText("card", CardLength),
            CardLine = reader.LineOf("card"),
            Poster = hasPoster ? reader.StringList("poster", PosterPointLength) : [],
            PosterLine = reader.LineOf("poster"),
        };
        reader.RejectUnknownKeys();
        if (head.Poster.Count is not (0 or (>= MinPosterPoints and <= MaxPosterPoints)))
        {
            problems.Add(head.PosterLine, "poster-points", MinPosterPoints, MaxPosterPoints, head.Poster.Count);
        }

        return head;
    }

    /// <summary>Reports a card or a poster that one language has alone.</summary>
    /// <param name="first">The other language's.</param>
    /// <param name="problems">Problems of this one's file.</param>
    public void CompareWith(TextHead first, ProblemList problems)
    {
        if (Card is null != first.Card is null)
        {
            problems.Add(CardLine, "languages-differ.card");
        }

        if (Poster.Count != first.Poster.Count)
        {
            problems.Add(PosterLine, "languages-differ.poster", Poster.Count, first.Poster.Count);
        }
    }
}
