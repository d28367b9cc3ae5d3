namespace CyberAware.Web.Security;

/// <summary>
/// The one header policy of every response: pages, errors, static files. It has no nonce, so that whole
/// pages can be cached; hence no inline script, no inline style, no foreign host anywhere.
/// </summary>
public static class HeaderPolicy
{
    /// <summary>Name of the only Trusted Types policy that scripts may create.</summary>
    public const string TrustedTypesPolicy = "portal";

    private const int TwoYears = 2 * 365 * 24 * 60 * 60;

    // Everything the portal never needs, so that no injected frame or script gets it either.
    private const string PermissionsOff =
        "accelerometer=(), autoplay=(), camera=(), display-capture=(), encrypted-media=(), fullscreen=(), "
        + "geolocation=(), gyroscope=(), hid=(), idle-detection=(), local-fonts=(), magnetometer=(), microphone=(), midi=(), "
        + "payment=(), picture-in-picture=(), publickey-credentials-get=(), screen-wake-lock=(), serial=(), "
        + "storage-access=(), usb=(), window-management=(), xr-spatial-tracking=()";

    /// <summary>The same for the closed areas, where people sign in with a passkey.</summary>
    public static HeaderPolicyCollection CreateClosed(bool isSecure) =>
        Create(isSecure).AddCustomHeader("Permissions-Policy", PermissionsOff.Replace(
            "publickey-credentials-get=()", "publickey-credentials-create=(self), publickey-credentials-get=(self)", StringComparison.Ordinal));

    public static HeaderPolicyCollection Create(bool isSecure)
    {
        var policies = new HeaderPolicyCollection()
            .AddContentSecurityPolicy(csp =>
            {
                csp.AddDefaultSrc().None();
                csp.AddScriptSrc().Self();
                csp.AddStyleSrc().Self();
                csp.AddImgSrc().Self();
                csp.AddFontSrc().Self();
                csp.AddConnectSrc().Self();
                csp.AddManifestSrc().Self();
                csp.AddWorkerSrc().Self();
                csp.AddFormAction().Self();
                csp.AddBaseUri().None();
                csp.AddObjectSrc().None();
                csp.AddFrameAncestors().None();
                csp.AddRequireTrustedTypesFor().Script();
                csp.AddTrustedTypes().AllowPolicy(TrustedTypesPolicy);
                if (isSecure)
                {
                    csp.AddUpgradeInsecureRequests();
                }
            })
            .AddStrictTransportSecurity(TwoYears, includeSubdomains: true, preload: false)
            .AddContentTypeOptionsNoSniff()
            .AddReferrerPolicyStrictOriginWhenCrossOrigin()
            .AddCrossOriginOpenerPolicy(policy => policy.SameOrigin())
            .AddCustomHeader("Permissions-Policy", PermissionsOff)
            .RemoveServerHeader();
        var resources = new ResourcePolicy();
        policies[resources.Header] = resources;
        return policies;
    }
}
