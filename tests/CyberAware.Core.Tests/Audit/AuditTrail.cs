using CyberAware.Core.Audit;
using CyberAware.Core.Data;
using CyberAware.TestSupport.Databases;

namespace CyberAware.Core.Tests.Audit;

/// <summary>A trail to be attacked.</summary>
internal static class AuditTrail
{
    private static readonly DateTime Noon = new(2026, 11, 29, 7, 0, 0, DateTimeKind.Utc);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static AuditEntry Entry(int number) => new(Noon.AddTicks((number * TimeSpan.TicksPerSecond) + 7), "edition-published", $"fraud/{number}")
    {
        PersonId = new Guid(number, 0, 0, [0, 0, 0, 0, 0, 0, 0, 1]),
        PersonName = "Әсел «Қ.»",
        Network = "203.0.113.0/24",
        Details = new AuditDetails { { "reason", $"Себеп / причина \"{number}\"" } },
    };

    /// <summary>A database with so many rows.</summary>
    public static async Task<PortalDatabase> FillAsync(TestDatabases databases, DatabaseProvider provider, int count)
    {
        var database = TestDatabases.Open(await databases.MigratedAsync(provider));
        await using var context = database.CreateDbContext();
        await using var transaction = await context.Database.BeginTransactionAsync(Cancellation);
        for (var number = 1; number <= count; number++)
        {
            await AuditLog.AddAsync(context, Entry(number), Cancellation);
        }

        await transaction.CommitAsync(Cancellation);
        return database;
    }

    /// <summary>What somebody does who owns the database: guards off, statements, guards on.</summary>
    public static async Task AttackAsync(PortalDatabase database, params string[] statements)
    {
        await using var connection = await database.OpenAsync(Cancellation);
        List<string> guards = [];
        if (database.IsPostgreSql)
        {
            await ExecuteAsync("SET session_replication_role = replica");
        }
        else
        {
            await using var triggers = connection.CreateCommand();
            triggers.CommandText = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name LIKE 'audit%'";
            var names = new List<string>();
            await using (var reader = await triggers.ExecuteReaderAsync(Cancellation))
            {
                while (await reader.ReadAsync(Cancellation))
                {
                    names.Add(reader.GetString(0));
                    guards.Add(reader.GetString(1));
                }
            }

            foreach (var name in names)
            {
                await ExecuteAsync($"DROP TRIGGER {name}");
            }
        }

        foreach (var sql in statements)
        {
            Assert.True(await ExecuteAsync(sql) != 0, $"Nothing was done by {sql}");
        }

        foreach (var sql in guards)
        {
            await ExecuteAsync(sql);
        }

        async Task<int> ExecuteAsync(string sql)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            return await command.ExecuteNonQueryAsync(Cancellation);
        }
    }

    public static Task<AuditVerification> VerifyAsync(PortalDatabase database, AuditAnchor? anchor = null) =>
        new AuditVerifier(database).VerifyAsync(anchor, Cancellation);
}
