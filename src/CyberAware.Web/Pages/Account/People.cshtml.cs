using CyberAware.Core.People;
using CyberAware.Core.People.Storage;
using CyberAware.Web.Links;
using CyberAware.Web.Localization;
using CyberAware.Web.People;
using CyberAware.Web.Site;

namespace CyberAware.Web.Pages.Account;

/// <summary>Everybody who works on the portal, for administrators.</summary>
[Administrator]
public sealed class PeopleModel(PortalSnapshot snapshot, PortalLinks links, FeatureResources texts, PeopleService people) : AccountPageModel(snapshot, links, texts)
{
    public IReadOnlyList<Person> Everybody { get; private set; } = [];

    protected override string Name => "People";

    public async Task OnGetAsync() => Everybody = await people.ListAsync(HttpContext.RequestAborted);

    public static IReadOnlyList<RoleGrant> GrantsOf(Person person) => [.. person.Grants.Select(grant => new RoleGrant(grant.Role, grant.Kind))];
}
