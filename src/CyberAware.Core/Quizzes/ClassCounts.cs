namespace CyberAware.Core.Quizzes;

/// <summary>How many pupils of a class raised a hand for each option, question after question.</summary>
public sealed class ClassCounts
{
    /// <summary>Most hands for one option: all pupils of a school in its hall.</summary>
    public const int MaxHands = 999;

    /// <summary>Fewer hands for a question say something about pupils, not about a class: it stays without a result.</summary>
    public const int MinHands = 5;

    /// <summary>Most pupils whose hands the statistics take as a class.</summary>
    public const int MaxClass = 60;

    /// <summary>Counts of the first questions of a quiz.</summary>
    /// <param name="asked">All questions.</param>
    /// <param name="hands">For each of the first questions, in order, the hands for each option; 0 to <see cref="MaxHands"/>.</param>
    /// <exception cref="ArgumentException">The counts don't belong to these questions.</exception>
    public ClassCounts(QuestionSet asked, IReadOnlyList<IReadOnlyList<int>> hands)
    {
        if (!Fits(asked, hands))
        {
            throw new ArgumentException("There must be a count from 0 to 999 for each option of the first questions.", nameof(hands));
        }

        (Asked, Hands) = (asked, hands);
    }

    /// <summary>All questions of the quiz.</summary>
    public QuestionSet Asked { get; }

    /// <summary>Hands by question and option; only the questions that have been asked so far.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Hands { get; }

    /// <summary>Whether every question has been asked.</summary>
    public bool IsComplete => Hands.Count == Asked.Questions.Count;

    /// <summary>Number of pupils: the most hands that were raised for a question; 0 without any.</summary>
    public int Size => Hands.Select(hands => hands.Sum()).DefaultIfEmpty().Max();

    /// <summary>Whether this may be a class, so that the statistics take it.</summary>
    public bool IsPlausible => Size is >= MinHands and <= MaxClass;

    /// <summary>Whether counts belong to the first questions of a quiz.</summary>
    public static bool Fits(QuestionSet asked, IReadOnlyList<IReadOnlyList<int>> hands) =>
        hands.Count <= asked.Questions.Count
        && hands.Zip(asked.Questions).All(pair => pair.First.Count == pair.Second.Options.Count && pair.First.All(count => count is >= 0 and <= MaxHands));

    /// <summary>The counts with those of a question put in, or in the place of its earlier ones.</summary>
    /// <param name="question">Place of the question, from 0 to the number of questions asked so far.</param>
    /// <param name="hands">Hands for each of its options.</param>
    public ClassCounts With(int question, IReadOnlyList<int> hands) =>
        new(Asked, [.. Hands.Take(question), hands, .. Hands.Skip(question + 1)]);

    /// <summary>What the statistics may add up: questions with too few hands count as not asked.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Countable() =>
        [.. Hands.Select(hands => hands.Sum() >= MinHands ? hands : [.. hands.Select(_ => 0)])];
}
