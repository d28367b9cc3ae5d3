using CyberAware.Core;
using CyberAware.Web.Configuration;
using CyberAware.Web.Endpoints;
using CyberAware.Web.Links;
using CyberAware.Web.Site;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace CyberAware.Web.Cards;

/// <summary>The pictures that stand for pages where they are shared, as files.</summary>
public static class CardEndpoints
{
    private const string ContentType = "image/png";
    private const string Folder = "cards";

    // An address without the version of its picture, or with one of before, is that of today's picture, and must be asked again.
    private const string Forever = "public, max-age=31536000, immutable";
    private const string Shortly = "public, max-age=60";

    public static void AddCards(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(services => CreateStore(services.GetRequiredService<IOptions<PortalSettings>>().Value, builder.Environment.ContentRootPath));
        builder.Services.AddSingleton<CardService>();
    }

    // No page of the page cache: the pictures of a snapshot would push its pages out, and outlive it unchanged.
    public static void MapCards(this WebApplication app) => app
        .MapMethods(CardPaths.Route, [HttpMethods.Get, HttpMethods.Head], ShowAsync).AsPublicFile().ExcludeFromDescription();

    private static CardStore CreateStore(PortalSettings settings, string root) =>
        new(Path.Combine(string.IsNullOrEmpty(settings.CachePath) ? Path.Combine(root, "App_Data") : settings.CachePath, Folder));

    private static async Task<IResult> ShowAsync(string language, string file, string? v, HttpContext context, PortalSnapshot snapshot, CardService cards)
    {
        if (CardFormat.Parse(file) is not var (path, format) || snapshot.Cards.Find(path) is not { } card)
        {
            return Results.NotFound();
        }

        var content = cards.ContentOf(snapshot, Language.Find(language)!, card, format);
        var bytes = await cards.GetAsync(content, path, context.RequestAborted);
        context.Response.Headers.CacheControl = v == content.Version ? Forever : Shortly;
        return Results.Bytes(bytes, ContentType, entityTag: new EntityTagHeaderValue($"\"{content.Version}\""));
    }
}
