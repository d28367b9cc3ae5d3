using System.Buffers.Text;
using CyberAware.Core.People;
using CyberAware.Web.Links;
using CyberAware.Web.Localization;
using CyberAware.Web.People;
using CyberAware.Web.Site;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace CyberAware.Web.Pages.Account;

/// <summary>The passkeys of one's account: adds and removes them.</summary>
[SignedIn]
[OpenWithOneCredential]
[Fresh]
public sealed class PasskeysModel(PortalSnapshot snapshot, PortalLinks links, FeatureResources texts, AccountService account, PasskeyService passkeys)
    : AccountPageModel(snapshot, links, texts)
{
    private const int MaxName = 60;

    public IReadOnlyList<UserPasskeyInfo> Passkeys { get; private set; } = [];

    /// <summary>Whether the account keeps enough without one of them.</summary>
    public bool CanRemove { get; private set; }

    /// <summary>The name that was typed for a new one.</summary>
    public string NewName => Sent("name").Trim();

    protected override string Name => "Passkeys";

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        Passkeys = await account.PasskeysOfAsync(SignedIn!.Person);
        var credentials = await account.CredentialsOfAsync(SignedIn.Person, HttpContext.RequestAborted);
        CanRemove = credentials.Count > Credentials.Needed(SignedIn.Actor.Grants);
        await next();
    }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostOptionsAsync() =>
        SignedIn!.Actor.IsFresh ? Content(await passkeys.CreateCreationAsync(HttpContext, SignedIn.Person), "application/json") : NotFresh();

    public async Task<IActionResult> OnPostPasskeyAsync()
    {
        if (!SignedIn!.Actor.IsFresh)
        {
            return NotFresh();
        }

        if (await passkeys.ReadCreatedAsync(HttpContext, SignedIn.Person, Sent("credential")) is not { } passkey)
        {
            Add("", Text["Passkey.Wrong"]);
            return Refused();
        }

        var name = PersonNames.IsDisplayName(NewName) && NewName.Length <= MaxName ? NewName : Text["Passkeys.FirstName"].Value;
        return await account.AddPasskeyAsync(HttpContext, SignedIn, passkey, name) ? Done("passkey-added") : Stale();
    }

    public async Task<IActionResult> OnPostRemoveAsync()
    {
        if (!SignedIn!.Actor.IsFresh)
        {
            return NotFresh();
        }

        var id = Sent("id");
        return Base64Url.IsValid(id) && await account.RemovePasskeyAsync(HttpContext, SignedIn, Base64Url.DecodeFromChars(id)) ? Done("passkey-removed") : Stale();
    }
}
