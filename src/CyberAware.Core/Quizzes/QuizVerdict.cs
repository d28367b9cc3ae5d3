namespace CyberAware.Core.Quizzes;

/// <summary>A result in one sentence. Frauds come first: a reader who missed one needs to hear of that, whatever else was right.</summary>
public enum QuizVerdict
{
    /// <summary>No fraud was missed and no honest message suspected.</summary>
    Sharp,

    /// <summary>No fraud was missed, but honest messages were taken for one.</summary>
    Wary,

    /// <summary>A fraud was missed.</summary>
    Missed,

    /// <summary>A quiz without frauds: everything is right.</summary>
    All,

    /// <summary>A quiz without frauds: two thirds or more are right.</summary>
    Most,

    /// <summary>A quiz without frauds: less than two thirds are right.</summary>
    Some,

    /// <summary>A quiz without frauds: nothing is right.</summary>
    None,
}

/// <summary>Tells which verdict a score is worth.</summary>
public static class QuizVerdicts
{
    /// <summary>The verdict on a score.</summary>
    public static QuizVerdict For(QuizScore score) => score switch
    {
        { Frauds: > 0 } when score.FraudsCaught < score.Frauds => QuizVerdict.Missed,
        { Frauds: > 0, WronglySuspected: > 0 } => QuizVerdict.Wary,
        { Frauds: > 0 } => QuizVerdict.Sharp,
        _ => Part(score.Right, score.Total),
    };

    /// <summary>How much of a whole is right, in words.</summary>
    /// <param name="right">Right answers.</param>
    /// <param name="total">Questions, at least one.</param>
    public static QuizVerdict Part(int right, int total) =>
        right == total ? QuizVerdict.All : right * 3 >= total * 2 ? QuizVerdict.Most : right > 0 ? QuizVerdict.Some : QuizVerdict.None;

    /// <summary>Name of the drawing beside the sentence.</summary>
    public static string Drawing(QuizVerdict verdict, QuizScore score) =>
        verdict == QuizVerdict.Missed && score.FraudsCaught == 0 ? "result-start" : Drawing(verdict);

    /// <summary>Name of the drawing of a verdict on any score.</summary>
    public static string Drawing(QuizVerdict verdict) => verdict switch
    {
        QuizVerdict.Sharp or QuizVerdict.All => "result-strong",
        QuizVerdict.None => "result-start",
        _ => "result-halfway",
    };
}
