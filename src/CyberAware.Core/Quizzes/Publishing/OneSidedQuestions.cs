using CyberAware.Core.Data;
using CyberAware.Core.Library;
using CyberAware.Core.Quizzes.Storage;
using Microsoft.EntityFrameworkCore;

namespace CyberAware.Core.Quizzes.Publishing;

/// <summary>A question that nearly everybody or hardly anybody answers rightly, for its editors.</summary>
/// <param name="Quiz">The quiz.</param>
/// <param name="Question">The question.</param>
/// <param name="Percent">Right answers, in whole percent.</param>
/// <param name="Options">How often each option was chosen, in whole percent, in the question's order.</param>
/// <param name="Minutes">Minutes that readers take for the whole quiz on the average; null when their devices don't say.</param>
public sealed record OneSidedQuestion(Quiz Quiz, Question Question, int Percent, IReadOnlyList<int> Options, int? Minutes);

/// <summary>
/// Finds questions that teach nothing: too easy, too hard, or misunderstood. Shares in whole percent of many attempts, for
/// editors alone; what is public has rules of its own (<see cref="DisclosureControl"/>).
/// </summary>
public static class OneSidedQuestions
{
    /// <summary>First attempts at a quiz before anything is said of its questions.</summary>
    public const int MinAttempts = 100;

    /// <summary>Right answers, in percent, up to which hardly anybody gets a question right.</summary>
    public const int Few = 10;

    /// <summary>Right answers, in percent, from which nearly everybody does.</summary>
    public const int Nearly = 95;

    /// <summary>The questions as they are asked now, those with the fewest right answers first.</summary>
    /// <param name="context">The database.</param>
    /// <param name="library">The quizzes.</param>
    /// <param name="cancellation">Gives up.</param>
    public static async Task<IReadOnlyList<OneSidedQuestion>> ReadAsync(PortalDbContext context, ContentLibrary library, CancellationToken cancellation)
    {
        var counts = (await VersionCounts.ReadAsync(context, cancellation)).Where(counts => counts.Attempts >= MinAttempts)
            .ToDictionary(counts => (counts.Version.Slug, counts.Version.Version, counts.Version.CountsOnly));
        var times = await context.QuizCounts
            .Where(count => count.Grain == CountGranularity.Month && count.Measure == CountMeasure.Duration && count.Kind == AttemptKind.First)
            .GroupBy(count => count.VersionId)
            .Select(group => new { group.Key, Attempts = group.Sum(count => count.Attempts), Seconds = group.Sum(count => count.Seconds) })
            .ToDictionaryAsync(time => time.Key, time => time.Attempts == 0 ? (int?)null : (int)Math.Ceiling(time.Seconds / 60.0 / time.Attempts), cancellation);
        return [.. library.Quizzes.SelectMany(quiz => counts.TryGetValue((quiz.Slug, quiz.Version, quiz.CountsOnly), out var known)
                ? quiz.Questions.Select((question, place) => Measure(quiz, question, known.Answers[place], times.GetValueOrDefault(known.Version.Id)))
                : [])
            .Where(question => question.Percent is <= Few or >= Nearly)
            .OrderBy(question => question.Percent).ThenBy(question => question.Quiz.Slug, StringComparer.Ordinal).ThenBy(question => question.Question.Id, StringComparer.Ordinal)];
    }

    private static OneSidedQuestion Measure(Quiz quiz, Question question, IReadOnlyList<long> answers, int? minutes)
    {
        var shares = answers.Select(count => (int)Math.Round(100.0 * count / Math.Max(1, answers.Sum()), MidpointRounding.AwayFromZero)).ToList();
        return new OneSidedQuestion(quiz, question, shares[question.Right], shares, minutes);
    }
}
