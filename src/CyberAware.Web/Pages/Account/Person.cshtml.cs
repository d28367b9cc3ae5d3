using CyberAware.Core.People;
using CyberAware.Core.People.Storage;
using CyberAware.Web.Configuration;
using CyberAware.Web.Links;
using CyberAware.Web.Localization;
using CyberAware.Web.People;
using CyberAware.Web.Site;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Options;

namespace CyberAware.Web.Pages.Account;

/// <summary>One account, for administrators: its roles, a new link, closing it.</summary>
[Administrator]
[Fresh]
public sealed class PersonModel(PortalSnapshot snapshot, PortalLinks links, FeatureResources texts, PeopleService people, IOptions<PortalSettings> settings)
    : PeoplePageModel(snapshot, links, texts)
{
    public Person Person { get; private set; } = null!;

    /// <summary>The identity provider.</summary>
    public OpenIdConnectSettings Provider => settings.Value.OpenIdConnect;

    /// <summary>The account's name at the provider; empty when there is none.</summary>
    public string Subject { get; private set; } = "";

    /// <summary>Nobody changes the own roles.</summary>
    public bool IsSelf => Person.Id == SignedIn!.Person.Id;

    /// <summary>Whether a change was just made.</summary>
    public bool IsDone => Request.Query.ContainsKey("done");

    public override string Title => Person.DisplayName;

    protected override string Name => "People";

    private Guid Id => Guid.Parse((string)RouteData.Values["id"]!);

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (await people.FindAsync(Id, HttpContext.RequestAborted) is not { } person)
        {
            context.Result = NotFound();
            return;
        }

        Person = person;
        Subject = Provider.IsOn ? await people.FindSubjectAsync(Id, Provider.Issuer, HttpContext.RequestAborted) ?? "" : "";
        Roles = new RolesForm(PeopleModel.GrantsOf(person));
        await next();
    }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostRolesAsync() => ReadRoles() is { } roles
        ? Answer(await people.SetRolesAsync(SignedIn!.Actor, Id, Sent("version"), roles.Grants, HttpContext.RequestAborted))
        : Refused();

    public async Task<IActionResult> OnPostLinkAsync()
    {
        var result = await people.CreateLinkAsync(SignedIn!.Actor, Id, Sent("version"), HttpContext.RequestAborted);
        if (result.Refusal is not null)
        {
            return Answer(result);
        }

        Link = result.Link;
        Person = (await people.FindAsync(Id, HttpContext.RequestAborted))!;
        return Page();
    }

    public async Task<IActionResult> OnPostSubjectAsync()
    {
        if (!Provider.IsOn)
        {
            return NotFound();
        }

        Subject = Sent("subject").Trim();
        return Answer(await people.SetSubjectAsync(SignedIn!.Actor, Id, Sent("version"), Provider.Issuer, Subject, HttpContext.RequestAborted));
    }

    public async Task<IActionResult> OnPostCloseAsync() =>
        Answer(await people.SetClosedAsync(SignedIn!.Actor, Id, Sent("version"), isClosed: true, HttpContext.RequestAborted));

    public async Task<IActionResult> OnPostReopenAsync() =>
        Answer(await people.SetClosedAsync(SignedIn!.Actor, Id, Sent("version"), isClosed: false, HttpContext.RequestAborted));

    private IActionResult Answer(PeopleResult result) =>
        result.Refusal is { } refusal ? Refused(refusal) : Redirect(AccountPaths.Person(Language, Id) + "?done=1");
}
