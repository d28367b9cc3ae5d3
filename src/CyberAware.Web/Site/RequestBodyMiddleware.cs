using CyberAware.Web.Endpoints;
using CyberAware.Web.People;
using CyberAware.Web.Security;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CyberAware.Web.Site;

/// <summary>
/// Reads a request's body before the request takes a permit, so that slow senders hold up nobody. How many may be
/// on their way is limited for each network and for all.
/// </summary>
/// <param name="next">What comes after.</param>
/// <param name="bytes">Largest body, in bytes.</param>
public sealed class RequestBodyMiddleware(RequestDelegate next, int bytes)
{
    private readonly UnfinishedBodies unfinished = new();

    // Uploads are large and few; beyond these the next one is told to come again.
    private int uploads;

    public async Task InvokeAsync(HttpContext context)
    {
        if (HttpMethods.IsPost(context.Request.Method) && TakesPosts(context.GetEndpoint())
            && !await (IsUpload(context) ? ReadUploadAsync(context) : ReadAsync(context)))
        {
            return;
        }

        await next(context);
    }

    /// <summary>The bytes of a body; at once when they were read here before the endpoint.</summary>
    /// <exception cref="BadHttpRequestException">It is too large or malformed.</exception>
    public static async ValueTask<ReadOnlyMemory<byte>> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (request.Body is MemoryStream known && known.TryGetBuffer(out var bytes))
        {
            return bytes;
        }

        var read = new MemoryStream();
        await request.Body.CopyToAsync(read, cancellation);
        return read.GetBuffer().AsMemory(0, (int)read.Length);
    }

    private async Task<bool> ReadUploadAsync(HttpContext context)
    {
        try
        {
            if (Interlocked.Increment(ref uploads) > RequestLimits.UnfinishedUploads)
            {
                await Overload.WriteAsync(context);
                return false;
            }

            return await ReadAsync(context) && await IsFormAsync(context);
        }
        finally
        {
            Interlocked.Decrement(ref uploads);
        }
    }

    // Each part names a type and an encoding of its own, and whatever can't be read of it is found here once for all that follow.
    private static async Task<bool> IsFormAsync(HttpContext context)
    {
        try
        {
            context.Response.StatusCode = context.Request.Body.Length > RequestLimits.UploadBytes ? StatusCodes.Status413PayloadTooLarge : StatusCodes.Status200OK;
            if (context.Response.StatusCode == StatusCodes.Status200OK)
            {
                await context.Request.ReadFormAsync(context.RequestAborted);
            }
        }
        catch (BadHttpRequestException e)
        {
            context.Response.StatusCode = e.StatusCode;
        }
        catch (Exception e) when (e is InvalidDataException or IOException or NotSupportedException or ArgumentException or InvalidOperationException)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
        }

        return context.Response.StatusCode == StatusCodes.Status200OK;
    }

    private async Task<bool> ReadAsync(HttpContext context)
    {
        var network = NetworkCounter.NetworkOf(context.Connection.RemoteIpAddress);
        if (!unfinished.TryEnter(network))
        {
            await Overload.WriteAsync(context);
            return false;
        }

        try
        {
            Allow(context);

            // What a header promises is no reason to set aside more than everybody may send.
            var read = new MemoryStream((int)Math.Min(context.Request.ContentLength ?? 0, RequestLimits.BodyBytes));
            await context.Request.Body.CopyToAsync(read, context.RequestAborted);
            read.Position = 0;
            context.Request.Body = read;
            return true;
        }
        catch (BadHttpRequestException e) when (IsUpload(context))
        {
            context.Response.StatusCode = e.StatusCode;
            return false;
        }
        catch (BadHttpRequestException)
        {
            // Too large or malformed: the endpoint meets the same error and answers it in its own way.
            return true;
        }
        catch (Exception e) when (e is OperationCanceledException or ConnectionResetException)
        {
            context.Response.StatusCode = StatusCodes.Status408RequestTimeout;
            return false;
        }
        finally
        {
            unfinished.Leave(network);
        }
    }

    // Where more than elsewhere may be sent: by people who have signed in, and in forms with long texts.
    private void Allow(HttpContext context)
    {
        var isLong = context.GetEndpoint()?.Metadata.GetMetadata<LongFormAttribute>() is not null;
        if (bytes == RequestLimits.BodyBytes && !isLong)
        {
            return;
        }

        // Strangers get as far as the pages of signing in: no more memory for them than elsewhere.
        var isOpen = context.GetEndpoint()?.Metadata.GetMetadata<OpenPageAttribute>() is not null;
        var (most, form) = IsUpload(context) ? (RequestLimits.UploadBytes, RequestLimits.Upload)
            : isOpen || (isLong && bytes < RequestLimits.LongFormBytes) ? (RequestLimits.LongFormBytes, RequestLimits.LongForm)
            : isLong ? (bytes, RequestLimits.LongForm)
            : (bytes, RequestLimits.ClosedForm);
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = most;
        }

        context.Features.Set<IFormFeature>(new FormFeature(context.Request, form));
    }

    private static bool IsUpload(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<UploadAttribute>() is not null;

    // Everybody else answers without reading it.
    private static bool TakesPosts(Endpoint? endpoint) =>
        endpoint?.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains(HttpMethods.Post) == true
        || endpoint?.Metadata.GetMetadata<CompiledPageActionDescriptor>()?.HandlerMethods.Any(handler => HttpMethods.IsPost(handler.HttpMethod)) == true;
}
