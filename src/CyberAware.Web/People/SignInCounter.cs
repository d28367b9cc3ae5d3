using System.Collections.Concurrent;
using System.Globalization;

namespace CyberAware.Web.People;

/// <summary>
/// Counts how people sign in, and how often they fail, and writes it into the log: enough to see an attack or a broken way in,
/// and nothing of whom. Who it was stands in the audit trail.
/// </summary>
public sealed partial class SignInCounter(TimeProvider time, ILogger<SignInCounter> logger) : BackgroundService
{
    /// <summary>What one line counts.</summary>
    public static readonly TimeSpan Period = TimeSpan.FromMinutes(10);

    private ConcurrentDictionary<string, int> signedIn = new();
    private ConcurrentDictionary<string, int> failed = new();
    private int delayed;

    /// <summary>Somebody signed in.</summary>
    /// <param name="method">By what: a word of the program.</param>
    public void CountSignedIn(string method) => signedIn.AddOrUpdate(method, 1, static (_, count) => count + 1);

    /// <summary>Something was wrong.</summary>
    /// <param name="method">By what: a word of the program.</param>
    public void CountFailed(string method) => failed.AddOrUpdate(method, 1, static (_, count) => count + 1);

    /// <summary>A try came too early to be looked at.</summary>
    public void CountDelayed() => Interlocked.Increment(ref delayed);

    /// <summary>Writes what was counted since the last time, if anything.</summary>
    public void Write()
    {
        var right = Interlocked.Exchange(ref signedIn, new ConcurrentDictionary<string, int>());
        var wrong = Interlocked.Exchange(ref failed, new ConcurrentDictionary<string, int>());
        var early = Interlocked.Exchange(ref delayed, 0);
        if (right.IsEmpty && wrong.IsEmpty && early == 0)
        {
            return;
        }

        var (signedInText, failedText) = (TextOf(right), TextOf(wrong));
        LogCounts(signedInText, failedText, early);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        Write();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            Write();
        }
    }

    private static string TextOf(ConcurrentDictionary<string, int> counts) => counts.IsEmpty
        ? "none"
        : string.Join(", ", counts.OrderBy(count => count.Key, StringComparer.Ordinal).Select(count => string.Create(CultureInfo.InvariantCulture, $"{count.Key} {count.Value}")));

    [LoggerMessage(Level = LogLevel.Information, Message = "Sign-ins of the last minutes: {SignedIn}; failed: {Failed}; too early to be looked at: {Delayed}.")]
    private partial void LogCounts(string signedIn, string failed, int delayed);
}
