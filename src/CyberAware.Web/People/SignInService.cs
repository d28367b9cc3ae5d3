using CyberAware.Core.Audit;
using CyberAware.Core.Data;
using CyberAware.Core.People;
using CyberAware.Core.People.Storage;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CyberAware.Web.People;

/// <summary>What came of a try to sign in.</summary>
public enum SignInOutcome
{
    /// <summary>It was right.</summary>
    Done,

    /// <summary>Something was wrong; what, nobody is told.</summary>
    Wrong,

    /// <summary>It came too early after others and wasn't looked at.</summary>
    TooEarly,

    /// <summary>The step before is missing or too old.</summary>
    Expired,
}

/// <summary>What came of a try to sign in.</summary>
/// <param name="Outcome">What.</param>
/// <param name="Wait">How long to wait when it came too early.</param>
/// <param name="ReturnUrl">Where the person wanted to go.</param>
public sealed record SignInResult(SignInOutcome Outcome, TimeSpan Wait = default, string? ReturnUrl = null);

/// <summary>
/// Signs people in: a passkey alone, or a password and then a code. Known and unknown accounts go the same way, with the
/// same work and the same answers.
/// </summary>
public sealed class SignInService(
    PortalDbContext context, IPasswordHasher<Person> hasher, PasswordVerifier passwords, SecondStep secondStep, SignInDelays delays,
    StepCookie steps, KnownDevice devices, SignInCounter counter, Security.StrangerRows strangers, TimeProvider time)
{
    // While so many strangers try that passwords wait for each other.
    private static readonly TimeSpan Crowded = TimeSpan.FromSeconds(3);

    /// <summary>The first step: the password.</summary>
    public async Task<SignInResult> TryPasswordAsync(HttpContext http, string userName, string password, string? returnUrl)
    {
        var name = PersonNames.Normalize(userName);
        var isKnown = devices.Find(http, name) is not null;
        using var place = passwords.TryEnter(isKnown);
        if (place is null)
        {
            // Before anything is counted: a crowd that isn't looked at leaves nothing in the database either.
            counter.CountDelayed();
            return new SignInResult(SignInOutcome.TooEarly, Crowded);
        }

        var wait = await delays.EnterAsync(CountersFor(http, name), http.RequestAborted);
        if (wait > TimeSpan.Zero)
        {
            counter.CountDelayed();
            return new SignInResult(SignInOutcome.TooEarly, wait);
        }

        var person = await context.Users.SingleOrDefaultAsync(person => person.NormalizedUserName == name, http.RequestAborted);
        if (!await place.VerifyAsync(hasher, person, password, http.RequestAborted) || person is not { ClosedAt: null, TwoFactorEnabled: true })
        {
            await (isKnown ? FailAsync(http, person, "password") : FailAsStrangerAsync(http, person, "password"));
            return new SignInResult(SignInOutcome.Wrong);
        }

        steps.Write(http, new SignInStep(SignInStep.Code, person.Id, person.SecurityStamp, returnUrl, null));
        return new SignInResult(SignInOutcome.Done, ReturnUrl: returnUrl);
    }

    /// <summary>The second step: a code of the app, or a recovery code.</summary>
    public async Task<SignInResult> TryCodeAsync(HttpContext http, string typed, bool isRecovery)
    {
        if (await FindStepAsync(http) is not { } found)
        {
            return new SignInResult(SignInOutcome.Expired);
        }

        var (step, person) = found;
        var counters = CodeCountersFor(http, person);
        var wait = await delays.EnterAsync(counters, http.RequestAborted);
        if (wait > TimeSpan.Zero)
        {
            counter.CountDelayed();
            return new SignInResult(SignInOutcome.TooEarly, wait);
        }

        var isRight = isRecovery
            ? await secondStep.UseRecoveryCodeAsync(context, person, typed, http.RequestAborted)
            : await secondStep.UseCodeAsync(context, person, typed, http.RequestAborted);
        if (!isRight)
        {
            await FailAsync(http, person, isRecovery ? "recovery" : "authenticator");
            return new SignInResult(SignInOutcome.Wrong);
        }

        await CompleteAsync(http, person, isRecovery ? "recovery" : "password");
        return new SignInResult(SignInOutcome.Done, ReturnUrl: step.ReturnUrl);
    }

    /// <summary>Whether somebody has just given a right password in this browser.</summary>
    public async Task<bool> HasStepAsync(HttpContext http) => await FindStepAsync(http) is not null;

    /// <summary>Signs somebody in whose credentials were right.</summary>
    /// <param name="http">The request.</param>
    /// <param name="person">The person, tracked or not.</param>
    /// <param name="method">By what, for the audit trail.</param>
    /// <param name="shownAt">When the credential was shown; null for now.</param>
    public async Task CompleteAsync(HttpContext http, Person person, string method, DateTimeOffset? shownAt = null)
    {
        var now = time.GetUtcNow();
        await using var transaction = await context.Database.BeginTransactionAsync(http.RequestAborted);
        var session = await Sessions.BeginAsync(context, person.Id, now.UtcDateTime, http.RequestAborted);
        await context.SaveChangesAsync(http.RequestAborted);
        await AuditLog.AddAsync(context, Entry(http, person, "signed-in", method), http.RequestAborted);
        await transaction.CommitAsync(http.RequestAborted);
        await delays.ClearAsync([.. CountersFor(http, person.NormalizedUserName!), .. CodeCountersFor(http, person)], http.RequestAborted);
        await SignInCookie.WriteAsync(http, person, session, shownAt ?? now);
        devices.Write(http, person);
        steps.Delete(http, SignInStep.Code);
        counter.CountSignedIn(method);
    }

    /// <summary>
    /// Notes a failed try of somebody who has shown nothing yet, unless too many strangers fail at the same time. Of an account
    /// that isn't there only that it was tried; what was typed may be a password.
    /// </summary>
    /// <param name="http">The request.</param>
    /// <param name="person">Whose account was tried; null when it isn't there or isn't known.</param>
    /// <param name="method">By what, for the audit trail.</param>
    /// <param name="delay">What slows such tries down where nothing did before: as many are noted as it lets through.</param>
    public async Task FailAsStrangerAsync(HttpContext http, Person? person, string method, DelayCounter? delay = null)
    {
        // A network that fails for the first time leaves a counter, and there may be any number of networks.
        var isSlow = delay is not null && strangers.HasRoom && await delays.EnterAsync([delay], http.RequestAborted) > TimeSpan.Zero;
        if (isSlow || !strangers.TryTake(out var before))
        {
            counter.CountFailed(method);
        }
        else
        {
            await FailAsync(http, person, method, before);
        }
    }

    /// <summary>Notes a passkey that was wrong. Such tries are never refused, so only as many are noted as a network may fail.</summary>
    public Task FailPasskeyAsync(HttpContext http)
    {
        var network = Security.NetworkCounter.NetworkOf(http.Connection.RemoteIpAddress);
        return FailAsStrangerAsync(http, null, "passkey", DelayRule.Network.Of($"passkey {network}"));
    }

    /// <summary>Takes password and code of somebody who has signed in, as a fresh sign of who it is.</summary>
    public async Task<SignInResult> TryConfirmAsync(HttpContext http, SignedInPerson signedIn, string password, string code)
    {
        var person = await context.Users.SingleAsync(person => person.Id == signedIn.Person.Id, http.RequestAborted);
        var wait = await delays.EnterAsync(CodeCountersFor(http, person), http.RequestAborted);
        if (wait > TimeSpan.Zero)
        {
            counter.CountDelayed();
            return new SignInResult(SignInOutcome.TooEarly, wait);
        }

        using var place = passwords.TryEnter(isKnown: true)!;
        if (!await place.VerifyAsync(hasher, person, password, http.RequestAborted) || !await secondStep.UseCodeAsync(context, person, code, http.RequestAborted))
        {
            await FailAsync(http, person, "confirmation");
            return new SignInResult(SignInOutcome.Wrong);
        }

        await ConfirmAsync(http, signedIn, person);
        return new SignInResult(SignInOutcome.Done);
    }

    /// <summary>Notes that somebody who has signed in has shown a credential again.</summary>
    public async Task ConfirmAsync(HttpContext http, SignedInPerson signedIn, Person person)
    {
        await delays.ClearAsync(CodeCountersFor(http, person), http.RequestAborted);
        await SignInCookie.WriteAsync(http, person, signedIn.SessionId, time.GetUtcNow());
    }

    /// <summary>Ends the session, also for who may have kept its cookie.</summary>
    public async Task SignOutAsync(HttpContext http, SignedInPerson signedIn)
    {
        await using var transaction = await context.Database.BeginTransactionAsync(http.RequestAborted);
        await Sessions.EndAsync(context, signedIn.Person.Id, signedIn.SessionId, http.RequestAborted);
        await AuditLog.AddAsync(context, Entry(http, signedIn.Person, "signed-out", ""), http.RequestAborted);
        await transaction.CommitAsync(http.RequestAborted);
        await http.SignOutAsync(SignInCookie.Scheme);
    }

    // Of who has given a right password, is signed in or sits at a known device, each is noted: their delays leave few.
    private async Task FailAsync(HttpContext http, Person? person, string method, int before = 0)
    {
        counter.CountFailed(method);
        var entry = Entry(http, null, "sign-in-failed", method, person?.UserName ?? "unknown");
        if (before > 0)
        {
            entry.Details.Add(Security.StrangerRows.NotWritten, before);
        }

        await using var transaction = await context.Database.BeginTransactionAsync(http.RequestAborted);
        await AuditLog.AddAsync(context, entry, http.RequestAborted);
        await transaction.CommitAsync(http.RequestAborted);
    }

    private async Task<(SignInStep Step, Person Person)?> FindStepAsync(HttpContext http)
    {
        if (steps.Read(http, SignInStep.Code) is not { PersonId: { } id } step)
        {
            return null;
        }

        var person = await context.Users.SingleOrDefaultAsync(
            person => person.Id == id && person.SecurityStamp == step.Stamp && person.ClosedAt == null, http.RequestAborted);
        return person is null ? null : (step, person);
    }

    private IReadOnlyList<DelayCounter> CountersFor(HttpContext http, string normalizedName)
    {
        if (devices.Find(http, normalizedName) is { } device)
        {
            return [DelayRule.Device.Of(device)];
        }

        var network = Security.NetworkCounter.NetworkOf(http.Connection.RemoteIpAddress);
        return [DelayRule.AccountInNetwork.Of($"{normalizedName} {network}"), DelayRule.Network.Of($"{network}"), DelayRule.Account.Of(normalizedName)];
    }

    private IReadOnlyList<DelayCounter> CodeCountersFor(HttpContext http, Person person) =>
        [devices.Find(http, person.NormalizedUserName!) is { } device ? DelayRule.DeviceCode.Of(device) : DelayRule.Code.Of(person.NormalizedUserName!)];

    private AuditEntry Entry(HttpContext http, Person? person, string action, string method, string? subject = null) =>
        new(time.GetUtcNow().UtcDateTime, action, subject ?? person!.UserName!)
        {
            PersonId = person?.Id,
            PersonName = person?.DisplayName ?? "",
            Network = NetworkPrefix.From(http.Connection.RemoteIpAddress),
            Details = method.Length == 0 ? [] : new AuditDetails { { "method", method } },
        };
}
