using CyberAware.Core.Quizzes.Storage;
using CyberAware.Core.Text;

namespace CyberAware.Core.Quizzes.Counting;

/// <summary>A quiz as it is asked, as far as counting needs it.</summary>
/// <param name="Slug">Folder name.</param>
/// <param name="Version">Hash of its questions, options and wording.</param>
/// <param name="CountsOnly">Whether no single attempt may be kept.</param>
/// <param name="Questions">The questions in the order in which they are asked.</param>
public sealed record AskedQuiz(string Slug, string Version, bool CountsOnly, IReadOnlyList<AskedQuestion> Questions);

/// <summary>A question of a quiz as it is asked.</summary>
/// <param name="Id">Id, unique in its quiz.</param>
/// <param name="Topic">What it is about.</param>
/// <param name="Options">Ids of the options, in order.</param>
/// <param name="Right">Place of the right one, from 0.</param>
public sealed record AskedQuestion(string Id, string Topic, IReadOnlyList<string> Options, int Right);

/// <summary>A finished quiz that wants to be counted.</summary>
/// <param name="Id">The id that the visitor's page made.</param>
/// <param name="Quiz">The quiz as it was asked.</param>
/// <param name="Language">Language it was taken in.</param>
/// <param name="SubmittedAt">When it came in, UTC.</param>
/// <param name="Seconds">Seconds it took, as the visitor's device says; null when it doesn't.</param>
/// <param name="Score">Number of right answers.</param>
/// <param name="Chosen">Place of the chosen option, from 0, a byte for each question.</param>
/// <param name="Kind">What it is worth for the figures.</param>
public sealed record Attempt(
    Guid Id, AskedQuiz Quiz, Language Language, DateTime SubmittedAt, int? Seconds, int Score, byte[] Chosen, AttemptKind Kind)
{
    /// <summary>Day it came in, by the country's clocks.</summary>
    public DateOnly Day => LocalTime.DayOf(SubmittedAt);

    internal CountedAttempt Counted(int versionId) => new(versionId, Language.Tag, Day, Seconds, Score, Chosen, Kind);
}

/// <summary>What became of an attempt.</summary>
public enum AttemptOutcome
{
    /// <summary>It is on disk.</summary>
    Counted,

    /// <summary>It has been on disk since an earlier request with the same id.</summary>
    AlreadyCounted,

    /// <summary>Too many wait already; try again.</summary>
    QueueFull,

    /// <summary>The database can't be used; try again. It may still have been stored, which the next try will find out.</summary>
    Unavailable,
}
