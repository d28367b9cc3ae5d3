using System.Threading.RateLimiting;
using CyberAware.Core.Editing.Media;
using CyberAware.Web.Endpoints;
using CyberAware.Web.Links;
using CyberAware.Web.People;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.RateLimiting;

namespace CyberAware.Web.Site;

/// <summary>
/// Every limit of the portal. None counts requests per address: a school, and thousands of mobile subscribers,
/// share one.
/// </summary>
public static class RequestLimits
{
    /// <summary>Largest request body, in bytes.</summary>
    public const int BodyBytes = 16 * 1024;

    /// <summary>
    /// Largest body of a form with long texts, in bytes: 6,000 characters, each of which a browser sends as up to nine bytes.
    /// </summary>
    public const int LongFormBytes = 56 * 1024;

    /// <summary>Most fields of a form.</summary>
    public const int FormFields = 64;

    /// <summary>Longest name or value of a form's field, in characters.</summary>
    public const int FormText = 256;

    /// <summary>Longest address, in bytes: whoever pastes a page into the search field gets an answer too.</summary>
    public const int LineBytes = 16 * 1024;

    /// <summary>Most request bodies of one network (/24, /48) that are still on their way; far above a school.</summary>
    public const int UnfinishedBodiesPerNetwork = 200;

    /// <summary>Most request bodies of all that are still on their way: 64 MB of memory, or 224 MB of long forms alone.</summary>
    public const int UnfinishedBodies = 4096;

    /// <summary>Most pages that are rewritten for display preferences at the same time, and that wait for it.</summary>
    public const int RewrittenPages = 4;

    /// <inheritdoc cref="RewrittenPages"/>
    public const int WaitingForRewriting = 64;

    /// <summary>Longest time for a request's headers and for its answer.</summary>
    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);

    /// <summary>Largest body in the closed areas, in bytes: a long document in two languages.</summary>
    public const int ClosedBodyBytes = 1024 * 1024;

    /// <summary>Largest body with a picture that somebody uploads, in bytes: the picture and what belongs to a form.</summary>
    public const int UploadBytes = MediaEncoder.MaxUploadBytes + BodyBytes;

    /// <summary>Most uploads that are on their way, and most that wait for being decoded: 52 MB of memory in all.</summary>
    public const int UnfinishedUploads = 4;

    /// <summary>Longest time for an answer in the closed areas.</summary>
    public static readonly TimeSpan ClosedTimeout = TimeSpan.FromSeconds(60);

    /// <summary>Forms in the closed areas: many fields, whole documents in them.</summary>
    public static readonly FormOptions ClosedForm = new()
    {
        ValueCountLimit = 1024,
        KeyLengthLimit = FormText,
        ValueLengthLimit = ClosedBodyBytes,
        MultipartBodyLengthLimit = ClosedBodyBytes,
        BufferBodyLengthLimit = ClosedBodyBytes,
    };

    /// <summary>Forms with a picture; all of it stays in memory, no part of it ever lies in a file.</summary>
    public static readonly FormOptions Upload = new()
    {
        ValueCountLimit = FormFields,
        KeyLengthLimit = FormText,
        ValueLengthLimit = BodyBytes,
        MultipartBodyLengthLimit = UploadBytes,
        BufferBodyLengthLimit = UploadBytes,
        MemoryBufferThreshold = UploadBytes,
    };

    /// <summary>Forms with long texts.</summary>
    public static readonly FormOptions LongForm = new()
    {
        ValueCountLimit = FormFields,
        KeyLengthLimit = FormText,
        ValueLengthLimit = LongFormBytes,
        BufferBodyLengthLimit = LongFormBytes,
    };

    // Requests that are rendered at the same time, and that wait for their turn; cached pages don't count.
    private const int Reads = 256;
    private const int WaitingReads = 1024;

    // Posts mostly wait for the database, so many of them cost little; they never take the readers' permits.
    private const int Posts = 1024;
    private const int WaitingPosts = 1024;

    // Making a document costs only the processor, as much as ten pages: a crowd that makes some leaves it to the readers.
    private const int LongForms = 4;
    private const int WaitingLongForms = 1024;

    // People who have signed in are few; a crowd of readers never takes their places, nor they the readers'.
    private const int Closed = 64;
    private const int WaitingClosed = 256;

    // Whoever has not signed in, at the sign-in and at links, takes no place of those who have.
    private const int Strangers = 64;
    private const int WaitingStrangers = 256;

    // Decoding a picture takes the memory of a thousand pages: one after the other.
    private const int Uploads = 1;
    private const int WaitingUploads = 8;

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
        options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context =>
            // A request of the portal to itself may be what others wait for with permits in hand.
            PageWarmer.IsOwn(context) ? RateLimitPartition.GetNoLimiter(nameof(PageWarmer))
            : RateLimitPartition.GetConcurrencyLimiter(PlacesFor(context), places => places switch
            {
                nameof(Closed) => new ConcurrencyLimiterOptions { PermitLimit = Closed, QueueLimit = WaitingClosed },
                nameof(Strangers) => new ConcurrencyLimiterOptions { PermitLimit = Strangers, QueueLimit = WaitingStrangers },
                nameof(Uploads) => new ConcurrencyLimiterOptions { PermitLimit = Uploads, QueueLimit = WaitingUploads },
                nameof(LongForms) => new ConcurrencyLimiterOptions { PermitLimit = LongForms, QueueLimit = WaitingLongForms },
                nameof(Reads) => new ConcurrencyLimiterOptions { PermitLimit = Reads, QueueLimit = WaitingReads },
                _ => new ConcurrencyLimiterOptions { PermitLimit = Posts, QueueLimit = WaitingPosts },
            }));
        options.OnRejected = (context, _) => new ValueTask(Overload.WriteAsync(context.HttpContext));
    }

    private static string PlacesFor(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<UploadAttribute>() is not null ? nameof(Uploads)
        : ClosedAreaPaths.Contain(context.Request.Path) ? SignedInPerson.For(context) is null ? nameof(Strangers) : nameof(Closed)
        : HttpMethods.IsGet(context.Request.Method) ? nameof(Reads)
        : context.GetEndpoint()?.Metadata.GetMetadata<LongFormAttribute>() is not null ? nameof(LongForms) : nameof(Posts);
}
