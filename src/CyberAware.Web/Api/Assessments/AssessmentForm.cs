using CyberAware.Core.Assessments;

namespace CyberAware.Web.Api.Assessments;

/// <summary>What an organisation sent. It is read, answered and forgotten: not stored, not logged, in no address.</summary>
/// <param name="Answers">The answer for the id of each answered statement.</param>
public sealed record AssessmentForm(IReadOnlyDictionary<string, AssessmentAnswer> Answers)
{
    /// <summary>Before the name of each statement's field.</summary>
    public const string Prefix = "s-";

    /// <summary>A form without answers.</summary>
    public static readonly AssessmentForm Empty = new(new Dictionary<string, AssessmentAnswer>(StringComparer.Ordinal));

    /// <summary>Values of the fields in the order of the form; words of the interface are named by them.</summary>
    public static readonly IReadOnlyList<(string Value, AssessmentAnswer Answer)> Values =
    [
        ("yes", AssessmentAnswer.Yes), ("partly", AssessmentAnswer.Partly), ("no", AssessmentAnswer.No), ("not-ours", AssessmentAnswer.NotApplicable),
    ];

    /// <summary>The statements without an answer.</summary>
    public IReadOnlyList<Statement> Missing(Assessment assessment) =>
        [.. assessment.Statements.Where(statement => !Answers.ContainsKey(statement.Id))];

    /// <summary>Value of a statement's field; null without an answer.</summary>
    public string? ValueOf(Statement statement) =>
        Answers.TryGetValue(statement.Id, out var answer) ? Values.First(value => value.Answer == answer).Value : null;

    /// <summary>Reads a form. Statements that are no more are passed over: the page may be older than they are.</summary>
    /// <returns>The answers; null when a statement has several, or one that doesn't exist.</returns>
    public static AssessmentForm? Read(Assessment assessment, IFormCollection form)
    {
        var answers = new Dictionary<string, AssessmentAnswer>(StringComparer.Ordinal);
        foreach (var statement in assessment.Statements.Where(statement => form.ContainsKey(Prefix + statement.Id)))
        {
            if (form[Prefix + statement.Id] is not [var sent] || Values.FirstOrDefault(value => value.Value == sent) is not { Value: not null } known)
            {
                return null;
            }

            answers[statement.Id] = known.Answer;
        }

        return new AssessmentForm(answers);
    }

    /// <summary>Reads the form of a request, whose answer is kept by nobody.</summary>
    /// <returns>The answers, or the status that refuses the request.</returns>
    public static async Task<(AssessmentForm? Form, int Refused)> ReadAsync(Assessment assessment, HttpContext context, CancellationToken cancellation)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (!context.Request.HasFormContentType)
        {
            return (null, StatusCodes.Status415UnsupportedMediaType);
        }

        try
        {
            return (Read(assessment, await context.Request.ReadFormAsync(cancellation)), StatusCodes.Status400BadRequest);
        }
        catch (BadHttpRequestException e)
        {
            return (null, e.StatusCode);
        }
        catch (InvalidDataException)
        {
            return (null, StatusCodes.Status400BadRequest);
        }
    }
}
