using CyberAware.Core;
using CyberAware.Core.People;
using CyberAware.Web.Links;
using CyberAware.Web.Localization;
using CyberAware.Web.People;
using CyberAware.Web.Site;
using Microsoft.AspNetCore.Mvc;

namespace CyberAware.Web.Pages.Account;

/// <summary>Makes an account and the link by which its owner opens it. There is no other way to get one.</summary>
[Administrator]
[Fresh]
public sealed class InviteModel(PortalSnapshot snapshot, PortalLinks links, FeatureResources texts, PeopleService people) : PeoplePageModel(snapshot, links, texts)
{
    public string UserName => Sent("user").Trim();

    public string DisplayName => Sent("display-name").Trim();

    /// <summary>Language of the new person's screens.</summary>
    public Language PersonLanguage => Core.Language.Find(Sent("language")) ?? Language;

    protected override string Name => "Invite";

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (ReadRoles() is not { } roles)
        {
            return Refused();
        }

        var result = await people.InviteAsync(SignedIn!.Actor, UserName, DisplayName, PersonLanguage, roles.Grants, HttpContext.RequestAborted);
        if (result.Refusal is { } refusal)
        {
            return Refused(refusal);
        }

        Link = result.Link;
        return Page();
    }
}
