using System.Net;
using CyberAware.Core.People;
using CyberAware.Core.People.Storage;
using CyberAware.TestSupport.People;
using Microsoft.EntityFrameworkCore;

namespace CyberAware.Web.Tests.Pages.Account;

/// <summary>Administrators invite people, give roles, close accounts; links open accounts.</summary>
public sealed class PeoplePagesTests(AccountPortal portal) : IClassFixture<AccountPortal>
{
    private const string Invite = "/account/kk/people/invite";
    private const string Password = "құмбел жайлау 47 тас көпір";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Invite_Person_GetsALinkThatMakesCredentialsOnce()
    {
        using var admin = await portal.Host.SignedInAsync(portal.Administrator);
        var invited = await admin.FillAsync(Invite, "form[novalidate]", ("display-name", "Болат <i>Қ.</i>"), ("user", "bolat"), ("role", "Author.Page"), ("role", "Reviewer"));
        var link = new Uri(invited.Page.QuerySelector(".account-secret code")!.TextContent).AbsolutePath;
        Assert.StartsWith("/account/kk/invitation/", link, StringComparison.Ordinal);

        using var visitor = new Visitor(portal.Host.RawClient());
        var page = await visitor.GetAsync(link);
        Assert.Equal("Болат <i>Қ.</i>", page.Page.QuerySelector(".account-facts bdi")!.TextContent);
        var secret = Secret(page);
        var refused = await visitor.SubmitAsync("form[novalidate]", ("password", "bolat bolat bolat"), ("code", "1"));
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Equal(secret, Secret(refused));

        var done = await visitor.SubmitAsync("form[novalidate]", ("password", Password), ("code", OneTimeCode.For(secret, DateTimeOffset.UtcNow)));
        Assert.Equal((HttpStatusCode.OK, SecondStep.RecoveryCodes), (done.Status, done.Page.QuerySelectorAll(".account-codes li").Length));
        Assert.Equal("Аккаунтыңыз ашылды", done.Page.QuerySelector("h1")!.TextContent);
        var account = await visitor.GetAsync("/account/kk");
        Assert.Equal(["Автор: беттер", "Рецензент"], account.Page.QuerySelectorAll(".account-roles li").Select(role => role.TextContent.Trim()));

        using var late = new Visitor(portal.Host.RawClient());
        Assert.Equal(HttpStatusCode.NotFound, (await late.GetAsync(link)).Status);
        Assert.Equal(["signed-in", "link-used", "person-invited"], (await portal.ActionsAsync()).Take(3));
    }

    [Fact]
    public async Task Invite_BadForm_KeepsWhatWasTyped()
    {
        using var admin = await portal.Host.SignedInAsync(portal.Administrator);
        var visit = await admin.FillAsync(Invite, "form[novalidate]", ("display-name", "Гүлнар"), ("user", "ә"), ("language", "ru"), ("role", "Author"), ("role", "Publisher.Quiz"));

        Assert.Equal(HttpStatusCode.BadRequest, visit.Status);
        Assert.Contains("3–40", visit.Errors, StringComparison.Ordinal);
        Assert.Equal("Гүлнар", visit.Page.QuerySelector("#site-field-display-name")!.GetAttribute("value"));
        Assert.Equal("ә", visit.Page.QuerySelector("#site-field-user")!.GetAttribute("value"));
        Assert.Equal(["ru", "Author", "Publisher.Quiz"], visit.Page.QuerySelectorAll("input[checked]").Select(input => input.GetAttribute("value")));
        Assert.NotNull(visit.Page.QuerySelector($"a[href='#site-field-user']"));
    }

    [Theory]
    [InlineData("Owner")]
    [InlineData("Author.Nothing")]
    [InlineData("Author.Page.Quiz")]
    [InlineData("Administrator.Page")]
    [InlineData("7")]
    [InlineData("author")]
    [InlineData("")]
    public async Task Invite_UnknownRole_IsRefused(string role)
    {
        using var admin = await portal.Host.SignedInAsync(portal.Administrator);
        var visit = await admin.FillAsync(Invite, "form[novalidate]", ("display-name", "Name"), ("user", "unknown-role"), ("role", role));

        Assert.Equal(HttpStatusCode.BadRequest, visit.Status);
        Assert.False(await portal.WithDatabaseAsync(context => context.Users.AnyAsync(person => person.UserName == "unknown-role", Cancellation)));
    }

    /// <summary>Fields that no form has change nothing.</summary>
    [Fact]
    public async Task Invite_FurtherFields_HaveNoEffect()
    {
        using var admin = await portal.Host.SignedInAsync(portal.Administrator);
        await admin.FillAsync(
            Invite, "form[novalidate]", ("display-name", "Mass"), ("user", "mass"), ("Id", portal.Administrator.Id.ToString()), ("SecurityStamp", "x"), ("Person.PasswordHash", "x"),
            ("TwoFactorEnabled", "true"), ("Grants[0].Role", "Administrator"), ("ClosedAt", "2020-01-01"), ("CreatedAt", "2020-01-01"));
        var person = await portal.WithDatabaseAsync(context => context.Users.Include(person => person.Grants).SingleAsync(person => person.UserName == "mass", Cancellation));

        Assert.Empty(person.Grants);
        Assert.Equal((null, false, null), (person.PasswordHash, person.TwoFactorEnabled, person.ClosedAt));
        Assert.NotEqual("x", person.SecurityStamp);
        Assert.True(person.CreatedAt > DateTime.UtcNow.AddHours(-1));
    }

