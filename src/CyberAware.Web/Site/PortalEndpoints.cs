using System.Text;
using CyberAware.Core.Documents;
using CyberAware.Web.Endpoints;
using CyberAware.Web.Links;
using CyberAware.Web.Localization;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;

namespace CyberAware.Web.Site;

/// <summary>Every address that is not a Razor page.</summary>
public static class PortalEndpoints
{
    private static readonly string[] ReadMethods = [HttpMethods.Get, HttpMethods.Head];

    public static void MapPortalEndpoints(this WebApplication app)
    {
        app.MapMethods("/", ReadMethods, (HttpContext context, PortalLinks links) =>
        {
            context.Response.Headers.Vary = "Accept-Language";
            context.Response.Headers.CacheControl = "no-cache";
            return Results.Redirect(links.Home(RequestLanguage.Preferred(context.Request)));
        }).AsPerVisitor().DisableRateLimiting();
        var pages = app.MapGroup("").AsPublicPage();
        pages.MapMethods("/sitemap.xml", ReadMethods, (PortalSnapshot snapshot, IEnumerable<PublicPathSource> sources, PortalLinks links) =>
            Results.Text(Sitemap.Create(sources.SelectMany(source => source.Paths(snapshot)), links), "application/xml", Encoding.UTF8)).ShowsAlerts();
        pages.MapMethods("/robots.txt", ReadMethods, (PortalLinks links) =>
            Results.Text(WellKnown.Robots(links), "text/plain", Encoding.UTF8));
        pages.MapMethods("/.well-known/security.txt", ReadMethods, (PortalSnapshot snapshot, PortalLinks links) =>
            Results.Text(WellKnown.SecurityTxt(snapshot.Library, links), "text/plain", Encoding.UTF8));
        pages.MapMethods(OfflineCopies.ManifestUrl, ReadMethods, (OfflineCopies copies) =>
            Results.Text(copies.Manifest, "application/manifest+json", Encoding.UTF8));
        pages.MapMethods($"/{Picture.Root}/{{**path}}", ReadMethods, (string path, PortalSnapshot snapshot) =>
            snapshot.Library.Pictures.TryGetValue(path, out var picture)
                ? Results.Bytes(picture.Bytes, picture.ContentType)
                : Results.NotFound());

        app.MapMethods(OfflineCopies.WorkerUrl, ReadMethods, async (HttpContext context, PortalSnapshot snapshot, OfflineCopies copies) =>
        {
            // Browsers look here for a new version, so nothing on the way may keep an old one.
            context.Response.Headers.CacheControl = "no-cache";
            return await copies.GetWorkerAsync(snapshot) is { } worker
                ? Results.Bytes(worker.Script, "text/javascript; charset=utf-8", entityTag: worker.Validator)
                : Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }).AsPerVisitor();

        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AsPerVisitor().DisableRateLimiting();
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { ResponseWriter = HealthResponse.WriteAsync }).AsPerVisitor().DisableRateLimiting();
    }
}
