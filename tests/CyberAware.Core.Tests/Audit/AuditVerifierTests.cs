using System.Globalization;
using CyberAware.Core.Audit;
using CyberAware.Core.Audit.Storage;
using CyberAware.Core.Data;
using CyberAware.TestSupport.Databases;
using Microsoft.EntityFrameworkCore;

namespace CyberAware.Core.Tests.Audit;

/// <summary>Somebody with the database in his hands changes the trail by SQL, with the guards off.</summary>
public sealed class AuditVerifierTests(TestDatabases databases) : IClassFixture<TestDatabases>
{
    private const int Rows = 7;
    private const string Columns = "at, person_id, person_name, action, subject, network, details, previous_hash, hash";

    // Number 1000 stands where a free number is needed for a moment.
    private static readonly Dictionary<string, (string[] Statements, AuditFault Expected)> Attacks = new(StringComparer.Ordinal)
    {
        ["change a subject"] = (["UPDATE audit SET subject = 'other' WHERE number = 4"], new(AuditFaultKind.Changed, 4)),
        ["change a time"] = (["UPDATE audit SET at = (SELECT at FROM audit WHERE number = 2) WHERE number = 4"], new(AuditFaultKind.Changed, 4)),
        ["change a person"] = (["UPDATE audit SET person_id = NULL WHERE number = 1"], new(AuditFaultKind.Changed, 1)),
        ["change a hash"] = (["UPDATE audit SET hash = previous_hash WHERE number = 3"], new(AuditFaultKind.Changed, 3)),
        ["move a border between columns"] = (["UPDATE audit SET action = 'edition-publishedf', subject = 'raud/5' WHERE number = 5"], new(AuditFaultKind.Changed, 5)),
        ["change the last row"] = ([$"UPDATE audit SET person_name = 'x' WHERE number = {Rows}"], new(AuditFaultKind.Changed, Rows)),
        ["remove the first row"] = (["DELETE FROM audit WHERE number = 1"], new(AuditFaultKind.Removed, 1)),
        ["remove a row"] = (["DELETE FROM audit WHERE number = 4"], new(AuditFaultKind.Removed, 4)),
        ["remove the last row"] = ([$"DELETE FROM audit WHERE number = {Rows}"], new(AuditFaultKind.Removed, Rows)),
        ["remove the last two"] = ([$"DELETE FROM audit WHERE number >= {Rows - 1}"], new(AuditFaultKind.Removed, Rows - 1)),
        ["remove all"] = (["DELETE FROM audit"], new(AuditFaultKind.Removed, 1)),
        ["remove the end"] = (["DELETE FROM audit_head"], new(AuditFaultKind.EndRemoved, Rows)),
        ["remove a row and close the gap"] = (["DELETE FROM audit WHERE number = 4", .. Shift(5, Rows, -1)], new(AuditFaultKind.Removed, 4)),
        ["remove the last row and set the end back"] = (
            [$"DELETE FROM audit WHERE number = {Rows}", $"UPDATE audit_head SET number = {Rows - 1}"], new(AuditFaultKind.Changed, Rows - 1)),
        ["put a row in front"] = ([$"INSERT INTO audit (number, {Columns}) SELECT 0, {Columns} FROM audit WHERE number = 1"], new(AuditFaultKind.Inserted, 0)),
        ["put a row behind the last"] = (
            [$"INSERT INTO audit (number, {Columns}) SELECT {Rows + 1}, {Columns} FROM audit WHERE number = 2"], new(AuditFaultKind.Changed, Rows + 1)),
        ["put a row in between"] = (
            [.. Shift(4, Rows, 1), $"INSERT INTO audit (number, {Columns}) SELECT 4, {Columns} FROM audit WHERE number = 2", "UPDATE audit_head SET number = number + 1"],
            new(AuditFaultKind.Inserted, 4)),
        ["swap two rows"] = (
            ["UPDATE audit SET number = 1000 WHERE number = 3", "UPDATE audit SET number = 3 WHERE number = 4", "UPDATE audit SET number = 4 WHERE number = 1000"],
            new(AuditFaultKind.Inserted, 3)),
    };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static MatrixTheoryData<DatabaseProvider, string> Cases => new(Enum.GetValues<DatabaseProvider>(), Attacks.Keys);

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Verify_RowsTouchedBySql_NamesTheFirst(DatabaseProvider provider, string attack)
    {
        var database = await AuditTrail.FillAsync(databases, provider, Rows);
        Assert.Null((await AuditTrail.VerifyAsync(database)).Fault);
        await AuditTrail.AttackAsync(database, Attacks[attack].Statements);

        var result = await AuditTrail.VerifyAsync(database);

        Assert.Equal(Attacks[attack].Expected, result.Fault);
    }

