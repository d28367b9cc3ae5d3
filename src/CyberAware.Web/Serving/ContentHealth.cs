using CyberAware.Core.Content;
using CyberAware.Web.Content;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CyberAware.Web.Serving;

/// <summary>Ready when the texts serve; degraded while the last change to them has problems.</summary>
public sealed class ContentHealth(LiveContent content) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(!content.IsBehind
            ? HealthCheckResult.Healthy($"content {content.Library.Version}")
            : HealthCheckResult.Degraded($"{content.Problems.Count(problem => problem.Severity == ProblemSeverity.Error)} problem(s) in the last change of the content"));
}
