using System.Net;
using CyberAware.Core.Data;
using CyberAware.Core.People;
using CyberAware.Core.People.Storage;
using CyberAware.TestSupport;
using CyberAware.TestSupport.Databases;
using CyberAware.TestSupport.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CyberAware.Web.Tests.People;

/// <summary>Signing in by an identity provider: it says who somebody is, nothing else, and only what it has signed counts.</summary>
public sealed class OpenIdConnectSignInTests(TestDatabases databases) : IClassFixture<TestDatabases>, IAsyncLifetime
{
    private const string Failed = "/account/ru/sign-in?problem=Failed";

    private readonly HttpClient outside = new(new SocketsHttpHandler { AllowAutoRedirect = false });
    private IdentityProvider provider = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<ProviderAnswer> Lies =>
    [
        new ProviderAnswer("linked") { Nonce = "another" },
        new ProviderAnswer("linked") { Audience = "another-portal" },
        new ProviderAnswer("linked") { Issuer = "https://elsewhere.example" },
        new ProviderAnswer("linked") { Age = TimeSpan.FromMinutes(10) },
        new ProviderAnswer("linked") { Age = TimeSpan.FromMinutes(-10) },
        new ProviderAnswer("linked") { HasForeignKey = true },
        new ProviderAnswer("linked") { IsUnsigned = true },
        new ProviderAnswer("linked") { Error = "access_denied" },
        new ProviderAnswer(""),
    ];

    public async ValueTask InitializeAsync() => provider = await IdentityProvider.StartAsync();

