using System.Net;
using System.Net.Sockets;
using CyberAware.Core.People;
using CyberAware.Core.People.Storage;
using CyberAware.TestSupport;
using CyberAware.TestSupport.People;
using Microsoft.Playwright;

namespace CyberAware.Browser.Tests.Browsing;

/// <summary>One portal on a real port for all journeys of editors, each of which takes documents of its own.</summary>
public sealed class EditorSite(PortalBrowser browser) : IAsyncLifetime
{
    private readonly Dictionary<string, IReadOnlyDictionary<string, string>> cookies = [];

    public EditorPortal Portal { get; private set; } = null!;

    public Uri Address { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        // Forms are taken from the address alone that the portal is told to have.
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        var port = ((IPEndPoint)probe.LocalEndpoint).Port;
        probe.Stop();
        Address = new Uri($"http://localhost:{port}");
        var host = PortalHost.With(("Portal:PublicOrigin", Address.GetLeftPart(UriPartial.Authority)), ("Serilog:MinimumLevel:Default", "Error"));
        host.Listen(port);
        Portal = await EditorPortal.StartAsync(host);
    }

    public ValueTask DisposeAsync() => Portal.DisposeAsync();

    /// <summary>A browser in which somebody of a role has signed in.</summary>
    public Task<IBrowserContext> ReaderAsync(Role role, int width, bool script) => ReaderAsync(role.ToString(), width, script, () => Portal.SignInAsync(role));

    /// <summary>A browser in which somebody else has signed in, who is made when he first comes.</summary>
    /// <param name="userName">The user name.</param>
    /// <param name="roles">The roles, for every kind of documents.</param>
    /// <param name="width">Width of the screen.</param>
    /// <param name="script">Whether scripts run.</param>
    public Task<IBrowserContext> ColleagueAsync(string userName, Role[] roles, int width, bool script) => ReaderAsync(
        userName, width, script, async () => await Portal.Host.SignedInAsync(await Portal.Host.AddPersonAsync(userName, [.. roles.Select(role => new RoleGrant(role, ""))])));

    /// <summary>A browser of somebody without an account.</summary>
    public Task<IBrowserContext> AnybodyAsync(int width, bool script) => browser.NewReaderAsync(width, script: script);

    private async Task<IBrowserContext> ReaderAsync(string who, int width, bool script, Func<Task<Visitor>> signIn)
    {
        if (!cookies.TryGetValue(who, out var own))
        {
            using var visitor = await signIn();
            cookies[who] = own = new Dictionary<string, string>(visitor.Cookies);
        }

        var reader = await browser.NewReaderAsync(width, script: script);
        await reader.AddCookiesAsync(own.Select(cookie => new Microsoft.Playwright.Cookie { Name = cookie.Key, Value = cookie.Value, Url = Address.ToString() }));
        return reader;
    }
}

/// <summary>The journeys that share the portal.</summary>
[CollectionDefinition]
public sealed class EditorJourneys : ICollectionFixture<EditorSite>;
