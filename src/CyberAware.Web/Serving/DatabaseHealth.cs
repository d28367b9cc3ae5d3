using CyberAware.Core.Data;
using CyberAware.Web.Commands;
using CyberAware.Web.Statistics;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CyberAware.Web.Serving;

/// <summary>Ready when the database answers and its schema is this release's. Says nothing of where it is or why it fails: that stands in the log.</summary>
public sealed class DatabaseHealth(PortalDatabase database, SurveyDataService data, LiveSurveys surveys) : IHealthCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        using var attempt = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        attempt.CancelAfter(Patience);
        try
        {
            // The embedded database is made by the first attempt.
            await data.FirstAttempt.WaitAsync(attempt.Token);
            var pending = await database.PendingMigrationsAsync(attempt.Token);
            return pending.Count > 0
                ? HealthCheckResult.Unhealthy($"the schema lacks {pending.Count} migration(s) of this release, run migrate (CyberAware.Web {MigrateCommand.Name})")
                : surveys.IsFromDocuments
                    ? HealthCheckResult.Degraded("it answers, and the surveys are read from it within a minute")
                    : HealthCheckResult.Healthy(database.IsPostgreSql ? "PostgreSQL" : "SQLite");
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            return HealthCheckResult.Unhealthy("it can't be reached; pages serve without it");
        }
    }
}
