using CyberAware.Core;
using CyberAware.Web.Configuration;
using CyberAware.Web.Links;
using CyberAware.Web.Localization;
using CyberAware.Web.Logging;
using CyberAware.Web.People;
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
    public const string Scheme = SignInCookie.Scheme;

    public static void AddClosedAreas(this WebApplicationBuilder builder)
    {
        // Whoever says nothing is closed: the public kinds of endpoints allow everybody.
        builder.Services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        builder.Services.AddAuthentication(Scheme).AddCookie(Scheme);
        builder.Services.AddOptions<CookieAuthenticationOptions>(Scheme)
            .Configure<IOptions<PortalSettings>>((options, settings) => PortalCookies.Harden(options.Cookie, Scheme, settings.Value.IsSecure));
        builder.Services.AddAntiforgery();
        builder.Services.AddOptions<AntiforgeryOptions>()
            .Configure<IOptions<PortalSettings>>((options, settings) => PortalCookies.Harden(options.Cookie, Scheme + "-form", settings.Value.IsSecure));
    }

    /// <summary>
    /// Branches off, before the page cache. The branch has endpoints of its own: a branch of the framework doesn't see those
    /// that are mapped beside it.
    /// </summary>
    /// <param name="app">The portal.</param>
    /// <param name="useGuard">Adds what stands before sign-in, which needs the database.</param>
    /// <param name="map">Maps what features add to these areas.</param>
    public static void UseClosedAreas(this WebApplication app, Action<IApplicationBuilder> useGuard, Action<IEndpointRouteBuilder> map) => app.MapWhen(context => ClosedAreaPaths.Contain(context.Request.Path), area =>
    {
        var settings = app.Services.GetRequiredService<IOptions<PortalSettings>>().Value;
        area.Use(SnapshotFeature.ShareAsync);
        area.UseMiddleware<TraceMiddleware>();
        area.UseSerilogRequestLogging(RequestLog.Configure);
        area.UseWhen(IsFramed, framed => framed.UseSecurityHeaders(HeaderPolicy.CreateFramed(settings.IsSecure)));
        area.UseWhen(context => !IsFramed(context), whole => whole.UseSecurityHeaders(HeaderPolicy.CreateClosed(settings.IsSecure, settings.OpenIdConnect.FormOrigin)));
        area.Use(ForbidStoring);
        area.UseExceptionHandler("/errors/500");
        area.UseMiddleware<RefusalAudit>();
        area.UseStatusCodePagesWithReExecute("/errors/{0}");
        area.Use(CompleteResponse.RequireUnbufferedAsync);
        area.UseMiddleware<HttpsRedirectionMiddleware>();
        area.UseMiddleware<CsrfGuardMiddleware>(true);
        area.UseRouting();
        area.Use(RequestLog.NoteRoute);
        area.UseMiddleware<BodyTypeMiddleware>();
        area.UseRequestLocalization();
        area.UseRequestTimeouts();
        useGuard(area);
        area.UseWhen(context => RequestLanguage.FailedPath(context) is null, known => known.UseAuthentication()); // error pages need nobody
        area.UseAuthorization();
        area.Use(AccountGate.EnterAsync);
        area.UseMiddleware<RequestBodyMiddleware>(RequestLimits.ClosedBodyBytes);
        area.UseRateLimiter();
        area.UseMiddleware<AntiforgeryGuard>();
        area.Use(CompleteResponse.MarkAsync);
        area.UseEndpoints(endpoints =>
        {
            Map(endpoints);
            map(endpoints);
        });
    });

    // Addresses that are no pages: one in each area that tells whether its guards stand, and the areas without a language.
    private static void Map(IEndpointRouteBuilder endpoints)
    {
        foreach (var root in ClosedAreaPaths.Roots)
        {
            endpoints.MapMethods(root + "/health", [HttpMethods.Get, HttpMethods.Head, HttpMethods.Post], () => Results.Text("ok"))
                .RequireAuthorization().WithRequestTimeout(RequestLimits.ClosedTimeout).ExcludeFromDescription();
        }

        foreach (var root in new[] { AccountPaths.Root, EditorPaths.Root })
        {
            endpoints.MapMethods(root, [HttpMethods.Get, HttpMethods.Head], (HttpContext context) => Results.Redirect($"{root}/{LanguageFor(context)}"))
                .WithMetadata(new OpenPageAttribute()).WithRequestTimeout(RequestLimits.ClosedTimeout).ExcludeFromDescription();
        }

        endpoints.MapRazorPages().WithRequestTimeout(RequestLimits.ClosedTimeout);
    }

    // Only the preview of typed text stands in a frame, and only in one of the portal's own.
    private static bool IsFramed(HttpContext context) =>
        EditorPaths.IsPreview(context.Request.Path) && context.Request.Query[EditorPaths.TypedParameter] == EditorPaths.TypedInFrame;

    // Who has signed in has chosen one; for everybody else the browser speaks.
    private static Language LanguageFor(HttpContext context) => SignedInPerson.For(context)?.Person.Language ?? RequestLanguage.Preferred(context.Request);

    private static Task ForbidStoring(HttpContext context, RequestDelegate next)
    {
        context.Response.OnStarting(() =>
        {
            context.Response.Headers.CacheControl = "no-store";
            return Task.CompletedTask;
        });
        return next(context);
    }
}

/// <summary>Why the closed areas can't work for now.</summary>
public enum ClosedAreaProblem
{
    /// <summary>The database doesn't answer.</summary>
    Away,

    /// <summary>The database lacks migrations of this release.</summary>
    Behind,
}
