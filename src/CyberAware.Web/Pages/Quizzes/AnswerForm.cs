using System.Globalization;
using CyberAware.Core.Quizzes;
using CyberAware.Web.Services;

namespace CyberAware.Web.Pages.Quizzes;

/// <summary>What a reader sent: a position for each answered question, and what the script knows of the sitting.</summary>
/// <param name="Chosen">Position of the chosen option by the question's id.</param>
/// <param name="IsOfVersion">Whether the form showed these very questions.</param>
/// <param name="Id">UUID version 7 of the sitting; null in a form without script.</param>
/// <param name="StartToken">The portal's token of the start; null without one.</param>
/// <param name="StartedAt">When it began, as the reader's clock tells; null when unknown.</param>
/// <param name="Repeat">Whether the reader's browser has taken the quiz before.</param>
public sealed record AnswerForm(
    IReadOnlyDictionary<string, int> Chosen, bool IsOfVersion, Guid? Id, string? StartToken, DateTimeOffset? StartedAt, bool Repeat)
{
    /// <summary>Before the name of each question's field, so that no question can be called like another field.</summary>
    public const string Prefix = "q-";

    public const string VersionField = "version";
    public const string IdField = "id";
    public const string StartTokenField = "start-token";
    public const string StartedField = "started";
    public const string RepeatField = "repeat";
    public const string RepeatValue = "yes";

    private const int UuidVersion = 7;

    /// <summary>Reads a form.</summary>
    /// <returns>The answers; null when it names an unknown question or option, or two options of one question.</returns>
    public static AnswerForm? Read(QuestionSet questions, IFormCollection form)
    {
        // A page may be older than the questions; what it still has in common with them is kept.
        var isOfVersion = form[VersionField] == questions.Version;
        var chosen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (name, values) in form.Where(field => field.Key.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            var question = questions.Questions.FirstOrDefault(candidate => candidate.Id == name[Prefix.Length..]);
            var option = question is null || values is not [var value] ? -1 : PositionOf(question, value);
            if (option >= 0)
            {
                chosen[question!.Id] = option;
            }
            else if (isOfVersion)
            {
                return null;
            }
        }

        return new AnswerForm(chosen, isOfVersion, IdOf(form[IdField]), form[StartTokenField] is [{ Length: > 0 } token] ? token : null, TimeOf(form[StartedField]), form[RepeatField] == RepeatValue);
    }

    /// <summary>The questions without an answer.</summary>
    public IReadOnlyList<Question> Missing(QuestionSet questions) => [.. questions.Questions.Where(question => !Chosen.ContainsKey(question.Id))];

    /// <summary>The answers in the questions' order; all of them must be there.</summary>
    public IReadOnlyList<int> Options(QuestionSet questions) => [.. questions.Questions.Select(question => Chosen[question.Id])];

    /// <summary>How long the sitting took; null when that is unknown or can't be true.</summary>
    public TimeSpan? Duration(DateTimeOffset now) => SubmittedAttempt.DurationOf(StartedAt, now);

    private static int PositionOf(Question question, string? option)
    {
        for (var i = 0; i < question.Options.Count; i++)
        {
            if (question.Options[i].Id == option)
            {
                return i;
            }
        }

        return -1;
    }

    private static Guid? IdOf(string? text) =>
        Guid.TryParseExact(text, "D", out var id) && id.Version == UuidVersion ? id : null;

    private static DateTimeOffset? TimeOf(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time : null;
}
