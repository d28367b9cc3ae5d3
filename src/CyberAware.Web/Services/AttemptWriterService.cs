using CyberAware.Core.Quizzes.Counting;

namespace CyberAware.Web.Services;

/// <summary>Runs the writer. The server stops before it and what waits then is still stored.</summary>
public sealed class AttemptWriterService(AttemptWriter writer) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => writer.RunAsync(stoppingToken);
}
