using CyberAware.TestSupport;
using CyberAware.TestSupport.Databases;
using Npgsql;

namespace CyberAware.Core.Tests.Data;

/// <summary>What the role that the portal runs as can do on a real server.</summary>
public sealed class PortalRoleTests(TestDatabases databases) : IClassFixture<TestDatabases>
{
    private const string Role = "portal_app";
    private const string Password = "secret";
    private const string Denied = "42501";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Role_OfThePortal_WritesRowsAndChangesNoHistory()
    {
        await using var connection = await AsPortalAsync();

        foreach (var sql in new[]
        {
            "INSERT INTO quiz_watermarks (name, number) VALUES ('attempts', 0)",
            "UPDATE quiz_watermarks SET number = 1",
            "DELETE FROM quiz_seen",
            "DELETE FROM search_misses",
            "DELETE FROM survey_values",
            "SELECT count(*) FROM \"__EFMigrationsHistory\"",
        })
        {
            await ExecuteAsync(connection, sql);
        }

        foreach (var sql in new[]
        {
            "DELETE FROM survey_value_changes",
            "UPDATE survey_value_changes SET changed_by = ''",
            "DELETE FROM quiz_attempts",
            "UPDATE quiz_attempts SET score = 0",
            "DELETE FROM quiz_versions",
            "UPDATE quiz_version_questions SET right_option = 0",
            "DELETE FROM \"__EFMigrationsHistory\"",
            "INSERT INTO \"__EFMigrationsHistory\" VALUES ('1', '1')",
            "TRUNCATE quiz_attempts",
            "CREATE TABLE mine (id int)",
            "CREATE TEMPORARY TABLE mine (id int)",
            "SELECT lo_create(0)",
            "SELECT lo_from_bytea(0, 'x')",
            "DROP TABLE quiz_attempts",
            "ALTER TABLE quiz_attempts ADD COLUMN address text",
        })
        {
            var refused = await Assert.ThrowsAsync<PostgresException>(() => ExecuteAsync(connection, sql));
            Assert.True(refused.SqlState == Denied, $"{sql}: {refused.MessageText}");
        }
    }

    // The same order as docs/operations.md: the role first, then the migrations of the owner.
    private async Task<NpgsqlConnection> AsPortalAsync()
    {
        var settings = await databases.EmptyAsync(DatabaseProvider.PostgreSql);
        await using (var owner = new NpgsqlConnection(settings.ConnectionString))
        {
            await owner.OpenAsync(Cancellation);
            var sql = (await File.ReadAllTextAsync(Path.Combine(Repository.Root, "eng/postgres/roles.sql"), Cancellation)).Replace(":'password'", $"'{Password}'", StringComparison.Ordinal);
            await using var known = new NpgsqlCommand($"SELECT count(*) FROM pg_roles WHERE rolname = '{Role}'", owner);
            if (await known.ExecuteScalarAsync(Cancellation) is > 0L)
            {
                sql = sql.Replace($"CREATE ROLE {Role}", $"ALTER ROLE {Role}", StringComparison.Ordinal);
            }

            await ExecuteAsync(owner, sql);
        }

        await TestDatabases.Open(settings).MigrateAsync(Cancellation);
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(settings.ConnectionString) { Username = Role, Password = Password, Pooling = false }.ConnectionString);
        await connection.OpenAsync(Cancellation);
        return connection;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Cancellation);
    }
}
