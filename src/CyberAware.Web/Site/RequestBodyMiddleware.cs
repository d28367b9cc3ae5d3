using CyberAware.Web.Endpoints;
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

    public async Task InvokeAsync(HttpContext context)
    {
        if (HttpMethods.IsPost(context.Request.Method) && TakesPosts(context.GetEndpoint()) && !await ReadAsync(context))
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

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = Math.Max(bytes, isLong ? RequestLimits.LongFormBytes : 0);
        }

        context.Features.Set<IFormFeature>(new FormFeature(context.Request, isLong ? RequestLimits.LongForm : RequestLimits.ClosedForm));
    }

    // Everybody else answers without reading it.
    private static bool TakesPosts(Endpoint? endpoint) =>
        endpoint?.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains(HttpMethods.Post) == true
        || endpoint?.Metadata.GetMetadata<CompiledPageActionDescriptor>()?.HandlerMethods.Any(handler => HttpMethods.IsPost(handler.HttpMethod)) == true;
}
