using CyberAware.Core;
using CyberAware.Web.Endpoints;
using CyberAware.Web.Links;
using CyberAware.Web.Site;

namespace CyberAware.Web.Pages.Letters;

/// <summary>What belongs to the letters and is no page.</summary>
public static class LetterEndpoints
{
    private static readonly string[] ReadMethods = [HttpMethods.Get, HttpMethods.Head];

    public static void AddLetters(this WebApplicationBuilder builder) =>
        builder.Services.AddSingleton(new PublicPathSource(library =>
            library.Letters.Select(letter => new PublicPath(LetterPaths.For(letter), language => letter[language].Updated))));

    public static void MapLetters(this WebApplication app) => app.MapMethods(
        "/{language:language}/" + LetterPaths.Section, ReadMethods,
        (string language, PortalLinks links) => Results.Redirect(links.LetterHelper(Language.Find(language)!), permanent: true)).AsPerVisitor();
}
