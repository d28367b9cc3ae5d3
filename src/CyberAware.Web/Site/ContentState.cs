using CyberAware.Web.Endpoints;

namespace CyberAware.Web.Site;

/// <summary>In development, tells an open page whether the texts or their problems have changed.</summary>
public static class ContentState
{
    private static readonly string[] ReadMethods = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Maps the address that the script of development asks; nothing in production.</summary>
    public static void MapContentState(this WebApplication app)
    {
        if (app.Environment.IsDevelopment())
        {
            app.MapMethods("/development/content", ReadMethods, (HttpContext context, PortalSnapshot snapshot) =>
            {
                context.Response.Headers.CacheControl = "no-store";
                return Results.Text(snapshot.State);
            }).AsPerVisitor().DisableRateLimiting();
        }
    }
}
