using CyberAware.Core;
using CyberAware.Core.Text;
using CyberAware.Web.Endpoints;
using CyberAware.Web.Links;
using CyberAware.Web.Localization;
using CyberAware.Web.Site;

namespace CyberAware.Web.Pages.ShortLinks;

/// <summary>The short addresses of what is printed (ADR 35).</summary>
public static class ShortLinkEndpoints
{
    private static readonly string[] ReadMethods = [HttpMethods.Get, HttpMethods.Head];

    public static void MapShortLinks(this WebApplication app) => app.MapMethods(ShortPaths.Route, ReadMethods, Follow).AsPerVisitor();

    /// <summary>Where a short address leads on to; null when its paper is old, so that the reader is told first.</summary>
    public static string? LeadsTo(ShortLinkTarget target, Language language, PortalLinks links) => target.State switch
    {
        null => links.Page(language, target.Page.Path),
        PaperState.Current => links.Anchor(language, target.Page.Path, ShortPaths.CurrentAnchor),
        _ => null,
    };

    /// <summary>Finds where a short address leads; of a lesson that is no longer taught it notes what is instead.</summary>
    /// <returns>The target; null when there is none, for which the answer is <paramref name="status"/>.</returns>
    internal static ShortLinkTarget? Find(HttpContext context, PortalSnapshot snapshot, TimeProvider clock, string code, out int status)
    {
        status = StatusCodes.Status404NotFound;
        var version = context.Request.Query[ShortPaths.VersionParameter];
        var target = snapshot.ShortLinks.Find(code, version.Count == 1 ? version[0] : null, LocalTime.DayOf(clock.GetUtcNow().UtcDateTime));
        if (target is not { Page.IsRetired: true })
        {
            return target;
        }

        RetiredPage.Note(context, snapshot.Library, target.Page.Path.Split('/')[1]);
        status = StatusCodes.Status410Gone;
        return null;
    }

    private static IResult Follow(string code, HttpContext context, PortalSnapshot snapshot, PortalLinks links, TimeProvider clock)
    {
        context.Response.Headers.Vary = "Accept-Language";
        context.Response.Headers.CacheControl = "no-cache";
        if (Find(context, snapshot, clock, code, out var status) is not { } target)
        {
            return Results.StatusCode(status);
        }

        var language = RequestLanguage.Preferred(context.Request);
        return Results.Redirect(LeadsTo(target, language, links) ?? links.Paper(language, target.Code, target.Version!.ToString()));
    }
}
