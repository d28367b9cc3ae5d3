namespace CyberAware.Web.Security;

/// <summary>Tells requests that a foreign page makes in a visitor's name from the visitor's own.</summary>
public static class ForgedRequest
{
    /// <summary>Decides whether an unsafe request is allowed.</summary>
    /// <param name="method">Request method; safe ones always pass.</param>
    /// <param name="fetchSite">Header Sec-Fetch-Site, null when absent.</param>
    /// <param name="origin">Header Origin, null when absent.</param>
    /// <param name="publicOrigin">The portal's own origin.</param>
    /// <param name="signedInArea">Whether the address belongs to a signed-in area, which demands proof.</param>
    public static bool IsAllowed(string method, string? fetchSite, string? origin, string publicOrigin, bool signedInArea)
    {
        if (HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method))
        {
            return true;
        }

        if (fetchSite is not null)
        {
            return fetchSite is "same-origin" or "none";
        }

        return origin is null ? !signedInArea : string.Equals(origin, publicOrigin, StringComparison.OrdinalIgnoreCase);
    }
}
