namespace CyberAware.Core.Quizzes;

/// <summary>What the hands for a question say about the class.</summary>
public enum ClassVerdict
{
    /// <summary>Fewer than two of three knew it: to be talked about again.</summary>
    Again,

    /// <summary>At least two of three knew it.</summary>
    Known,

    /// <summary>Too few hands to say anything, or the question was left out.</summary>
    TooFew,
}

/// <summary>What came out of one question.</summary>
/// <param name="Question">The question.</param>
/// <param name="Right">Hands for the right option.</param>
/// <param name="Hands">All hands.</param>
/// <param name="Misled">Place of the wrong option with the most hands; null when nobody raised one.</param>
public sealed record ClassRule(Question Question, int Right, int Hands, int? Misled)
{
    /// <summary>What follows from it.</summary>
    public ClassVerdict Verdict => ClassResult.VerdictFor(Right, Hands);
}

/// <summary>What came out of the questions about a topic that had enough hands.</summary>
/// <param name="Topic">The topic.</param>
/// <param name="Right">Hands for right options.</param>
/// <param name="Hands">All hands.</param>
public sealed record ClassTopic(string Topic, int Right, int Hands)
{
    /// <summary>What follows from it.</summary>
    public ClassVerdict Verdict => ClassResult.VerdictFor(Right, Hands);
}

/// <summary>What a class knew and what is to be talked about again. Needs nothing but the counts.</summary>
public static class ClassResult
{
    /// <summary>Each question that was asked, in order.</summary>
    public static IReadOnlyList<ClassRule> Rules(ClassCounts counts) =>
        [.. counts.Hands.Zip(counts.Asked.Questions, (hands, question) => new ClassRule(question, hands[question.Right], hands.Sum(), MisledBy(question, hands)))];

    /// <summary>Each topic that was asked about, in order of its first question.</summary>
    public static IReadOnlyList<ClassTopic> Topics(IEnumerable<ClassRule> rules) =>
        [.. rules.GroupBy(rule => rule.Question.Topic, StringComparer.Ordinal).Select(topic => TopicOf(topic.Key, [.. topic.Where(rule => rule.Verdict != ClassVerdict.TooFew)]))];

    /// <summary>What a share of right hands says.</summary>
    /// <param name="right">Hands for right options.</param>
    /// <param name="hands">All hands.</param>
    public static ClassVerdict VerdictFor(int right, int hands) =>
        hands < ClassCounts.MinHands ? ClassVerdict.TooFew : right * 3 >= hands * 2 ? ClassVerdict.Known : ClassVerdict.Again;

    private static ClassTopic TopicOf(string topic, IReadOnlyList<ClassRule> told) => new(topic, told.Sum(rule => rule.Right), told.Sum(rule => rule.Hands));

    // Of two with equal hands the first one.
    private static int? MisledBy(Question question, IReadOnlyList<int> hands)
    {
        var wrong = Enumerable.Range(0, hands.Count).Where(option => option != question.Right && hands[option] > 0).ToList();
        return wrong.Count == 0 ? null : wrong.MaxBy(option => hands[option]);
    }
}
