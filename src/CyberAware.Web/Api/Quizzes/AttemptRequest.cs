using System.Globalization;
using System.Text.Json;
using CyberAware.Core;
using CyberAware.Core.Quizzes;
using CyberAware.Web.Services;

namespace CyberAware.Web.Api.Quizzes;

/// <summary>What is wrong with a field of a request.</summary>
/// <param name="Field">The field, as in <c>answers.neighbour-account</c>.</param>
/// <param name="Kind">Key of the text that says it.</param>
public sealed record FieldProblem(string Field, string Kind);

/// <summary>
/// The body of a request that hands over a finished quiz, read and checked against the quiz. Fields that are not known
/// have no effect.
/// </summary>
public sealed class AttemptRequest
{
    private const int MaxName = 100;
    private const int MaxTime = 40;
    private const int MaxProblems = 20;
    private const int Unanswered = -1;
    private const int NoOption = -2;

    private readonly Quiz quiz;
    private readonly int[] options;
    private readonly List<FieldProblem> problems = [];
    private readonly List<FieldProblem> otherQuestions = [];
    private Guid id;
    private string? token;
    private DateTimeOffset? started;
    private DateTimeOffset? finished;
    private bool isRepeat;
    private bool hasAnswers;

    private AttemptRequest(Quiz quiz)
    {
        this.quiz = quiz;
        options = new int[quiz.Questions.Count];
        Array.Fill(options, Unanswered);
    }

    /// <summary>The quiz as it is to be counted; null when there are problems.</summary>
    public SubmittedAttempt? Attempt { get; private set; }

    /// <summary>The language that the body names; null when it names none of the portal's.</summary>
    public Language? Language { get; private set; }

    /// <summary>What is wrong with it, at most 20 things.</summary>
    public IEnumerable<FieldProblem> Problems => problems.Concat(otherQuestions).Take(MaxProblems);

    /// <summary>Reads a body.</summary>
    /// <param name="body">The bytes as they came.</param>
    /// <param name="quiz">The quiz that was taken.</param>
    /// <param name="now">The time, which is the end of an attempt that names none.</param>
    public static AttemptRequest Read(ReadOnlySpan<byte> body, Quiz quiz, DateTimeOffset now)
    {
        try
        {
            var request = new AttemptRequest(quiz);
            var reader = StrictJson.Open(body);
            if (reader.TokenType == JsonTokenType.StartObject)
            {
                request.ReadFields(ref reader);
                StrictJson.Close(ref reader);
                request.Finish(now);
                return request;
            }
        }
        catch (JsonException)
        {
            // The same as another value than an object.
        }

        var unusable = new AttemptRequest(quiz);
        unusable.problems.Add(new FieldProblem("", "Body"));
        return unusable;
    }

    private void ReadFields(ref Utf8JsonReader reader)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (StrictJson.ReadName(ref reader, names, out var name))
        {
            switch (name)
            {
                case "id":
                    _ = Guid.TryParseExact(StrictJson.ReadText(ref reader), "D", out id);
                    break;
                case "language":
                    Language = Language.Find(StrictJson.ReadText(ref reader));
                    break;
                case "startToken":
                    ReadToken(ref reader);
                    break;
                case "startedAt":
                    started = ReadTime(ref reader, name);
                    break;
                case "finishedAt":
                    finished = ReadTime(ref reader, name);
                    break;
                case "repeat":
                    ReadRepeat(ref reader);
                    break;
                case "answers" when reader.TokenType == JsonTokenType.StartObject:
                    ReadAnswers(ref reader);
                    break;
                default:
                    StrictJson.ReadText(ref reader);
                    break;
            }
        }
    }

    private void Finish(DateTimeOffset now)
    {
        if (id == Guid.Empty)
        {
            problems.Add(new FieldProblem("id", "Id"));
        }

        if (Language is null)
        {
            problems.Add(new FieldProblem("language", "Language"));
        }

        if (!hasAnswers)
        {
            problems.Add(new FieldProblem("answers", "Answers"));
        }

        for (var i = 0; hasAnswers && i < options.Length; i++)
        {
            if (options[i] < 0)
            {
                problems.Add(new FieldProblem("answers." + quiz.Questions[i].Id, options[i] == Unanswered ? "Unanswered" : "Option"));
            }
        }

        if (problems.Count == 0 && otherQuestions.Count == 0)
        {
            Attempt = new SubmittedAttempt(id, quiz, Language!, token, SubmittedAttempt.DurationOf(started, finished ?? now), options, isRepeat);
        }
    }

    private void ReadToken(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.Null && (token = StrictJson.ReadText(ref reader)) is not { Length: <= MaxName })
        {
            problems.Add(new FieldProblem("startToken", "Token"));
        }
    }

    private DateTimeOffset? ReadTime(ref Utf8JsonReader reader, string field)
    {
        if (reader.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        if (StrictJson.ReadText(ref reader) is { Length: <= MaxTime } text
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
        {
            return time;
        }

        problems.Add(new FieldProblem(field, "Time"));
        return null;
    }

    private void ReadRepeat(ref Utf8JsonReader reader)
    {
        isRepeat = reader.TokenType == JsonTokenType.True;
        if (reader.TokenType is not (JsonTokenType.True or JsonTokenType.False))
        {
            problems.Add(new FieldProblem("repeat", "Repeat"));
            StrictJson.ReadText(ref reader);
        }
    }

    private void ReadAnswers(ref Utf8JsonReader reader)
    {
        hasAnswers = true;
        var names = new HashSet<string>(options.Length, StringComparer.Ordinal);
        var expected = 0;
        while (StrictJson.ReadName(ref reader, names, out var name))
        {
            var chosen = StrictJson.ReadText(ref reader);
            var question = PlaceOf(name, expected);
            if (question < 0)
            {
                otherQuestions.Add(new FieldProblem("answers." + (name.Length <= MaxName ? name : name[..MaxName]), "Question"));
                continue;
            }

            options[question] = PlaceOf(quiz.Questions[question].Options, chosen);
            expected = question + 1;
        }
    }

    // Nearly everybody sends the answers in the order of the questions.
    private int PlaceOf(string question, int expected)
    {
        for (var i = 0; i < options.Length; i++)
        {
            var place = (expected + i) % options.Length;
            if (quiz.Questions[place].Id == question)
            {
                return place;
            }
        }

        return -1;
    }

    private static int PlaceOf(IReadOnlyList<QuizOption> options, string? chosen)
    {
        for (var i = 0; i < options.Count; i++)
        {
            if (options[i].Id == chosen)
            {
                return i;
            }
        }

        return NoOption;
    }
}
