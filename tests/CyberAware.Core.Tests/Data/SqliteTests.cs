using CyberAware.Core.Data;
using CyberAware.TestSupport.Databases;
using Microsoft.EntityFrameworkCore;

namespace CyberAware.Core.Tests.Data;

public sealed class SqliteTests(TestDatabases databases) : IClassFixture<TestDatabases>
{
    [Theory]
    [InlineData("journal_mode", "wal")]
    [InlineData("synchronous", "2")]
    [InlineData("foreign_keys", "1")]
    [InlineData("busy_timeout", "5000")]
    public async Task Connection_OfThePortal_IsSafe(string pragma, string expected)
    {
        var database = TestDatabases.Open(await databases.EmptyAsync(DatabaseProvider.Sqlite));
        await database.MigrateAsync(TestContext.Current.CancellationToken);
        await using var context = database.CreateDbContext();
        await context.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"PRAGMA {pragma}";

        Assert.Equal(expected, Convert.ToString(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken), System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Migrate_RelativeFile_IsMadeBelowTheRoot()
    {
        var root = Directory.CreateTempSubdirectory("cyberaware-root-");
        try
        {
            await new PortalDatabase(DatabaseSettings.Read(null)!, root.FullName).MigrateAsync(TestContext.Current.CancellationToken);

            Assert.True(File.Exists(Path.Combine(root.FullName, "App_Data", "portal.db")));
        }
        finally
        {
            root.Delete(recursive: true);
        }
    }
}
