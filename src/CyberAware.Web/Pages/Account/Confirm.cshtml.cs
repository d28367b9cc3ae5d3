using CyberAware.Core.People;
using CyberAware.Web.Links;
using CyberAware.Web.Localization;
using CyberAware.Web.People;
using CyberAware.Web.Site;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace CyberAware.Web.Pages.Account;

/// <summary>Asks somebody who has signed in for a credential again, before what can do much harm.</summary>
[SignedIn]
[OpenWithOneCredential]
public sealed class ConfirmModel(
    PortalSnapshot snapshot, PortalLinks links, FeatureResources texts, SignInService signIn, PasskeyService passkeys, AccountService account)
    : AccountPageModel(snapshot, links, texts)
{
    public Credentials Credentials { get; private set; } = null!;

    /// <summary>Where the person wants to go; null for the own account.</summary>
    public string? ReturnUrl => CyberAware.Web.Links.ReturnUrl.From(Request.Query[AccountPaths.ReturnParameter]);

    protected override string Name => "Confirm";

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        Credentials = await account.CredentialsOfAsync(SignedIn!.Person, HttpContext.RequestAborted);
        await next();
    }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var result = await signIn.TryConfirmAsync(HttpContext, SignedIn!, Sent("password"), Sent("code"));
        switch (result.Outcome)
        {
            case SignInOutcome.Done:
                return ReturnUrl is { } url ? Redirect(url) : Done("confirmed");
            case SignInOutcome.TooEarly:
                return TooEarly(result.Wait);
            default:
                Add("password", Text["Confirm.Wrong"]);
                return Refused();
        }
    }

    public async Task<IActionResult> OnPostOptionsAsync() => Content(await passkeys.CreateRequestAsync(HttpContext, ReturnUrl), "application/json");

    public async Task<IActionResult> OnPostPasskeyAsync()
    {
        if (await passkeys.VerifyAsync(HttpContext, Sent("credential")) is not { } found || found.Person.Id != SignedIn!.Person.Id)
        {
            await signIn.FailPasskeyAsync(HttpContext);
            Add("", Text["Passkey.Wrong"]);
            return Refused();
        }

        await signIn.ConfirmAsync(HttpContext, SignedIn, found.Person);
        return found.ReturnUrl is { } url ? Redirect(url) : Done("confirmed");
    }
}
