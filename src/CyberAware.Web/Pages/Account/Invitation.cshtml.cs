using CyberAware.Core.People;
using CyberAware.Core.People.Storage;
using CyberAware.Web.Configuration;
using CyberAware.Web.Endpoints;
using CyberAware.Web.Links;
using CyberAware.Web.Localization;
using CyberAware.Web.People;
using CyberAware.Web.Site;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Options;

namespace CyberAware.Web.Pages.Account;

/// <summary>Opened by a link: the first credentials of an account, or new ones instead of lost ones. The link stands in no log.</summary>
[OpenPage]
[AnswersInAddress]
public sealed class InvitationModel(
    PortalSnapshot snapshot, PortalLinks links, FeatureResources texts, AccountService account, SignInService signIn, PasskeyService passkeys,
    AuthenticatorSetup setup, IOptions<PortalSettings> settings)
    : NewCredentialsModel(snapshot, links, texts, setup, settings)
{
    /// <summary>The link; null when it can't be used.</summary>
    public Invitation? Invitation { get; private set; }

    /// <summary>The link's secret.</summary>
    public string Secret => (string)RouteData.Values["secret"]!;

    public override Person Person => Invitation!.Person;

    public override string Title => Codes is not null ? Text["Invitation.DoneTitle"] : Invitation is null ? Text["Invitation.InvalidTitle"] : base.Title;

    protected override string Name => "Invitation";

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        Invitation = await account.FindInvitationAsync(Secret, HttpContext.RequestAborted);
        if (Invitation is null)
        {
            context.Result = Refused(StatusCodes.Status404NotFound);
            return;
        }

        await next();
    }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var (password, authenticator) = (ReadPassword(), ReadAuthenticator());
        return password is null || authenticator is null ? Refused() : await AcceptAsync(password, authenticator, null);
    }

    public async Task<IActionResult> OnPostOptionsAsync() => Content(await passkeys.CreateCreationAsync(HttpContext, Person), "application/json");

    public async Task<IActionResult> OnPostPasskeyAsync()
    {
        if (await passkeys.ReadCreatedAsync(HttpContext, Person, Sent("credential")) is not { } passkey)
        {
            Add("", Text["Passkey.Wrong"]);
            return Refused();
        }

        passkey.Name = Text["Passkeys.FirstName"];
        return await AcceptAsync(null, null, passkey);
    }

    private async Task<IActionResult> AcceptAsync(string? password, NewAuthenticator? authenticator, UserPasskeyInfo? passkey)
    {
        var person = Person;
        Codes = await account.AcceptAsync(HttpContext, Invitation!, password, authenticator, passkey);
        if (Codes is null)
        {
            Invitation = null;
            return Refused(StatusCodes.Status404NotFound);
        }

        await signIn.CompleteAsync(HttpContext, person, "link");
        return Page();
    }
}
