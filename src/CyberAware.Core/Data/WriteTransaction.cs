using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace CyberAware.Core.Data;

/// <summary>
/// How the back office writes: whole or not at all, and again from its first line when another writer was in the way. On SQLite a
/// transaction holds the file's only place for writers from its start (BEGIN IMMEDIATE); on PostgreSQL those that may meet
/// lock the same row first, see <see cref="RowLocks"/>.
/// </summary>
public static class WriteTransaction
{
    private const int MaxTries = 10;
    private static readonly TimeSpan MaxPause = TimeSpan.FromSeconds(1);

    /// <summary>Does something in one transaction. What it does must depend on nothing that an earlier try has changed.</summary>
    /// <param name="database">The database.</param>
    /// <param name="work">Reads, decides and saves; what it has not saved when it returns is not written.</param>
    /// <param name="cancellation">Gives up, also while waiting for other writers.</param>
    /// <param name="begin">Begins the transaction, where more than that must happen first.</param>
    /// <param name="isDone">Whether what came out is to stay; otherwise everything is undone. Null: it always stays.</param>
    /// <returns>What <paramref name="work"/> returned, after the commit.</returns>
    public static async Task<T> WriteAsync<T>(
        this PortalDatabase database,
        Func<PortalDbContext, CancellationToken, Task<T>> work,
        CancellationToken cancellation,
        Func<PortalDbContext, CancellationToken, Task<IDbContextTransaction>>? begin = null,
        Func<T, bool>? isDone = null)
    {
        await using var owner = database.CreateDbContext();
        return await new Retries(owner).ExecuteAsync(token => TryAsync(database, work, begin ?? BeginAsync, isDone, token), cancellation);
    }

    private static Task<IDbContextTransaction> BeginAsync(PortalDbContext context, CancellationToken cancellation) =>
        context.Database.BeginTransactionAsync(cancellation);

    private static async Task<T> TryAsync<T>(
        PortalDatabase database,
        Func<PortalDbContext, CancellationToken, Task<T>> work,
        Func<PortalDbContext, CancellationToken, Task<IDbContextTransaction>> begin,
        Func<T, bool>? isDone,
        CancellationToken cancellation)
    {
        await using var context = database.CreateDbContext();
        await using var transaction = await begin(context, cancellation);
        if (database.IsPostgreSql)
        {
            // An instance that hangs must not keep the others waiting for ever.
            await context.Database.ExecuteSqlRawAsync("SET LOCAL idle_in_transaction_session_timeout = '60s'; SET LOCAL lock_timeout = '30s'", cancellation);
        }

        var result = await work(context, cancellation);
        if (isDone?.Invoke(result) != false)
        {
            await transaction.CommitAsync(cancellation);
        }

        return result;
    }

    /// <summary>The framework's own way to try again, with growing pauses, for what another writer can cause.</summary>
    private sealed class Retries(DbContext context) : ExecutionStrategy(context, MaxTries, MaxPause)
    {
        // Two who add the same number to a history meet at its unique index; the second one takes the next number.
        protected override bool ShouldRetryOn(Exception exception) =>
            DatabaseFailure.IsConflict(exception) || exception is SqliteException { SqliteErrorCode: 5 or 6 }; // SQLITE_BUSY, SQLITE_LOCKED
    }
}