    [Fact]
    public async Task Roles_Changed_CountAtOnceAndAStaleFormIsRefused()
    {
        var person = await portal.Host.AddPersonAsync("rising", [new RoleGrant(Role.Author, "")]);
        var url = $"/account/kk/people/{person.Id}";
        using var admin = await portal.Host.SignedInAsync(portal.Administrator);
        using var visitor = await portal.Host.SignedInAsync(person);
        using var second = await portal.Host.SignedInAsync(portal.Administrator);
        await second.GetAsync(url);

        // The form holds the role that is given: it is left out here.
        var changed = await admin.FillAsync(url, "form[action$=Roles]", ("role", "Publisher"), ("role", "Reviewer.Quiz"));
        Assert.Equal(url + "?done=1", changed.Location);
        Assert.Equal(HttpStatusCode.Found, (await visitor.GetAsync("/account/kk")).Status);
        Assert.Equal("roles-changed", (await portal.ActionsAsync())[0]);

        var stale = await second.SubmitAsync("form[action$=Roles]", ("role", "Administrator"));
        Assert.Equal(HttpStatusCode.Conflict, stale.Status);
        var grants = await portal.WithDatabaseAsync(context => context.RoleGrants.Where(grant => grant.PersonId == person.Id).ToListAsync(Cancellation));
        Assert.Equal(["Publisher ", "Reviewer Quiz"], grants.Select(grant => $"{grant.Role} {grant.Kind}").Order());
    }

    [Fact]
    public async Task Close_Account_EndsItsSessionsUntilItIsOpenedAgain()
    {
        var person = await portal.Host.AddPersonAsync("leaving", []);
        var url = $"/account/kk/people/{person.Id}";
        using var admin = await portal.Host.SignedInAsync(portal.Administrator);
        using var visitor = await portal.Host.SignedInAsync(person);
        await admin.FillAsync(url, "form[action$=Close]");

        Assert.Equal(HttpStatusCode.Found, (await visitor.GetAsync("/account/kk")).Status);
        var page = await admin.GetAsync(url);
        Assert.Null(page.Page.QuerySelector("form[action$=Link]"));
        await admin.FillAsync(url, "form[action$=Reopen]");
        Assert.Equal(["account-reopened", "account-closed"], (await portal.ActionsAsync()).Take(2));
    }

    [Fact]
    public async Task Link_ForLostCredentials_ReplacesThemAll()
    {
        var person = await portal.Host.AddPersonAsync("forgetful", []);
        using var admin = await portal.Host.SignedInAsync(portal.Administrator);
        using var thief = await portal.Host.SignedInAsync(person);
        var made = await admin.FillAsync($"/account/ru/people/{person.Id}", "form[action$=Link]");
        var link = new Uri(made.Page.QuerySelector(".account-secret code")!.TextContent).AbsolutePath;

        // Until it is used everything stays as it was.
        Assert.Equal(HttpStatusCode.OK, (await thief.GetAsync("/account/kk")).Status);
        using var visitor = new Visitor(portal.Host.RawClient());
        var secret = Secret(await visitor.GetAsync(link));
        await visitor.SubmitAsync("form[novalidate]", ("password", Password), ("code", OneTimeCode.For(secret, DateTimeOffset.UtcNow)));

        Assert.Equal(HttpStatusCode.Found, (await thief.GetAsync("/account/kk")).Status);
        Assert.Equal(0, await portal.WithDatabaseAsync(context => context.UserLogins.CountAsync(login => login.UserId == person.Id, Cancellation)));
        using var old = new Visitor(portal.Host.RawClient());
        Assert.Equal(HttpStatusCode.BadRequest, (await old.FillAsync("/account/kk/sign-in", "form[novalidate]", ("user", "forgetful"), ("password", person.Password))).Status);
    }

    [Fact]
    public async Task Person_Self_CantBeChanged()
    {
        using var admin = await portal.Host.SignedInAsync(portal.Administrator);
        var url = $"/account/kk/people/{portal.Administrator.Id}";
        var page = await admin.GetAsync(url);
        Assert.Empty(page.Page.QuerySelectorAll("main form"));

        await admin.GetAsync("/account/kk/sign-out");
        var token = ("__RequestVerificationToken", admin.Page!.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!);
        foreach (var handler in new[] { "Roles", "Link", "Close" })
        {
            Assert.Equal(HttpStatusCode.BadRequest, (await admin.PostAsync($"{url}?handler={handler}", token, ("role", "Publisher"))).Status);
        }
    }

    [Theory]
    [InlineData("x")]
    [InlineData("%2e%2e%2fpeople")]
    [InlineData("<script>alert(1)</script>")]
    public async Task Invitation_UnknownLink_SaysSoAndNothingElse(string secret)
    {
        using var visitor = new Visitor(portal.Host.RawClient());
        var visit = await visitor.GetAsync("/account/ru/invitation/" + Uri.EscapeDataString(secret));

        Assert.Equal(HttpStatusCode.NotFound, visit.Status);
        Assert.Equal("Ссылка не действует", visit.Page.QuerySelector("h1")!.TextContent);
        Assert.Empty(visit.Page.QuerySelectorAll("form, script:not([src])"));
    }

    [Theory]
    [InlineData("00000000-0000-4000-8000-000000000000", HttpStatusCode.NotFound)]
    [InlineData("1", HttpStatusCode.NotFound)]
    public async Task Person_Unknown_IsNotThere(string id, HttpStatusCode expected)
    {
        using var admin = await portal.Host.SignedInAsync(portal.Administrator);
        Assert.Equal(expected, (await admin.GetAsync("/account/kk/people/" + id)).Status);
    }

    private static string Secret(Visit visit) => visit.Page.QuerySelector(".account-secret code")!.TextContent.Replace(" ", "", StringComparison.Ordinal);
}
