using CyberAware.Core.People;
using CyberAware.Web.Links;
using CyberAware.Web.Localization;
using CyberAware.Web.People;
using CyberAware.Web.Site;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace CyberAware.Web.Pages.Account;

/// <summary>One's own account: roles, and by what one signs in.</summary>
[SignedIn]
[OpenWithOneCredential]
public sealed class IndexModel(PortalSnapshot snapshot, PortalLinks links, FeatureResources texts, AccountService account) : AccountPageModel(snapshot, links, texts)
{
    // What the pages of credentials say when they come back here.
    private static readonly string[] Doings = ["profile", "password", "authenticator", "passkey-added", "passkey-removed", "elsewhere", "confirmed"];

    public Credentials Credentials { get; private set; } = null!;

    /// <summary>Recovery codes that are left.</summary>
    public int RecoveryCodes { get; private set; }

    /// <summary>Credentials that the person's roles still need.</summary>
    public int Missing => Math.Max(0, Credentials.Needed(SignedIn!.Actor.Grants) - Credentials.Count);

    /// <summary>What was just done; null when nothing was.</summary>
    public string? DoneText => Request.Query["done"].ToString() is { } done && Doings.Contains(done) ? Text[$"Done.{done}"].Value : null;

    protected override string Name => "Account";

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var (person, cancellation) = (SignedIn!.Person, HttpContext.RequestAborted);
        Credentials = await account.CredentialsOfAsync(person, cancellation);
        RecoveryCodes = await account.RecoveryCodesOfAsync(person, cancellation);
        await next();
    }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostSignOutElsewhereAsync()
    {
        await account.SignOutElsewhereAsync(HttpContext, SignedIn!);
        return Done("elsewhere");
    }
}
