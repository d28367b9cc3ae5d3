using CyberAware.Web.Configuration;
using CyberAware.Web.Links;
using CyberAware.Web.Localization;
using CyberAware.Web.People;
using CyberAware.Web.Site;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace CyberAware.Web.Pages.Account;

/// <summary>Leads to the identity provider; and where somebody arrives whom it has named.</summary>
[OpenPage]
public sealed class ProviderModel(
    PortalSnapshot snapshot, PortalLinks links, FeatureResources texts, ProviderSignIn provider, IOptions<PortalSettings> settings)
    : AccountPageModel(snapshot, links, texts)
{
    private readonly FeatureResources resources = texts;

    public override string Title => Errors.Count > 0 ? Text["SignIn.Title"] : resources["Provider"]["Done.Title"];

    /// <summary>Where it goes on.</summary>
    public string ContinueUrl => Errors.Count > 0 ? AccountPaths.SignIn(Language) : Target ?? AccountPaths.Account(Language);

    protected override string Name => "Provider";

    private string? Target => ReturnUrl.From(Request.Query[AccountPaths.ReturnParameter]);

    // Who comes from another site brings no cookie of the closed areas along; who goes on from this page does.
    public IActionResult OnGet()
    {
        if (!settings.Value.OpenIdConnect.IsOn)
        {
            return NotFound();
        }

        Response.Headers["Refresh"] = $"0; url={ContinueUrl}";
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!settings.Value.OpenIdConnect.IsOn)
        {
            return NotFound();
        }

        if (await provider.EnterAsync(HttpContext) is var wait && wait > TimeSpan.Zero)
        {
            return TooEarly(wait);
        }

        try
        {
            await OpenIdConnectSignIn.StartAsync(HttpContext, Language, Target, Sent(ProviderForm.InvitationField) is { Length: > 0 } secret ? secret : null);
            return new EmptyResult();
        }
        catch (Exception e) when (e is InvalidOperationException or HttpRequestException or IOException)
        {
            return Redirect(OpenIdConnectSignIn.RetryUrl(Language, ProviderOutcome.Failed));
        }
    }
}
