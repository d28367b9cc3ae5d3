using Microsoft.Extensions.Options;

namespace CyberAware.Web.Security;

/// <summary>Answers 403 to a forged request before anything reads its body.</summary>
public sealed class ForgedRequestMiddleware(RequestDelegate next, IOptions<PortalSettings> settings)
{
    public Task InvokeAsync(HttpContext context)
    {
        var headers = context.Request.Headers;
        if (ForgedRequest.IsAllowed(
            context.Request.Method,
            headers["Sec-Fetch-Site"].FirstOrDefault(),
            headers.Origin.FirstOrDefault(),
            settings.Value.PublicOrigin!,
            signedInArea: false))
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }
}
