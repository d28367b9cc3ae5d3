using CyberAware.Web.Api;
using CyberAware.Web.Links;
using CyberAware.Web.Localization;
using CyberAware.Web.Security;

namespace CyberAware.Web.Site;

/// <summary>Every page has one address: lower case, no slash at the end, nothing that stood behind the link in a message.</summary>
public static class CanonicalUrl
{
    /// <summary>
    /// Whether a path can be a page's own address. Routing is more generous, so that without this every spelling
    /// of an address would be kept as a page of its own.
    /// </summary>
    public static bool IsCanonical(string path) =>
        !path.AsSpan().ContainsAnyInRange('A', 'Z') && (path.Length == 1 || !path.EndsWith('/'));

    /// <summary>The address a request should have used.</summary>
    /// <returns>The other address of the same page; null when the path is as it should be or can't be corrected.</returns>
    public static string? For(string path)
    {
        // Only plain paths are corrected: anything odd ("//host", backslashes, encoded characters) is left to the 404 page.
        var plain = PastedText.Trim(path).TrimEnd('/');
        if (plain.Length == 0 || !plain.All(character => char.IsAsciiLetterOrDigit(character) || character is '/' or '-')
            || path.Contains("//", StringComparison.Ordinal))
        {
            return null;
        }

        var canonical = RequestLanguage.Corrected(plain.ToLowerInvariant());
        return canonical == path ? null : canonical;
    }
}

/// <summary>
/// Redirects readers of a miswritten address to the page's own. Routing would take any spelling; what can't be corrected
/// leads nowhere, so that no answer is rendered under a thousand names.
/// </summary>
public sealed class CanonicalUrlMiddleware(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        var path = request.Path.Value ?? "";
        if (!HttpMethods.IsGet(request.Method))
        {
            return next(context);
        }

        if (CanonicalUrl.For(path) is { } canonical)
        {
            context.Response.Redirect(canonical + request.QueryString, permanent: true);
            return Task.CompletedTask;
        }

        // The names of built files have capitals.
        if (path.Length == 0 || CanonicalUrl.IsCanonical(path) || request.Path.StartsWithSegments(ClientAssets.Root))
        {
            return next(context);
        }

        if (ResourcePolicy.IsOpenData(context))
        {
            return ApiProblem.UnknownAddress(context).ExecuteAsync(context);
        }

        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
