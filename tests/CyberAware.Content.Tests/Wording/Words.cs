using System.Text.RegularExpressions;
using CyberAware.Core;

namespace CyberAware.Content.Tests.Wording;

/// <summary>Reduces a text to its words, so that typography, case and line breaks don't count.</summary>
internal static partial class Words
{
    /// <summary>Lower-case words and numbers with one blank between them.</summary>
    public static string Of(string text) =>
        NoWord().Replace(text.Replace("\u00AD", "", StringComparison.Ordinal).ToLower(Language.Kazakh.Culture), " ").Trim();

    [GeneratedRegex(@"[^\p{L}\p{N}]+")]
    private static partial Regex NoWord();
}
