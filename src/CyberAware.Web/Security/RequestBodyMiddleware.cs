using System.Net;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.WebUtilities;

namespace CyberAware.Web.Security;

/// <summary>
/// Reads a request's body before the request takes a permit, so that slow senders hold up nobody. How many may be
/// on their way is limited for each network and for all.
/// </summary>
/// <param name="next">What comes after.</param>
/// <param name="bytes">Largest body, in bytes.</param>
public sealed class RequestBodyMiddleware(RequestDelegate next, int bytes) : IDisposable
{
    private readonly PartitionedRateLimiter<IPAddress?> limiter = RequestLimits.CreateBodyLimiter();

    public async Task InvokeAsync(HttpContext context)
    {
        if (HttpMethods.IsPost(context.Request.Method) && TakesPosts(context.GetEndpoint()) && !await ReadAsync(context))
        {
            return;
        }

        await next(context);
    }

    public void Dispose() => limiter.Dispose();

    private async Task<bool> ReadAsync(HttpContext context)
    {
        using var place = limiter.AttemptAcquire(context.Connection.RemoteIpAddress);
        if (!place.IsAcquired)
        {
            await Overload.WriteAsync(context);
            return false;
        }

        var body = context.Request.Body;
        try
        {
            Allow(context);
            context.Request.EnableBuffering(bytes);
            await context.Request.Body.DrainAsync(context.RequestAborted);
            context.Request.Body.Position = 0;
            return true;
        }
        catch (BadHttpRequestException)
        {
            // Too large or malformed: the endpoint meets the same error and answers it in its own way.
            context.Request.Body = body;
            return true;
        }
        catch (OperationCanceledException)
        {
            context.Response.StatusCode = StatusCodes.Status408RequestTimeout;
            return false;
        }
    }

    // Where more than elsewhere may be sent, by people who have signed in.
    private void Allow(HttpContext context)
    {
        if (bytes == RequestLimits.BodyBytes)
        {
            return;
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = bytes;
        }

        context.Features.Set<IFormFeature>(new FormFeature(context.Request, RequestLimits.ClosedForm));
    }

    // Everybody else answers without reading it.
    private static bool TakesPosts(Endpoint? endpoint) =>
        endpoint?.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains(HttpMethods.Post) == true
        || endpoint?.Metadata.GetMetadata<CompiledPageActionDescriptor>()?.HandlerMethods.Any(handler => HttpMethods.IsPost(handler.HttpMethod)) == true;
}
