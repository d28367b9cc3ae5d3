using System.Text;
using CyberAware.Core;
using CyberAware.Core.Editing;
using CyberAware.Web.Endpoints;
using CyberAware.Web.Links;
using CyberAware.Web.People;
using CyberAware.Web.Site;

namespace CyberAware.Web.Previews;

/// <summary>Previews of editions that are not public: for people who have signed in, and by links.</summary>
public static class PreviewEndpoints
{
    public static void AddPreviews(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<PreviewService>();
        builder.Services.AddSingleton<PreviewLinkService>();
        builder.Services.AddSingleton<PreviewContent>();
        builder.Services.AddSingleton<PreviewHtml>();
        builder.Services.AddSingleton<PreviewRenderer>();
    }

    /// <summary>Builds the way on which previews are drawn.</summary>
    public static void UsePreviews(this WebApplication app) => app.Services.GetRequiredService<PreviewRenderer>().Build(app);

    /// <summary>Maps the links, which open without an account.</summary>
    public static void MapPreviewLinks(this IEndpointRouteBuilder area) => area
        .MapMethods(EditorPaths.PreviewLinkRoot + "/{token}/{**address}", [HttpMethods.Get, HttpMethods.Head], OpenAsync)
        .RequireAuthorization(new OpenPageAttribute()).WithMetadata(new AnswersInAddressAttribute())
        .WithRequestTimeout(RequestLimits.ClosedTimeout).ExcludeFromDescription();

    /// <summary>Keeps a preview, and its refusals, out of search engines. Caches are kept out by the closed area.</summary>
    public static void Hide(HttpResponse response) => response.Headers["X-Robots-Tag"] = "noindex, nofollow";

    // A link that never was and one that has ended get the same answer.
    private static async Task<IResult> OpenAsync(string token, string? address, HttpContext context, PreviewLinkService links, PreviewContent content, PreviewRenderer renderer)
    {
        Hide(context.Response);
        if (await links.OpenAsync(token, context.RequestAborted) is not { } link)
        {
            return Results.NotFound();
        }

        if (string.IsNullOrEmpty(address))
        {
            return Results.Redirect(EditorPaths.PreviewLink(token, PreviewAddress.PageShowing(Language.Kazakh, link.Edition.Paths[0])));
        }

        var compiled = await content.GetAsync(link.Edition, isForOutsiders: true, context.RequestAborted);
        if (compiled.Edition.Hash != link.Edition.Hash || compiled.Result.Library is null)
        {
            return Results.NotFound();
        }

        var language = Language.Find(address.Split('/')[0]) ?? Language.Kazakh;
        var answer = await renderer.RenderAsync(compiled, PreviewFrame.For(language, token, link), address, context.RequestAborted);
        return answer.Html is not null ? Results.Content(answer.Html, "text/html", Encoding.UTF8)
            : answer.Location is not null ? Results.Redirect(answer.Location)
            : Results.NotFound();
    }
}
