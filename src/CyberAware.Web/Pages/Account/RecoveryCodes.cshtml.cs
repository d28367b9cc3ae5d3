using CyberAware.Web.Links;
using CyberAware.Web.Localization;
using CyberAware.Web.People;
using CyberAware.Web.Site;
using Microsoft.AspNetCore.Mvc;

namespace CyberAware.Web.Pages.Account;

/// <summary>Makes new recovery codes; those before count no more.</summary>
[SignedIn]
[OpenWithOneCredential]
[Fresh]
public sealed class RecoveryCodesModel(PortalSnapshot snapshot, PortalLinks links, FeatureResources texts, AccountService account)
    : AccountPageModel(snapshot, links, texts)
{
    /// <summary>The codes that were made; null before.</summary>
    public IReadOnlyList<string>? Codes { get; private set; }

    public override bool ShowsOnce => Codes is not null;

    protected override string Name => "RecoveryCodes";

    public IActionResult OnGet() => SignedIn!.Person.TwoFactorEnabled ? Page() : Redirect(AccountPaths.Password(Language));

    public async Task<IActionResult> OnPostAsync()
    {
        if (!SignedIn!.Actor.IsFresh)
        {
            return NotFresh();
        }

        if (!SignedIn.Person.TwoFactorEnabled)
        {
            return Redirect(AccountPaths.Password(Language));
        }

        Codes = await account.CreateRecoveryCodesAsync(HttpContext, SignedIn);
        return Codes is null ? Stale() : Page();
    }
}
