using CyberAware.Core.Data;

namespace CyberAware.Web.Configuration;

/// <summary>An identity provider that speaks OpenID Connect, under <c>Portal:OpenIdConnect:</c>.</summary>
public sealed class OpenIdConnectSettings
{
    private const string Section = PortalSettings.Section + ":OpenIdConnect:";

    /// <summary>Address of the provider, under which it describes itself; empty: nobody signs in by one.</summary>
    public string? Authority { get; init; }

    /// <summary>Name by which the provider knows the portal.</summary>
    public string? ClientId { get; init; }

    /// <summary>Secret of the portal at the provider.</summary>
    public string? ClientSecret { get; init; }

    /// <summary>Name of the provider that people read; empty: its host.</summary>
    public string? Name { get; init; }

    /// <summary>Where people sign in at the provider, if that is another host than the address above: https://login.example.kz.</summary>
    public string? SignInOrigin { get; init; }

    /// <summary>Whether people can sign in by it.</summary>
    public bool IsOn => !string.IsNullOrEmpty(Authority);

    /// <summary>The provider's address without a slash at its end: the name under which its accounts are kept.</summary>
    public string Issuer => Authority?.TrimEnd('/') ?? "";

    /// <summary>What people read as its name.</summary>
    public string DisplayName => string.IsNullOrWhiteSpace(Name) ? new Uri(Authority!).Host : Name;

    /// <summary>The origin that forms of the closed areas may lead to; null while it is off.</summary>
    public string? FormOrigin => !IsOn ? null : string.IsNullOrEmpty(SignInOrigin) ? new Uri(Authority!).GetLeftPart(UriPartial.Authority) : SignInOrigin;

    /// <summary>What is wrong, each with the name of its key.</summary>
    public IEnumerable<string> Problems()
    {
        if (!IsOn)
        {
            if (!string.IsNullOrEmpty(ClientId) || !string.IsNullOrEmpty(ClientSecret))
            {
                yield return $"{Section}Authority is empty, though the provider's other settings are set; set it to the provider's address, or remove them.";
            }

            yield break;
        }

        if (!IsSafe(Authority!) || Issuer.Length > Lengths.Name)
        {
            yield return $"{Section}Authority is '{Authority}'; it must be an https address of at most {Lengths.Name} characters, without query.";
        }

        if (!string.IsNullOrEmpty(SignInOrigin) && (!IsSafe(SignInOrigin) || new Uri(SignInOrigin).GetLeftPart(UriPartial.Authority) != SignInOrigin))
        {
            yield return $"{Section}SignInOrigin is '{SignInOrigin}'; it must be an https address without a path.";
        }

        if (string.IsNullOrEmpty(ClientId))
        {
            yield return $"{Section}ClientId is empty; set it to the name by which the provider knows the portal.";
        }

        if (string.IsNullOrEmpty(ClientSecret))
        {
            yield return $"{Section}ClientSecret is empty; set it to the portal's secret at the provider.";
        }
    }

    // Plain http is for tests on one machine alone.
    private static bool IsSafe(string url) => Uri.TryCreate(url, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))
        && address.Query.Length == 0 && address.Fragment.Length == 0 && address.UserInfo.Length == 0;
}
