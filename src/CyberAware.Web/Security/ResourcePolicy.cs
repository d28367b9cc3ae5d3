using CyberAware.Web.Links;
using CyberAware.Web.Localization;
using NetEscapades.AspNetCore.SecurityHeaders.Headers;
using NetEscapades.AspNetCore.SecurityHeaders.Infrastructure;

namespace CyberAware.Web.Security;

/// <summary>Everything is for the portal's own pages; the open data alone may be read by other sites.</summary>
public sealed class ResourcePolicy : IHeaderPolicy
{
    public string Header => "Cross-Origin-Resource-Policy";

    public static bool IsOpenData(HttpContext context) =>
        new PathString(RequestLanguage.FailedPath(context) ?? context.Request.Path.Value).StartsWithSegments(ApiPaths.Root);

    public void Apply(HttpContext context, CustomHeadersResult result)
    {
        var isOpenData = IsOpenData(context);
        result.SetHeaders[Header] = isOpenData ? "cross-origin" : "same-origin";
        if (isOpenData)
        {
            result.SetHeaders["Access-Control-Allow-Origin"] = "*";
        }
    }
}
