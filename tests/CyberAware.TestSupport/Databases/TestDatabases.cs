using System.Data.Common;
using CyberAware.Core.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Respawn;
using Xunit;

namespace CyberAware.TestSupport.Databases;

/// <summary>The databases of one test class: one of each provider that is migrated once and emptied before each test, and new ones on demand.</summary>
public sealed class TestDatabases(PostgreSqlServer server) : IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("cyberaware-test-");
    private readonly Dictionary<DatabaseProvider, (DatabaseSettings Settings, Respawner Respawner)> migrated = [];
    private readonly List<string> created = [];

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>A database with the schema of this release and no rows.</summary>
    public async Task<DatabaseSettings> MigratedAsync(DatabaseProvider provider)
    {
        if (!migrated.TryGetValue(provider, out var database))
        {
            var settings = await EmptyAsync(provider);
            await Open(settings).MigrateAsync(TestContext.Current.CancellationToken);
            await using var first = await ConnectAsync(settings);
            database = (settings, await Respawner.CreateAsync(first, new RespawnerOptions
            {
                DbAdapter = provider == DatabaseProvider.PostgreSql ? DbAdapter.Postgres : DbAdapter.Sqlite,
                TablesToIgnore = ["__EFMigrationsHistory"],
            }));
            migrated.Add(provider, database);
        }

        await using var connection = await ConnectAsync(database.Settings);
        await using (await TriggersOff.BeginAsync(connection))
        {
            await database.Respawner.ResetAsync(connection);
        }

        return database.Settings;
    }

    /// <summary>A new database as the first start over the real content leaves it: a portal on it has nothing to import.</summary>
    public async Task<DatabaseSettings> StartedAsync(DatabaseProvider provider)
    {
        if (provider == DatabaseProvider.Sqlite)
        {
            var file = Path.Combine(folder.FullName, $"{Guid.NewGuid():N}.db");
            StartedDatabase.CopyTo(file);
            return new DatabaseSettings(false, $"Data Source={file};Pooling=False");
        }

        created.Add(await server.CreateStartedDatabaseAsync());
        return new DatabaseSettings(true, created[^1]);
    }

    /// <summary>A database without a schema; of SQLite not even the file is there.</summary>
    public async Task<DatabaseSettings> EmptyAsync(DatabaseProvider provider)
    {
        if (provider == DatabaseProvider.Sqlite)
        {
            return new DatabaseSettings(false, $"Data Source={Path.Combine(folder.FullName, $"{Guid.NewGuid():N}.db")};Pooling=False");
        }

        created.Add(await server.CreateDatabaseAsync());
        return new DatabaseSettings(true, created[^1]);
    }

    /// <summary>Access to a database, as the portal has it.</summary>
    public static PortalDatabase Open(DatabaseSettings settings, Action<DbContextOptionsBuilder>? configure = null) =>
        new(settings, Path.GetTempPath(), configure);

    public async ValueTask DisposeAsync()
    {
        foreach (var database in created)
        {
            await server.DropDatabaseAsync(database);
        }

        folder.Delete(recursive: true);
    }

    private static async Task<DbConnection> ConnectAsync(DatabaseSettings settings)
    {
        DbConnection connection = settings.IsPostgreSql
            ? new NpgsqlConnection(settings.ConnectionString)
            : new SqliteConnection(settings.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        return connection;
    }
}
