using System.Security.Cryptography;
using System.Text;
using CyberAware.Core.Data;
using CyberAware.Core.People.Storage;
using Microsoft.EntityFrameworkCore;

namespace CyberAware.Core.People;

/// <summary>How failures of one kind are slowed down.</summary>
/// <param name="Kind">Name of the kind, stored.</param>
/// <param name="Free">Failures that cost nothing.</param>
/// <param name="Longest">The longest delay.</param>
public sealed record DelayRule(string Kind, int Free, TimeSpan Longest)
{
    /// <summary>Failures of one account from one network.</summary>
    public static readonly DelayRule AccountInNetwork = new("account-network", 5, TimeSpan.FromMinutes(1));

    /// <summary>Failures of all accounts from one network: a whole office may sign in from one.</summary>
    public static readonly DelayRule Network = new("network", 30, TimeSpan.FromMinutes(1));

    /// <summary>Failures of one account from everywhere. Its delay stays short, since its owner may wait behind strangers.</summary>
    public static readonly DelayRule Account = new("account", 50, TimeSpan.FromSeconds(10));

    /// <summary>Wrong codes after the right password: only the owner and who knows the password get here.</summary>
    public static readonly DelayRule Code = new("code", 5, TimeSpan.FromMinutes(15));

    /// <summary>Failures on a device that the account has signed in on before. Strangers don't have it, so they can't slow it down.</summary>
    public static readonly DelayRule Device = new("device", 10, TimeSpan.FromSeconds(15));

    /// <summary>
    /// Wrong codes on such a device after the right password. A shared computer is one too, so guessing gets as slow there as
    /// elsewhere; a stranger never comes so far.
    /// </summary>
    public static readonly DelayRule DeviceCode = new("device-code", 10, TimeSpan.FromMinutes(15));

    /// <summary>What counts once and delays nobody.</summary>
    public static readonly DelayRule Once = new("once", int.MaxValue, TimeSpan.Zero);

    /// <summary>After a pause of this length failures are forgotten.</summary>
    public static readonly TimeSpan Quiet = TimeSpan.FromHours(1);

    /// <summary>How long the next try must wait after a number of failures: a second, doubled with each further one.</summary>
    public TimeSpan After(int failures) => failures <= Free
        ? TimeSpan.Zero
        : TimeSpan.FromSeconds(Math.Min(Longest.TotalSeconds, Math.Pow(2, Math.Min(failures - Free - 1, 30))));

    /// <summary>The counter of a subject: an account's user name, a network, a device.</summary>
    public DelayCounter Of(string subject) => new(this, $"{Kind}:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(subject.ToUpperInvariant())))}");
}

/// <summary>One counter of failures.</summary>
/// <param name="Rule">How it delays.</param>
/// <param name="Key">Its key in the database; names no account and no network.</param>
public sealed record DelayCounter(DelayRule Rule, string Key);

/// <summary>
/// Slows guessing down without locking anybody out. Counters stand in the database, so that all instances count together.
/// A try is counted before it is checked: many at the same time get no more than one after the other.
/// </summary>
public sealed class SignInDelays(PortalDatabase database, TimeProvider time)
{
    private const int MaxTries = 8;

    // Where nobody signs in for days strangers may still try.
    private static readonly TimeSpan BetweenSweeps = TimeSpan.FromMinutes(10);

    // Between two instances.
    private static readonly TimeSpan ClockDifference = TimeSpan.FromMinutes(2);

    private long sweptAt;

