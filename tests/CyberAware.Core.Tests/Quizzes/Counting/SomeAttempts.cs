using CyberAware.Core.Quizzes;
using CyberAware.Core.Quizzes.Counting;
using CyberAware.Core.Quizzes.Storage;

namespace CyberAware.Core.Tests.Quizzes.Counting;

/// <summary>Attempts for tests, each with an id of its own.</summary>
internal static class SomeAttempts
{
    public static readonly DateTime Noon = new(2026, 11, 22, 12, 0, 0, DateTimeKind.Utc);

    public static readonly QuizVersion Passwords = Quiz("passwords", countsOnly: false);

    public static readonly QuizVersion Kids = Quiz("kids", countsOnly: true);

    public static Attempt One(QuizVersion? quiz = null) => Of(quiz ?? Passwords, Noon, 75, AttemptKind.First, 0, 1, 2);

    public static Attempt Of(QuizVersion quiz, DateTime at, int? seconds, AttemptKind kind, params byte[] chosen) => new(
        Guid.CreateVersion7(), quiz, Language.Kazakh, at, seconds,
        chosen.Where((option, question) => quiz.Questions[question].Right == option).Count(), chosen, kind);

    /// <summary>Attempts of all sorts over many days, always the same ones but for their ids.</summary>
    public static IEnumerable<Attempt> Mixed(int count, int seed, QuizVersion? quiz = null)
    {
        var random = new Random(seed);
        for (var i = 0; i < count; i++)
        {
            var attempt = Of(
                quiz ?? Passwords,
                Noon.AddHours(random.Next(2000)),
                random.Next(5) == 0 ? null : random.Next(3600),
                (AttemptKind)random.Next(3),
                [.. Enumerable.Range(0, 3).Select(_ => (byte)random.Next(3))]);
            yield return attempt with { Language = Language.All[random.Next(2)] };
        }
    }

    private static QuizVersion Quiz(string slug, bool countsOnly) => new(slug, "0a1b2c3d", countsOnly,
    [
        .. Enumerable.Range(0, 3).Select(question => new QuizVersionQuestion($"q{question}", "passwords", ["a", "b", "c"], question)),
    ]);
}
