using CyberAware.Core.People.Storage;
using CyberAware.Web.Configuration;
using CyberAware.Web.Links;
using CyberAware.Web.Localization;
using CyberAware.Web.People;
using CyberAware.Web.Site;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace CyberAware.Web.Pages.Account;

/// <summary>Sets another authenticator app, as for a new telephone.</summary>
[SignedIn]
[OpenWithOneCredential]
[Fresh]
public sealed class AuthenticatorModel(
    PortalSnapshot snapshot, PortalLinks links, FeatureResources texts, AccountService account, AuthenticatorSetup setup, IOptions<PortalSettings> settings)
    : NewCredentialsModel(snapshot, links, texts, setup, settings)
{
    public override Person Person => SignedIn!.Person;

    protected override string Name => "Authenticator";

    // Without a password an app is good for nothing; both are set on one page then.
    public IActionResult OnGet() => Person.TwoFactorEnabled ? Page() : Redirect(AccountPaths.Password(Language));

    public async Task<IActionResult> OnPostAsync()
    {
        if (!SignedIn!.Actor.IsFresh)
        {
            return NotFresh();
        }

        if (!Person.TwoFactorEnabled)
        {
            return Redirect(AccountPaths.Password(Language));
        }

        if (ReadAuthenticator() is not { } authenticator)
        {
            return Refused();
        }

        Codes = await account.SetAuthenticatorAsync(HttpContext, SignedIn, authenticator);
        return Codes is null ? Stale() : Page();
    }
}
