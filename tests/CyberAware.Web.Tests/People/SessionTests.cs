using System.Net;
using CyberAware.Core.Data;
using CyberAware.Core.People;
using CyberAware.Core.People.Storage;
using CyberAware.TestSupport;
using CyberAware.TestSupport.Databases;
using CyberAware.TestSupport.People;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace CyberAware.Web.Tests.People;

/// <summary>How long somebody stays signed in.</summary>
public sealed class SessionTests(TestDatabases databases) : IClassFixture<TestDatabases>
{
    private readonly FakeTimeProvider time = new(DateTimeOffset.UtcNow);

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Session_IdleForHalfAnHour_Ends(DatabaseProvider provider)
    {
        await using var host = Host(await databases.StartedAsync(provider));
        var browser = await SignedInAsync(host, "author");
        for (var round = 0; round < 3; round++)
        {
            time.Advance(Sessions.Idle - TimeSpan.FromMinutes(1));
            await browser.OpenAsync("/editor/ru");
        }

        time.Advance(Sessions.Idle + TimeSpan.FromSeconds(1));
        await AssertEndedAsync(browser);
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Session_InUseAllDay_EndsAfterTwelveHours(DatabaseProvider provider)
    {
        await using var host = Host(await databases.StartedAsync(provider));
        var browser = await SignedInAsync(host, "author");
        for (var passed = TimeSpan.Zero; passed < Sessions.Longest - TimeSpan.FromMinutes(20); passed += TimeSpan.FromMinutes(20))
        {
            time.Advance(TimeSpan.FromMinutes(20));
            await browser.OpenAsync("/editor/ru");
        }

        time.Advance(TimeSpan.FromMinutes(21));
        await AssertEndedAsync(browser);
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Session_PasswordChangedElsewhere_Ends(DatabaseProvider provider)
    {
        await using var host = Host(await databases.StartedAsync(provider));
        var person = await host.AddPersonAsync("author", Role.Author);
        var (here, there) = (Browser(host), Browser(host));
        await there.SignInAsync(person, host.CodeOf(person));
        time.Advance(TimeSpan.FromMinutes(1)); // a code is good once
        await here.SignInAsync(person, host.CodeOf(person));
        var changed = await here.FillAsync("/account/ru/password", "form[action$='/account/ru/password']", ("password", "seven quiet lanterns drift"));
        Assert.Equal("/account/ru?done=password", changed.Location);

        await here.OpenAsync("/editor/ru");
        await AssertEndedAsync(there);
        var old = await Browser(host).TryPasswordAsync(person.UserName, person.Password);
        Assert.Equal(HttpStatusCode.BadRequest, old.Status);
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Session_RolesChanged_EndsAndTheNextOneHasThem(DatabaseProvider provider)
    {
        await using var host = Host(await databases.StartedAsync(provider));
        var person = await host.AddPersonAsync("author", Role.Author);
        var browser = Browser(host);
        await browser.SignInAsync(person, host.CodeOf(person));
        var administrator = await host.AddPersonAsync("administrator", Role.Administrator);
        var people = host.Services.GetRequiredService<PeopleService>();
        var version = (await people.FindAsync(person.Id, TestContext.Current.CancellationToken))!.ConcurrencyStamp!;
        var result = await people.SetRolesAsync(
            new Actor(administrator.Id, "Admin", [new RoleGrant(Role.Administrator, "")], true, ""), person.Id, version, [new RoleGrant(Role.Reviewer, "Alert")], TestContext.Current.CancellationToken);
        Assert.True(result.IsDone);

        await AssertEndedAsync(browser);
        time.Advance(TimeSpan.FromMinutes(1));
        await browser.SignInAsync(person, host.CodeOf(person));
        var roles = (await browser.OpenAsync("/editor/ru")).QuerySelector(".account-list")!.TextContent;
        Assert.Contains("Рецензент", roles, StringComparison.Ordinal);
        Assert.Contains("Только: предупреждения.", roles, StringComparison.Ordinal);
        Assert.DoesNotContain("Автор", roles, StringComparison.Ordinal);
    }

    private PortalHost Host(DatabaseSettings settings) => PortalHost.With(("ConnectionStrings:Portal", settings.ConnectionString))
        .Replacing(services => services.AddSingleton<TimeProvider>(time));

    private static Visitor Browser(PortalHost host) => new(host.RawClient());

    private static async Task<Visitor> SignedInAsync(PortalHost host, string name)
    {
        var browser = Browser(host);
        var person = await host.AddPersonAsync(name, Role.Author);
        await browser.SignInAsync(person, host.CodeOf(person));
        return browser;
    }

    private static async Task AssertEndedAsync(Visitor browser)
    {
        var response = await browser.GetAsync("/editor/ru");
        Assert.StartsWith("/account/ru/sign-in", response.Location, StringComparison.Ordinal);
    }
}
