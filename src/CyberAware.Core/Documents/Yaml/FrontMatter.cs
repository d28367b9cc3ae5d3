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
            var index = text.AsSpan().IndexOfAny(Rejected);
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

    // Controls apart from tab and line feed; line separators, which YAML counts as lines and Markdown does not;
    // zero-width characters and direction overrides, which show a reader other words than they store.
    private static char[] RefusedCharacters() =>
    [
        .. Enumerable.Range(0, 0xFFFF).Select(code => (char)code).Where(character =>
            (char.IsControl(character) && character is not ('\t' or '\n'))
            || character is '\u2028' or '\u2029' or '\u200B' or '\u200E' or '\u200F' or '\uFEFF'
            || character is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069')),
    ];
}

/// <summary>The front matter of a page's text.</summary>
internal sealed record TextHead(string Title, string ShortTitle, string Summary, DateOnly? Updated)
{
    public static TextHead? Read(FrontMatter matter, ProblemList problems)
    {
        if (YamlReader.Open(matter.Yaml, 2, new ProblemText("what.front-matter"), problems) is not { } reader)
        {
            return null;
        }

        var title = reader.Text("title", 90);
        var head = new TextHead(title, reader.OptionalText("short-title", 40) ?? title, reader.Text("summary", 200), reader.Has("updated") ? reader.Date("updated") : null);
        reader.RejectUnknownKeys();
        return head;
    }
}
