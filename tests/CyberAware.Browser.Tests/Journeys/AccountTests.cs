using System.Net;
using System.Net.Sockets;
using CyberAware.Browser.Tests.Browsing;
using CyberAware.Browser.Tests.Crawling;
using CyberAware.Core;
using CyberAware.Core.People;
using CyberAware.Core.People.Storage;
using CyberAware.TestSupport;
using CyberAware.TestSupport.People;
using CyberAware.Web.Links;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace CyberAware.Browser.Tests.Journeys;

/// <summary>Accounts in a browser: a passkey from making it to signing in with it, a password and code with and without a script, and how the screens look.</summary>
public sealed class AccountTests(PortalBrowser browser) : IAsyncLifetime
{
    private const string Password = "құмбел жайлау 47 тас көпір";

    private PortalHost host = null!;
    private Uri address = null!;

    public static TheoryData<string> Languages => [.. Language.All.Select(language => language.Tag)];

    public ValueTask InitializeAsync()
    {
        // A passkey belongs to the address that the portal is told to have.
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        var port = ((IPEndPoint)probe.LocalEndpoint).Port;
        probe.Stop();
        address = new Uri($"http://localhost:{port}");
        host = PortalHost.With(("Portal:PublicOrigin", address.GetLeftPart(UriPartial.Authority)), ("Serilog:MinimumLevel:Default", "Error"));
        host.Listen(port);
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Passkey_FromTheLinkToSigningIn_WorksUnderThePolicy()
    {
        var link = await AdministratorLinkAsync("kk");
        await using var reader = await browser.NewReaderAsync();
        var tab = await reader.NewPageAsync();
        var watch = await PageWatch.StartAsync(tab, address);
        var authenticator = await VirtualAuthenticator.AddAsync(tab);
        await tab.GotoAsync(link);
        await tab.Locator("[data-passkey=create] button").ClickThroughAsync();
        await Assertions.Expect(tab.Locator(".lead")).ToContainTextAsync("Бәрі дайын");
        Assert.Equal(1, await authenticator.CountAsync());

        // One way is not enough for an administrator; a second authenticator makes a second one.
        await tab.GotoAsync(Url("kk", "/people"));
        await Assertions.Expect(tab.Locator(".account-warning")).ToBeVisibleAsync();
        var second = await VirtualAuthenticator.AddAsync(tab, "usb");
        await authenticator.RemoveAsync();
        await tab.GotoAsync(Url("kk", "/passkeys"));
        await tab.Locator("#site-field-name").FillAsync("Жұмыстағы <b>кілт</b>");
        await tab.Locator("[data-passkey=create] button").ClickThroughAsync();
        await Assertions.Expect(tab.Locator(".account-done")).ToBeVisibleAsync();
        await tab.GotoAsync(Url("kk", "/passkeys"));
        await Assertions.Expect(tab.Locator(".account-list h2").Nth(1)).ToHaveTextAsync("Жұмыстағы <b>кілт</b>");
        await tab.GotoAsync(Url("kk", "/people"));
        await Assertions.Expect(tab.Locator("h1")).ToHaveTextAsync("Адамдар мен рөлдер");

        await tab.GotoAsync(Url("kk", "/sign-out"));
        await tab.Locator("main form button").ClickThroughAsync();
        await tab.GotoAsync(Url("ru", "/people"));
        Assert.Contains("/sign-in?returnUrl=", tab.Url, StringComparison.Ordinal);
        await tab.Locator("[data-passkey=get] button").ClickThroughAsync();
        Assert.Equal(Url("ru", "/people"), tab.Url);

        // Shown again, for what wants it fresh.
        await tab.GotoAsync(Url("ru", "/confirm"));
        await tab.Locator("[data-passkey=get] button").ClickThroughAsync();
        Assert.Equal(Url("ru") + "?done=confirmed", tab.Url);

        // A found authenticator that doesn't verify its owner opens nothing.
        await tab.GotoAsync(Url("ru", "/sign-out"));
        await tab.Locator("main form button").ClickThroughAsync();
        await second.SetUserVerifiedAsync(false);
        await tab.Locator("[data-passkey=get] button").ClickAsync();
        await Assertions.Expect(tab.Locator(".account-status")).ToHaveTextAsync("Ключ доступа не сработал. Попробуйте ещё раз или выберите другой способ.", new() { Timeout = 30_000 });
        Assert.EndsWith("/sign-in", tab.Url, StringComparison.Ordinal);
        Assert.Empty(await watch.TakeAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Password_FromTheLinkToSigningIn_WorksWithAndWithoutScript(bool script)
    {
        var link = await AdministratorLinkAsync("ru");
        await using var reader = await browser.NewReaderAsync(320, script: script);
        var tab = await reader.NewPageAsync();
        await tab.GotoAsync(link);
        Assert.Equal(script, await tab.Locator("[data-passkey] button").IsVisibleAsync());
        Assert.Equal(!script, await tab.Locator(".account-note", new() { HasText = "JavaScript" }).IsVisibleAsync());
        var secret = (await tab.Locator(".account-secret code").InnerTextAsync()).Replace(" ", "", StringComparison.Ordinal);
        await tab.Locator("#site-field-password").FillAsync("password password");
        await tab.Locator("#site-field-code").FillAsync("1");
        await tab.Locator("form[novalidate] button").ClickThroughAsync();
        await Assertions.Expect(tab.Locator(".form-errors li")).ToHaveCountAsync(2);
        if (script)
        {
            Assert.Equal("site-errors", await tab.EvaluateAsync<string>("() => document.activeElement.id"));
            await tab.Locator("[data-show-password]").CheckAsync();
            Assert.Equal("text", await tab.Locator("#site-field-password").GetAttributeAsync("type"));
        }

        await tab.Locator("#site-field-password").FillAsync(Password);
        await tab.Locator("#site-field-code").FillAsync(OneTimeCode.For(secret, DateTimeOffset.UtcNow));
        await tab.Locator("form[novalidate] button").ClickThroughAsync();
        await Assertions.Expect(tab.Locator(".account-codes li")).ToHaveCountAsync(SecondStep.RecoveryCodes);
        var recovery = await tab.Locator(".account-codes code").First.InnerTextAsync();

        await tab.GotoAsync(Url("ru", "/sign-out"));
        await tab.Locator("main form button").ClickThroughAsync();
        await SignInAsync(tab, "aigerim", Password);
        await tab.Locator("#site-field-code").FillAsync(OneTimeCode.For(secret, DateTimeOffset.UtcNow.AddSeconds(30)));
        await tab.Locator("form[novalidate] button").ClickThroughAsync();
        Assert.Equal(Url("ru"), tab.Url);

        await tab.GotoAsync(Url("ru", "/sign-out"));
        await tab.Locator("main form button").ClickThroughAsync();
        await SignInAsync(tab, "aigerim", Password);
        await tab.Locator("a", new() { HasText = "восстановления" }).ClickThroughAsync();
        await tab.Locator("#site-field-code").FillAsync(recovery);
        await tab.Locator("form[novalidate] button").ClickThroughAsync();
        Assert.Equal(Url("ru"), tab.Url);
        Assert.Null(await Measures.SidewaysScrollAsync(tab));
    }

    /// <summary>Every screen in every theme: axe finds nothing, and nothing is wider than the smallest phone.</summary>
    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Look_EveryScreen_IsAccessibleAndFits(string language)
    {
        var link = await AdministratorLinkAsync(language);
        var admin = await host.AddPersonAsync("the-admin", [new RoleGrant(Role.Administrator, ""), new RoleGrant(Role.Author, "Page")], "Айгерім Сәрсенбайқызы-Нұрмағамбетова");
        var lone = await host.AddPersonAsync("the-lone-publisher", [new RoleGrant(Role.Publisher, "Alert")], credentials: 1);
        var found = new List<string>();
        var seen = new SeenColours();

        await using var stranger = await browser.NewReaderAsync(320);
        var tab = await stranger.NewPageAsync();
        await LookAsync(tab, link, "invitation");
        await LookAsync(tab, Url(language, "/invitation/unknown"), "invitation unknown");
        await LookAsync(tab, Url(language, "/sign-in"), "sign-in");
        await tab.Locator("form[novalidate] button").ClickThroughAsync();
        await CheckAsync(tab, "sign-in refused");
        await SignInAsync(tab, "the-admin", TestPeople.Password);
        await CheckAsync(tab, "code");
        await LookAsync(tab, Url(language, "/sign-in/recovery-code"), "recovery code");

        await using var publisher = await browser.NewReaderAsync(320);
        await CookieAsync(publisher, lone);
        await LookAsync(await publisher.NewPageAsync(), Url(language), "account that lacks a credential");

        await using var reader = await browser.NewReaderAsync(320);
        await CookieAsync(reader, admin);
        tab = await reader.NewPageAsync();
        foreach (var path in new[] { "", "/profile", "/passkeys", "/password", "/authenticator", "/recovery-codes", "/confirm", "/sign-out", "/people", "/people/invite", $"/people/{lone.Id}", $"/people/{admin.Id}" })
        {
            await LookAsync(tab, Url(language, path), path);
        }

        await tab.GotoAsync(Url(language, "/people/invite"));
        await tab.Locator("form[novalidate] > p > button").ClickThroughAsync();
        await CheckAsync(tab, "invite refused");
        await tab.Locator("#site-field-display-name").FillAsync("Болат");
        await tab.Locator("#site-field-user").FillAsync("bolat");
        await tab.Locator("form[novalidate] > p > button").ClickThroughAsync();
        await CheckAsync(tab, "link");
        await tab.GotoAsync(Url(language, "/recovery-codes"));
        await tab.Locator("main form button").ClickThroughAsync();
        await CheckAsync(tab, "recovery codes made");

        Assert.True(found.Count == 0, string.Join('\n', found));

        async Task LookAsync(IPage page, string url, string name)
        {
            await page.GotoAsync(url);
            await CheckAsync(page, name);
        }

        async Task CheckAsync(IPage page, string name)
        {
            await page.EvaluateAsync("() => document.querySelectorAll('details').forEach(details => details.open = true)");
            if (await Measures.SidewaysScrollAsync(page) is { } wide)
            {
                found.Add($"{name}: {wide}");
            }

            found.AddRange((await Look.CheckAllAsync(page, seen)).Select(fault => $"{name}, {fault.Look.Name}: {fault.Violation}"));
        }
    }

    private string Url(string language, string path = "") => $"{address.GetLeftPart(UriPartial.Authority)}/account/{language}{path}";

    private async Task<string> AdministratorLinkAsync(string language)
    {
        await host.HasSchemaAsync();
        var people = host.Services.GetRequiredService<PeopleService>();
        var made = await people.CreateAdministratorAsync("aigerim", "Айгерім", Language.Kazakh, TestContext.Current.CancellationToken);
        return address.GetLeftPart(UriPartial.Authority) + AccountPaths.Invitation(Language.Find(language)!, made.Link!);
    }

    private async Task CookieAsync(IBrowserContext reader, TestPerson person)
    {
        using var visitor = await host.SignedInAsync(person);
        await reader.AddCookiesAsync(visitor.Cookies.Select(cookie => new Microsoft.Playwright.Cookie { Name = cookie.Key, Value = cookie.Value, Url = address.ToString() }));
    }

    private static async Task SignInAsync(IPage tab, string userName, string password)
    {
        await tab.Locator("#site-field-user").FillAsync(userName);
        await tab.Locator("#site-field-password").FillAsync(password);
        await tab.Locator("form[novalidate] button").ClickThroughAsync();
    }
}
