using System.Data.Common;
using System.Globalization;
using CyberAware.Core.Audit.Storage;
using CyberAware.Core.Data;
using CyberAware.Core.Documents;
using CyberAware.Core.Editing;
using CyberAware.TestSupport.Databases;
using Microsoft.EntityFrameworkCore;

namespace CyberAware.Core.Tests.Data;

/// <summary>What has happened can't be changed, not even by the owner of the database without meaning to.</summary>
public sealed class InsertOnlyTests(TestDatabases databases) : IClassFixture<TestDatabases>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Sql_ThatChangesWhatHasHappened_IsRefused(DatabaseProvider provider)
    {
        var database = await WithRowsAsync(provider);
        await using var connection = await database.OpenAsync(Cancellation);
        List<string> attempts =
        [
            "UPDATE revisions SET hash = ''",
            "UPDATE revisions SET number = number WHERE 1 = 1",
            "DELETE FROM revisions WHERE number = 2",
            "UPDATE edition_publications SET generation = 0",
            "DELETE FROM edition_publications",
            "UPDATE audit SET action = 'nothing'",
            "DELETE FROM audit WHERE number = 1",
            "INSERT INTO audit SELECT * FROM audit WHERE true ON CONFLICT (number) DO UPDATE SET action = 'nothing'",
        ];
        attempts.AddRange(provider == DatabaseProvider.PostgreSql
            ? ["TRUNCATE audit", "TRUNCATE edition_publications", "TRUNCATE revisions CASCADE", "DELETE FROM revisions WHERE false"]
            : ["REPLACE INTO audit SELECT * FROM audit", "INSERT OR REPLACE INTO revisions SELECT * FROM revisions", "REPLACE INTO edition_publications SELECT * FROM edition_publications"]);
        foreach (var sql in attempts)
        {
            var refused = await Assert.ThrowsAnyAsync<DbException>(() => ExecuteAsync(connection, sql));
            Assert.Contains("are only added", refused.Message, StringComparison.Ordinal);
        }

        Assert.Equal((2L, 1L, 1L), (await CountAsync("revisions"), await CountAsync("edition_publications"), await CountAsync("audit WHERE action = 'tested'")));

        async Task<long> CountAsync(string from)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = $"SELECT count(*) FROM {from}";
            return Convert.ToInt64(await command.ExecuteScalarAsync(Cancellation), CultureInfo.InvariantCulture);
        }
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task TriggersOff_AndOnAgain_LeavesTheDatabaseAsItWas(DatabaseProvider provider)
    {
        var database = await WithRowsAsync(provider);
        await using var connection = await database.OpenAsync(Cancellation);
        await using (await TriggersOff.BeginAsync(connection))
        {
            await ExecuteAsync(connection, "UPDATE audit SET action = 'forged'");
        }

        await Assert.ThrowsAnyAsync<DbException>(() => ExecuteAsync(connection, "UPDATE audit SET action = 'tested'"));
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Migrate_BackAndForth_ProtectsAgain(DatabaseProvider provider)
    {
        var database = TestDatabases.Open(await databases.EmptyAsync(provider));
        await database.MigrateAsync(Cancellation);
        await using (var context = database.CreateDbContext())
        {
            var before = context.Database.GetMigrations().TakeWhile(name => !name.EndsWith("_BackOffice", StringComparison.Ordinal)).Last();
            await context.Database.MigrateAsync(before, Cancellation);
        }

        await database.MigrateAsync(Cancellation);
        await AddRowsAsync(database);
        await using var connection = await database.OpenAsync(Cancellation);
        await Assert.ThrowsAnyAsync<DbException>(() => ExecuteAsync(connection, "DELETE FROM audit"));
    }

    private async Task<PortalDatabase> WithRowsAsync(DatabaseProvider provider)
    {
        var database = TestDatabases.Open(await databases.MigratedAsync(provider));
        await AddRowsAsync(database);
        return database;
    }

    private static async Task AddRowsAsync(PortalDatabase database)
    {
        await new ShippedImport(database, TimeProvider.System).ImportAsync([ContentFile.FromText("fraud/kk.md", "1")], "1.0.0", ImportMode.Release, Cancellation);
        await TestPublication.PublishAsync(database, ("fraud/kk.md", "2"));
        await using var context = database.CreateDbContext();
        context.Add(new AuditRow
        {
            Number = 1,
            At = DateTime.UtcNow,
            PersonName = "",
            Action = "tested",
            Subject = "",
            Network = "",
            Details = "{}",
            PreviousHash = new string('0', 64),
            Hash = new string('1', 64),
        });
        await context.SaveChangesAsync(Cancellation);
    }

    private static async Task ExecuteAsync(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(Cancellation);
    }
}
