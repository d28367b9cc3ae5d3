using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection;

namespace CyberAware.Web.Tests.Site;

/// <summary>Permits that a test gives out: requests wait in the queue until then.</summary>
public sealed class Permits : PartitionedRateLimiter<HttpContext>
{
    private readonly SemaphoreSlim waiting = new(0);
    private readonly TaskCompletionSource given = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Waits until one more request waits for its permit.</summary>
    public Task WaitingAsync() => waiting.WaitAsync(TestContext.Current.CancellationToken);

    /// <summary>Whether those who are given up get their permit all the same, as one who leaves just then does.</summary>
    public bool AlsoToTheGivenUp { get; init; }

    /// <summary>Takes the place of the portal's limits.</summary>
    public void Install(IServiceCollection services) => services.Configure<RateLimiterOptions>(options => options.GlobalLimiter = this);

    /// <summary>Lets everybody pass from now on.</summary>
    public void Give() => given.TrySetResult();

    public override RateLimiterStatistics? GetStatistics(HttpContext resource) => null;

    protected override RateLimitLease AttemptAcquireCore(HttpContext resource, int permitCount) => new Lease(given.Task.IsCompleted);

    protected override async ValueTask<RateLimitLease> AcquireAsyncCore(HttpContext resource, int permitCount, CancellationToken cancellationToken)
    {
        waiting.Release();
        try
        {
            await given.Task.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (AlsoToTheGivenUp)
        {
            // Too late to leave the queue.
        }

        return new Lease(true);
    }

    protected override void Dispose(bool disposing)
    {
        waiting.Dispose();
        base.Dispose(disposing);
    }

    private sealed class Lease(bool isAcquired) : RateLimitLease
    {
        public override bool IsAcquired => isAcquired;

        public override IEnumerable<string> MetadataNames => [];

        public override bool TryGetMetadata(string metadataName, out object? metadata)
        {
            metadata = null;
            return false;
        }
    }
}
