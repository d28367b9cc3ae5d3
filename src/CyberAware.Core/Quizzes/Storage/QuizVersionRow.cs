namespace CyberAware.Core.Quizzes.Storage;

/// <summary>A quiz as it was asked once, so that stored answers can be read after its text has changed. Never edited.</summary>
public sealed class QuizVersionRow
{
    /// <summary>Number that attempts and counts refer to.</summary>
    public int Id { get; init; }

    /// <summary>Folder name of the quiz.</summary>
    public required string Slug { get; init; }

    /// <summary>Hash of its questions, options and wording.</summary>
    public required string Version { get; init; }

    /// <summary>Whether no single attempt is kept, only counts.</summary>
    public required bool CountsOnly { get; init; }

    /// <summary>When the first answer to this version came in, UTC.</summary>
    public required DateTime FirstSeenAt { get; init; }

    /// <summary>The questions in the order in which they were asked.</summary>
    public List<QuizVersionQuestionRow> Questions { get; } = [];
}

/// <summary>A question of a version.</summary>
public sealed class QuizVersionQuestionRow
{
    /// <summary>The version.</summary>
    public required int VersionId { get; init; }

    /// <summary>Place in the quiz, from 0: the place of its answer in <see cref="AttemptRow.Chosen"/>.</summary>
    public required int Position { get; init; }

    /// <summary>The question's id, unique in its quiz.</summary>
    public required string QuestionId { get; init; }

    /// <summary>What it is about.</summary>
    public required string Topic { get; init; }

    /// <summary>Ids of the options in order, divided by blanks; the first one is answer 0.</summary>
    public required string Options { get; init; }

    /// <summary>Place of the right option, from 0.</summary>
    public required int RightOption { get; init; }
}
