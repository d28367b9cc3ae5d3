using System.Security.Cryptography;
using CyberAware.Core.Data;
using CyberAware.TestSupport;
using CyberAware.TestSupport.Databases;
using CyberAware.Web.Services;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CyberAware.Web.Tests.Security;

/// <summary>The keys of cookies and forms: in the database, the same for all instances, worth nothing without the certificate.</summary>
public sealed class PortalKeysTests(TestDatabases databases) : IClassFixture<TestDatabases>, IDisposable
{
    private const int Races = 10;

    private readonly KeyFiles files = new();

    public void Dispose() => files.Dispose();

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Protect_OnOneInstance_IsReadOnTheOther(DatabaseProvider provider)
    {
        var settings = await databases.StartedAsync(provider);
        var certificate = files.Create("secret");
        await using var a = Host(settings, certificate, "secret");
        await using var b = Host(settings, certificate, "secret");
        var (cookie, form) = (Protector(a).Protect("cookie"), Protector(b).Protect("form"));

        Assert.Equal(("cookie", "form"), (Protector(b).Unprotect(cookie), Protector(a).Unprotect(form)));
        var xml = Assert.Single(await KeysAsync(settings));
        Assert.Contains("EncryptedData", xml, StringComparison.Ordinal);
        Assert.DoesNotContain("masterKey", xml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Protect_WithoutCertificate_LiesInTheClear()
    {
        var settings = await databases.StartedAsync(DatabaseProvider.Sqlite);
        await using var host = Host(settings);
        Protector(host).Protect("x");

        Assert.Contains("masterKey", Assert.Single(await KeysAsync(settings)), StringComparison.Ordinal);
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Unprotect_AfterRotation_NeedsTheOlderCertificateBeside(DatabaseProvider provider)
    {
        var settings = await databases.StartedAsync(provider);
        var (older, newer) = (files.Create("old"), files.Create());
        string cookie;
        await using (var before = Host(settings, older, "old"))
        {
            cookie = Protector(before).Protect("cookie");
        }

        await using var after = Host(settings, newer, null, ("Portal:PreviousKeyCertificates:0:Path", files.Create()), ("Portal:PreviousKeyCertificates:1:Path", older), ("Portal:PreviousKeyCertificates:1:Password", "old"));
        Assert.Equal("cookie", Protector(after).Unprotect(cookie));

        // A key that can't be read is no reason to give up: everybody signs in again, with a new one.
        await using var without = Host(settings, newer);
        Assert.ThrowsAny<CryptographicException>(() => Protector(without).Unprotect(cookie));
        Assert.Equal("new", Protector(without).Unprotect(Protector(without).Protect("new")));
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Protect_FirstKeyOfTwoInstancesAtOnce_IsOne(DatabaseProvider provider)
    {
        for (var race = 0; race < Races; race++)
        {
            var settings = await databases.StartedAsync(provider);
            using var go = new Barrier(2);
            var instances = Enumerable.Range(0, 2).Select(_ => Bare(settings)).ToList();
            var cookies = await Task.WhenAll(instances.Select(instance => Task.Run(() =>
            {
                go.SignalAndWait(TestContext.Current.CancellationToken);
                return Protector(instance).Protect("cookie");
            })));

            Assert.Single(await KeysAsync(settings));
            Assert.Equal(("cookie", "cookie"), (Protector(instances[0]).Unprotect(cookies[1]), Protector(instances[1]).Unprotect(cookies[0])));
            foreach (var instance in instances)
            {
                await instance.DisposeAsync();
            }
        }
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Start_AndPublicPages_TouchNoKey(DatabaseProvider provider)
    {
        var settings = await databases.StartedAsync(provider);
        await using var host = Host(settings);
        using var client = host.RawClient();
        foreach (var address in new[] { "/kk", "/ru/search?q=x", "/kk/quizzes/passwords", "/kk/nothing" })
        {
            using var response = await client.SendAsync(HttpMethod.Get, address, ("Cookie", "portal=junk"));
        }

        await host.Services.GetRequiredService<SurveyDataService>().FirstAttempt;
        Assert.Empty(await KeysAsync(settings));
    }

    [Fact]
    public void Start_FrameworkReadsKeysAhead_IsTakenOut()
    {
        // Should the framework rename it, this fails before a portal waits for its database.
        var usual = new ServiceCollection();
        usual.AddDataProtection();
        var eager = Assert.Single(usual, service => service.ServiceType == typeof(IHostedService)).ImplementationType!;
        using var host = new PortalHost();

        Assert.DoesNotContain(host.Services.GetServices<IHostedService>(), service => service.GetType() == eager);
    }

    private static PortalHost Host(DatabaseSettings settings, string? certificate = null, string? password = null, params (string Key, string? Value)[] more) => PortalHost.With(
    [
        ("ConnectionStrings:Portal", settings.ConnectionString),
        ("Portal:AllowUnprotectedKeys", certificate is null ? "true" : "false"),
        ("Portal:KeyCertificatePath", certificate),
        ("Portal:KeyCertificatePassword", password),
        .. more,
    ]);

    // What counts of an instance here; a whole one takes a second to start.
    private static ServiceProvider Bare(DatabaseSettings settings)
    {
        var services = new ServiceCollection();
        services.AddSingleton(TestDatabases.Open(settings)).AddSingleton<KeyRepository>();
        services.AddOptions<KeyManagementOptions>().Configure<KeyRepository>((options, repository) => options.XmlRepository = repository);
        services.AddDataProtection();
        return services.BuildServiceProvider();
    }

    private static IDataProtector Protector(PortalHost host) => Protector(host.Services);

    private static IDataProtector Protector(IServiceProvider services) => services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test");

    private static async Task<List<string>> KeysAsync(DatabaseSettings settings)
    {
        await using var context = TestDatabases.Open(settings).CreateDbContext();
        return await context.DataProtectionKeys.Select(key => key.Xml!).ToListAsync(TestContext.Current.CancellationToken);
    }
}
