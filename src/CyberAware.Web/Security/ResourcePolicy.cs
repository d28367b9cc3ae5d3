using CyberAware.Web.Endpoints;
using CyberAware.Web.Links;
using CyberAware.Web.Localization;
using NetEscapades.AspNetCore.SecurityHeaders.Headers;
using NetEscapades.AspNetCore.SecurityHeaders.Infrastructure;

namespace CyberAware.Web.Security;

/// <summary>
/// Everything is for the portal's own pages. The open data may be read by other sites, also what draws the pages made for
/// frames: a host that lends its frames no origin has them ask for it as strangers.
/// </summary>
public sealed class ResourcePolicy : IHeaderPolicy
{
    public string Header => "Cross-Origin-Resource-Policy";

    public static bool IsOpenData(HttpContext context) => ApiPaths.IsOpenData(PathOf(context));

    public void Apply(HttpContext context, CustomHeadersResult result)
    {
        var isReadable = IsOpenData(context) || EmbedPaths.IsStylesheet(PathOf(context));
        var isEmbedded = EmbeddedAttribute.Is(context);
        result.SetHeaders[Header] = isReadable || isEmbedded ? "cross-origin" : "same-origin";
        if (isReadable)
        {
            result.SetHeaders["Access-Control-Allow-Origin"] = "*";
        }

        // A host that isolates itself frames only what promises the same.
        if (isEmbedded)
        {
            result.SetHeaders["Cross-Origin-Embedder-Policy"] = "require-corp";
        }
    }

    private static PathString PathOf(HttpContext context) => new(RequestLanguage.FailedPath(context) ?? context.Request.Path.Value);
}
