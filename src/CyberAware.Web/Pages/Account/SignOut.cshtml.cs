using CyberAware.Web.Links;
using CyberAware.Web.Localization;
using CyberAware.Web.People;
using CyberAware.Web.Site;
using Microsoft.AspNetCore.Mvc;

namespace CyberAware.Web.Pages.Account;

/// <summary>Ends the session.</summary>
[SignedIn]
[OpenWithOneCredential]
public sealed class SignOutModel(PortalSnapshot snapshot, PortalLinks links, FeatureResources texts, SignInService signIn) : AccountPageModel(snapshot, links, texts)
{
    protected override string Name => "SignOut";

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await signIn.SignOutAsync(HttpContext, SignedIn!);
        return Redirect(AccountPaths.SignIn(Language));
    }
}
