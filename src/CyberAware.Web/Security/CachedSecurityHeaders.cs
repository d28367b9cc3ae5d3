using System.Collections.Concurrent;
using CyberAware.Web.Endpoints;
using NetEscapades.AspNetCore.SecurityHeaders.Infrastructure;

namespace CyberAware.Web.Security;

/// <summary>
/// The header policy's values, worked out once for each kind of request, for responses that are kept:
/// the cache copies headers before the middleware of the policy would add them.
/// </summary>
public sealed class CachedSecurityHeaders(HeaderPolicyCollection policies)
{
    // All that the policy's values depend on: https or not, open data or not, made for frames or not.
    private readonly ConcurrentDictionary<(bool IsHttps, bool IsOpenData, bool IsEmbedded), KeyValuePair<string, string>[]> cached = new();

    public void Apply(HttpContext context)
    {
        var key = (context.Request.IsHttps, ResourcePolicy.IsOpenData(context), EmbeddedAttribute.Is(context));
        foreach (var (name, value) in cached.GetOrAdd(key, (_, asked) => Evaluate(asked), context))
        {
            context.Response.Headers[name] = value;
        }
    }

    private KeyValuePair<string, string>[] Evaluate(HttpContext context)
    {
        var result = new CustomHeadersResult();
        foreach (var policy in policies.Values)
        {
            policy.Apply(context, result);
        }

        return [.. result.SetHeaders];
    }
}
