using Microsoft.Extensions.Primitives;

namespace CyberAware.Web.Security;

/// <summary>Tells requests that a foreign page makes in a visitor's name from the visitor's own.</summary>
public static class CsrfGuard
{
    /// <summary>Decides whether an unsafe request is allowed.</summary>
    /// <param name="method">Request method; safe ones always pass.</param>
    /// <param name="fetchSite">Every header Sec-Fetch-Site; empty when absent. Two that differ are refused.</param>
    /// <param name="origin">Every header Origin; empty when absent. Two that differ are refused.</param>
    /// <param name="publicOrigin">The portal's own origin.</param>
    /// <param name="demandsProof">Whether the address belongs to a signed-in area, which demands proof.</param>
    public static bool IsAllowed(string method, StringValues fetchSite, StringValues origin, string publicOrigin, bool demandsProof)
    {
        if (HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method))
        {
            return true;
        }

        // Browsers send each of them once; whoever adds another wants one reader to believe the first and one the last.
        if (Contradicts(fetchSite) || Contradicts(origin))
        {
            return false;
        }

        if (fetchSite.Count > 0)
        {
            return fetchSite[0] is "same-origin" or "none";
        }

        return origin.Count == 0 ? !demandsProof : string.Equals(origin[0], publicOrigin, StringComparison.OrdinalIgnoreCase);
    }

    private static bool Contradicts(StringValues values) => values.Count > 1 && values.Any(value => value != values[0]);
}
