using System.Text.RegularExpressions;

namespace CyberAware.Core.Documents.Markup;

/// <summary>Markup that Markdown didn't understand and a reader would see as asterisks, brackets and bars.</summary>
internal static partial class LeftoverMarkup
{
    private const int MaxAround = 20;

    // What the author probably meant: groups of the patterns and endings of the messages "leftover.*".
    private static readonly string[] Kinds = ["task", "link", "emphasis", "code", "strike", "anchor", "backslash", "definition", "heading", "table"];

    /// <summary>One place.</summary>
    /// <param name="Kind">What the author probably meant.</param>
    /// <param name="Text">The marks with the rest of their word.</param>
    /// <param name="Position">Where in the text the marks begin.</param>
    public readonly record struct Found(string Kind, string Text, int Position)
    {
        /// <summary>What to do about it.</summary>
        public ProblemText Advice => new("leftover." + Kind);
    }

    /// <summary>The first place in a paragraph, heading or cell; null when there is none.</summary>
    public static Found? Find(AuthoredText typed)
    {
        var text = typed.Text;
        var atStart = typed.LineStarts.Where(start => start < text.Length && !typed.Escaped.Contains(start))
            .Select(start => LineStart().Match(text, start));
        return atStart.Concat(Mark().Matches(text).Where(match => !typed.Escaped.Contains(match.Index)))
            .Where(match => match.Success).OrderBy(match => match.Index)
            .Select(match => (Found?)Describe(text, match)).FirstOrDefault();
    }

    /// <summary>The first place in plain words, such as a title; null when there is none.</summary>
    public static Found? Find(string text) => Mark().Match(text) is { Success: true } match ? Describe(text, match) : null;

    private static Found Describe(string text, Match match)
    {
        var (start, end) = (match.Index, match.Index + match.Length);
        while (start > 0 && match.Index - start < MaxAround && !char.IsWhiteSpace(text[start - 1]))
        {
            start--;
        }

        while (end < text.Length && end - match.Index - match.Length < MaxAround && !char.IsWhiteSpace(text[end]))
        {
            end++;
        }

        return new Found(Kinds.First(kind => match.Groups[kind].Success), text[start..end], match.Index);
    }

    [GeneratedRegex(@"(?<task>\[[ xX]\])|(?<link>\]\(|\[\^|\]\[|\] \((?=[/#]|https?:|contact:|law:|stat:))|(?<emphasis>\*+|(?<!_)__(?!_))|(?<code>`)|(?<strike>~~)|(?<anchor>\{[#.])|(?<backslash>\\)")]
    private static partial Regex Mark();

    [GeneratedRegex(@"\G(?:(?<definition>:\s+\S)|(?<heading>#{1,6}[^\s#])|(?<table>\|))")]
    private static partial Regex LineStart();
}
