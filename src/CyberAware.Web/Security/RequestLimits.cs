using System.Threading.RateLimiting;
using CyberAware.Core;
using CyberAware.Web.Content;
using CyberAware.Web.Localization;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.RateLimiting;

namespace CyberAware.Web.Security;

/// <summary>
/// Every limit of the portal. None counts per address: a school, and thousands of mobile subscribers,
/// share one.
/// </summary>
public static class RequestLimits
{
    /// <summary>Largest request body, in bytes.</summary>
    public const long BodyBytes = 16 * 1024;

    /// <summary>Most fields of a form.</summary>
    public const int FormFields = 64;

    /// <summary>Longest name or value of a form's field, in characters.</summary>
    public const int FormText = 256;

    /// <summary>Longest address, in bytes: whoever pastes a page into the search field gets an answer too.</summary>
    public const int LineBytes = 16 * 1024;

    /// <summary>Longest time for a request's headers and for its answer.</summary>
    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);

    // Requests that are rendered at the same time, and that wait for their turn; cached pages don't count.
    private const int Concurrent = 256;
    private const int Waiting = 1024;

    public static void Configure(FormOptions options)
    {
        options.ValueCountLimit = FormFields;
        options.KeyLengthLimit = FormText;
        options.ValueLengthLimit = FormText;
        options.MultipartBodyLengthLimit = BodyBytes;
        options.BufferBodyLengthLimit = BodyBytes;
    }

    public static void Configure(RateLimiterOptions options)
    {
        options.RejectionStatusCode = StatusCodes.Status503ServiceUnavailable;
        options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(_ =>
            RateLimitPartition.GetConcurrencyLimiter("all", _ => new ConcurrencyLimiterOptions { PermitLimit = Concurrent, QueueLimit = Waiting }));
        options.OnRejected = async (context, cancellation) =>
        {
            context.HttpContext.Response.Headers.RetryAfter = "5";
            context.HttpContext.Response.ContentType = "text/plain; charset=utf-8";
            await context.HttpContext.Response.WriteAsync(OverloadedText(context.HttpContext.RequestServices), cancellation);
        };
    }

    // Says in both languages whom to call, without drawing a page.
    private static string OverloadedText(IServiceProvider services)
    {
        var texts = services.GetRequiredService<FeatureTexts>();
        var contacts = services.GetRequiredService<LiveContent>().Library.Contacts.Values.Where(contact => contact.Kind is "phone" or "email");
        return string.Join("\n\n", Language.All.Select(language =>
            texts.In(language, "Errors", "Overloaded") + "\n"
            + string.Join('\n', contacts.Select(contact => $"{contact.Label[language]}: {contact.Display[language]}"))));
    }
}
