namespace CyberAware.Core.Quizzes;

/// <summary>What an answer string turned out to be.</summary>
public enum AnswerState
{
    /// <summary>Answers to these very questions.</summary>
    Valid,

    /// <summary>Answers to an earlier state of the questions, or to other ones.</summary>
    OtherVersion,

    /// <summary>No answers at all.</summary>
    Malformed,
}

/// <summary>An answer string that was read.</summary>
/// <param name="State">What it is.</param>
/// <param name="Options">Positions of the chosen options, from 0, one for each question; empty unless valid.</param>
public sealed record AnswerParseResult(AnswerState State, IReadOnlyList<int> Options);

/// <summary>
/// All answers of a sitting in a few characters for an address: the version of the questions, a hyphen, and a
/// letter a question in their order, <c>a</c> for the first option: <c>3f09a1c2-bacab</c>.
/// </summary>
public static class AnswerCode
{
    private const int VersionLength = 8;
    private const int MaxQuestions = 64;

    /// <summary>Writes the answers.</summary>
    /// <param name="questions">The questions.</param>
    /// <param name="options">Position of the chosen option, one for each question.</param>
    /// <exception cref="ArgumentException">The answers don't belong to these questions.</exception>
    public static string Encode(QuestionSet questions, IReadOnlyList<int> options) =>
        Fits(questions, options)
            ? $"{questions.Version}-{string.Concat(options.Select(option => (char)('a' + option)))}"
            : throw new ArgumentException("There must be one known option for each question.", nameof(options));

    /// <summary>Reads what <see cref="Encode"/> wrote, and nothing else.</summary>
    public static AnswerParseResult Parse(QuestionSet questions, string? text)
    {
        if (text is null || text.Length is <= VersionLength + 1 or > VersionLength + 1 + MaxQuestions || text[VersionLength] != '-'
            || !text[..VersionLength].All(char.IsAsciiHexDigitLower) || !text[(VersionLength + 1)..].All(char.IsAsciiLetterLower))
        {
            return new AnswerParseResult(AnswerState.Malformed, []);
        }

        if (text[..VersionLength] != questions.Version)
        {
            return new AnswerParseResult(AnswerState.OtherVersion, []);
        }

        var options = text[(VersionLength + 1)..].Select(letter => letter - 'a').ToList();
        return Fits(questions, options) ? new AnswerParseResult(AnswerState.Valid, options) : new AnswerParseResult(AnswerState.Malformed, []);
    }

    private static bool Fits(QuestionSet questions, IReadOnlyList<int> options) =>
        options.Count == questions.Questions.Count
        && options.Zip(questions.Questions).All(pair => pair.First >= 0 && pair.First < pair.Second.Options.Count);
}
