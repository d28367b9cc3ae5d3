using CyberAware.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace CyberAware.Core.Editing;

/// <summary>A transaction in which nobody else, on no instance, imports or publishes.</summary>
public static class EditingTransaction
{
    // Any number that the portal uses for nothing else.
    private const long LockKey = 1_400_140;

    /// <summary>Begins it, after waiting for whoever imports or publishes now. Read what is to be changed afterwards, not before.</summary>
    /// <exception cref="System.Data.Common.DbException">The database can't be reached, or was busy for too long.</exception>
    public static async Task<IDbContextTransaction> BeginAsync(PortalDbContext context, CancellationToken cancellation)
    {
        // On SQLite this is BEGIN IMMEDIATE, which lets no second writer in.
        var transaction = await context.Database.BeginTransactionAsync(cancellation);
        try
        {
            if (context is PostgreSqlPortalDbContext)
            {
                await context.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({LockKey})", cancellation);
            }

            return transaction;
        }
        catch
        {
            await transaction.DisposeAsync();
            throw;
        }
    }
}
