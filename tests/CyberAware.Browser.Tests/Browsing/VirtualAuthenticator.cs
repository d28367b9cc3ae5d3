using System.Text.Json;
using Microsoft.Playwright;

namespace CyberAware.Browser.Tests.Browsing;

/// <summary>An authenticator that Chromium plays itself (WebAuthn WebDriver extension): it presses its button at once.</summary>
public sealed class VirtualAuthenticator
{
    private readonly ICDPSession session;
    private readonly string id;

    private VirtualAuthenticator(ICDPSession session, string id) => (this.session, this.id) = (session, id);

    /// <summary>Plugs one in.</summary>
    /// <param name="tab">The tab that sees it.</param>
    /// <param name="transport">How it is connected; of <c>internal</c> there can be one.</param>
    public static async Task<VirtualAuthenticator> AddAsync(IPage tab, string transport = "internal")
    {
        var session = await tab.Context.NewCDPSessionAsync(tab);
        await session.SendAsync("WebAuthn.enable");
        var added = await session.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2",
                ["transport"] = transport,
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });
        return new VirtualAuthenticator(session, added!.Value.GetProperty("authenticatorId").GetString()!);
    }

    /// <summary>Number of passkeys on it.</summary>
    public async Task<int> CountAsync() =>
        (await session.SendAsync("WebAuthn.getCredentials", Arguments()))!.Value.GetProperty("credentials").GetArrayLength();

    /// <summary>Whether it recognises its owner from now on.</summary>
    public Task<JsonElement?> SetUserVerifiedAsync(bool isVerified)
    {
        var arguments = Arguments();
        arguments["isUserVerified"] = isVerified;
        return session.SendAsync("WebAuthn.setUserVerified", arguments);
    }

    /// <summary>Takes it away, with all that is on it.</summary>
    public Task<JsonElement?> RemoveAsync() => session.SendAsync("WebAuthn.removeVirtualAuthenticator", Arguments());

    private Dictionary<string, object> Arguments() => new() { ["authenticatorId"] = id };
}
