using CyberAware.Core.Documents;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CyberAware.Web.Site;

/// <summary>Ready when the texts serve; degraded while the last change to them has problems.</summary>
public sealed class ContentHealth(SnapshotProvider snapshots) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(snapshots.Current is { IsBehind: false } current
            ? HealthCheckResult.Healthy($"content {current.Library.Version}")
            : HealthCheckResult.Degraded($"{snapshots.Current.Problems.Count(problem => problem.Severity == ProblemSeverity.Error)} problem(s) in the last change of the content"));
}
