using CyberAware.Core.People;
using CyberAware.Web.Links;
using CyberAware.Web.Localization;
using CyberAware.Web.Site;
using Microsoft.AspNetCore.Mvc;

namespace CyberAware.Web.Pages.Account;

/// <summary>A page on which administrators change accounts: says why something was refused.</summary>
public abstract class PeoplePageModel(PortalSnapshot snapshot, PortalLinks links, FeatureResources texts) : AccountPageModel(snapshot, links, texts)
{
    /// <summary>Secret of a link that was just made; null when none was.</summary>
    public string? Link { get; protected set; }

    public override bool ShowsOnce => Link is not null;

    /// <summary>The roles of the form.</summary>
    public RolesForm Roles { get; protected set; } = new([]);

    protected IActionResult Refused(PeopleRefusal refusal)
    {
        switch (refusal)
        {
            case PeopleRefusal.NotAllowed:
                return StatusCode(StatusCodes.Status403Forbidden);
            case PeopleRefusal.NotFound:
                return NotFound();
            case PeopleRefusal.NotFresh:
                return NotFresh();
        }

        Add(FieldOf(refusal), Text[$"Refusal.{refusal}"]);
        return Refused(refusal == PeopleRefusal.Stale ? StatusCodes.Status409Conflict : StatusCodes.Status400BadRequest);
    }

    /// <summary>The roles that were sent; null and an error when they are none.</summary>
    protected RolesForm? ReadRoles()
    {
        if (RolesForm.Parse(Request.Form[RolesForm.Field]) is { } roles)
        {
            return Roles = roles;
        }

        Add(RolesForm.Field, Text[$"Refusal.{PeopleRefusal.Roles}"]);
        return null;
    }

    private static string FieldOf(PeopleRefusal refusal) => refusal switch
    {
        PeopleRefusal.UserName or PeopleRefusal.UserNameTaken => "user",
        PeopleRefusal.DisplayName or PeopleRefusal.DisplayNameTaken => "display-name",
        PeopleRefusal.Subject or PeopleRefusal.SubjectTaken => "subject",
        PeopleRefusal.Roles => RolesForm.Field,
        _ => "",
    };
}