    /// <summary>Whoever knows how hashes are made gives the changed row a right one.</summary>
    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Verify_RowChangedWithItsHash_NamesIt(DatabaseProvider provider)
    {
        var database = await AuditTrail.FillAsync(databases, provider, Rows);
        var forged = await ForgeAsync(database, 4, "fraud/forged");
        await AuditTrail.AttackAsync(database, $"UPDATE audit SET subject = 'fraud/forged', hash = '{forged}' WHERE number = 4");

        Assert.Equal(new AuditFault(AuditFaultKind.Changed, 4), (await AuditTrail.VerifyAsync(database)).Fault);
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Verify_RightRowPutInBetween_NamesIt(DatabaseProvider provider)
    {
        var database = await AuditTrail.FillAsync(databases, provider, Rows);

        // A copy of row 4 with another subject follows row 3 as well as row 4 does.
        var forged = await ForgeAsync(database, 4, "fraud/forged");
        await AuditTrail.AttackAsync(
            database,
            [
                .. Shift(4, Rows, 1),
                $"INSERT INTO audit (number, {Columns}) SELECT 4, {Columns} FROM audit WHERE number = 5",
                $"UPDATE audit SET subject = 'fraud/forged', hash = '{forged}' WHERE number = 4",
            ]);

        Assert.Equal(new AuditFault(AuditFaultKind.Inserted, 4), (await AuditTrail.VerifyAsync(database)).Fault);
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Verify_RightRowBehindTheLast_NamesIt(DatabaseProvider provider)
    {
        var database = await AuditTrail.FillAsync(databases, provider, Rows);
        await AuditLog.AddAsync(database, AuditTrail.Entry(Rows + 1), Cancellation);
        await using var context = database.CreateDbContext();
        var before = await context.Audit.AsNoTracking().SingleAsync(row => row.Number == Rows, Cancellation);
        await AuditTrail.AttackAsync(database, $"UPDATE audit_head SET number = {Rows}, hash = '{before.Hash}'");

        Assert.Equal(new AuditFault(AuditFaultKind.Inserted, Rows + 1), (await AuditTrail.VerifyAsync(database)).Fault);
    }

    /// <summary>A chain that was written anew from one row on is whole; only what was noted down elsewhere tells.</summary>
    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Verify_ChainWrittenAnew_DiffersFromWhatWasNotedDown(DatabaseProvider provider)
    {
        var database = await AuditTrail.FillAsync(databases, provider, Rows);
        var noted = await AuditTrail.VerifyAsync(database);
        var anchor = new AuditAnchor(noted.Rows, noted.LastHash);
        Assert.Null((await AuditTrail.VerifyAsync(database, anchor)).Fault);

        await AuditTrail.AttackAsync(database, "DELETE FROM audit", "DELETE FROM audit_head");
        await AuditLog.AddAsync(database, AuditTrail.Entry(1), Cancellation);
        Assert.Null((await AuditTrail.VerifyAsync(database)).Fault);
        Assert.Equal(new AuditFault(AuditFaultKind.Removed, Rows), (await AuditTrail.VerifyAsync(database, anchor)).Fault);

        for (var number = 2; number <= Rows; number++)
        {
            await AuditLog.AddAsync(database, AuditTrail.Entry(number + 50), Cancellation);
        }

        Assert.Null((await AuditTrail.VerifyAsync(database)).Fault);
        Assert.Equal(new AuditFault(AuditFaultKind.Rewritten, Rows), (await AuditTrail.VerifyAsync(database, anchor)).Fault);
    }

    /// <summary>More rows than one page, while another one is adding.</summary>
    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Verify_WhileRowsAreAdded_FindsNothing(DatabaseProvider provider)
    {
        var database = await AuditTrail.FillAsync(databases, provider, 1100);
        var adding = Task.Run(
            async () =>
            {
                for (var i = 0; i < 60; i++)
                {
                    await AuditLog.AddAsync(database, AuditTrail.Entry(5000 + i), Cancellation);
                }
            },
            Cancellation);
        while (!adding.IsCompleted)
        {
            Assert.Null((await AuditTrail.VerifyAsync(database)).Fault);
        }

        await adding;
        Assert.Equal(1160, (await AuditTrail.VerifyAsync(database)).Rows);
    }

    // One by one, in the order in which no number is taken.
    private static IEnumerable<string> Shift(int first, int last, int by)
    {
        var numbers = Enumerable.Range(first, last - first + 1);
        return (by > 0 ? numbers.Reverse() : numbers).Select(number =>
            string.Create(CultureInfo.InvariantCulture, $"UPDATE audit SET number = {number + by} WHERE number = {number}"));
    }

    private static async Task<string> ForgeAsync(PortalDatabase database, long number, string subject)
    {
        await using var context = database.CreateDbContext();
        var row = await context.Audit.AsNoTracking().SingleAsync(row => row.Number == number, Cancellation);
        return AuditHash.For(
            new AuditRow
            {
                Number = number,
                At = row.At,
                PersonId = row.PersonId,
                PersonName = row.PersonName,
                Action = row.Action,
                Subject = subject,
                Network = row.Network,
                Details = row.Details,
                PreviousHash = row.PreviousHash,
                Hash = "",
            },
            number);
    }
}
