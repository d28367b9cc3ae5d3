using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace CyberAware.TestSupport.Databases;

/// <summary>While it lives, a database lets its owner change and delete what it otherwise only lets him add.</summary>
public sealed class TriggersOff : IAsyncDisposable
{
    private readonly DbConnection connection;
    private readonly IReadOnlyList<string> restore;

    private TriggersOff(DbConnection connection, IReadOnlyList<string> restore) => (this.connection, this.restore) = (connection, restore);

    /// <summary>Puts all triggers aside.</summary>
    /// <param name="connection">An open connection of the owner, which must stay open.</param>
    public static async Task<TriggersOff> BeginAsync(DbConnection connection)
    {
        var isSqlite = connection is SqliteConnection;
        var found = await ReadAsync(connection, isSqlite
            ? "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
            : "SELECT DISTINCT tgrelid::regclass::text, '' FROM pg_trigger WHERE NOT tgisinternal");
        foreach (var (name, _) in found)
        {
            await ExecuteAsync(connection, isSqlite ? $"DROP TRIGGER \"{name}\"" : $"ALTER TABLE {name} DISABLE TRIGGER USER");
        }

        return new TriggersOff(connection, [.. found.Select(trigger => isSqlite ? trigger.Sql : $"ALTER TABLE {trigger.Name} ENABLE TRIGGER USER")]);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var sql in restore)
        {
            await ExecuteAsync(connection, sql);
        }
    }

    private static async Task<List<(string Name, string Sql)>> ReadAsync(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        List<(string, string)> rows = [];
        while (await reader.ReadAsync())
        {
            rows.Add((reader.GetString(0), reader.GetString(1)));
        }

        return rows;
    }

    private static async Task ExecuteAsync(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
