using CyberAware.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace CyberAware.Core.Search;

/// <summary>One query without a result and how often it was asked.</summary>
/// <param name="Day">The day, UTC.</param>
/// <param name="Language">Language of the page.</param>
/// <param name="Query">The masked query.</param>
public sealed record ZeroResultQuery(DateOnly Day, Language Language, string Query);

/// <summary>A query without a result and how often it was asked within some days.</summary>
/// <param name="Language">Language of the page.</param>
/// <param name="Query">The masked query.</param>
/// <param name="Count">How often.</param>
public sealed record MissedQuery(Language Language, string Query, int Count);

/// <summary>Adds counts of queries without a result to the database and forgets old ones.</summary>
/// <param name="context">The database.</param>
public sealed class ZeroResultQueryStore(PortalDbContext context)
{
    /// <summary>Most different queries that are kept of a day; more of them count for nothing.</summary>
    public const int MaxPerDay = 1000;

    /// <summary>Days after which a count is deleted.</summary>
    public const int RetentionDays = 365;

    /// <summary>Adds counts; what other instances of the portal counted stays.</summary>
    public async Task AddAsync(IReadOnlyDictionary<ZeroResultQuery, int> counts, CancellationToken cancellation)
    {
        foreach (var day in counts.GroupBy(entry => entry.Key.Day))
        {
            var kept = await context.ZeroResultQueries.CountAsync(row => row.Day == day.Key, cancellation);
            var queries = day.Select(entry => entry.Key.Query).ToList();
            var known = (await context.ZeroResultQueries
                .Where(row => row.Day == day.Key && queries.Contains(row.Query))
                .Select(row => new { row.Language, row.Query })
                .ToListAsync(cancellation)).Select(row => new ZeroResultQuery(day.Key, row.Language, row.Query)).ToHashSet();
            var free = Math.Max(0, MaxPerDay - kept);
            await UpsertAsync([.. day.Where(entry => known.Contains(entry.Key)), .. day.Where(entry => !known.Contains(entry.Key)).Take(free)], cancellation);
        }
    }

    /// <summary>The most frequent queries of the days since one, the most frequent first.</summary>
    /// <param name="since">The first day, UTC.</param>
    /// <param name="most">Most of them.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<IReadOnlyList<MissedQuery>> ReadTopAsync(DateOnly since, int most, CancellationToken cancellation) =>
        [.. (await context.ZeroResultQueries.AsNoTracking().Where(row => row.Day >= since)
            .GroupBy(row => new { row.Language, row.Query })
            .Select(group => new { group.Key.Language, group.Key.Query, Count = group.Sum(row => row.Count) })
            .OrderByDescending(row => row.Count).ThenBy(row => row.Query).Take(most).ToListAsync(cancellation))
            .Select(row => new MissedQuery(row.Language, row.Query, row.Count))];

    /// <summary>Deletes counts that are older than <see cref="RetentionDays"/>.</summary>
    public Task PurgeAsync(DateOnly today, CancellationToken cancellation)
    {
        var oldest = today.AddDays(-RetentionDays);
        return context.ZeroResultQueries.Where(row => row.Day < oldest).ExecuteDeleteAsync(cancellation);
    }

    // One statement, so that a query that another instance writes at the same moment is added to, not lost with all others.
    private async Task UpsertAsync(IReadOnlyList<KeyValuePair<ZeroResultQuery, int>> counts, CancellationToken cancellation)
    {
        if (counts.Count == 0)
        {
            return;
        }

        // Always in one order: two instances that lock rows in one order can't block each other.
        var values = counts
            .OrderBy(entry => entry.Key.Language.Tag, StringComparer.Ordinal).ThenBy(entry => entry.Key.Query, StringComparer.Ordinal)
            .SelectMany(entry => new object[] { entry.Key.Day, entry.Key.Language.Tag, entry.Key.Query, entry.Value })
            .ToArray();
        var rows = string.Join(", ", counts.Select((_, row) => $"({{{row * 4}}}, {{{(row * 4) + 1}}}, {{{(row * 4) + 2}}}, {{{(row * 4) + 3}}})"));
#pragma warning disable EF1002 // Only the numbers of parameters are put in.
        await context.Database.ExecuteSqlRawAsync(
            $"""
            INSERT INTO search_misses AS known (day, language, query, count) VALUES {rows}
            ON CONFLICT (day, language, query) DO UPDATE SET count = known.count + excluded.count
            """,
            values,
            cancellation);
#pragma warning restore EF1002
    }
}
