using System.Text;
using CyberAware.Core;
using CyberAware.Core.Audit;
using CyberAware.Core.Editing;
using CyberAware.Core.People;
using CyberAware.Core.People.Storage;
using CyberAware.TestSupport;
using CyberAware.TestSupport.Databases;
using CyberAware.Web.Api.Audit;
using Microsoft.Extensions.DependencyInjection;

namespace CyberAware.Web.Tests.Api.Audit;

public sealed class AuditExportTests(TestDatabases databases) : IClassFixture<TestDatabases>
{
    private static readonly DateTime Noon = new(2026, 11, 29, 7, 0, 0, DateTimeKind.Utc);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Write_HostileRows_AreHarmlessCells(DatabaseProvider provider)
    {
        var settings = await databases.MigratedAsync(provider);
        var database = TestDatabases.Open(settings);
        foreach (var text in new[] { "=cmd|' /C calc'!A0", "@SUM(1)", "+7", "-1", "a\u202Egnp", "\u0645\u062D", "plain \"quoted\"; text" })
        {
            await AuditLog.AddAsync(database, new AuditEntry(Noon, "access-refused", text) { PersonName = text }, Cancellation);
        }

        var (refusal, lines) = await ExportAsync(settings.ConnectionString, Actor(Role.Auditor), new AuditFilter { Action = "access-refused" });

        Assert.Null(refusal);
        Assert.Equal(1 + 7, lines.Length);
        Assert.StartsWith("\uFEFFНомер;Время (UTC);Кто;", lines[0], StringComparison.Ordinal);
        Assert.All(lines.Skip(1), line => Assert.DoesNotMatch(@"(^|;)""?[=+@-]", line));
        Assert.Contains("a\\u202Egnp", lines[5], StringComparison.Ordinal);
        Assert.Contains("\u2068\u0645\u062D\u2069", lines[6], StringComparison.Ordinal);
        Assert.Contains("\"plain \"\"quoted\"\"; text\"", lines[7], StringComparison.Ordinal);
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Write_Export_IsARowItself(DatabaseProvider provider)
    {
        var settings = await databases.MigratedAsync(provider);
        await ExportAsync(settings.ConnectionString, Actor(Role.Auditor), new AuditFilter { Subject = "fraud/kk.md", From = Noon });

        var page = await new AuditQuery(TestDatabases.Open(settings)).ReadAsync(new AuditFilter(), null, 10, Cancellation);

        var row = Assert.Single(page.Rows);
        Assert.Equal(("audit-exported", "Әсел", "203.0.113.0/24"), (row.Action, row.PersonName, row.Network));
        Assert.Equal("{\"from\":\"2026-11-29T07:00:00Z\",\"subject\":\"fraud/kk.md\"}", row.Details);
    }

    [Fact]
    public async Task Write_ByOthers_IsRefusedAndWritesNothing()
    {
        var settings = await databases.MigratedAsync(DatabaseProvider.Sqlite);
        foreach (var (actor, expected) in new[]
        {
            (Actor(Role.Author), Refusal.NotAllowed),
            (Actor(Role.Administrator), Refusal.NotAllowed),
            (Actor(Role.Auditor) with { IsFresh = false }, Refusal.NotFresh),
        })
        {
            var (refusal, lines) = await ExportAsync(settings.ConnectionString, actor, new AuditFilter());
            Assert.Equal((expected, 0), (refusal, lines.Length));
        }

        Assert.Empty((await new AuditQuery(TestDatabases.Open(settings)).ReadAsync(new AuditFilter(), null, 10, Cancellation)).Rows);
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Read_PageByPage_ShowsEachRowOnce(DatabaseProvider provider)
    {
        var database = TestDatabases.Open(await databases.MigratedAsync(provider));
        for (var number = 1; number <= 7; number++)
        {
            await AuditLog.AddAsync(database, new AuditEntry(Noon.AddMinutes(number), number % 2 == 0 ? "signed-in" : "signed-out", $"p-{number}"), Cancellation);
        }

        var query = new AuditQuery(database);
        var seen = new List<long>();
        for (long? before = null; ;)
        {
            var page = await query.ReadAsync(new AuditFilter(), before, 3, Cancellation);
            seen.AddRange(page.Rows.Select(row => row.Number));

            // What is added meanwhile moves nothing.
            await AuditLog.AddAsync(database, new AuditEntry(Noon.AddHours(1), "signed-in", "late"), Cancellation);
            if ((before = page.Next) is null)
            {
                break;
            }
        }

        Assert.Equal([7, 6, 5, 4, 3, 2, 1], seen);
        Assert.Equal([6, 4], (await query.ReadAsync(new AuditFilter { Action = "signed-in", From = Noon.AddMinutes(3), Until = Noon.AddMinutes(7) }, null, 10, Cancellation)).Rows.Select(row => row.Number));
        Assert.Equal([5], (await query.ReadAsync(new AuditFilter { Subject = "p-5" }, null, 10, Cancellation)).Rows.Select(row => row.Number));
    }

    private static Actor Actor(Role role) => new(Guid.NewGuid(), "Әсел", [new RoleGrant(role, "")], IsFresh: true, "203.0.113.0/24");

    private static async Task<(Refusal? Refusal, string[] Lines)> ExportAsync(string connectionString, Actor actor, AuditFilter filter)
    {
        await using var host = PortalHost.With(("ConnectionStrings:Portal", connectionString));
        _ = host.RawClient();
        using var output = new MemoryStream();
        var refusal = await host.Services.GetRequiredService<AuditExport>().WriteAsync(actor, filter, Language.Russian, output, Cancellation);
        return (refusal, Encoding.UTF8.GetString(output.ToArray()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries));
    }
}
