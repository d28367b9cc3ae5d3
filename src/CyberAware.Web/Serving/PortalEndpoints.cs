using System.Text;
using CyberAware.Core.Content;
using CyberAware.Web.Links;
using CyberAware.Web.Localization;
using CyberAware.Web.Offline;
using CyberAware.Web.Site;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;

namespace CyberAware.Web.Serving;

/// <summary>Every address that is not a Razor page.</summary>
public static class PortalEndpoints
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    public static void MapPortalEndpoints(this WebApplication app)
    {
        app.MapMethods("/", Reading, (HttpContext context, PortalLinks links) =>
        {
            context.Response.Headers.Vary = "Accept-Language";
            context.Response.Headers.CacheControl = "no-cache";
            return Results.Redirect(links.Home(RequestLanguage.Preferred(context.Request)));
        }).AsPerVisitor().DisableRateLimiting();
        var pages = app.MapGroup("").AsPublicPage();
        pages.MapMethods("/sitemap.xml", Reading, (PortalSnapshot snapshot, IEnumerable<PublicPathSource> sources, PortalLinks links) =>
            Results.Text(Sitemap.Create(sources.SelectMany(source => source.Paths(snapshot.Library)), links), "application/xml", Encoding.UTF8));
        pages.MapMethods("/robots.txt", Reading, (PortalLinks links) =>
            Results.Text(WellKnown.Robots(links), "text/plain", Encoding.UTF8));
        pages.MapMethods("/.well-known/security.txt", Reading, (PortalSnapshot snapshot, PortalLinks links) =>
            Results.Text(WellKnown.SecurityTxt(snapshot.Library, links), "text/plain", Encoding.UTF8));
        pages.MapMethods(OfflineCopies.ManifestAddress, Reading, (OfflineCopies copies) =>
            Results.Text(copies.Manifest, "application/manifest+json", Encoding.UTF8));
        pages.MapMethods($"/{Picture.Root}/{{**path}}", Reading, (string path, PortalSnapshot snapshot) =>
            snapshot.Library.Pictures.TryGetValue(path, out var picture)
                ? Results.Bytes(picture.Bytes, picture.ContentType)
                : Results.NotFound());

        app.MapMethods(OfflineCopies.WorkerAddress, Reading, async (HttpContext context, PortalSnapshot snapshot, OfflineCopies copies) =>
        {
            // Browsers look here for a new version, so nothing on the way may keep an old one.
            context.Response.Headers.CacheControl = "no-cache";
            var (script, validator) = await copies.GetWorkerAsync(snapshot, context.RequestAborted);
            return Results.Bytes(script, "text/javascript; charset=utf-8", entityTag: validator);
        }).AsPerVisitor();

        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AsPerVisitor().DisableRateLimiting();
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { ResponseWriter = HealthText.WriteAsync }).AsPerVisitor().DisableRateLimiting();
    }
}
