using CyberAware.Core.Data;
using CyberAware.Core.Quizzes.Counting;
using CyberAware.Web.Configuration;
using CyberAware.Web.Site;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CyberAware.Web.Services;

/// <summary>
/// Ready when the database answers, its schema is this release's, and the last write succeeded. Says nothing of
/// where it is or why it fails: that stands in the log.
/// </summary>
public sealed class DatabaseHealth(PortalDatabase database, DatabaseProbe probe, PublicationListener publications, SnapshotProvider snapshots, AttemptWriter writer)
    : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var state = await probe.LookAsync(cancellationToken);
        return !state.IsThere ? HealthCheckResult.Unhealthy("it can't be reached; pages serve without it")
            : state.Pending > 0 ? HealthCheckResult.Unhealthy(Behind(state.Pending))
            : writer.IsUnavailable ? HealthCheckResult.Unhealthy("it answers, but the last write failed or hangs: results are given uncounted until one succeeds; the log says why (disk full, locked, no right to write)")
            : !publications.IsCurrent ? HealthCheckResult.Degraded("it answers, and what editors published is read from it within seconds")
            : snapshots.Current.FiguresAreFromDocuments ? HealthCheckResult.Degraded("it answers, and the surveys are read from it within a minute")
            : HealthCheckResult.Healthy(database.IsPostgreSql ? "PostgreSQL" : "SQLite");
    }

    // The embedded database migrates itself, so there its file is a new one.
    private string Behind(int migrations) => database.IsPostgreSql
        ? $"the schema lacks {migrations} migration(s) of this release, run migrate (CyberAware.Web {CommandNames.Migrate})"
        : "the SQLite file was deleted or replaced: stop the portal, put the right file back, start it; without one, a new one is made at the start or with the next finished quiz";
}
