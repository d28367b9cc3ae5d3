using CyberAware.Core.Data;
using CyberAware.Core.Quizzes.Counting;
using CyberAware.Web.Configuration;
using CyberAware.Web.Site;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CyberAware.Web.Services;

/// <summary>
/// Ready when the database answers, its schema is this release's, and the last write succeeded. Says nothing of
/// where it is or why it fails: that stands in the log. One look serves everybody who asks within some seconds.
/// </summary>
public sealed class DatabaseHealth(PortalDatabase database, SurveyDataService data, SnapshotProvider snapshots, AttemptWriter writer, TimeProvider time)
    : IHealthCheck, IDisposable
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim looking = new(1);
    private (HealthCheckResult Result, long At)? last;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await looking.WaitAsync(cancellationToken);
        try
        {
            if (last is not { } known || time.GetElapsedTime(known.At) >= Lifetime)
            {
                last = known = (await LookAsync(cancellationToken), time.GetTimestamp());
            }

            return known.Result;
        }
        finally
        {
            looking.Release();
        }
    }

    public void Dispose() => looking.Dispose();

    private async Task<HealthCheckResult> LookAsync(CancellationToken cancellation)
    {
        using var attempt = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        attempt.CancelAfter(Timeout);
        try
        {
            // The embedded database is made by the first attempt.
            await data.FirstAttempt.WaitAsync(attempt.Token);
            var pending = await database.PendingMigrationsAsync(attempt.Token);
            return pending.Count > 0 ? HealthCheckResult.Unhealthy(Behind(pending.Count))
                : writer.IsUnavailable ? HealthCheckResult.Unhealthy("it answers, but the last write failed or hangs: results are given uncounted until one succeeds; the log says why (disk full, locked, no right to write)")
                : snapshots.Current.FiguresAreFromDocuments ? HealthCheckResult.Degraded("it answers, and the surveys are read from it within a minute")
                : HealthCheckResult.Healthy(database.IsPostgreSql ? "PostgreSQL" : "SQLite");
        }
        catch (Exception) when (!cancellation.IsCancellationRequested)
        {
            return HealthCheckResult.Unhealthy("it can't be reached; pages serve without it");
        }
    }

    // The embedded database migrates itself, so there its file is a new one.
    private string Behind(int migrations) => database.IsPostgreSql
        ? $"the schema lacks {migrations} migration(s) of this release, run migrate (CyberAware.Web {CommandNames.Migrate})"
        : "the SQLite file was deleted or replaced: stop the portal, put the right file back, start it; without one, a new one is made at the start or with the next finished quiz";
}
