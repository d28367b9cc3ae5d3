using System.Text.RegularExpressions;
using CyberAware.Core.Text;
using Markdig.Syntax;

namespace CyberAware.Core.Documents.Markup;

/// <summary>A sentence that is long enough to be known again where it is repeated.</summary>
/// <param name="Line">Its line in the document, from 0.</param>
/// <param name="Words">Its words in lower case, without marks.</param>
internal sealed partial record LongSentence(int Line, string Words)
{
    /// <summary>Fewest words.</summary>
    public const int MinWords = 8;

    private const int ShownWords = 6;

    /// <summary>Its first words, for a message.</summary>
    public string Beginning => string.Join(' ', Words.Split(' ').Take(ShownWords)) + "\u2026";

    /// <summary>All of a text.</summary>
    public static IEnumerable<LongSentence> In(MarkdownDocument document)
    {
        foreach (var typed in AuthoredText.In(document))
        {
            var at = 0;
            foreach (var sentence in Sentences.In(typed.Text))
            {
                at = Math.Max(at, typed.Text.IndexOf(sentence, at, StringComparison.Ordinal));
                var words = Word().Matches(sentence).Select(match => match.Value.ToLowerInvariant()).ToList();
                if (words.Count >= MinWords)
                {
                    yield return new LongSentence(typed.LineAt(at), string.Join(' ', words));
                }
            }
        }
    }

    [GeneratedRegex(@"[\p{L}\p{N}]+")]
    private static partial Regex Word();
}
