using CyberAware.Web.Configuration;
using CyberAware.Web.Links;
using CyberAware.Web.Logging;
using CyberAware.Web.Security;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;
using Serilog;

namespace CyberAware.Web.Site;

/// <summary>
/// The areas of people who have signed in. They branch off before the page cache, with a header policy, limits and
/// time-outs of their own; every change needs an antiforgery token, and nothing of theirs may be stored anywhere.
/// </summary>
public static class ClosedAreas
{
    /// <summary>Name of the scheme, and of its cookie, that says who has signed in.</summary>
    public const string Scheme = "portal";

    public static void AddClosedAreas(this WebApplicationBuilder builder)
    {
        // Whoever says nothing is closed: the public kinds of endpoints allow everybody.
        builder.Services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        builder.Services.AddAuthentication(Scheme).AddCookie(Scheme, options =>
        {
            options.Events.OnRedirectToLogin = context => RefuseAsync(context.Response, StatusCodes.Status401Unauthorized);
            options.Events.OnRedirectToAccessDenied = context => RefuseAsync(context.Response, StatusCodes.Status403Forbidden);
        });
        builder.Services.AddOptions<CookieAuthenticationOptions>(Scheme)
            .Configure<IOptions<PortalSettings>>((options, settings) => Harden(options.Cookie, Scheme, settings.Value.IsSecure));
        builder.Services.AddAntiforgery();
        builder.Services.AddOptions<AntiforgeryOptions>()
            .Configure<IOptions<PortalSettings>>((options, settings) => Harden(options.Cookie, Scheme + "-form", settings.Value.IsSecure));
    }

    /// <summary>
    /// Branches off, before the page cache. The branch has endpoints of its own: a branch of the framework doesn't see those
    /// that are mapped beside it.
    /// </summary>
    public static void UseClosedAreas(this WebApplication app) => app.MapWhen(context => ClosedAreaPaths.Contain(context.Request.Path), area =>
    {
        var settings = app.Services.GetRequiredService<IOptions<PortalSettings>>().Value;
        area.Use(SnapshotFeature.ShareAsync);
        area.UseMiddleware<TraceMiddleware>();
        area.UseSerilogRequestLogging(RequestLog.Configure);
        area.UseSecurityHeaders(HeaderPolicy.CreateClosed(settings.IsSecure));
        area.Use(ForbidStoring);
        area.UseExceptionHandler("/errors/500");
        area.UseStatusCodePagesWithReExecute("/errors/{0}");
        area.Use(CompleteResponse.RequireUnbufferedAsync);
        area.UseMiddleware<HttpsRedirectionMiddleware>();
        area.UseMiddleware<CsrfGuardMiddleware>(true);
        area.UseMiddleware<BodyTypeMiddleware>();
        area.UseRouting();
        area.Use(RequestLog.NoteRoute);
        area.UseRequestLocalization();
        area.UseRequestTimeouts();
        area.UseAuthentication();
        area.UseAuthorization();
        area.UseMiddleware<RequestBodyMiddleware>(RequestLimits.ClosedBodyBytes);
        area.UseRateLimiter();
        area.UseMiddleware<AntiforgeryGuard>();
        area.Use(CompleteResponse.MarkAsync);
        area.UseEndpoints(Map);
    });

    // So far one address in each, which tells whether its guards stand, and the error page.
    private static void Map(IEndpointRouteBuilder endpoints)
    {
        foreach (var root in ClosedAreaPaths.Roots)
        {
            endpoints.MapMethods(root + "/health", [HttpMethods.Get, HttpMethods.Head, HttpMethods.Post], () => Results.Text("ok"))
                .RequireAuthorization().WithRequestTimeout(RequestLimits.ClosedTimeout).ExcludeFromDescription();
        }

        endpoints.MapRazorPages().WithRequestTimeout(RequestLimits.ClosedTimeout);
    }

    private static Task ForbidStoring(HttpContext context, RequestDelegate next)
    {
        context.Response.OnStarting(() =>
        {
            context.Response.Headers.CacheControl = "no-store";
            return Task.CompletedTask;
        });
        return next(context);
    }

    // Over https no other site, also none of the same domain, can plant such a cookie.
    private static void Harden(CookieBuilder cookie, string name, bool isSecure)
    {
        cookie.Name = isSecure ? "__Host-" + name : name;
        cookie.SecurePolicy = isSecure ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        cookie.SameSite = SameSiteMode.Strict;
        cookie.HttpOnly = true;
        cookie.Path = "/";
    }

    private static Task RefuseAsync(HttpResponse response, int status)
    {
        response.StatusCode = status;
        return Task.CompletedTask;
    }
}
