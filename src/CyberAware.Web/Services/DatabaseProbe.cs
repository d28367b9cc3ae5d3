using CyberAware.Core.Data;

namespace CyberAware.Web.Services;

/// <summary>What a look at the database found.</summary>
/// <param name="IsThere">Whether it answers.</param>
/// <param name="Pending">How many migrations of this release it lacks.</param>
public sealed record DatabaseState(bool IsThere, int Pending)
{
    /// <summary>Whether all that this release needs is there.</summary>
    public bool IsUsable => IsThere && Pending == 0;
}

/// <summary>Whether the database can be used now. One look serves everybody who asks within some seconds.</summary>
public sealed class DatabaseProbe(PortalDatabase database, SurveyDataService data, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim looking = new(1);
    private (DatabaseState State, long At)? last;

    /// <summary>The state, at most two seconds old; asks for five seconds at most.</summary>
    public async Task<DatabaseState> LookAsync(CancellationToken cancellation)
    {
        await looking.WaitAsync(cancellation);
        try
        {
            if (last is not { } known || time.GetElapsedTime(known.At) >= Lifetime)
            {
                last = known = (await AskAsync(cancellation), time.GetTimestamp());
            }

            return known.State;
        }
        finally
        {
            looking.Release();
        }
    }

    public void Dispose() => looking.Dispose();

    private async Task<DatabaseState> AskAsync(CancellationToken cancellation)
    {
        using var attempt = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        attempt.CancelAfter(Timeout);
        try
        {
            // The embedded database is made by the first attempt.
            await data.FirstAttempt.WaitAsync(attempt.Token);

            // Nobody waits for a server that doesn't even answer that the question was taken back.
            return new DatabaseState(true, (await database.PendingMigrationsAsync(attempt.Token).WaitAsync(attempt.Token)).Count);
        }
        catch (Exception) when (!cancellation.IsCancellationRequested)
        {
            return new DatabaseState(false, 0);
        }
    }
}
