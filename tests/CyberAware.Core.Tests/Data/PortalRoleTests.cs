using CyberAware.Core.Data;
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

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Role_OfThePortal_WritesRowsAndChangesNoHistory(bool isRestored)
    {
        var settings = await ForPortalAsync();
        if (isRestored)
        {
            await RestoreAsync(settings);
        }

        await using var connection = await AsPortalAsync(settings);

        foreach (var sql in new[]
        {
            "INSERT INTO quiz_watermarks (name, number) VALUES ('attempts', 0)",
            "UPDATE quiz_watermarks SET number = 1",
            "DELETE FROM quiz_seen",
            "DELETE FROM search_misses",
            "DELETE FROM survey_values",
            "SELECT count(*) FROM \"__EFMigrationsHistory\"",
            "INSERT INTO releases (version, content_hash, imported_at) VALUES ('1.0.0', '', now())",
            "INSERT INTO revisions (id, path, number, hash, bytes, is_removal, origin, created_at, is_minor) VALUES (gen_random_uuid(), 'a', 1, '', '', true, 'Shipped', now(), false)",
            "INSERT INTO published (path, revision_id, is_shipped, published_at, version) SELECT path, id, true, now(), id FROM revisions",
            "UPDATE published SET is_shipped = false",
            "INSERT INTO generation VALUES (1, 1, now())",
            "UPDATE generation SET number = 2",
            "NOTIFY portal_published",
            "INSERT INTO media (hash, content_type, width, height, file_name, uploaded_at, bytes) VALUES ('a', 'image/png', 1, 1, 'a.png', now(), '')",
            "DELETE FROM media",
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
            "UPDATE revisions SET hash = ''",
            "DELETE FROM revisions",
            "TRUNCATE revisions CASCADE",
            "INSERT INTO revisions SELECT * FROM revisions ON CONFLICT (id) DO UPDATE SET hash = ''",
            "UPDATE edition_publications SET generation = 0",
            "DELETE FROM edition_publications",
            "TRUNCATE edition_publications",
            "UPDATE audit SET action = ''",
            "DELETE FROM audit",
            "TRUNCATE audit",
            "DELETE FROM audit_head",
            "ALTER TABLE revisions DISABLE TRIGGER insert_only",
            "DROP TRIGGER insert_only ON audit",
            "CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE sql AS ''",
            "SET session_replication_role = replica",
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
    private async Task<DatabaseSettings> ForPortalAsync()
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
        return settings;
    }

    // The order of docs/operations.md again, with the programs of the server.
    private static async Task RestoreAsync(DatabaseSettings settings)
    {
        var at = new NpgsqlConnectionStringBuilder(settings.ConnectionString);
        var target = $"host={at.Host} port={at.Port} dbname={at.Database} user={at.Username} password='{at.Password}'";
        var dump = Path.Combine(Path.GetTempPath(), $"{at.Database}.dump");
        try
        {
            foreach (var (program, arguments) in new (string, string[])[]
            {
                ("pg_dump", ["-Fc", "-f", dump, target]),
                ("psql", ["-v", "ON_ERROR_STOP=1", "-f", Path.Combine(Repository.Root, "eng/postgres/before-restore.sql"), target]),
                ("pg_restore", ["--clean", "--if-exists", "-d", target, dump]),
            })
            {
                var run = await ExternalProgram.RunAsync(program, arguments);
                Assert.True(run.ExitCode == 0, $"{program}: {run.Error}");
            }
        }
        finally
        {
            File.Delete(dump);
        }
    }

    private static async Task<NpgsqlConnection> AsPortalAsync(DatabaseSettings settings)
    {
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
