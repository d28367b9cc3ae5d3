using CyberAware.Core.Data;
using CyberAware.Core.Quizzes.Counting;
using Microsoft.Extensions.Logging.Abstractions;

namespace CyberAware.Core.Tests.Quizzes.Counting;

/// <summary>A writer at work, stopped at the end of the test.</summary>
internal sealed class RunningWriter : IAsyncDisposable
{
    private readonly CancellationTokenSource stopping = new();
    private readonly Task running;

    public RunningWriter(PortalDatabase database, TimeProvider? time = null)
    {
        Writer = new AttemptWriter(database, time ?? TimeProvider.System, NullLogger<AttemptWriter>.Instance);
        running = Task.Run(() => Writer.RunAsync(stopping.Token));
    }

    public AttemptWriter Writer { get; }

    public Task<AttemptOutcome> CountAsync(Attempt attempt) => Writer.CountAsync(attempt, TestContext.Current.CancellationToken);

    public Task<AttemptOutcome[]> CountAsync(IEnumerable<Attempt> attempts) => Task.WhenAll(attempts.Select(CountAsync));

    public async Task StopAsync()
    {
        await stopping.CancelAsync();
        await running;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        stopping.Dispose();
    }
}
