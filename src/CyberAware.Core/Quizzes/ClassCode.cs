using System.Globalization;

namespace CyberAware.Core.Quizzes;

/// <summary>A string of counts that was read.</summary>
/// <param name="State">What it is.</param>
/// <param name="Counts">The counts; null unless valid.</param>
public sealed record ClassParseResult(AnswerState State, ClassCounts? Counts);

/// <summary>
/// The hands of a class in an address: the version of the questions, a hyphen, then the counts of each question asked so far,
/// points between options and underscores between questions: <c>3f09a1c2-12.3.0.9_4.20.0.0</c>.
/// </summary>
public static class ClassCode
{
    private const int VersionLength = 8;
    private const int MaxLength = 1024;
    private const int MaxDigits = 3;

    /// <summary>Writes counts; the version and a hyphen alone when no question has been asked.</summary>
    public static string Encode(ClassCounts counts) =>
        $"{counts.Asked.Version}-{string.Join('_', counts.Hands.Select(hands => string.Join('.', hands.Select(count => count.ToString(CultureInfo.InvariantCulture)))))}";

    /// <summary>Reads what <see cref="Encode"/> wrote, and nothing else: each state has one spelling.</summary>
    public static ClassParseResult Parse(QuestionSet asked, string? text)
    {
        if (text is null || text.Length is <= VersionLength or > MaxLength || text[VersionLength] != '-' || !text[..VersionLength].All(char.IsAsciiHexDigitLower))
        {
            return new ClassParseResult(AnswerState.Malformed, null);
        }

        var groups = text.Length == VersionLength + 1 ? [] : text[(VersionLength + 1)..].Split('_');
        var hands = groups.Select(group => group.Split('.').Select(Number).ToList()).ToList();
        if (hands.Any(group => group.Contains(null)))
        {
            return new ClassParseResult(AnswerState.Malformed, null);
        }

        if (text[..VersionLength] != asked.Version)
        {
            return new ClassParseResult(AnswerState.OtherVersion, null);
        }

        List<IReadOnlyList<int>> counts = [.. hands.Select(group => group.ConvertAll(count => count!.Value))];
        return ClassCounts.Fits(asked, counts) ? new ClassParseResult(AnswerState.Valid, new ClassCounts(asked, counts)) : new ClassParseResult(AnswerState.Malformed, null);
    }

    /// <summary>What a teacher typed as a number of hands; an empty field is 0.</summary>
    /// <returns>0 to <see cref="ClassCounts.MaxHands"/>; null for anything else.</returns>
    public static int? ReadTyped(string? text) => string.IsNullOrWhiteSpace(text) ? 0 : Digits(text.Trim());

    private static int? Number(string text) => text is ['0', _, ..] ? null : Digits(text);

    private static int? Digits(string text) =>
        text.Length is > 0 and <= MaxDigits && text.All(char.IsAsciiDigit) ? int.Parse(text, CultureInfo.InvariantCulture) : null;
}