    public async ValueTask DisposeAsync()
    {
        outside.Dispose();
        await provider.DisposeAsync();
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task SignIn_LinkedByAnAdministrator_OpensTheAccountWithItsOwnRoles(DatabaseProvider kind)
    {
        var settings = await databases.StartedAsync(kind);
        await using var host = Host(settings);
        var admin = await host.AddPersonAsync("admin", Role.Administrator);
        var author = await host.AddPersonAsync("author", Role.Author);
        await LinkAsync(host, admin, author, "linked");
        provider.Answer = new ProviderAnswer("linked");
        var browser = Browser(host);

        var location = await SignInAsync(browser, "/account/ru/sign-in?returnUrl=%2Feditor%2Fru");
        Assert.Equal("/account/ru/provider?returnUrl=%2Feditor%2Fru", location);
        var arrival = await browser.GetAsync(location);
        Assert.Equal("0; url=/editor/ru", arrival.Response.Header("Refresh"));
        var editor = await browser.OpenAsync("/editor/ru");
        Assert.Equal(["Автор"], editor.QuerySelectorAll(".board-rights .account-list h2").Take(1).Select(heading => heading.TextContent));
        Assert.Empty(editor.QuerySelectorAll("a[href='/account/ru/people']"));
        var people = await browser.GetAsync("/account/ru/people");
        Assert.Equal(HttpStatusCode.Forbidden, people.Status);

        await using var context = TestDatabases.Open(settings).CreateDbContext();
        var row = await context.Audit.OrderBy(row => row.Number).LastAsync(row => row.Action == "signed-in", Cancellation);
        Assert.Equal((author.Id, true), (row.PersonId!.Value, row.Details.Contains("provider", StringComparison.Ordinal)));
        Assert.Contains(await context.Audit.Select(each => each.Action).ToListAsync(Cancellation), action => action == "provider-linked");
        var person = await context.Users.SingleAsync(each => each.Id == author.Id, Cancellation);
        Assert.Equal(2, (await Credentials.ReadAsync(context, person, Cancellation)).Logins); // the other one is of another provider

        // Without the link it opens nothing.
        await LinkAsync(host, admin, author, "", later: 1);
        Assert.Equal("/account/ru/sign-in?problem=Unknown", await SignInAsync(Browser(host)));
        var ended = await browser.GetAsync("/editor/ru");
        Assert.StartsWith("/account/ru/sign-in", ended.Location, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Lies), DisableDiscoveryEnumeration = true)]
    public async Task SignIn_AnswerThatCannotBeBelieved_OpensNothing(ProviderAnswer answer)
    {
        var settings = await databases.StartedAsync(DatabaseProvider.Sqlite);
        await using var host = Host(settings);
        var person = await host.AddPersonAsync("author", Role.Author);
        await AddLinkAsync(settings, person, "linked");
        provider.Answer = answer;
        var browser = Browser(host);

        Assert.Equal(Failed, await SignInAsync(browser));
        Assert.DoesNotContain("portal", browser.Cookies.Keys);
        var page = await browser.OpenAsync(Failed);
        Assert.Contains("Войти через Test ID не получилось", page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        await using var context = TestDatabases.Open(settings).CreateDbContext();
        Assert.Equal("sign-in-failed", Assert.Single(await context.Audit.ToListAsync(Cancellation)).Action);
    }

    [Fact]
    public async Task SignIn_UnknownSubjectOrClosedAccount_IsToldSo()
    {
        var settings = await databases.StartedAsync(DatabaseProvider.Sqlite);
        await using var host = Host(settings);
        var person = await host.AddPersonAsync("author", Role.Author);
        await AddLinkAsync(settings, person, "linked");
        provider.Answer = new ProviderAnswer("somebody");
        Assert.Equal("/account/ru/sign-in?problem=Unknown", await SignInAsync(Browser(host)));

        await using var context = TestDatabases.Open(settings).CreateDbContext();
        await context.Users.ExecuteUpdateAsync(row => row.SetProperty(each => each.ClosedAt, DateTime.UtcNow), Cancellation);
        provider.Answer = new ProviderAnswer("linked");
        Assert.Equal("/account/ru/sign-in?problem=Unknown", await SignInAsync(Browser(host)));
        Assert.Equal(1, await context.Users.CountAsync(Cancellation));
    }

    [Fact]
    public async Task SignIn_OtherBrowserOrNoState_OpensNothingAndFillsNoAuditTrail()
    {
        var settings = await databases.StartedAsync(DatabaseProvider.Sqlite);
        await using var host = Host(settings);
        var person = await host.AddPersonAsync("author", Role.Author);
        await AddLinkAsync(settings, person, "linked");
        provider.Answer = new ProviderAnswer("linked");
        var (attacker, victim) = (Browser(host), Browser(host));
        var callback = await AtProviderAsync(attacker, "/account/ru/sign-in");
        foreach (var url in new[] { callback, "/account/provider?code=x&state=y", "/account/provider", "/account/provider?error=access_denied" })
        {
            var response = await victim.GetAsync(url);
            Assert.EndsWith("/sign-in?problem=Failed", response.Location, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("portal", victim.Cookies.Keys);
        await using var context = TestDatabases.Open(settings).CreateDbContext();
        Assert.Empty(await context.Audit.Where(row => row.Action == "signed-in").ToListAsync(Cancellation));
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Invitation_WithTheProvider_LinksOnce(DatabaseProvider kind)
    {
        var settings = await databases.StartedAsync(kind);
        await using var host = Host(settings);
        var people = host.Services.GetRequiredService<PeopleService>();
        var (first, second) = (await InviteAsync("first"), await InviteAsync("second"));
        provider.Answer = new ProviderAnswer("new");

        var browser = Browser(host);
        Assert.Equal("/account/ru/provider", await SignInAsync(browser, $"/account/ru/invitation/{first}"));
        Assert.Contains("first", (await browser.OpenAsync("/account/ru")).QuerySelector(".account-facts")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("/account/ru/provider", await SignInAsync(Browser(host)));

        // The link is used up, and the account at the provider can't open a second one here.
        await Browser(host).OpenAsync($"/account/ru/invitation/{first}", HttpStatusCode.NotFound);
        Assert.Equal("/account/ru/sign-in?problem=Link", await SignInAsync(Browser(host), $"/account/ru/invitation/{second}"));
        await Browser(host).OpenAsync($"/account/ru/invitation/{second}");

        async Task<string> InviteAsync(string name) => (await people.InviteAsync(
            new Actor(Guid.NewGuid(), "Admin", [new RoleGrant(Role.Administrator, "")], true, ""), name, $"Person {name}", Core.Language.Russian, [], Cancellation)).Link!;
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData(1, true)]
    [InlineData(60, false)]
    public async Task SignIn_CredentialShownLately_IsFreshOnlyIfTheProviderSaysSo(int? minutes, bool isFresh)
    {
        var settings = await databases.StartedAsync(DatabaseProvider.Sqlite);
        await using var host = Host(settings);
        var person = await host.AddPersonAsync("admin", Role.Administrator);
        await AddLinkAsync(settings, person, "linked");
        provider.Answer = new ProviderAnswer("linked") { ShownAgo = minutes is { } ago ? TimeSpan.FromMinutes(ago) : null };
        var browser = Browser(host);
        await SignInAsync(browser);

        var response = await browser.GetAsync($"/account/ru/people/{Guid.NewGuid()}");
        Assert.Equal(isFresh ? HttpStatusCode.NotFound : HttpStatusCode.Redirect, response.Status);
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("https:evil.example")]
    [InlineData("https://evil.example/editor/ru")]
    [InlineData("/%09/evil.example")]
    [InlineData("/editor//evil.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/ru/guide")]
    public async Task SignIn_ForeignReturnAddress_LeadsToTheAccount(string returnUrl)
    {
        var settings = await databases.StartedAsync(DatabaseProvider.Sqlite);
        await using var host = Host(settings);
        var person = await host.AddPersonAsync("author", Role.Author);
        await AddLinkAsync(settings, person, "linked");
        provider.Answer = new ProviderAnswer("linked");

        var query = "?returnUrl=" + Uri.EscapeDataString(returnUrl);
        Assert.Equal("/account/ru/provider", await SignInAsync(Browser(host), "/account/ru/sign-in" + query));
        var arrival = await Browser(host).GetAsync("/account/ru/provider" + query);
        Assert.Equal("0; url=/account/ru", arrival.Response.Header("Refresh"));
    }

    [Fact]
    public async Task Headers_ProviderConfigured_FormsOfClosedAreasMayLeadThereAlone()
    {
        var settings = await databases.StartedAsync(DatabaseProvider.Sqlite);
        await using var host = Host(settings);
        await using var without = PortalHost.With();
        var browser = Browser(host);
        var closed = await browser.GetAsync("/account/ru/sign-in");
        var open = await browser.GetAsync("/ru");
        var off = await Browser(without).GetAsync("/account/ru/sign-in");

        Assert.Contains($"form-action 'self' {provider.Authority};", closed.Response.Header("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.All([open, off], visit => Assert.Contains("form-action 'self';", visit.Response.Header("Content-Security-Policy"), StringComparison.Ordinal));
        Assert.DoesNotContain("site-by-provider", off.Source, StringComparison.Ordinal);
        var arrival = await Browser(without).GetAsync("/account/ru/provider");
        Assert.Equal(HttpStatusCode.NotFound, arrival.Status);
    }

    [Fact]
    public async Task Start_ProviderAway_SaysSo()
    {
        var settings = await databases.StartedAsync(DatabaseProvider.Sqlite);
        await using var host = PortalHost.With([("ConnectionStrings:Portal", settings.ConnectionString), .. provider.Settings, ("Portal:OpenIdConnect:Authority", "http://127.0.0.1:1")]);
        var response = await Browser(host).FillAsync("/account/ru/sign-in", "form[action*='/account/ru/provider']");

        Assert.Equal(Failed, response.Location);
    }

    private PortalHost Host(DatabaseSettings settings) => PortalHost.With([("ConnectionStrings:Portal", settings.ConnectionString), .. provider.Settings]);

    private static Visitor Browser(PortalHost host) => new(host.RawClient());

    // The whole way: the form, the provider, and back. Returns where the portal sends the browser then.
    private async Task<string> SignInAsync(Visitor browser, string page = "/account/ru/sign-in")
    {
        var response = await browser.GetAsync(await AtProviderAsync(browser, page));
        Assert.Equal(HttpStatusCode.Redirect, response.Status);
        Assert.All(browser.Cookies.Keys, name => Assert.DoesNotContain("provider-correlation-", name, StringComparison.Ordinal));
        return response.Location!;
    }

    private async Task<string> AtProviderAsync(Visitor browser, string page)
    {
        var start = await browser.FillAsync(page, "form[action*='/account/ru/provider']");
        Assert.StartsWith(provider.Authority + "/authorize?", start.Location, StringComparison.Ordinal);
        Assert.All(start.Response.Headers.GetValues("Set-Cookie"), cookie => Assert.True(
            !cookie.StartsWith("provider-", StringComparison.Ordinal) || (cookie.Contains("samesite=lax", StringComparison.Ordinal) && cookie.Contains("httponly", StringComparison.Ordinal)), cookie));
        using var sent = await outside.GetAsync(start.Location, Cancellation);
        var back = sent.Headers.Location!;
        Assert.StartsWith(PortalHost.PublicOrigin + "/account/provider?", back.OriginalString, StringComparison.Ordinal);
        return back.PathAndQuery;
    }

    // By the screens.
    private static async Task LinkAsync(PortalHost host, TestPerson admin, TestPerson person, string subject, int later = 0)
    {
        var browser = Browser(host);
        await browser.SignInAsync(admin, host.CodeOf(admin, later));
        var url = $"/account/ru/people/{person.Id}";
        var refused = await browser.FillAsync(url, "form[action$='handler=Subject']", ("subject", "with a space"));
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.NotNull(refused.Page.QuerySelector("#site-field-subject-error"));
        var done = await browser.FillAsync(url, "form[action$='handler=Subject']", ("subject", subject));
        Assert.Equal(url + "?done=1", done.Location);
    }

    private async Task AddLinkAsync(DatabaseSettings settings, TestPerson person, string subject)
    {
        await using var context = TestDatabases.Open(settings).CreateDbContext();
        context.UserLogins.Add(new ProviderAccount(provider.Authority, subject).LinkTo(person.Id));
        await context.SaveChangesAsync(Cancellation);
    }
}
