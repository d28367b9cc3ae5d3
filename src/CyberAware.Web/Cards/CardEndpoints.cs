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

    private static readonly string[] ReadMethods = [HttpMethods.Get, HttpMethods.Head];

    public static void AddCards(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(services => CreateStore(services.GetRequiredService<IOptions<PortalSettings>>().Value, builder.Environment.ContentRootPath));
        builder.Services.AddSingleton<CardService>();
    }

    // No pages of the page cache: the pictures of a snapshot would push its pages out, and outlive it unchanged.
    public static void MapCards(this WebApplication app)
    {
        var files = app.MapGroup("").AsPublicFile().ExcludeFromDescription();
        files.MapMethods(CardPaths.Route, ReadMethods, ShowAsync);
        files.MapMethods(CardPaths.ChartRoute, ReadMethods, ShowChartAsync);
        files.MapMethods(CardPaths.ResultRoute, ReadMethods, ShowResultAsync);
    }

    private static CardStore CreateStore(PortalSettings settings, string root) =>
        new(Path.Combine(string.IsNullOrEmpty(settings.CachePath) ? Path.Combine(root, "App_Data") : settings.CachePath, Folder));

    private static async Task<IResult> ShowAsync(string language, string file, string? v, HttpContext context, PortalSnapshot snapshot, CardService cards)
    {
        if (CardFormat.Parse(file) is not var (path, format) || snapshot.Cards.Find(path) is not { } card)
        {
            return Results.NotFound();
        }

        return await SendAsync(context, cards, cards.ContentOf(snapshot, Language.Find(language)!, card, format), path, v);
    }

    // The picture that stands for the chart's page, at an address that says what it is.
    private static async Task<IResult> ShowChartAsync(string language, string chart, string? v, HttpContext context, PortalSnapshot snapshot, CardService cards)
    {
        if (snapshot.Charts.Find(chart) is not { } view || snapshot.Cards.Find(view.Path) is not { } card
            || cards.ContentOf(snapshot, Language.Find(language)!, card, CardFormat.Preview) is not { Chart: not null } content)
        {
            return Results.NotFound();
        }

        return await SendAsync(context, cards, content, view.Path, v);
    }

    // One for each verdict: what was answered is not known here, and nobody can have more drawn than there are.
    private static async Task<IResult> ShowResultAsync(
        string language, string slug, string verdict, string? v, HttpContext context, PortalSnapshot snapshot, CardService cards)
    {
        if (snapshot.Library.FindQuiz(slug) is not { } quiz || CardPaths.FindVerdict(verdict) is not { } found)
        {
            return Results.NotFound();
        }

        return await SendAsync(context, cards, cards.ResultOf(snapshot, Language.Find(language)!, quiz, found), CardPaths.Result(quiz, found), v);
    }

    private static async Task<IResult> SendAsync(HttpContext context, CardService cards, CardContent content, string path, string? version)
    {
        var bytes = await cards.GetAsync(content, path, context.RequestAborted);
        context.Response.Headers.CacheControl = version == content.Version ? Forever : Shortly;
        return Results.Bytes(bytes, ContentType, entityTag: new EntityTagHeaderValue($"\"{content.Version}\""));
    }
}
