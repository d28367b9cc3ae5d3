namespace CyberAware.Core.Text;

/// <summary>Counts words as a reader does: what holds a letter or a digit, between blanks.</summary>
internal static class WordCount
{
    public static int Count(string text) =>
        text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Count(part => part.Any(char.IsLetterOrDigit));
}
