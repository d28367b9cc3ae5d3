using NetEscapades.AspNetCore.SecurityHeaders.Headers;

namespace CyberAware.Web.Security;

/// <summary>
/// The one header policy of every response: pages, errors, static files. It has no nonce, so that whole
/// pages can be cached; hence no inline script, no inline style, no foreign host anywhere. Pages made for the frames of
/// other sites get a stricter one, but for who may frame them (ADR 38).
/// </summary>
public static class HeaderPolicy
{
    /// <summary>Name of the only Trusted Types policy that scripts may create.</summary>
    public const string TrustedTypesPolicy = "portal";

    private const int TwoYears = 2 * 365 * 24 * 60 * 60;

    // Everything the portal never needs, so that no injected frame or script gets it either; slides and a class take the whole screen.
    private const string PermissionsOff =
        "accelerometer=(), autoplay=(), camera=(), display-capture=(), encrypted-media=(), fullscreen=(self), "
        + "geolocation=(), gyroscope=(), hid=(), idle-detection=(), local-fonts=(), magnetometer=(), microphone=(), midi=(), "
        + "payment=(), picture-in-picture=(), publickey-credentials-get=(), screen-wake-lock=(), serial=(), "
        + "storage-access=(), usb=(), window-management=(), xr-spatial-tracking=()";

    /// <summary>The same for the closed areas, where people sign in with a passkey.</summary>
    /// <param name="isSecure">Whether people reach the portal over https.</param>
    /// <param name="providerOrigin">Origin of the identity provider that the form of signing in leads to; null when there is none.</param>
    public static HeaderPolicyCollection CreateClosed(bool isSecure, string? providerOrigin = null) =>
        CreateClosed(isSecure, providerOrigin, isFramed: false);

    /// <summary>The same for a preview that stands in a frame of the writer's screen.</summary>
    public static HeaderPolicyCollection CreateFramed(bool isSecure) => CreateClosed(isSecure, null, isFramed: true);

    private static HeaderPolicyCollection CreateClosed(bool isSecure, string? providerOrigin, bool isFramed) =>
        Create(isSecure, providerOrigin, hasFrames: true, isFramed).AddCustomHeader("Permissions-Policy", PermissionsOff.Replace(
            "publickey-credentials-get=()", "publickey-credentials-create=(self), publickey-credentials-get=(self)", StringComparison.Ordinal));

    public static HeaderPolicyCollection Create(bool isSecure)
    {
        var policies = Create(isSecure, null, hasFrames: false, isFramed: false);
        var (header, usual) = policies.Single(policy => policy.Value is ContentSecurityPolicyHeader);
        policies[header] = new FramePolicy(usual, CreateEmbedded(isSecure).Values.Single());
        return policies;
    }

    // Words and one stylesheet: no script, no picture, no form, so that a page in a stranger's frame can be made to do nothing.
    private static HeaderPolicyCollection CreateEmbedded(bool isSecure) => new HeaderPolicyCollection().AddContentSecurityPolicy(csp =>
    {
        csp.AddDefaultSrc().None();
        csp.AddStyleSrc().Self();
        csp.AddFormAction().None();
        csp.AddBaseUri().None();
        csp.AddFrameAncestors().From("*");
        csp.AddRequireTrustedTypesFor().Script();
        csp.AddTrustedTypes().None();
        if (isSecure)
        {
            csp.AddUpgradeInsecureRequests();
        }
    });

    private static HeaderPolicyCollection Create(bool isSecure, string? formOrigin, bool hasFrames, bool isFramed)
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
                var forms = csp.AddFormAction().Self();
                if (formOrigin is not null)
                {
                    forms.From(formOrigin);
                }

                csp.AddBaseUri().None();
                csp.AddObjectSrc().None();
                var ancestors = csp.AddFrameAncestors();
                _ = isFramed ? ancestors.Self() : ancestors.None();
                if (hasFrames)
                {
                    csp.AddFrameSrc().Self();
                }

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
