using CyberAware.Web.Localization;
using Microsoft.AspNetCore.Antiforgery;

namespace CyberAware.Web.Security;

/// <summary>
/// Demands an antiforgery token for every change in a closed area, whatever its endpoint says. The error page of a refused
/// request is reached by that request itself.
/// </summary>
public sealed class AntiforgeryGuard(RequestDelegate next, IAntiforgery antiforgery)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var method = context.Request.Method;
        if (HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method) || RequestLanguage.FailedPath(context) is not null)
        {
            await next(context);
            return;
        }

        var refusal = HttpMethods.IsTrace(method) ? StatusCodes.Status405MethodNotAllowed : await RefusalAsync(context);
        if (refusal is null)
        {
            await next(context);
        }
        else
        {
            context.Response.StatusCode = refusal.Value;
        }
    }

    private async Task<int?> RefusalAsync(HttpContext context)
    {
        try
        {
            // A token in a header would leave the form to the endpoint, which does not expect that it can't be read.
            if (context.Request.HasFormContentType && !BodyTypeMiddleware.IsFileForm(context.Request.ContentType))
            {
                await context.Request.ReadFormAsync(context.RequestAborted);
            }

            return await antiforgery.IsRequestValidAsync(context) ? null : StatusCodes.Status400BadRequest;
        }
        catch (Exception e) when (e is AntiforgeryValidationException or InvalidDataException or BadHttpRequestException)
        {
            // A form that can't be read: too many fields, broken off, or too large.
            return ((e as BadHttpRequestException) ?? e.InnerException as BadHttpRequestException)?.StatusCode ?? StatusCodes.Status400BadRequest;
        }
    }
}
