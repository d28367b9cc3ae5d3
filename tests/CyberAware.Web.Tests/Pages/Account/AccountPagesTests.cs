using System.Net;
using CyberAware.Core;
using CyberAware.Core.People;
using CyberAware.Core.People.Storage;
using CyberAware.TestSupport.People;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CyberAware.Web.Tests.Pages.Account;

/// <summary>The screens of accounts: who may open which, in what state, and what they refuse.</summary>
public sealed class AccountPagesTests(AccountPortal portal) : IClassFixture<AccountPortal>
{
    private const string NewPassword = "құмбел жайлау 47 тас көпір";

    // Screens of everybody and of administrators; a person's own screen is asked for with the author's id.
    private static readonly string[] Everybodys = ["", "/profile", "/passkeys", "/password", "/authenticator", "/recovery-codes", "/confirm", "/sign-out"];
    private static readonly string[] PersonHandlers = ["Roles", "Link", "Close", "Reopen"];
    private static readonly string[] Administrators = ["/people", "/people/invite", "/people/{author}"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<Role> Roles => [.. Enum.GetValues<Role>()];

    public static TheoryData<string> Languages => [.. Language.All.Select(language => language.Tag)];

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task Get_EveryScreen_OpensToTheRolesThatNeedIt(Role role)
    {
        using var visitor = await portal.Host.SignedInAsync(portal.People[role]);
        foreach (var path in Everybodys)
        {
            Assert.Equal((path, HttpStatusCode.OK), (path, (await visitor.GetAsync(Url(path))).Status));
        }

        foreach (var path in Administrators)
        {
            var expected = role == Role.Administrator ? HttpStatusCode.OK : HttpStatusCode.Forbidden;
            Assert.Equal((path, expected), (path, (await visitor.GetAsync(Url(path))).Status));
        }
    }

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task Post_ChangesOfOthers_AreForAdministratorsAlone(Role role)
    {
        if (role == Role.Administrator)
        {
            return; // PeoplePagesTests
        }

        using var visitor = await portal.Host.SignedInAsync(portal.People[role]);
        await visitor.GetAsync(Url("/sign-out"));
        var token = Token(visitor);
        string[] urls = [Url("/people/invite"), .. PersonHandlers.Select(handler => $"{Url("/people/{author}")}?handler={handler}")];
        foreach (var url in urls)
        {
            Assert.Equal((url, HttpStatusCode.Forbidden), (url, (await visitor.PostAsync(url, token, ("role", "Administrator"))).Status));
        }
    }

    [Theory]
    [InlineData("kk", "/people", "Бұл бетті ашуға құқығыңыз жоқ")]
    [InlineData("ru", "/people", "У Вас нет прав на эту страницу")]
    [InlineData("kk", "/nothing", "Мұндай бет жоқ")]
    [InlineData("ru", "/nothing", "Такой страницы нет")]
    public async Task Get_WhatIsClosedOrMissing_SaysWhyAndLeadsBack(string language, string path, string title)
    {
        using var visitor = await portal.Host.SignedInAsync(portal.People[Role.Author]);
        var visit = await visitor.GetAsync(Url(path, language));

        Assert.Equal(title, visit.Title);
        Assert.Equal([$"/editor/{language}", $"/account/{language}"], visit.Page.QuerySelectorAll(".error-links a").Take(2).Select(link => link.GetAttribute("href")));
        Assert.Empty(visit.Page.QuerySelectorAll("main form, .error-offers")); // nobody searches for the words of such an address
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Get_EveryScreen_IsWholeInItsLanguage(string language)
    {
        using var visitor = await portal.Host.SignedInAsync(portal.Administrator);
        using var stranger = new Visitor(portal.Host.RawClient());
        foreach (var path in Everybodys.Concat(Administrators).Append("/sign-in"))
        {
            var visit = await (path == "/sign-in" ? stranger : visitor).GetAsync(Url(path, language));
            var text = visit.Page.DocumentElement.OuterHtml;

            Assert.Equal((path, HttpStatusCode.OK), (path, visit.Status));
            Assert.Equal(language, visit.Page.DocumentElement.GetAttribute("lang"));
            Assert.StartsWith(visit.Title, visit.Page.Title, StringComparison.Ordinal);
            Assert.Equal("no-store", string.Join(", ", visit.Response.Headers.GetValues("Cache-Control")));
            Assert.Equal("noindex", visit.Page.QuerySelector("meta[name=robots]")!.GetAttribute("content"));

            // A key without a text is shown as itself.
            Assert.DoesNotMatch(@">\s*[A-Z][A-Za-z]+\.[A-Za-z.]+\s*<", text);
            Assert.Empty(visit.Page.QuerySelectorAll("script:not([src]), style, [style], [onerror], [onclick], img"));
            Assert.All(visit.Page.QuerySelectorAll("form"), form => Assert.NotNull(form.QuerySelector("input[name=__RequestVerificationToken]")));
            var other = Language.All.Single(each => each.Tag != language);
            Assert.Equal(Url(path, other.Tag), visit.Page.QuerySelector($".site-language a[hreflang={other.Tag}]")!.GetAttribute("href"));
        }
    }

    [Fact]
    public async Task Get_EveryScreen_IsValidHtml()
    {
        using var visitor = await portal.Host.SignedInAsync(portal.Administrator);
        using var stranger = new Visitor(portal.Host.RawClient());
        var pages = new List<RenderedPage>();
        foreach (var path in Everybodys.Concat(Administrators))
        {
            pages.Add(new RenderedPage(path, (await visitor.GetAsync(Url(path))).Source));
        }

        pages.Add(new RenderedPage("/sign-in", (await stranger.GetAsync(Url("/sign-in"))).Source));
        pages.Add(new RenderedPage("/sign-in refused", (await stranger.SubmitAsync("form[novalidate]", ("user", ""))).Source));
        pages.Add(new RenderedPage("/invitation unknown", (await stranger.GetAsync(Url("/invitation/x"))).Source));
        pages.Add(new RenderedPage("/recovery-codes made", (await visitor.FillAsync(Url("/recovery-codes"), "form.account-actions")).Source));

        // The framework closes its own hidden fields in the manner of XML.
        pages = [.. pages.Select(page => page with { Html = page.Html.Replace(" />", ">", StringComparison.Ordinal) })];
        var faults = (await Validators.HtmlValidateAsync(pages)).Concat(await Validators.W3CAsync(pages)).ToList();
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Fact]
    public async Task Post_EveryForm_IsRefusedWithoutItsTokenOrFromElsewhere()
    {
        using var visitor = await portal.Host.SignedInAsync(portal.Administrator);
        var urls = new HashSet<string>();
        foreach (var path in Everybodys.Concat(Administrators))
        {
            var page = (await visitor.GetAsync(Url(path))).Page;
            urls.UnionWith(page.QuerySelectorAll("form").Select(form => form.GetAttribute("action")!));
            urls.UnionWith(page.QuerySelectorAll("[data-options]").Select(form => form.GetAttribute("data-options")!));
        }

        Assert.True(urls.Count >= 12, string.Join('\n', urls));
        using var client = portal.Host.RawClient();
        foreach (var url in urls)
        {
            Assert.Equal((url, HttpStatusCode.BadRequest), (url, (await visitor.PostAsync(url, ("role", "Author"))).Status));
            using var foreign = new HttpRequestMessage(HttpMethod.Post, url) { Content = new FormUrlEncodedContent([]) };
            foreign.Headers.Add("Sec-Fetch-Site", "cross-site");
            foreign.Headers.Add("Cookie", string.Join("; ", visitor.Cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
            using var response = await client.SendAsync(foreign, Cancellation);
            Assert.Equal((url, HttpStatusCode.Forbidden), (url, response.StatusCode));
        }
    }

    [Fact]
    public async Task Get_NamesFullOfMarkup_AreText()
    {
        using var visitor = await portal.Host.SignedInAsync(portal.People[Role.Author]);
        var own = await visitor.GetAsync(Url(""));
        Assert.Equal(AccountPortal.HostileName, own.Page.QuerySelector(".account-facts bdi")!.TextContent);
        Assert.Equal(AccountPortal.HostileName, own.Page.QuerySelector(".account-menu bdi")!.TextContent);

        using var admin = await portal.Host.SignedInAsync(portal.Administrator);
        Assert.Contains((await admin.GetAsync(Url("/people"))).Page.QuerySelectorAll("bdi"), name => name.TextContent == AccountPortal.HostileName);
        Assert.Equal(AccountPortal.HostileName, (await admin.GetAsync(Url("/people/{author}"))).Title);
    }

    [Fact]
    public async Task Get_WithOneCredential_LeadsPowerfulPeopleToTheirAccountAlone()
    {
        var admin = await portal.Host.AddPersonAsync("lone-admin", [new RoleGrant(Role.Administrator, "")], credentials: 1);
        var author = await portal.Host.AddPersonAsync("lone-author", [new RoleGrant(Role.Author, "")], credentials: 1);
        using var visitor = await portal.Host.SignedInAsync(admin);

        Assert.Equal((HttpStatusCode.Found, "/account/kk"), (await visitor.GetAsync(Url("/people"))) is var people ? (people.Status, people.Location) : default);
        Assert.Equal(HttpStatusCode.Found, (await visitor.GetAsync("/editor/health")).Status);
        var account = await visitor.GetAsync(Url(""));
        Assert.NotNull(account.Page.QuerySelector(".account-warning"));
        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.PostAsync(Url("/people/invite"), Token(visitor), ("user", "x"))).Status);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync(Url("/passkeys"))).Status);

        using var other = await portal.Host.SignedInAsync(author);
        Assert.Equal(HttpStatusCode.OK, (await other.GetAsync("/editor/health")).Status);
        Assert.Null((await other.GetAsync(Url(""))).Page.QuerySelector(".account-warning"));
    }

