using CyberAware.Core;
using CyberAware.Web.Links;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Localization;

namespace CyberAware.Web.Localization;

/// <summary>
/// The language of a request is the first segment of its address, of an error page that of the failed address. A short
/// address without one is answered in the language that the browser asks for.
/// </summary>
public static class RequestLanguage
{
    public static Language? For(HttpContext context)
    {
        var path = FailedPath(context) ?? context.Request.Path.Value ?? "";
        if (ShortPaths.Contain(path))
        {
            return Preferred(context.Request);
        }

        var segments = path.Split('/', 4);
        var at = ClosedAreaPaths.Contain(new PathString(path)) || EmbedPaths.Contain(new PathString(path)) ? 2 : 1; // /editor/kk/…
        return Language.Find(segments.Length > at ? segments[at] : null);
    }

    /// <summary>The path whose failure the error page is drawn for; null when nothing failed.</summary>
    public static string? FailedPath(HttpContext context) =>
        context.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalPath ?? context.Features.Get<IExceptionHandlerPathFeature>()?.Path;

    // Kazakhstan's country code, which many take for the code of Kazakh.
    private const string CountryCode = "kz";

    /// <summary>A path whose first segment is the country's code, with that of Kazakh instead; any other path as it is.</summary>
    public static string Corrected(string path) =>
        path.Split('/', 3) is [_, CountryCode, ..] ? $"/{Language.Kazakh}{path[(CountryCode.Length + 1)..]}" : path;

    /// <summary>The language that a browser asks for; Kazakh unless Russian is preferred.</summary>
    public static Language Preferred(HttpRequest request)
    {
        var asked = request.GetTypedHeaders().AcceptLanguage
            .Where(language => language.Quality != 0)
            .OrderByDescending(language => language.Quality ?? 1)
            .Select(language => language.Value.Value?.Split('-')[0].ToLowerInvariant() is var code && code == CountryCode ? Language.Kazakh : Language.Find(code));
        return asked.OfType<Language>().FirstOrDefault() ?? Language.Kazakh;
    }

    /// <summary>Sets the culture of resources and numbers from the address.</summary>
    public sealed class CultureProvider : RequestCultureProvider
    {
        public override Task<ProviderCultureResult?> DetermineProviderCultureResult(HttpContext httpContext) =>
            Task.FromResult<ProviderCultureResult?>(
                new ProviderCultureResult((For(httpContext) ?? Language.Kazakh).Culture.Name));
    }
}
