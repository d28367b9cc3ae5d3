using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CyberAware.Core.Data;

/// <summary>
/// Makes each SQLite connection keep what it has acknowledged: readers beside one writer (WAL), a write on
/// disk before it counts as done, references enforced, and waiting for a busy file before giving up.
/// </summary>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    private const string Pragmas = "PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;";

    public static void Apply(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
    }

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Apply(connection);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        // SQLite has no asynchronous calls of its own.
        Apply(connection);
        return Task.CompletedTask;
    }
}
