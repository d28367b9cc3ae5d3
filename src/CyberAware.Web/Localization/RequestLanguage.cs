using CyberAware.Core;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Localization;

namespace CyberAware.Web.Localization;

/// <summary>The language of a request is the first segment of its address, of an error page that of the failed address.</summary>
public static class RequestLanguage
{
    public static Language? Of(HttpContext context)
    {
        var path = context.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalPath
            ?? context.Features.Get<IExceptionHandlerPathFeature>()?.Path
            ?? context.Request.Path.Value
            ?? "";
        return Language.Find(path.Split('/', 3) is [_, var first, ..] ? first : null);
    }

    /// <summary>The language that a browser asks for; Kazakh unless Russian is preferred.</summary>
    public static Language Preferred(HttpRequest request)
    {
        var asked = request.GetTypedHeaders().AcceptLanguage
            .Where(language => language.Quality != 0)
            .OrderByDescending(language => language.Quality ?? 1)
            .Select(language => Language.Find(language.Value.Value?.Split('-')[0].ToLowerInvariant()));
        return asked.OfType<Language>().FirstOrDefault() ?? Language.Kazakh;
    }

    /// <summary>Sets the culture of resources and numbers from the address.</summary>
    public sealed class CultureProvider : RequestCultureProvider
    {
        public override Task<ProviderCultureResult?> DetermineProviderCultureResult(HttpContext httpContext) =>
            Task.FromResult<ProviderCultureResult?>(
                new ProviderCultureResult((Of(httpContext) ?? Language.Kazakh).Culture.Name));
    }
}
