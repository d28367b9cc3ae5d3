using CyberAware.Core;
using CyberAware.Core.Library;
using CyberAware.Core.Quizzes.Counting;
using CyberAware.Web.Localization;
using CyberAware.Web.Services;
using CyberAware.Web.Site;

namespace CyberAware.Web.Api.Quizzes;

/// <summary>Takes a finished quiz: reads it, has it counted, and answers with the result in any case.</summary>
public sealed class AttemptEndpoint(AttemptRecorder recorder, ResultJson results, FeatureResources texts, TimeProvider time)
{
    // Seconds after which it is worth trying again.
    private const string RetryAfter = "5";

    /// <summary>Answers a request.</summary>
    /// <param name="slug">The quiz that its address names.</param>
    /// <param name="context">The request.</param>
    public async Task<IResult> SubmitAsync(string slug, HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        var library = context.GetSnapshot().Library;
        if (library.FindQuiz(slug) is not { } quiz)
        {
            return ApiProblem.Create(context, StatusCodes.Status404NotFound, "UnknownQuiz");
        }

        if (!context.Request.HasJsonContentType())
        {
            return ApiProblem.Create(context, StatusCodes.Status415UnsupportedMediaType, "WrongType");
        }

        AttemptRequest request;
        try
        {
            var body = await RequestBodyMiddleware.ReadAsync(context.Request, context.RequestAborted);
            request = AttemptRequest.Read(body.Span, quiz, time.GetUtcNow());
        }
        catch (BadHttpRequestException e)
        {
            return ApiProblem.Create(context, e.StatusCode, "TooLarge");
        }

        return request.Attempt is { } attempt
            ? new AttemptResult(results, library, attempt, await recorder.RecordAsync(attempt, context.Connection.RemoteIpAddress))
            : Invalid(context, request);
    }

    // In the language of the quiz; in both when the request names none.
    private IResult Invalid(HttpContext context, AttemptRequest request)
    {
        IReadOnlyList<Language> spoken = request.Language is null ? Language.All : [request.Language];
        string Text(string key) => string.Join(" / ", spoken.Select(one => texts.In(one, "QuizApi", key)));
        context.Response.Headers.ContentLanguage = string.Join(", ", spoken);
        return Results.ValidationProblem(
            request.Problems.GroupBy(problem => problem.Field).ToDictionary(group => group.Key, group => group.Select(problem => Text(problem.Kind + ".Field")).ToArray()),
            title: Text("Invalid"));
    }

    private sealed class AttemptResult(ResultJson results, ContentLibrary library, SubmittedAttempt attempt, AttemptOutcome outcome) : IResult
    {
        public async Task ExecuteAsync(HttpContext context)
        {
            var response = context.Response;
            response.StatusCode =
                outcome == AttemptOutcome.Counted ? StatusCodes.Status201Created
                : outcome.IsWorthRetrying() ? StatusCodes.Status503ServiceUnavailable
                : StatusCodes.Status200OK;
            if (outcome.IsWorthRetrying())
            {
                response.Headers.RetryAfter = RetryAfter;
            }

            response.ContentType = "application/json; charset=utf-8";
            response.Headers.ContentLanguage = attempt.Language.Tag;
            results.Write(response.BodyWriter, library, attempt, outcome.IsStored());
            await response.BodyWriter.FlushAsync(context.RequestAborted);
        }
    }
}
