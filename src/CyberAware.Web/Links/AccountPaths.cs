using CyberAware.Core;

namespace CyberAware.Web.Links;

/// <summary>The addresses of signing in, of one's own account and of the people who work on the portal.</summary>
public static class AccountPaths
{
    public const string Root = "/account";

    /// <summary>Parameter that names the page to which somebody comes back after signing in.</summary>
    public const string ReturnParameter = "returnUrl";

    /// <summary>Where the identity provider sends people back to; the provider knows this address.</summary>
    public const string ProviderCallback = "/account/provider";

    public static string SignIn(Language language, string? returnUrl = null) => Returning(Under(language, "sign-in"), returnUrl);

    public static string Provider(Language language, string? returnUrl = null) => Returning(Under(language, "provider"), returnUrl);

    public static string Code(Language language) => Under(language, "sign-in/code");

    public static string RecoveryCode(Language language) => Under(language, "sign-in/recovery-code");

    public static string Confirm(Language language, string? returnUrl = null) => Returning(Under(language, "confirm"), returnUrl);

    public static string SignOut(Language language) => Under(language, "sign-out");

    public static string Invitation(Language language, string secret) => Under(language, "invitation/" + secret);

    public static string Account(Language language) => $"/account/{language}";

    public static string Profile(Language language) => Under(language, "profile");

    public static string Passkeys(Language language) => Under(language, "passkeys");

    public static string Password(Language language) => Under(language, "password");

    public static string Authenticator(Language language) => Under(language, "authenticator");

    public static string RecoveryCodes(Language language) => Under(language, "recovery-codes");

    public static string People(Language language) => Under(language, "people");

    public static string Invite(Language language) => Under(language, "people/invite");

    public static string Person(Language language, Guid id) => Under(language, $"people/{id}");

    public static string Editor(Language language) => $"/editor/{language}";

    /// <summary>The same address of a closed area in another language.</summary>
    public static string InLanguage(string path, Language language) =>
        path.Split('/') is [_, var area, _, .. var rest] ? string.Join('/', ["", area, language.Tag, .. rest]) : Account(language);

    private static string Under(Language language, string path) => $"/account/{language}/{path}";

    private static string Returning(string path, string? returnUrl) =>
        returnUrl is null ? path : $"{path}?{ReturnParameter}={Uri.EscapeDataString(returnUrl)}";
}
