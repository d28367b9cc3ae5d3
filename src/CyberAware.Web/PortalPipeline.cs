using CyberAware.Web.Api;
using CyberAware.Web.Api.Advisors;
using CyberAware.Web.Api.Alerts;
using CyberAware.Web.Api.Assessments;
using CyberAware.Web.Api.Editing;
using CyberAware.Web.Api.Embeds;
using CyberAware.Web.Api.Media;
using CyberAware.Web.Api.Quizzes;
using CyberAware.Web.Api.Search;
using CyberAware.Web.Api.Statistics;
using CyberAware.Web.Cards;
using CyberAware.Web.Configuration;
using CyberAware.Web.Endpoints;
using CyberAware.Web.Logging;
using CyberAware.Web.Pages.Letters;
using CyberAware.Web.Pages.Schools;
using CyberAware.Web.Pages.ShortLinks;
using CyberAware.Web.Previews;
using CyberAware.Web.Security;
using CyberAware.Web.Services;
using CyberAware.Web.Site;
using Microsoft.Extensions.Options;
using Serilog;

namespace CyberAware.Web;

/// <summary>The way of a request, flat and in order.</summary>
public static class PortalPipeline
{
    public static void UsePortal(this WebApplication app)
    {
        var settings = ReadSettings(app);
        app.Services.GetRequiredService<SnapshotProvider>().LoadFirst();

        // The cache stands before all that follows, also before routing: docs/adr/0003 says what that gains.
        if (settings.TrustedProxies.Count > 0)
        {
            app.UseForwardedHeaders();
        }

        // Without this mark the framework would read the sign-in cookie first of all, also of readers of public pages.
        ((IApplicationBuilder)app).Properties["__AuthenticationMiddlewareSet"] = true;
        app.UseClosedAreas(area => area.UseMiddleware<DatabaseGuard>(), area =>
        {
            area.MapMediaUpload();
            area.MapMediaRemoval();
            area.MapDocumentCheck();
            area.MapInsertions();
            area.MapPreviewLinks();
        });
        app.UsePreviews();
        app.Use(app.Services.GetRequiredService<PageWarmer>().Enter);
        app.UseMiddleware<ResponseBufferMiddleware>();
        app.UseMiddleware<DisplayPreferencesMiddleware>();
        app.UseOutputCache();
        app.Use(SnapshotFeature.ShareAsync);
        app.UseMiddleware<TraceMiddleware>();
        app.UseSerilogRequestLogging(RequestLog.Configure);
        app.UseSecurityHeaders(app.Services.GetRequiredService<HeaderPolicyCollection>());
        app.Use(CompleteResponse.RequireAsync);
        app.UseExceptionHandler("/errors/500");
        app.UseStatusCodePagesWithReExecute("/errors/{0}");
        app.UseMiddleware<HttpsRedirectionMiddleware>();
        app.UseMiddleware<CanonicalUrlMiddleware>();
        app.UseMiddleware<CsrfGuardMiddleware>(false);
        app.UseMiddleware<BodyTypeMiddleware>();
        app.UseRouting();
        app.Use(RequestLog.NoteRoute);
        app.UseRequestLocalization();
        app.UseMiddleware<PageHeadersMiddleware>();
        app.UseResponseCompression();
        app.UseRequestTimeouts();
        app.Use(RefuseUnknown);
        app.UseAuthorization();
        app.UseMiddleware<RequestBodyMiddleware>(RequestLimits.BodyBytes);
        app.UseRateLimiter();
        app.Use(CompleteResponse.MarkAsync);

        app.MapStaticAssets().AsPublicFile().WithLifetimes().DisableRateLimiting();
        app.MapPortalEndpoints();
        app.MapSearch();
        app.MapSurveyApi();
        app.MapQuizApi();
        app.MapAlerts();
        app.MapOpenData();
        app.MapQuizzes();
        app.MapAdvisors();
        app.MapAssessment();
        app.MapLetters();
        app.MapCards();
        app.MapSchools();
        app.MapOEmbed();
        app.MapShortLinks();
        app.MapMedia();
        app.MapContentState();
        app.MapRazorPages().WithStaticAssets();
    }

    // An address without an endpoint says nothing of itself, so it would be closed: it is not there, or only for reading.
    private static Task RefuseUnknown(HttpContext context, RequestDelegate next)
    {
        switch (context.GetEndpoint())
        {
            case RouteEndpoint:
                return next(context);
            case { RequestDelegate: { } refuse }:
                return refuse(context);
        }

        var (method, endpoints) = (context.Request.Method, context.RequestServices.GetRequiredService<EndpointTable>());
        if (HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || endpoints.Find(context.Request.Path.Value) is null)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        }
        else
        {
            context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            context.Response.Headers.Allow = "GET, HEAD";
        }

        return Task.CompletedTask;
    }

    private static PortalSettings ReadSettings(WebApplication app)
    {
        try
        {
            return app.Services.GetRequiredService<IOptions<PortalSettings>>().Value;
        }
        catch (OptionsValidationException e)
        {
            throw new StartupException(string.Join('\n', e.Failures));
        }
    }
}
