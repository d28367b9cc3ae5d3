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
            return await antiforgery.IsRequestValidAsync(context) ? null : StatusCodes.Status400BadRequest;
        }
        catch (AntiforgeryValidationException e)
        {
            // A form that can't be read: too many fields, broken off, or too large.
            return (e.InnerException as BadHttpRequestException)?.StatusCode ?? StatusCodes.Status400BadRequest;
        }
    }
}
