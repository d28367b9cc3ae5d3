namespace CyberAware.Core.Quizzes;

/// <summary>A quiz as it is asked, as far as the database writes it down.</summary>
/// <param name="Slug">Folder name.</param>
/// <param name="Version">Hash of its questions, options and wording.</param>
/// <param name="CountsOnly">Whether no single attempt may be kept.</param>
/// <param name="Questions">The questions in the order in which they are asked.</param>
public sealed record QuizVersion(string Slug, string Version, bool CountsOnly, IReadOnlyList<QuizVersionQuestion> Questions);

/// <summary>A question of a quiz as it is asked.</summary>
/// <param name="Id">Id, unique in its quiz.</param>
/// <param name="Topic">What it is about.</param>
/// <param name="Options">Ids of the options, in order.</param>
/// <param name="Right">Place of the right one, from 0.</param>
public sealed record QuizVersionQuestion(string Id, string Topic, IReadOnlyList<string> Options, int Right);
