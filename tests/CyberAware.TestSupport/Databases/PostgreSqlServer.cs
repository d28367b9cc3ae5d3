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
    private PostgreSqlCluster? cluster;
    private string? server;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>Makes an empty database and returns its connection string.</summary>
    public async Task<string> CreateDatabaseAsync()
    {
        var name = $"test_{Guid.NewGuid():N}";
        await ExecuteAsync($"CREATE DATABASE {name}");
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
