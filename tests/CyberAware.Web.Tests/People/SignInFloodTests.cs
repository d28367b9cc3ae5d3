using System.Net;
using CyberAware.Core.Data;
using CyberAware.Core.People.Storage;
using CyberAware.TestSupport;
using CyberAware.TestSupport.Databases;
using CyberAware.TestSupport.People;
using CyberAware.Web.People;
using CyberAware.Web.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace CyberAware.Web.Tests.People;

/// <summary>A crowd from many networks can't fill the database, whatever it tries to sign in with.</summary>
public sealed class SignInFloodTests(TestDatabases databases) : IClassFixture<TestDatabases>
{
    private const int Left = 17;

    private readonly FakeTimeProvider clock = new(DateTimeOffset.UtcNow);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Passwords_OfManyNetworks_AreCountedAndNotAllWritten(DatabaseProvider provider)
    {
        await using var host = await HostAsync(provider);
        var person = await host.AddPersonAsync("owner", Role.Author);
        using var owner = new Visitor(host.RawClient());
        Assert.Equal(HttpStatusCode.Found, (await owner.TryPasswordAsync("owner", TestPeople.Password)).Status);
        for (var i = 0; i < StrangerRows.PerMinute + Left; i++)
        {
            await FromNetworkAsync(host, i, (signIn, http) => signIn.TryPasswordAsync(http, $"name{i}", "guess", null));
        }

        Assert.Equal(StrangerRows.PerMinute, (await ReadAsync(host)).Audit.Count);

        // Who has given the right password is no stranger any more: each wrong code is noted.
        Assert.Equal(HttpStatusCode.BadRequest, (await owner.FillAsync("/account/ru/sign-in/code", "form", ("code", "000000"))).Status);
        Assert.Equal((StrangerRows.PerMinute + 1, "owner"), (await ReadAsync(host)).Audit is var rows ? (rows.Count, rows[^1].Subject) : default);
        await owner.SignInAsync(person, host.CodeOf(person));
        await owner.FillAsync("/account/ru/sign-out", "form");

        // Nor is who sits at a device of his own.
        Assert.Equal(HttpStatusCode.BadRequest, (await owner.TryPasswordAsync("owner", "wrong")).Status);
        Assert.Equal(("sign-in-failed", "owner", false), (await ReadAsync(host)).Audit[^1] is var known ? (known.Action, known.Subject, known.Details.Contains("not-written", StringComparison.Ordinal)) : default);

        clock.Advance(TimeSpan.FromMinutes(1));
        await FromNetworkAsync(host, 99, (signIn, http) => signIn.TryPasswordAsync(http, "name", "guess", null));
        Assert.Equal($$"""{"method":"password","not-written":"{{Left}}"}""", (await ReadAsync(host)).Audit[^1].Details);
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Passkeys_OfManyNetworks_LeaveNoMoreRowsAndCounters(DatabaseProvider provider)
    {
        await using var host = await HostAsync(provider);
        await host.HasSchemaAsync();
        for (var i = 0; i < StrangerRows.PerMinute + Left; i++)
        {
            await FromNetworkAsync(host, i, (signIn, http) => signIn.FailPasskeyAsync(http));
        }

        Assert.Equal((StrangerRows.PerMinute, StrangerRows.PerMinute), await ReadAsync(host) is var (audit, delays) ? (audit.Count, delays) : default);
        clock.Advance(TimeSpan.FromMinutes(1));
        await FromNetworkAsync(host, 99, (signIn, http) => signIn.FailPasskeyAsync(http));
        Assert.Equal($$"""{"method":"passkey","not-written":"{{Left}}"}""", (await ReadAsync(host)).Audit[^1].Details);
    }

    /// <summary>Whoever isn't looked at anyway isn't written down either.</summary>
    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Password_QueueFull_IsRefusedBeforeAnythingIsWritten(DatabaseProvider provider)
    {
        await using var host = await HostAsync(provider);
        await host.HasSchemaAsync();
        var verifier = host.Services.GetRequiredService<PasswordVerifier>();
        var crowd = Enumerable.Range(0, PasswordVerifier.WaitingStrangers + 1).Select(_ => verifier.TryEnter(isKnown: false)!).ToList();
        using var visitor = new Visitor(host.RawClient());

        var refused = await visitor.TryPasswordAsync("owner", "guess");

        Assert.Equal((HttpStatusCode.TooManyRequests, "3"), (refused.Status, refused.Response.Header("Retry-After")));
        Assert.Equal((0, 0), await ReadAsync(host) is var (audit, delays) ? (audit.Count, delays) : default);

        // A place is given back once, however often it is left.
        crowd[0].Dispose();
        crowd[0].Dispose();
        Assert.Equal(HttpStatusCode.BadRequest, (await visitor.TryPasswordAsync("owner", "guess")).Status);
        using var last = verifier.TryEnter(isKnown: false);
        Assert.NotNull(last);
        Assert.Null(verifier.TryEnter(isKnown: false));
        Assert.Equal((1, 3), await ReadAsync(host) is var (after, counters) ? (after.Count, counters) : default);
    }

    private async Task<PortalHost> HostAsync(DatabaseProvider provider) => PortalHost.With(("ConnectionStrings:Portal", (await databases.StartedAsync(provider)).ConnectionString))
        .Replacing(services => services.AddSingleton<IPasswordHasher<Person>>(new QuickHasher()).AddSingleton<TimeProvider>(clock));

    private static async Task FromNetworkAsync(PortalHost host, int network, Func<SignInService, HttpContext, Task> act)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var http = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        http.Connection.RemoteIpAddress = IPAddress.Parse($"198.51.{network}.7");
        await act(scope.ServiceProvider.GetRequiredService<SignInService>(), http);
    }

    private static async Task<(List<Core.Audit.Storage.AuditRow> Audit, int Delays)> ReadAsync(PortalHost host)
    {
        await using var context = host.Services.GetRequiredService<PortalDatabase>().CreateDbContext();
        return (await context.Audit.OrderBy(row => row.Number).ToListAsync(Cancellation), await context.SignInDelays.CountAsync(Cancellation));
    }

    private sealed class QuickHasher : IPasswordHasher<Person>
    {
        public string HashPassword(Person user, string password) => "hash of " + password;

        public PasswordVerificationResult VerifyHashedPassword(Person user, string hashedPassword, string providedPassword) =>
            hashedPassword == "hash of " + providedPassword ? PasswordVerificationResult.Success : PasswordVerificationResult.Failed;
    }
}
