using CyberAware.Core.People;
using CyberAware.Core.People.Storage;
using CyberAware.Web.Configuration;
using CyberAware.Web.Links;
using CyberAware.Web.Localization;
using CyberAware.Web.People;
using CyberAware.Web.Site;
using Microsoft.Extensions.Options;

namespace CyberAware.Web.Pages.Account;

/// <summary>A page on which a password or an authenticator app is set.</summary>
public abstract class NewCredentialsModel(
    PortalSnapshot snapshot, PortalLinks links, FeatureResources texts, AuthenticatorSetup setup, IOptions<PortalSettings> settings)
    : AccountPageModel(snapshot, links, texts)
{
    private (string Secret, string Protected)? made;

    /// <summary>Whose credentials are set.</summary>
    public abstract Person Person { get; }

    /// <summary>Recovery codes that were made; null before.</summary>
    public IReadOnlyList<string>? Codes { get; protected set; }

    public override bool ShowsOnce => Codes is { Count: > 0 };

    /// <summary>What the app is set up with: the same as long as the form is.</summary>
    public AuthenticatorForm Authenticator
    {
        get
        {
            made ??= setup.Create(Person.Id, Sent("setup"));
            var (secret, hidden) = made.Value;
            return new AuthenticatorForm(secret, hidden, OneTimeCode.Url(new Uri(settings.Value.PublicOrigin!).Host, Person.UserName!, secret), ErrorOf("code"));
        }
    }

    /// <summary>The password of the form; null and an error when it can't be taken.</summary>
    protected string? ReadPassword()
    {
        var password = Sent("password");
        if (PasswordRules.Check(password, Person.UserName!) is not { } problem)
        {
            return password;
        }

        Add("password", problem);
        return null;
    }

    /// <summary>The app of the form; null and an error when its code is wrong.</summary>
    protected NewAuthenticator? ReadAuthenticator()
    {
        var verified = setup.Verify(Person.Id, Sent("setup"), Sent("code"));
        if (verified is null)
        {
            Add("code", Text["Setup.Wrong"]);
        }

        return verified;
    }
}
