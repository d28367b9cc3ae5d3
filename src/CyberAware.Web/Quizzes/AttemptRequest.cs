using System.Globalization;
using System.Text.Json;
using CyberAware.Core;
using CyberAware.Core.Quizzes;

namespace CyberAware.Web.Quizzes;

/// <summary>What is wrong with a field of a request.</summary>
/// <param name="Field">The field, as in <c>answers.neighbour-account</c>.</param>
/// <param name="Kind">Key of the text that says it.</param>
public sealed record FieldProblem(string Field, string Kind);

/// <summary>The body of a request that hands over a finished quiz.</summary>
/// <param name="Attempt">The quiz as it is to be counted.</param>
public sealed record AttemptRequest(QuizAttempt Attempt)
{
    private const int LongestName = 100;
    private const int MostProblems = 20;

    /// <summary>Reads a body and checks it against the quiz. Fields that are not known have no effect.</summary>
    /// <returns>The request, or null with at least one problem.</returns>
    public static (AttemptRequest? Request, IReadOnlyList<FieldProblem> Problems) Read(JsonElement body, Quiz quiz, DateTimeOffset now)
    {
        var problems = new List<FieldProblem>();
        if (body.ValueKind != JsonValueKind.Object)
        {
            return (null, [new FieldProblem("", "Body")]);
        }

        var id = ReadId(body, problems);
        var language = LanguageOf(body);
        if (language is null)
        {
            problems.Add(new FieldProblem("language", "Language"));
        }

        var token = ReadToken(body, problems);
        var duration = ReadDuration(body, now, problems);
        var isRepeat = ReadRepeat(body, problems);
        var options = ReadAnswers(body, quiz, problems);
        return problems.Count == 0
            ? (new AttemptRequest(new QuizAttempt(id, quiz, language!, token, duration, options, isRepeat)), problems)
            : (null, [.. problems.Take(MostProblems)]);
    }

    /// <summary>The language that a body names; null when it names none of the portal's.</summary>
    public static Language? LanguageOf(JsonElement body) =>
        body.ValueKind == JsonValueKind.Object && body.TryGetProperty("language", out var value) && value.ValueKind == JsonValueKind.String
            ? Language.Find(value.GetString())
            : null;

    private static Guid ReadId(JsonElement body, List<FieldProblem> problems)
    {
        if (body.TryGetProperty("id", out var value) && value.ValueKind == JsonValueKind.String
            && Guid.TryParseExact(value.GetString(), "D", out var id) && id != Guid.Empty)
        {
            return id;
        }

        problems.Add(new FieldProblem("id", "Id"));
        return Guid.Empty;
    }

    private static string? ReadToken(JsonElement body, List<FieldProblem> problems)
    {
        if (!body.TryGetProperty("startToken", out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.String && value.GetString() is { Length: <= LongestName } token)
        {
            return token;
        }

        problems.Add(new FieldProblem("startToken", "Token"));
        return null;
    }

    // Both times come from one clock, the visitor's, so that its error cancels out.
    private static TimeSpan? ReadDuration(JsonElement body, DateTimeOffset now, List<FieldProblem> problems)
    {
        var started = ReadTime(body, "startedAt", problems);
        var finished = ReadTime(body, "finishedAt", problems) ?? now;
        return finished - started;
    }

    private static DateTimeOffset? ReadTime(JsonElement body, string field, List<FieldProblem> problems)
    {
        if (!body.TryGetProperty(field, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.String && value.GetString() is { Length: <= 40 } text
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
        {
            return time;
        }

        problems.Add(new FieldProblem(field, "Time"));
        return null;
    }

    private static bool ReadRepeat(JsonElement body, List<FieldProblem> problems)
    {
        if (!body.TryGetProperty("repeat", out var value))
        {
            return false;
        }

        if (value.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
        {
            problems.Add(new FieldProblem("repeat", "Repeat"));
        }

        return value.ValueKind == JsonValueKind.True;
    }

    private static List<int> ReadAnswers(JsonElement body, Quiz quiz, List<FieldProblem> problems)
    {
        var options = new List<int>();
        if (!body.TryGetProperty("answers", out var answers) || answers.ValueKind != JsonValueKind.Object)
        {
            problems.Add(new FieldProblem("answers", "Answers"));
            return options;
        }

        foreach (var question in quiz.Questions)
        {
            if (!answers.TryGetProperty(question.Id, out var chosen))
            {
                problems.Add(new FieldProblem("answers." + question.Id, "Unanswered"));
                continue;
            }

            var option = chosen.ValueKind == JsonValueKind.String ? question.Options.ToList().FindIndex(candidate => candidate.Id == chosen.GetString()) : -1;
            if (option < 0)
            {
                problems.Add(new FieldProblem("answers." + question.Id, "Option"));
            }

            options.Add(option);
        }

        problems.AddRange(answers.EnumerateObject()
            .Where(answer => quiz.Questions.All(question => question.Id != answer.Name))
            .Select(answer => new FieldProblem("answers." + (answer.Name.Length <= LongestName ? answer.Name : answer.Name[..LongestName]), "Question")));
        return options;
    }
}
