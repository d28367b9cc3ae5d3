using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CyberAware.Core.Data;

/// <summary>Tells a database that is away or busy, and another writer who was faster, from a statement that it refused.</summary>
public static class DatabaseFailure
{
    // SQLITE_BUSY, LOCKED, READONLY, IOERR, CORRUPT, FULL, CANTOPEN and NOTADB: nothing that the statement could help.
    private static readonly int[] Unusable = [5, 6, 8, 10, 11, 13, 14, 26];

    /// <summary>
    /// Whether another writer was faster: he changed the same row, added the same key, or waited in a circle. An SQLite file lets in one
    /// writer at a time, so there it can't be but the first.
    /// </summary>
    /// <param name="failure">What was thrown, with its causes.</param>
    public static bool IsConflict(Exception failure) => failure is DbUpdateConcurrencyException || failure.GetBaseException() is PostgresException
    {
        SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.UniqueViolation,
    };

    /// <summary>Whether the database can't be used for now, whatever is asked of it.</summary>
    /// <param name="failure">What was thrown, with its causes.</param>
    public static bool IsAway(Exception failure)
    {
        for (var cause = failure; cause is not null; cause = cause.InnerException)
        {
            if (cause is DbException { IsTransient: true } || (cause is SqliteException sqlite && Unusable.Contains(sqlite.SqliteErrorCode)))
            {
                return true;
            }
        }

        return false;
    }
}