    [Fact]
    public async Task Get_CredentialShownLongAgo_IsAskedForAgain()
    {
        var person = await portal.Host.AddPersonAsync("stale", []);
        using var visitor = await portal.Host.SignedInAsync(person, TimeSpan.FromMinutes(6));
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync(Url(""))).Status);
        var sent = await visitor.GetAsync(Url("/password"));
        Assert.Equal("/account/kk/confirm?returnUrl=%2Faccount%2Fkk%2Fpassword", sent.Location);

        var wrong = await visitor.FillAsync(sent.Location!, "form[novalidate]", ("password", person.Password), ("code", "000000"));
        Assert.Equal((HttpStatusCode.BadRequest, "Құпия сөз немесе код қате. Тексеріп, қайта жазыңыз."), (wrong.Status, wrong.Errors));
        var right = await visitor.FillAsync(sent.Location!, "form[novalidate]", ("password", person.Password), ("code", portal.Host.CodeOf(person)));
        Assert.Equal("/account/kk/password", right.Location);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync(right.Location!)).Status);
    }

    [Fact]
    public async Task Confirm_InATabOfItsOwn_SaysWhereToGoOn()
    {
        var person = await portal.Host.AddPersonAsync("tab", []);
        using var visitor = await portal.Host.SignedInAsync(person, TimeSpan.FromMinutes(6));
        var right = await visitor.FillAsync(Url("/confirm"), "form[novalidate]", ("password", person.Password), ("code", portal.Host.CodeOf(person)));
        Assert.Contains("Алдыңғы қойындыға оралып", (await visitor.OpenAsync(right.Location!)).QuerySelector(".account-done")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_CredentialShownLongAgo_ChangesNothing()
    {
        var person = await portal.Host.AddPersonAsync("late", []);
        using var visitor = await portal.Host.SignedInAsync(person, TimeSpan.FromMinutes(6));
        await visitor.GetAsync(Url("/sign-out"));
        var token = Token(visitor);
        foreach (var url in new[] { Url("/password"), Url("/authenticator"), Url("/recovery-codes"), Url("/passkeys") + "?handler=Options", Url("/passkeys") + "?handler=Passkey", Url("/passkeys") + "?handler=Remove" })
        {
            var visit = await visitor.PostAsync(url, token, ("password", NewPassword), ("id", "AAAA"));
            Assert.Equal((url, HttpStatusCode.Forbidden), (url, visit.Status));
            Assert.NotNull(visit.Page.QuerySelector("a[href='/account/kk/confirm']"));
        }
    }

    [Fact]
    public async Task RecoveryCodes_Made_AreLeftByNoLinkToTheSamePage()
    {
        var person = await portal.Host.AddPersonAsync("saving-codes", []);
        using var visitor = await portal.Host.SignedInAsync(person);
        Assert.NotNull((await visitor.OpenAsync(Url("/recovery-codes"))).QuerySelector(".site-language"));
        var made = await visitor.SubmitAsync("form.account-actions");
        Assert.Equal((SecondStep.RecoveryCodes, 0), (made.Page.QuerySelectorAll(".account-codes li").Length, made.Page.QuerySelectorAll(".site-language").Length));
    }

    [Fact]
    public async Task Password_New_EndsOtherSessionsAndCountsAtOnce()
    {
        var person = await portal.Host.AddPersonAsync("changing", []);
        using var visitor = await portal.Host.SignedInAsync(person);
        using var elsewhere = await portal.Host.SignedInAsync(person);

        foreach (var (password, message) in new[] { ("short", "15"), ("passwordpassword", "табу оңай"), ("x changing y z 12345", "логин") })
        {
            var refused = await visitor.FillAsync(Url("/password"), "form[novalidate]", ("password", password));
            Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
            Assert.Contains(message, refused.Errors, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(password, refused.Page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        }

        var changed = await visitor.FillAsync(Url("/password"), "form[novalidate]", ("password", NewPassword));
        Assert.Equal("/account/kk?done=password", changed.Location);
        Assert.NotNull((await visitor.GetAsync(changed.Location!)).Page.QuerySelector(".account-done"));
        Assert.Equal(HttpStatusCode.Found, (await elsewhere.GetAsync(Url(""))).Status);
        Assert.Equal("password-set", (await portal.ActionsAsync())[0]);

        using var again = new Visitor(portal.Host.RawClient());
        Assert.Equal(HttpStatusCode.BadRequest, (await again.FillAsync(Url("/sign-in"), "form[novalidate]", ("user", "changing"), ("password", person.Password))).Status);
        Assert.Equal(HttpStatusCode.Found, (await again.FillAsync(Url("/sign-in"), "form[novalidate]", ("user", "changing"), ("password", NewPassword))).Status);
    }

    [Fact]
    public async Task Password_First_ComesWithAnAuthenticatorAndCodes()
    {
        var person = await portal.Host.AddPersonAsync("first-password", []);
        await portal.WithDatabaseAsync(async context =>
        {
            var row = await context.Users.SingleAsync(row => row.Id == person.Id, Cancellation);
            (row.PasswordHash, row.TwoFactorEnabled) = (null, false);
            return row;
        });
        using var visitor = await portal.Host.SignedInAsync(person);
        Assert.Equal("/account/kk/password", (await visitor.GetAsync(Url("/authenticator"))).Location);

        var form = await visitor.GetAsync(Url("/password"));
        var secret = form.Page.QuerySelector(".account-secret code")!.TextContent.Replace(" ", "", StringComparison.Ordinal);
        Assert.NotNull(form.Page.QuerySelector(".account-qr svg path"));
        var wrong = await visitor.SubmitAsync("form[novalidate]", ("password", NewPassword), ("code", "000000"));
        Assert.Equal(HttpStatusCode.BadRequest, wrong.Status);

        // The form that is shown again has the same secret: the app has it already.
        Assert.Equal(secret, wrong.Page.QuerySelector(".account-secret code")!.TextContent.Replace(" ", "", StringComparison.Ordinal));
        var right = await visitor.SubmitAsync("form[novalidate]", ("password", NewPassword), ("code", OneTimeCode.For(secret, DateTimeOffset.UtcNow)));
        Assert.Equal((HttpStatusCode.OK, SecondStep.RecoveryCodes), (right.Status, right.Page.QuerySelectorAll(".account-codes li").Length));
    }

    [Fact]
    public async Task Authenticator_SecretOfAnotherPerson_IsNotTaken()
    {
        var (person, other) = (await portal.Host.AddPersonAsync("app-one", []), await portal.Host.AddPersonAsync("app-two", []));
        using var visitor = await portal.Host.SignedInAsync(person);
        using var stranger = await portal.Host.SignedInAsync(other);
        var page = (await stranger.GetAsync(Url("/authenticator"))).Page;
        var setup = page.QuerySelector("input[name=setup]")!.GetAttribute("value")!;
        var secret = page.QuerySelector(".account-secret code")!.TextContent.Replace(" ", "", StringComparison.Ordinal);

        var refused = await visitor.FillAsync(Url("/authenticator"), "form[novalidate]", ("setup", setup), ("code", OneTimeCode.For(secret, DateTimeOffset.UtcNow)));
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.NotEqual(secret, refused.Page.QuerySelector(".account-secret code")!.TextContent.Replace(" ", "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task RecoveryCodes_New_ReplaceTheOldOnes()
    {
        var person = await portal.Host.AddPersonAsync("recovering", []);
        using var visitor = await portal.Host.SignedInAsync(person);
        var made = await visitor.FillAsync(Url("/recovery-codes"), "form.account-actions");
        var codes = made.Page.QuerySelectorAll(".account-codes code").Select(code => code.TextContent).ToList();

        Assert.Equal(SecondStep.RecoveryCodes, codes.Count);
        Assert.Empty(codes.Intersect(person.RecoveryCodes));
        Assert.Contains("10", (await visitor.GetAsync(Url(""))).Page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Passkeys_Removal_KeepsWhatTheRolesNeed()
    {
        var person = await portal.Host.AddPersonAsync("keys", [new RoleGrant(Role.Publisher, "")], credentials: 1);
        await portal.WithDatabaseAsync(context =>
        {
            for (byte i = 1; i <= 2; i++)
            {
                context.UserPasskeys.Add(Passkey(person.Id, [i, 2, 3], $"Key <b>{i}</b>"));
            }

            return Task.FromResult(0);
        });
        using var visitor = await portal.Host.SignedInAsync(person);
        var page = await visitor.GetAsync(Url("/passkeys"));
        Assert.Equal(["Key <b>1</b>", "Key <b>2</b>"], page.Page.QuerySelectorAll(".account-list h2").Select(name => name.TextContent.Trim()));

        // Of somebody else's and of unknown ones nothing happens.
        var token = Token(visitor);
        Assert.Equal(HttpStatusCode.Conflict, (await visitor.PostAsync(Url("/passkeys") + "?handler=Remove", token, ("id", "CQkJ"))).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await visitor.PostAsync(Url("/passkeys") + "?handler=Remove", token, ("id", "%%%"))).Status);
        var removed = await visitor.FillAsync(Url("/passkeys"), ".account-list form");
        Assert.Equal("/account/kk?done=passkey-removed", removed.Location);

        // Two ways are left, which a publisher needs.
        var last = await visitor.GetAsync(Url("/passkeys"));
        Assert.Null(last.Page.QuerySelector(".account-list form"));
        Assert.Equal(HttpStatusCode.Conflict, (await visitor.PostAsync(Url("/passkeys") + "?handler=Remove", Token(visitor), ("id", "AgID"))).Status);
        Assert.Equal(1, await portal.WithDatabaseAsync(context => context.UserPasskeys.CountAsync(passkey => passkey.UserId == person.Id, Cancellation)));
    }

    [Fact]
    public async Task SignOutElsewhere_Post_EndsOtherSessions()
    {
        var person = await portal.Host.AddPersonAsync("everywhere", []);
        using var visitor = await portal.Host.SignedInAsync(person);
        using var other = await portal.Host.SignedInAsync(person);
        Assert.Equal("/account/kk?done=elsewhere", (await visitor.FillAsync(Url(""), "form.account-actions")).Location);

        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync(Url(""))).Status);
        Assert.Equal(HttpStatusCode.Found, (await other.GetAsync(Url(""))).Status);
    }

    private string Url(string path, string language = "kk") =>
        $"/account/{language}{path.Replace("{author}", portal.People[Role.Author].Id.ToString(), StringComparison.Ordinal)}";

    private static (string, string) Token(Visitor visitor) =>
        ("__RequestVerificationToken", visitor.Page!.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!);

    private static IdentityUserPasskey<Guid> Passkey(Guid personId, byte[] id, string name) => new()
    {
        UserId = personId,
        CredentialId = id,
        Data = new IdentityPasskeyData { Name = name, PublicKey = [1], AttestationObject = [1], ClientDataJson = [1], CreatedAt = DateTimeOffset.UtcNow.AddMinutes(id[0]) },
    };
}
