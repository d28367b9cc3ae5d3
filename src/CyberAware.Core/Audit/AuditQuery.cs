using System.Runtime.CompilerServices;
using CyberAware.Core.Audit.Storage;
using CyberAware.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace CyberAware.Core.Audit;

/// <summary>Which rows are asked for; what is null restricts nothing.</summary>
public sealed record AuditFilter
{
    /// <summary>The first moment, UTC.</summary>
    public DateTime? From { get; init; }

    /// <summary>The moment before which they end, UTC.</summary>
    public DateTime? Until { get; init; }

    /// <summary>Who did it.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>What was done.</summary>
    public string? Action { get; init; }

    /// <summary>What it was done to, exactly.</summary>
    public string? Subject { get; init; }
}

/// <summary>One page of the trail, newest first.</summary>
/// <param name="Rows">The rows.</param>
/// <param name="Next">What to ask for to get older ones; null when these are the last.</param>
public sealed record AuditPage(IReadOnlyList<AuditRow> Rows, long? Next);

/// <summary>Reads the trail for people: in pages, or all of it for an export. Whoever calls has asked whether the person may.</summary>
/// <param name="database">The database.</param>
public sealed class AuditQuery(PortalDatabase database)
{
    /// <summary>Most rows of a page.</summary>
    public const int MaxPageSize = 200;

    private const int ExportPage = 1000;

    /// <summary>One page, newest first. Rows that are added meanwhile move nothing.</summary>
    /// <param name="filter">Which rows.</param>
    /// <param name="before">The page begins below this number; null for the newest.</param>
    /// <param name="size">Rows of the page, from 1 to <see cref="MaxPageSize"/>; other values are brought into it.</param>
    /// <param name="cancellation">Stops reading.</param>
    public async Task<AuditPage> ReadAsync(AuditFilter filter, long? before, int size, CancellationToken cancellation)
    {
        var count = Math.Clamp(size, 1, MaxPageSize);
        await using var context = database.CreateDbContext();
        var rows = await Matching(context, filter).Where(row => before == null || row.Number < before)
            .OrderByDescending(row => row.Number).Take(count + 1).ToListAsync(cancellation);
        return rows.Count > count ? new AuditPage(rows[..count], rows[count - 1].Number) : new AuditPage(rows, null);
    }

    /// <summary>All rows, oldest first, without holding them in memory.</summary>
    /// <param name="filter">Which rows.</param>
    /// <param name="cancellation">Stops reading.</param>
    public async IAsyncEnumerable<AuditRow> ExportAsync(AuditFilter filter, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var context = database.CreateDbContext();
        var last = 0L;
        while (true)
        {
            var rows = await Matching(context, filter).Where(row => row.Number > last)
                .OrderBy(row => row.Number).Take(ExportPage).ToListAsync(cancellation);
            foreach (var row in rows)
            {
                yield return row;
            }

            if (rows.Count < ExportPage)
            {
                yield break;
            }

            last = rows[^1].Number;
        }
    }

    private static IQueryable<AuditRow> Matching(PortalDbContext context, AuditFilter filter)
    {
        var rows = context.Audit.AsNoTracking();
        rows = filter.From is { } from ? rows.Where(row => row.At >= from) : rows;
        rows = filter.Until is { } until ? rows.Where(row => row.At < until) : rows;
        rows = filter.PersonId is { } person ? rows.Where(row => row.PersonId == person) : rows;
        rows = filter.Action is { } action ? rows.Where(row => row.Action == action) : rows;
        return filter.Subject is { } subject ? rows.Where(row => row.Subject == subject) : rows;
    }
}
