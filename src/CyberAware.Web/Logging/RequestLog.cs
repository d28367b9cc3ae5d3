using CyberAware.Web.Endpoints;
using CyberAware.Web.Links;
using CyberAware.Web.Localization;
using Serilog.AspNetCore;
using Serilog.Events;

namespace CyberAware.Web.Logging;

/// <summary>
/// One line for each request that the cache didn't answer. An address that leads to a page is named; of any other only the
/// route is, for what stands in it may be anybody's number or name, and of one that holds a reader's answers.
/// </summary>
public static class RequestLog
{
    private const string NoRoute = "-";
    private const int MaxMethod = 20;

    private static readonly object Route = new();
    private static readonly object HasAnswers = new();
    private static readonly object Silenced = new();

    /// <summary>Properties that make two lines alike.</summary>
    public static IReadOnlyList<string> KindProperties { get; } = ["RequestMethod", "RequestPath", "StatusCode"];

    public static void Configure(RequestLoggingOptions options)
    {
        options.MessageTemplate = "{RequestMethod} {RequestPath} {StatusCode} in {Elapsed:0} ms";

        // A database that is away or an overload is reported once by whoever notices it, not as an error of each request.
        options.GetLevel = (context, _, exception) =>
            context.Items.ContainsKey(Silenced) ? LogEventLevel.Verbose
            : exception is not null || context.Response.StatusCode is >= 500 and not StatusCodes.Status503ServiceUnavailable ? LogEventLevel.Error : LogEventLevel.Information;
        options.GetMessageTemplateProperties = (context, path, elapsed, status) =>
        [
            new LogEventProperty("RequestMethod", new ScalarValue(MethodOf(context.Request.Method))),
            new LogEventProperty("RequestPath", new ScalarValue(UrlOf(path, context.Items[Route] as string, status, context.Items.ContainsKey(HasAnswers)))),
            new LogEventProperty("StatusCode", new ScalarValue(status)),
            new LogEventProperty("Elapsed", new ScalarValue(elapsed)),
        ];
    }

    /// <summary>Writes no line for a request of the portal to itself.</summary>
    public static void Silence(HttpContext context) => context.Items[Silenced] = true;

    /// <summary>Notes the route of a request for its line; that of an error page, which comes later, doesn't count.</summary>
    public static Task NoteRoute(HttpContext context, RequestDelegate next)
    {
        if (RequestLanguage.FailedPath(context) is null)
        {
            context.Items[Route] = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText;
            if (context.GetEndpoint()?.Metadata.GetMetadata<AnswersInAddressAttribute>() is not null)
            {
                context.Items[HasAnswers] = true;
            }
        }

        return next(context);
    }

    /// <summary>What a line calls the address of a request.</summary>
    /// <param name="path">The decoded path.</param>
    /// <param name="route">Pattern of its endpoint; null when there is none.</param>
    /// <param name="status">Status of the answer.</param>
    /// <param name="hasAnswers">Whether the path holds a reader's answers.</param>
    public static string UrlOf(string path, string? route, int status, bool hasAnswers = false) =>
        !hasAnswers && status is (>= 200 and < 300) or StatusCodes.Status304NotModified or >= 500 ? LogSanitizer.Mask(ClosedAreaPaths.WithoutSecret(path)) : route ?? NoRoute;

    private static string MethodOf(string method) => method.Length <= MaxMethod ? method : method[..MaxMethod];
}
