using CyberAware.Core.Data;
using Npgsql;
using Xunit;

namespace CyberAware.TestSupport.Databases;

/// <summary>
/// The PostgreSQL of a test run: a private cluster made of the installed binaries and deleted at the end, or the
/// server that <c>CYBERAWARE_TEST_POSTGRES</c> names. It is started by the first test that asks for a database;
/// where there is none, that test fails.
/// </summary>
public sealed class PostgreSqlServer : IAsyncLifetime
{
    /// <summary>Connection string of a server whose user may create databases.</summary>
    public const string Variable = "CYBERAWARE_TEST_POSTGRES";

    private readonly SemaphoreSlim starting = new(1);
    private readonly SemaphoreSlim copying = new(1);
    private PostgreSqlCluster? cluster;
    private string? server;
    private string? started;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>Makes an empty database and returns its connection string.</summary>
    public Task<string> CreateDatabaseAsync() => CreateDatabaseAsync("template1");

    /// <summary>Makes a database as the first start over the real content leaves it, and returns its connection string.</summary>
    public async Task<string> CreateStartedDatabaseAsync()
    {
        await copying.WaitAsync(CancellationToken.None);
        try
        {
            if (started is null)
            {
                var first = await CreateDatabaseAsync();
                // A database that somebody uses can't be copied: no connection stays in a pool.
                await StartedDatabase.FillAsync(new DatabaseSettings(true, new NpgsqlConnectionStringBuilder(first) { Pooling = false }.ConnectionString));
                started = new NpgsqlConnectionStringBuilder(first).Database;
            }

            return await CreateDatabaseAsync(started!);
        }
        finally
        {
            copying.Release();
        }
    }

    private async Task<string> CreateDatabaseAsync(string template)
    {
        var name = $"test_{Guid.NewGuid():N}";
        await ExecuteAsync($"CREATE DATABASE {name} TEMPLATE {template}");
        return new NpgsqlConnectionStringBuilder(await ServerAsync()) { Database = name }.ConnectionString;
    }

    public async Task DropDatabaseAsync(string connectionString)
    {
        await using (var connection = new NpgsqlConnection(connectionString))
        {
            NpgsqlConnection.ClearPool(connection);
        }

        await ExecuteAsync($"DROP DATABASE {new NpgsqlConnectionStringBuilder(connectionString).Database} WITH (FORCE)");
    }

    public async ValueTask DisposeAsync()
    {
        if (cluster is not null)
        {
            await cluster.DisposeAsync();
        }

        starting.Dispose();
        copying.Dispose();
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(await ServerAsync());
        await connection.OpenAsync(CancellationToken.None);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(CancellationToken.None);
    }

    private async Task<string> ServerAsync()
    {
        await starting.WaitAsync(CancellationToken.None);
        try
        {
            if (server is null && Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given)
            {
                server = given;
            }
            else if (server is null)
            {
                cluster = await PostgreSqlCluster.StartAsync();
                server = cluster.ConnectionString;
            }

            return server;
        }
        finally
        {
            starting.Release();
        }
    }
}
