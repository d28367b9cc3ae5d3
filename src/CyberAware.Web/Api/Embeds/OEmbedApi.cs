using System.Text;
using System.Text.Encodings.Web;
using CyberAware.Web.Embeds;
using CyberAware.Web.Endpoints;
using CyberAware.Web.Links;
using CyberAware.Web.Localization;
using CyberAware.Web.Site;

namespace CyberAware.Web.Api.Embeds;

/// <summary>Tells other sites how to show a page of the portal (oEmbed 1.0).</summary>
public static class OEmbedApi
{
    private static readonly string[] ReadMethods = [HttpMethods.Get, HttpMethods.Head];

    // Whatever stands in the query makes another answer, so none is kept here; it is made of memory alone.
    private const string CacheControl = "public, max-age=60";

    public static void MapOEmbed(this WebApplication app)
    {
        app.MapMethods(EmbedPaths.OEmbed, ReadMethods, Answer).AsPerVisitor().ExcludeFromDescription();
        app.MapMethods(EmbedPaths.OEmbed, [HttpMethods.Options], OpenDataEndpoints.AllowReading).AsPerVisitor().ExcludeFromDescription();
    }

    private static IResult Answer(HttpContext context, PortalSnapshot snapshot, PortalLinks links, FeatureResources texts, HtmlEncoder encoder)
    {
        var query = context.Request.Query;
        if (OEmbedRequest.FormatOf(query["format"]) is not { } format)
        {
            return ApiProblem.Create(context, StatusCodes.Status501NotImplemented, "UnknownFormat");
        }

        if (query["url"] is not [{ Length: > 0 } url] || !OEmbedRequest.TryReadLimit(query["maxwidth"], out var maxWidth) || !OEmbedRequest.TryReadLimit(query["maxheight"], out var maxHeight))
        {
            return ApiProblem.Create(context, StatusCodes.Status400BadRequest, "BadEmbedRequest");
        }

        if (OEmbedRequest.PageOf(url, links) is not { } page || EmbedTargets.FindEver(snapshot, page.Path) is not { } target)
        {
            return ApiProblem.Create(context, StatusCodes.Status404NotFound, "UnknownPage");
        }

        var (width, height) = (Math.Min(EmbedCode.Width, maxWidth), Math.Min(target.Height, maxHeight));
        if (page.Language is not { } language)
        {
            language = RequestLanguage.Preferred(context.Request);
            context.Response.Headers.Vary = "Accept-Language";
        }

        var response = new OEmbedResponse(
            target.Words(language).Title, texts.In(language, "Site", "Name"), links.Absolute(links.Home(language)), width, height,
            EmbedCode.Create(links, encoder, target, language, width.ToString(System.Globalization.CultureInfo.InvariantCulture), height));
        context.Response.Headers.CacheControl = CacheControl;
        return format == OEmbedFormat.Xml ? Results.Text(response.ToXml(), "text/xml", Encoding.UTF8) : Results.Ok(response);
    }
}
