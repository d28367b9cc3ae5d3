using CyberAware.Core.People.Storage;
using CyberAware.Web.Configuration;
using CyberAware.Web.Links;
using CyberAware.Web.Localization;
using CyberAware.Web.People;
using CyberAware.Web.Site;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace CyberAware.Web.Pages.Account;

/// <summary>Sets a password; with the first one also an authenticator app, since a password alone opens nothing.</summary>
[SignedIn]
[OpenWithOneCredential]
[Fresh]
public sealed class PasswordModel(
    PortalSnapshot snapshot, PortalLinks links, FeatureResources texts, AccountService account, AuthenticatorSetup setup, IOptions<PortalSettings> settings)
    : NewCredentialsModel(snapshot, links, texts, setup, settings)
{
    public override Person Person => SignedIn!.Person;

    /// <summary>Whether there is no authenticator app yet.</summary>
    public bool NeedsAuthenticator => !Person.TwoFactorEnabled;

    public override string Title => Text[NeedsAuthenticator ? "Password.TitleWithApp" : "Password.Title"];

    protected override string Name => "Password";

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!SignedIn!.Actor.IsFresh)
        {
            return NotFresh();
        }

        var (password, authenticator) = (ReadPassword(), NeedsAuthenticator ? ReadAuthenticator() : null);
        if (Errors.Count > 0)
        {
            return Refused();
        }

        Codes = await account.SetPasswordAsync(HttpContext, SignedIn, password!, authenticator);
        return Codes switch
        {
            null => Stale(),
            { Count: 0 } => Done("password"),
            _ => Page(),
        };
    }
}
