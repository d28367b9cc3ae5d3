using CyberAware.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace CyberAware.Core.Search.Storage;

/// <summary>One query without a result and how often it was asked.</summary>
/// <param name="Day">The day, UTC.</param>
/// <param name="Language">Language of the page.</param>
/// <param name="Query">The masked query.</param>
public sealed record SearchMiss(DateOnly Day, Language Language, string Query);

/// <summary>Adds counts of queries without a result to the database and forgets old ones.</summary>
/// <param name="context">The database.</param>
public sealed class SearchMissStore(PortalDbContext context)
{
    /// <summary>Most different queries that are kept of a day; more of them count for nothing.</summary>
    public const int MostOfADay = 1000;

    /// <summary>Days after which a count is deleted.</summary>
    public const int KeptDays = 365;

    /// <summary>Adds counts; what other instances of the portal counted stays.</summary>
    public async Task AddAsync(IReadOnlyDictionary<SearchMiss, int> counts, CancellationToken cancellation)
    {
        foreach (var day in counts.GroupBy(entry => entry.Key.Day))
        {
            var kept = await context.SearchMisses.CountAsync(row => row.Day == day.Key, cancellation);
            foreach (var (miss, count) in day)
            {
                var changed = await context.SearchMisses
                    .Where(row => row.Day == miss.Day && row.Language == miss.Language && row.Query == miss.Query)
                    .ExecuteUpdateAsync(set => set.SetProperty(row => row.Count, row => row.Count + count), cancellation);
                if (changed == 0 && kept < MostOfADay)
                {
                    context.Add(new SearchMissRow { Day = miss.Day, Language = miss.Language, Query = miss.Query, Count = count });
                    kept++;
                }
            }
        }

        await context.SaveChangesAsync(cancellation);
    }

    /// <summary>Deletes counts that are older than <see cref="KeptDays"/>.</summary>
    public Task ForgetAsync(DateOnly today, CancellationToken cancellation)
    {
        var oldest = today.AddDays(-KeptDays);
        return context.SearchMisses.Where(row => row.Day < oldest).ExecuteDeleteAsync(cancellation);
    }
}
