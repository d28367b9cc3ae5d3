using CyberAware.Core;
using CyberAware.Core.People;
using CyberAware.Web.Links;
using CyberAware.Web.Localization;
using CyberAware.Web.People;
using CyberAware.Web.Site;
using Microsoft.AspNetCore.Mvc;

namespace CyberAware.Web.Pages.Account;

/// <summary>One's own name and the language of the screens.</summary>
[SignedIn]
[OpenWithOneCredential]
public sealed class ProfileModel(PortalSnapshot snapshot, PortalLinks links, FeatureResources texts, ProfileService profile) : AccountPageModel(snapshot, links, texts)
{
    public string DisplayName { get; private set; } = "";

    public Language PersonLanguage { get; private set; } = Core.Language.Kazakh;

    /// <summary>Version of the account that the form was filled in for.</summary>
    public string Version { get; private set; } = "";

    protected override string Name => "Profile";

    public void OnGet()
    {
        var person = SignedIn!.Person;
        (DisplayName, PersonLanguage, Version) = (person.DisplayName, person.Language, person.ConcurrencyStamp!);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        (DisplayName, PersonLanguage, Version) = (Sent("display-name").Trim(), Core.Language.Find(Sent("language")) ?? SignedIn!.Person.Language, Sent("version"));
        var result = await profile.ChangeAsync(SignedIn!.Actor, Version, DisplayName, PersonLanguage, HttpContext.RequestAborted);
        switch (result.Refusal)
        {
            case null:
                return Redirect($"{AccountPaths.Account(PersonLanguage)}?done=profile");
            case PeopleRefusal.DisplayName or PeopleRefusal.DisplayNameTaken:
                Add("display-name", Text[$"Refusal.{result.Refusal}"]);
                return Refused();
            default:
                return Stale();
        }
    }
}
