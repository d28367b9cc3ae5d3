using CyberAware.Core.Data;
using CyberAware.Core.Editing.Storage;
using Microsoft.EntityFrameworkCore;

namespace CyberAware.Core.Editing;

/// <summary>A page outside the portal that could not be opened several times in a row.</summary>
/// <param name="Url">The address.</param>
/// <param name="Status">Status of the last answer; null when there was none.</param>
/// <param name="Since">When it first failed, UTC.</param>
public sealed record FailedLink(string Url, int? Status, DateTime Since);

/// <summary>What is known of pages outside the portal, and which of them must be asked for again; shared by all instances.</summary>
/// <param name="database">The database.</param>
/// <param name="time">The clock.</param>
public sealed class ExternalLinkStore(PortalDatabase database, TimeProvider time)
{
    /// <summary>How often in a row an address must fail before editors hear of it: sites are away for an hour now and then.</summary>
    public const int MinFailures = 2;

    private static readonly TimeSpan Again = TimeSpan.FromDays(7);
    private static readonly TimeSpan AgainAfterFailure = TimeSpan.FromDays(1);

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>The addresses that must be asked for, those first that never were; forgets those that no text links to any more.</summary>
    /// <param name="urls">All addresses that texts link to.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<IReadOnlyList<string>> DueAsync(IReadOnlyCollection<string> urls, CancellationToken cancellation)
    {
        await using var context = database.CreateDbContext();
        var linked = urls.ToList();
        await context.ExternalLinks.Where(link => !linked.Contains(link.Url)).ExecuteDeleteAsync(cancellation);
        var known = await context.ExternalLinks.AsNoTracking().ToDictionaryAsync(link => link.Url, StringComparer.Ordinal, cancellation);
        return [.. urls.Distinct(StringComparer.Ordinal).Where(url => !known.TryGetValue(url, out var link) || IsDue(link))
            .OrderBy(url => known.TryGetValue(url, out var link) ? link.CheckedAt : DateTime.MinValue).ThenBy(url => url, StringComparer.Ordinal)];
    }

    /// <summary>Takes an address for this instance.</summary>
    /// <param name="url">The address.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>False when another instance has taken it meanwhile.</returns>
    public Task<bool> ClaimAsync(string url, CancellationToken cancellation) => database.WriteAsync(
        async (context, token) =>
        {
            var now = Now;
            if (await context.ExternalLinks.AsNoTracking().SingleOrDefaultAsync(link => link.Url == url, token) is not { } known)
            {
                context.Add(new ExternalLinkRow { Url = url, CheckedAt = now });
                await context.SaveChangesAsync(token);
                return true;
            }

            return IsDue(known) && await context.ExternalLinks.Where(link => link.Url == url && link.CheckedAt == known.CheckedAt)
                .ExecuteUpdateAsync(link => link.SetProperty(row => row.CheckedAt, now), token) == 1;
        },
        cancellation);

    /// <summary>Keeps what came of asking.</summary>
    /// <param name="url">The address.</param>
    /// <param name="status">Status of the answer; null for none.</param>
    /// <param name="isFailure">Whether readers would find nothing there.</param>
    /// <param name="cancellation">Gives up.</param>
    public Task RecordAsync(string url, int? status, bool isFailure, CancellationToken cancellation) => database.WriteAsync(
        async (context, token) =>
        {
            if (await context.ExternalLinks.SingleOrDefaultAsync(link => link.Url == url, token) is { } row)
            {
                row.Status = status;
                row.Failures = isFailure ? row.Failures + 1 : 0;
                row.FailedSince = isFailure ? row.FailedSince ?? Now : null;
            }

            return await context.SaveChangesAsync(token);
        },
        cancellation);

    /// <summary>The addresses that failed several times in a row, the oldest failure first.</summary>
    /// <param name="cancellation">Gives up.</param>
    public async Task<IReadOnlyList<FailedLink>> FailedAsync(CancellationToken cancellation)
    {
        await using var context = database.CreateDbContext();
        return await context.ExternalLinks.AsNoTracking().Where(link => link.Failures >= MinFailures && link.FailedSince != null)
            .OrderBy(link => link.FailedSince).ThenBy(link => link.Url)
            .Select(link => new FailedLink(link.Url, link.Status, link.FailedSince!.Value)).ToListAsync(cancellation);
    }

    private bool IsDue(ExternalLinkRow link) => link.CheckedAt + (link.Failures == 0 ? Again : AgainAfterFailure) <= Now;
}
