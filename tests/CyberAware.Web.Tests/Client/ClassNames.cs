using System.Text;
using System.Text.RegularExpressions;

namespace CyberAware.Web.Tests.Client;

/// <summary>Class names that sources write: whole names and, where a name ends in an expression, its beginning.</summary>
public sealed partial class ClassNames
{
    private readonly HashSet<string> names = [];
    private readonly HashSet<string> beginnings = [];

    public IReadOnlyCollection<string> Names => names;

    public IReadOnlyCollection<string> Beginnings => beginnings;

    public bool Contains(string name) =>
        names.Contains(name) || beginnings.Any(beginning => name.StartsWith(beginning, StringComparison.Ordinal));

    /// <summary>Takes the class attributes of a Razor view, also the words of their expressions.</summary>
    public ClassNames AddView(string text)
    {
        foreach (Match attribute in ClassAttribute().Matches(text))
        {
            Add(ReadAttribute(text, attribute.Index + attribute.Length));
        }

        return this;
    }

    /// <summary>Takes every quoted text of a program; which of them is a class can't be told there.</summary>
    public ClassNames AddProgram(string text)
    {
        foreach (Match literal in Literal().Matches(text))
        {
            Add(literal.Value.Replace("\\\"", " ", StringComparison.Ordinal).Trim('"', '\'', '`').Replace('{', '@').Replace('.', ' '));
        }

        return this;
    }

    private void Add(string classes)
    {
        foreach (Match word in Word().Matches(classes))
        {
            (word.Groups[2].Success ? beginnings : names).Add(word.Groups[1].Value);
        }
    }

    /// <summary>An attribute's value up to its closing quote: of @(…) the quoted words, of what completes a name an @ alone.</summary>
    private static string ReadAttribute(string text, int start)
    {
        var value = new StringBuilder();
        for (var i = start; text[i] != '"'; i++)
        {
            if (text[i] != '@')
            {
                value.Append(text[i]);
            }
            else if (text[i + 1] == '(')
            {
                // Glued to a name the expression is the rest of it; alone its words are names.
                var end = EndOfExpression(text, i + 1);
                var isRest = i > start && text[i - 1] != ' ';
                value.Append(isRest ? "@" : string.Join(' ', Literal().Matches(text[i..end]).Select(word => word.Value.Trim('"'))));
                i = end - 1;
            }
            else
            {
                value.Append('@');
                i += Expression().Match(text, i + 1).Length;
            }
        }

        return value.ToString();
    }

    private static int EndOfExpression(string text, int start)
    {
        var depth = 0;
        for (var i = start; ; i++)
        {
            depth += text[i] switch { '(' => 1, ')' => -1, _ => 0 };
            if (depth == 0)
            {
                return i + 1;
            }
        }
    }

    [GeneratedRegex("\\bclass=\"")]
    private static partial Regex ClassAttribute();

    [GeneratedRegex("\"(?:[^\"\\\\\n]|\\\\.)*\"|'[^'\n]*'|`[^`]*`")]
    private static partial Regex Literal();

    [GeneratedRegex(@"\G[\w.]+")]
    private static partial Regex Expression();

    [GeneratedRegex(@"(?<![\w@-])(-?[A-Za-z_][\w-]*)(@)?")]
    private static partial Regex Word();
}
