using CyberAware.Web.Links;
using CyberAware.Web.Localization;
using CyberAware.Web.People;
using CyberAware.Web.Site;
using Microsoft.AspNetCore.Mvc;

namespace CyberAware.Web.Pages.Account;

/// <summary>Signing in: by a passkey, or by a password, after which a code is asked for.</summary>
[OpenPage]
public sealed class SignInModel(PortalSnapshot snapshot, PortalLinks links, FeatureResources texts, SignInService signIn, PasskeyService passkeys, PasswordVerifier passwords)
    : AccountPageModel(snapshot, links, texts)
{
    /// <summary>What was typed as the user name.</summary>
    public string UserName { get; private set; } = "";

    /// <summary>Where the person wants to go; null for the own account.</summary>
    public string? ReturnUrl => CyberAware.Web.Links.ReturnUrl.From(Request.Query[AccountPaths.ReturnParameter]);

    protected override string Name => "SignIn";

    public IActionResult OnGet()
    {
        passwords.Prepare();
        return SignedIn is null ? Page() : Redirect(ReturnUrl ?? AccountPaths.Account(Language));
    }

    public async Task<IActionResult> OnPostAsync()
    {
        (UserName, var password) = (Sent("user").Trim(), Sent("password"));
        if (UserName.Length == 0)
        {
            Add("user", Text["SignIn.NoUserName"]);
        }

        if (password.Length == 0)
        {
            Add("password", Text["SignIn.NoPassword"]);
        }

        if (Errors.Count > 0)
        {
            return Refused();
        }

        var result = await signIn.TryPasswordAsync(HttpContext, UserName, password, ReturnUrl);
        switch (result.Outcome)
        {
            case SignInOutcome.Done:
                return Redirect(AccountPaths.Code(Language));
            case SignInOutcome.TooEarly:
                return TooEarly(result.Wait);
            default:
                Add("user", Text["SignIn.Wrong"]);
                return Refused();
        }
    }

    public async Task<IActionResult> OnPostOptionsAsync() => Content(await passkeys.CreateRequestAsync(HttpContext, ReturnUrl), "application/json");

    public async Task<IActionResult> OnPostPasskeyAsync()
    {
        if (await passkeys.VerifyAsync(HttpContext, Sent("credential")) is not { } found)
        {
            await signIn.FailPasskeyAsync(HttpContext);
            Add("", Text["Passkey.Wrong"]);
            return Refused();
        }

        await signIn.CompleteAsync(HttpContext, found.Person, "passkey");
        return Redirect(found.ReturnUrl ?? AccountPaths.Account(Language));
    }
}