    /// <summary>Counts a try at all counters, unless one of them says that it comes too early.</summary>
    /// <returns>Zero when the try may be checked, else how long to wait; nothing is counted then.</returns>
    public async Task<TimeSpan> EnterAsync(IReadOnlyList<DelayCounter> counters, CancellationToken cancellation)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                var wait = await TryEnterAsync(counters, cancellation);
                await SweepAsync(cancellation);
                return wait;
            }
            catch (DbUpdateException) when (tries < MaxTries)
            {
                // Another try of the same account or network was counted in between.
                await Task.Delay(Random.Shared.Next(5, 25), cancellation);
            }
            catch (DbUpdateException)
            {
                return TimeSpan.FromSeconds(1);
            }
        }
    }

    /// <summary>Notes that something was used that counts once, such as what a passkey was asked to sign.</summary>
    /// <returns>Whether it was used for the first time.</returns>
    public async Task<bool> UseOnceAsync(string value, CancellationToken cancellation)
    {
        var now = time.GetUtcNow().UtcDateTime;
        await using var context = database.CreateDbContext();
        context.SignInDelays.Add(new SignInDelayRow { Key = DelayRule.Once.Of(value).Key, Failures = 0, LastAt = now, NextAt = now });
        try
        {
            await context.SaveChangesAsync(cancellation);
            return true;
        }
        catch (DbUpdateException)
        {
            return false;
        }
    }

    /// <summary>Forgets the failures of counters after a success; of a network only this one, so that nobody clears it for others.</summary>
    public async Task ClearAsync(IReadOnlyList<DelayCounter> counters, CancellationToken cancellation)
    {
        var networks = counters.Where(counter => counter.Rule == DelayRule.Network).Select(counter => counter.Key).ToList();
        var keys = counters.Select(counter => counter.Key).Except(networks).ToList();
        await using var context = database.CreateDbContext();
        await context.SignInDelays.Where(row => keys.Contains(row.Key)).ExecuteDeleteAsync(cancellation);
        await context.SignInDelays.Where(row => networks.Contains(row.Key) && row.Failures > 0)
            .ExecuteUpdateAsync(row => row.SetProperty(counter => counter.Failures, counter => counter.Failures - 1), cancellation);
    }

    // No delay is longer than its rule says: what is, was counted by a clock that has been set back since.
    private static TimeSpan WaitOf(DelayRule rule, SignInDelayRow row, DateTime now) =>
        row.NextAt - now is var wait && wait <= rule.Longest + ClockDifference ? wait : TimeSpan.Zero;

    // What has long been quiet goes, so that the table never grows.
    private async Task SweepAsync(CancellationToken cancellation)
    {
        var (now, before) = (time.GetUtcNow().UtcDateTime, Interlocked.Read(ref sweptAt));
        if (now.Ticks - before < BetweenSweeps.Ticks || Interlocked.CompareExchange(ref sweptAt, now.Ticks, before) != before)
        {
            return;
        }

        var old = now - DelayRule.Quiet;
        await using var context = database.CreateDbContext();
        await context.SignInDelays.Where(row => row.LastAt < old).ExecuteDeleteAsync(cancellation);
    }

    private async Task<TimeSpan> TryEnterAsync(IReadOnlyList<DelayCounter> counters, CancellationToken cancellation)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var keys = counters.Select(counter => counter.Key).ToList();
        await using var context = database.CreateDbContext();
        var rows = await context.SignInDelays.Where(row => keys.Contains(row.Key)).ToDictionaryAsync(row => row.Key, cancellation);
        var wait = counters.Where(counter => rows.ContainsKey(counter.Key)).Select(counter => WaitOf(counter.Rule, rows[counter.Key], now)).DefaultIfEmpty().Max();
        if (wait > TimeSpan.Zero)
        {
            return wait;
        }

        foreach (var counter in counters)
        {
            if (!rows.TryGetValue(counter.Key, out var row))
            {
                row = context.SignInDelays.Add(new SignInDelayRow { Key = counter.Key, Failures = 0, LastAt = now, NextAt = now }).Entity;
            }

            row.Failures = now - row.LastAt > DelayRule.Quiet ? 1 : row.Failures + 1;
            row.LastAt = now;
            row.NextAt = now + counter.Rule.After(row.Failures);
            row.Version = Guid.NewGuid();
        }

        await context.SaveChangesAsync(cancellation);
        return TimeSpan.Zero;
    }
}
