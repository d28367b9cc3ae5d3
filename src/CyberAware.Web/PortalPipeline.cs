using CyberAware.Web.Content;
using CyberAware.Web.Logging;
using CyberAware.Web.Quizzes;
using CyberAware.Web.Search;
using CyberAware.Web.Security;
using CyberAware.Web.Serving;
using CyberAware.Web.Sight;
using CyberAware.Web.Statistics;
using Microsoft.Extensions.Options;
using Serilog;

namespace CyberAware.Web;

/// <summary>The way of a request, flat and in order.</summary>
public static class PortalPipeline
{
    public static void UsePortal(this WebApplication app)
    {
        var settings = ReadSettings(app);
        app.Services.GetRequiredService<LiveContent>().LoadFirst();

        // The cache stands before all that follows, also before routing: docs/adr/0003 says what that gains.
        if (settings.TrustedProxies.Count > 0)
        {
            app.UseForwardedHeaders();
        }

        if (settings.IsSecure)
        {
            app.UseMiddleware<WarmUpMiddleware>();
        }

        app.UseMiddleware<ResponseBufferMiddleware>();
        app.UseMiddleware<SightMiddleware>();
        app.UseOutputCache();
        app.UseMiddleware<TraceMiddleware>();
        app.UseSerilogRequestLogging(RequestLog.Configure);
        app.UseSecurityHeaders(app.Services.GetRequiredService<HeaderPolicyCollection>());
        app.Use(CompleteResponse.RequireAsync);
        app.UseExceptionHandler("/errors/500");
        app.UseStatusCodePagesWithReExecute("/errors/{0}");
        app.UseMiddleware<SecureConnectionMiddleware>();
        app.UseMiddleware<CanonicalAddressMiddleware>();
        app.UseMiddleware<ForgedRequestMiddleware>();
        app.UseMiddleware<BodyTypeMiddleware>();
        app.UseRouting();
        app.Use(RequestLog.NoteRoute);
        app.UseRequestLocalization();
        app.UseMiddleware<PageHeadersMiddleware>();
        app.UseResponseCompression();
        app.UseRequestTimeouts();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseMiddleware<RequestBodyMiddleware>();
        app.UseRateLimiter();
        app.Use(CompleteResponse.MarkAsync);

        app.MapStaticAssets().WithLifetimes().DisableRateLimiting();
        app.MapPortalEndpoints();
        app.MapSearch();
        app.MapOpenData();
        app.MapQuizzes();
        app.MapContentState();
        app.MapRazorPages().WithStaticAssets().Add(PublicPage.MarkPages);
    }

    private static PortalSettings ReadSettings(WebApplication app)
    {
        try
        {
            return app.Services.GetRequiredService<IOptions<PortalSettings>>().Value;
        }
        catch (OptionsValidationException e)
        {
            throw new StartUpException(string.Join('\n', e.Failures));
        }
    }
}
