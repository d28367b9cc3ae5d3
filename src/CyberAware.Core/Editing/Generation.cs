using CyberAware.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace CyberAware.Core.Editing;

/// <summary>The number of what is public, by which each instance sees that it must read again.</summary>
public static class Generation
{
    /// <summary>Channel on which PostgreSQL tells the instances that the number rose.</summary>
    public const string Channel = "portal_published";

    /// <summary>Raises the number within the caller's transaction; instances hear of it when that is committed.</summary>
    /// <param name="context">A context with an open transaction.</param>
    /// <param name="now">The moment, UTC.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>The new number, from 1.</returns>
    public static async Task<long> RaiseAsync(PortalDbContext context, DateTime now, CancellationToken cancellation)
    {
        var numbers = await context.Database.SqlQuery<long>(
            $"""
            INSERT INTO generation (id, number, changed_at) VALUES (1, 1, {now})
            ON CONFLICT (id) DO UPDATE SET number = generation.number + 1, changed_at = excluded.changed_at
            RETURNING number AS "Value"
            """).ToListAsync(cancellation);
        if (context is PostgreSqlPortalDbContext)
        {
            await context.Database.ExecuteSqlRawAsync($"NOTIFY {Channel}", cancellation);
        }

        return numbers[0];
    }
}
