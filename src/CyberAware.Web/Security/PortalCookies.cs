namespace CyberAware.Web.Security;

/// <summary>How every cookie of the closed areas is made.</summary>
public static class PortalCookies
{
    /// <summary>Over https no other site, also none of the same domain, can plant such a cookie.</summary>
    public static void Harden(CookieBuilder cookie, string name, bool isSecure)
    {
        cookie.Name = NameOf(name, isSecure);
        cookie.SecurePolicy = isSecure ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        cookie.SameSite = SameSiteMode.Strict;
        cookie.HttpOnly = true;
        cookie.Path = "/";
    }

    /// <summary>The same for a cookie that the portal writes itself.</summary>
    public static CookieOptions Options(bool isSecure, TimeSpan? lifetime) => new()
    {
        Secure = isSecure,
        SameSite = SameSiteMode.Strict,
        HttpOnly = true,
        Path = "/",
        MaxAge = lifetime,
        IsEssential = true,
    };

    public static string NameOf(string name, bool isSecure) => isSecure ? "__Host-" + name : name;
}
