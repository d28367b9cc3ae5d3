using CyberAware.Core.Audit;
using CyberAware.Core.Data;
using CyberAware.TestSupport.Databases;
using Microsoft.EntityFrameworkCore;

namespace CyberAware.Core.Tests.Audit;

public sealed class AuditLogTests(TestDatabases databases) : IClassFixture<TestDatabases>
{
    private const int RowsOfAWriter = 60;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Add_TwoWritersAtOnce_MakeOneChainWithoutGaps(DatabaseProvider provider)
    {
        var settings = await databases.MigratedAsync(provider);

        // Two of each, as two instances have; they wait for each other, so that all rows are added two at once, the first ones too.
        using var start = new Barrier(2);
        await Task.WhenAll(Enumerable.Range(0, 2).Select(writer => Task.Run(
            async () =>
            {
                var database = TestDatabases.Open(settings);
                try
                {
                    for (var i = 0; i < RowsOfAWriter; i++)
                    {
                        start.SignalAndWait(Cancellation);
                        await AuditLog.AddAsync(database, AuditTrail.Entry((writer * 1000) + i), Cancellation);
                    }
                }
                finally
                {
                    start.RemoveParticipant();
                }
            },
            Cancellation)));

        var result = await AuditTrail.VerifyAsync(TestDatabases.Open(settings));
        await using var context = TestDatabases.Open(settings).CreateDbContext();
        var rows = await context.Audit.OrderBy(row => row.Number).ToListAsync(Cancellation);
        Assert.Null(result.Fault);
        Assert.Equal(Enumerable.Range(1, 2 * RowsOfAWriter).Select(number => (long)number), rows.Select(row => row.Number));
        Assert.Equal(2 * RowsOfAWriter, rows.Select(row => row.Subject).Distinct().Count());
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Add_TransactionGivenUp_LeavesNoRow(DatabaseProvider provider)
    {
        var database = await AuditTrail.FillAsync(databases, provider, 2);
        await using (var context = database.CreateDbContext())
        await using (await context.Database.BeginTransactionAsync(Cancellation))
        {
            await AuditLog.AddAsync(context, AuditTrail.Entry(3), Cancellation);
        }

        await AuditLog.AddAsync(database, AuditTrail.Entry(4), Cancellation);

        var result = await AuditTrail.VerifyAsync(database);
        Assert.Equal((3L, null), (result.Rows, result.Fault));
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Add_Entry_IsStoredAsItWas(DatabaseProvider provider)
    {
        var database = await AuditTrail.FillAsync(databases, provider, 1);
        await using var context = database.CreateDbContext();

        var row = await context.Audit.SingleAsync(Cancellation);

        var entry = AuditTrail.Entry(1);
        Assert.Equal(
            (1L, entry.PersonId, entry.PersonName, "edition-published", "fraud/1", "203.0.113.0/24", "{\"reason\":\"Себеп / причина \\\"1\\\"\"}"),
            (row.Number, row.PersonId, row.PersonName, row.Action, row.Subject, row.Network, row.Details));
        Assert.True((entry.At - row.At).Duration() < TimeSpan.FromMicroseconds(1));
    }

    [Fact]
    public async Task Add_WithoutATransaction_IsRefused()
    {
        await using var context = TestDatabases.Open(await databases.MigratedAsync(DatabaseProvider.Sqlite)).CreateDbContext();

        await Assert.ThrowsAsync<InvalidOperationException>(() => AuditLog.AddAsync(context, AuditTrail.Entry(1), Cancellation));
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Add_HostileTexts_FitTheTable(DatabaseProvider provider)
    {
        var database = TestDatabases.Open(await databases.MigratedAsync(provider));
        var hostile = "a\0b\u001B[31m\uD800" + new string('\u04D8', 5000);
        await AuditLog.AddAsync(
            database,
            AuditTrail.Entry(1) with { Subject = hostile, PersonName = hostile, Details = new AuditDetails { { "reason", new string('"', 5000) } } },
            Cancellation);

        await using var context = database.CreateDbContext();
        var row = await context.Audit.SingleAsync(Cancellation);
        Assert.True(row.Subject.Length <= Lengths.Path && row.PersonName.Length <= Lengths.Name && row.Details.Length <= Lengths.Details);
        Assert.DoesNotContain(row.Subject + row.PersonName, char.IsControl);
        Assert.Null((await AuditTrail.VerifyAsync(database)).Fault);
    }
}
