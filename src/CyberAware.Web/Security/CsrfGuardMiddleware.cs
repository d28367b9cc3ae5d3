using CyberAware.Web.Configuration;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Extensions.Options;

namespace CyberAware.Web.Security;

/// <summary>Answers 403 to a forged request before anything reads its body.</summary>
public sealed class CsrfGuardMiddleware(RequestDelegate next, IOptions<PortalSettings> settings, bool demandsProof)
{
    public Task InvokeAsync(HttpContext context)
    {
        var headers = context.Request.Headers;
        // The error page that explains a refusal is reached by the refused request itself.
        if (context.Features.Get<IStatusCodeReExecuteFeature>() is not null || CsrfGuard.IsAllowed(
            context.Request.Method,
            headers["Sec-Fetch-Site"],
            headers.Origin,
            settings.Value.PublicOrigin!,
            demandsProof))
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }
}
