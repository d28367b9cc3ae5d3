using CyberAware.Web.Links;
using CyberAware.Web.Localization;
using CyberAware.Web.People;
using CyberAware.Web.Site;
using Microsoft.AspNetCore.Mvc;

namespace CyberAware.Web.Pages.Account;

/// <summary>A second step: only who has just given a right password sees it.</summary>
public abstract class SecondStepModel(PortalSnapshot snapshot, PortalLinks links, FeatureResources texts, SignInService signIn)
    : AccountPageModel(snapshot, links, texts)
{
    /// <summary>Whether a recovery code is asked for instead of one of the app.</summary>
    protected abstract bool IsRecovery { get; }

    public async Task<IActionResult> OnGetAsync() => await signIn.HasStepAsync(HttpContext) ? Page() : Redirect(AccountPaths.SignIn(Language));

    public async Task<IActionResult> OnPostAsync()
    {
        var code = Sent("code").Trim();
        if (code.Length == 0)
        {
            Add("code", Text[Name + ".Empty"]);
            return Refused();
        }

        var result = await signIn.TryCodeAsync(HttpContext, code, IsRecovery);
        switch (result.Outcome)
        {
            case SignInOutcome.Done:
                return Redirect(result.ReturnUrl ?? AccountPaths.Account(Language));
            case SignInOutcome.TooEarly:
                return TooEarly(result.Wait);
            case SignInOutcome.Expired:
                return Redirect(AccountPaths.SignIn(Language));
            default:
                Add("code", Text[Name + ".Wrong"]);
                return Refused();
        }
    }
}
