using NetEscapades.AspNetCore.SecurityHeaders.Infrastructure;

namespace CyberAware.Web.Security;

/// <summary>
/// The header policy's values, worked out once for http and once for https, for responses that are kept:
/// the cache copies headers before the middleware of the policy would add them.
/// </summary>
public sealed class KeptHeaders(HeaderPolicyCollection policies)
{
    private KeyValuePair<string, string>[]? secure;
    private KeyValuePair<string, string>[]? plain;

    public void Apply(HttpContext context)
    {
        ref var headers = ref context.Request.IsHttps ? ref secure : ref plain;
        foreach (var (name, value) in headers ??= Evaluate(context))
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
