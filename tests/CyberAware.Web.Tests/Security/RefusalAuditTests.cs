using System.Net;
using System.Security.Claims;
using CyberAware.Core.Audit.Storage;
using CyberAware.Core.Data;
using CyberAware.TestSupport.Databases;
using CyberAware.Web.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace CyberAware.Web.Tests.Security;

/// <summary>Who is refused in a closed area leaves a row; a flood of strangers doesn't fill the trail.</summary>
public sealed class RefusalAuditTests(TestDatabases databases) : IClassFixture<TestDatabases>
{
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 11, 29, 7, 0, 0, TimeSpan.Zero));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Invoke_PersonIsRefused_LeavesARowWithoutTheWholeAddress(DatabaseProvider provider)
    {
        var database = TestDatabases.Open(await databases.MigratedAsync(provider));
        var id = Guid.NewGuid();
        var audit = Audit(database, 403);
        await audit.InvokeAsync(Request(id));
        await Audit(database, 404).InvokeAsync(Request(id));

        var row = Assert.Single(await RowsAsync(database));
        Assert.Equal((id, "Әсел", "access-refused", "/editor/kk/media", "203.0.113.0/24"), (row.PersonId, row.PersonName, row.Action, row.Subject, row.Network));
        Assert.Equal("{\"method\":\"POST\"}", row.Details);
    }

    [Fact]
    public async Task Invoke_FloodOfStrangersFromManyNetworks_IsCountedAndNotWritten()
    {
        var database = TestDatabases.Open(await databases.MigratedAsync(DatabaseProvider.Sqlite));
        var audit = Audit(database, 403);
        for (var i = 0; i < StrangerRows.PerMinute + 17; i++)
        {
            await audit.InvokeAsync(Request(null, $"198.51.{i}.7"));
        }

        await audit.InvokeAsync(Request(Guid.NewGuid()));
        Assert.Equal(StrangerRows.PerMinute + 1, (await RowsAsync(database)).Count);

        clock.Advance(TimeSpan.FromMinutes(1));
        await audit.InvokeAsync(Request(null));
        Assert.Contains("\"not-written\":\"17\"", (await RowsAsync(database))[^1].Details, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Invoke_DatabaseAway_RefusesAllTheSame()
    {
        var database = TestDatabases.Open(new DatabaseSettings(true, "Host=127.0.0.1;Port=1;Database=portal;Username=portal"));
        var request = Request(Guid.NewGuid());

        await Audit(database, 403).InvokeAsync(request);

        Assert.Equal(403, request.Response.StatusCode);
    }

    [Fact]
    public async Task Post_ForgedRequest_LeavesARow()
    {
        var settings = await databases.MigratedAsync(DatabaseProvider.Sqlite);
        await using var host = TestSupport.PortalHost.With(("ConnectionStrings:Portal", settings.ConnectionString));
        using var client = host.RawClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/account/health");
        request.Headers.Add("Sec-Fetch-Site", "cross-site");
        using var response = await client.SendAsync(request, Cancellation);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        var row = Assert.Single(await RowsAsync(TestDatabases.Open(settings)));
        Assert.Equal((null, "access-refused", "/account/health"), (row.PersonId, row.Action, row.Subject));
    }

    private RefusalAudit Audit(PortalDatabase database, int status) => new(
        context =>
        {
            context.Response.StatusCode = status;
            return Task.CompletedTask;
        },
        database, clock, NullLogger<RefusalAudit>.Instance);

    private static DefaultHttpContext Request(Guid? person, string address = "203.0.113.77")
    {
        var context = new DefaultHttpContext();
        (context.Request.Method, context.Request.Path) = ("POST", "/editor/kk/media");
        context.Connection.RemoteIpAddress = IPAddress.Parse(address);
        if (person is { } id)
        {
            context.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, id.ToString()), new Claim(ClaimTypes.Name, "Әсел")], "test"));
        }

        return context;
    }

    private static async Task<List<AuditRow>> RowsAsync(PortalDatabase database)
    {
        await using var context = database.CreateDbContext();
        return await context.Audit.OrderBy(row => row.Number).ToListAsync(Cancellation);
    }
}
