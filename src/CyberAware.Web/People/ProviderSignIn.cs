using System.Globalization;
using System.Security.Claims;
using CyberAware.Core.Data;
using CyberAware.Core.People;
using CyberAware.Web.Configuration;
using CyberAware.Web.Security;
using Microsoft.Extensions.Options;

namespace CyberAware.Web.People;

/// <summary>What came of a try to sign in by the identity provider.</summary>
public enum ProviderOutcome
{
    /// <summary>The person has signed in.</summary>
    Done,

    /// <summary>The provider refused, could not be reached, or gave an answer that can't be believed.</summary>
    Failed,

    /// <summary>The account at the provider opens no account of the portal.</summary>
    Unknown,

    /// <summary>The link that was to be used with it can't be used.</summary>
    Link,
}

/// <summary>
/// Signs people in whom the identity provider names. It only says who somebody is: accounts and roles are the portal's own, and
/// who has none here gets none.
/// </summary>
public sealed class ProviderSignIn(
    PortalDbContext context, SignInService signIn, AccountService account, SignInDelays delays, IOptions<PortalSettings> settings, TimeProvider time)
{
    private const string Method = "provider";

    /// <summary>Counts that somebody is sent to the provider; too many in vain from one network wait.</summary>
    /// <returns>How long to wait; zero when he can be sent.</returns>
    public Task<TimeSpan> EnterAsync(HttpContext http) => delays.EnterAsync([CounterFor(http)], http.RequestAborted);

    /// <summary>Signs in whom the provider's checked answer names.</summary>
    /// <param name="http">The request.</param>
    /// <param name="named">The claims of the provider.</param>
    /// <param name="invitation">Secret of the link that he came by; null without one.</param>
    public async Task<ProviderOutcome> CompleteAsync(HttpContext http, ClaimsPrincipal? named, string? invitation)
    {
        var subject = named?.FindFirstValue("sub") ?? "";
        var provider = new ProviderAccount(settings.Value.OpenIdConnect.Issuer, subject);
        if (!ProviderAccount.IsSubject(subject))
        {
            return await FailAsync(http, ProviderOutcome.Failed);
        }

        var person = invitation is null ? await provider.FindPersonAsync(context, http.RequestAborted) : null;
        if (invitation is not null)
        {
            if (await account.FindInvitationAsync(invitation, http.RequestAborted) is not { } found
                || await provider.IsTakenAsync(context, found.Person.Id, http.RequestAborted)
                || await account.AcceptAsync(http, found, null, null, null, provider) is null)
            {
                return await FailAsync(http, ProviderOutcome.Link);
            }

            person = found.Person;
        }

        if (person is null)
        {
            return await FailAsync(http, ProviderOutcome.Unknown);
        }

        await signIn.CompleteAsync(http, person, Method, ShownAt(named!));
        await delays.ClearAsync([CounterFor(http)], http.RequestAborted);
        return ProviderOutcome.Done;
    }

    /// <summary>Notes that the provider's answer could not be taken; not each of a flood, which would fill the audit trail.</summary>
    public async Task<ProviderOutcome> FailAsync(HttpContext http, ProviderOutcome outcome)
    {
        await signIn.FailAsStrangerAsync(http, null, Method, CounterFor(http));
        return outcome;
    }

    // Whoever is signed in at the provider all day hasn't shown anything just now, unless it says so.
    private DateTimeOffset ShownAt(ClaimsPrincipal named)
    {
        var now = time.GetUtcNow();
        return long.TryParse(named.FindFirstValue("auth_time"), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds <= now.ToUnixTimeSeconds()
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : DateTimeOffset.UnixEpoch;
    }

    private static DelayCounter CounterFor(HttpContext http) => DelayRule.Network.Of($"{NetworkCounter.NetworkOf(http.Connection.RemoteIpAddress)}");
}
