using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using CyberAware.Core.Data;
using CyberAware.TestSupport;
using CyberAware.TestSupport.Databases;
using CyberAware.Web.Links;
using CyberAware.Web.Services;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace CyberAware.Web.Tests.Services;

/// <summary>Without the database the closed areas say why they can't work; readers notice nothing.</summary>
public sealed class DatabaseGuardTests(TestDatabases databases) : IClassFixture<TestDatabases>
{
    private const string Unreachable = "Host=127.0.0.1;Port=1;Database=portal;Username=portal";
    private const string NoFile = "Data Source=/etc/hostname/portal.db";

    private static readonly TimeSpan LongestAnswer = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan LongestPage = TimeSpan.FromSeconds(1);

    [Theory]
    [InlineData(Unreachable, "kk", "Порталдың дерекқоры жауап бермей тұр")]
    [InlineData(Unreachable, "ru", "База данных портала не отвечает")]
    [InlineData(NoFile, "ru", "База данных портала не отвечает")]
    public async Task Get_DatabaseAwayAtStart_ClosedAreasSayWhyAndPagesServe(string connection, string language, string words)
    {
        await using var host = PortalHost.With(("ConnectionStrings:Portal", connection));
        using var client = host.RawClient();
        await client.GetPageAsync($"/{language}/guide");
        foreach (var address in ClosedAreaPaths.Roots.Select(root => $"{root}/{language}/any").Append($"/account/{language}/sign-in"))
        {
            using var response = await client.SendAsync(HttpMethod.Get, address, ("Cookie", "portal=junk"));
            Assert.Equal((HttpStatusCode.ServiceUnavailable, "no-store"), (response.StatusCode, response.Header("Cache-Control")));
            Assert.NotNull(response.Header("Retry-After"));
            var page = await client.GetPageAsync(address, HttpStatusCode.ServiceUnavailable);
            Assert.Equal(language, page.DocumentElement.GetAttribute("lang"));
            Assert.Contains(words, page.QuerySelector(".lead")!.TextContent, StringComparison.Ordinal);
        }

        using var forged = await client.SendAsync(HttpMethod.Post, $"/account/{language}/sign-in", ("Sec-Fetch-Site", "cross-site"));
        Assert.Equal(HttpStatusCode.Forbidden, forged.StatusCode);
        await client.GetPageAsync($"/{language}/help");
    }

    [Fact]
    public async Task Get_SchemaBehind_SaysThatItIsBeingUpdatedAndGoesOnByItself()
    {
        var settings = await databases.EmptyAsync(DatabaseProvider.PostgreSql);
        await using var host = PortalHost.With(("ConnectionStrings:Portal", settings.ConnectionString));
        using var client = host.RawClient();
        var page = await client.GetPageAsync("/editor/ru/any", HttpStatusCode.ServiceUnavailable);
        Assert.Contains("ещё не обновлена до этой версии", page.QuerySelector(".lead")!.TextContent, StringComparison.Ordinal);

        await TestDatabases.Open(settings).MigrateAsync(TestContext.Current.CancellationToken);
        await UntilAsync(client, "/editor/health", HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Get_DatabaseFrozenAndKilled_ClosedAreasSaySoInTimeAndGoOnByThemselves()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var cluster = await PostgreSqlCluster.StartAsync();
        await TestDatabases.Open(DatabaseSettings.Read(cluster.ConnectionString)!).MigrateAsync(cancellation);
        await using var host = PortalHost.With(("ConnectionStrings:Portal", cluster.ConnectionString), ("Portal:PageCacheMegabytes", "0"));
        using var client = host.RawClient();
        await UntilAsync(client, "/editor/health", HttpStatusCode.Unauthorized);
        await client.GetPageAsync("/kk/guide");
        await client.GetPageAsync("/kk/nothing", HttpStatusCode.NotFound);

        await cluster.FreezeAsync();
        try
        {
            await Task.Delay(TimeSpan.FromSeconds(2.1), cancellation); // what was known before is forgotten
            var clock = Stopwatch.StartNew();
            var closed = Enumerable.Range(0, 20).Select(_ => client.GetPageAsync("/account/kk/sign-in", HttpStatusCode.ServiceUnavailable)).ToList();
            await client.GetPageAsync("/kk/guide");
            Assert.InRange(clock.Elapsed, TimeSpan.Zero, LongestPage);
            await Task.WhenAll(closed);
            Assert.InRange(clock.Elapsed, TimeSpan.Zero, LongestAnswer);
        }
        finally
        {
            await cluster.ThawAsync();
        }

        await UntilAsync(client, "/editor/health", HttpStatusCode.Unauthorized);
        await cluster.KillAsync();
        await UntilAsync(client, "/editor/health", HttpStatusCode.ServiceUnavailable);
        await client.GetPageAsync("/kk/guide");
        await cluster.RunAsync();
        await UntilAsync(client, "/editor/health", HttpStatusCode.Unauthorized);
    }

    public static TheoryData<Exception, bool> Failures => new()
    {
        { new NpgsqlException("away", new SocketException()), true },
        { new DbUpdateException("save", new NpgsqlException("away", new TimeoutException())), true },
        { new InvalidOperationException("asked", new PostgresException("the administrator stops it", "FATAL", "FATAL", "57P01")), true },
        { new SqliteException("unable to open database file", 14), true },
        { new PostgresException("twice", "ERROR", "ERROR", "23505"), false },
        { new SqliteException("UNIQUE constraint failed", 19), false },
        { new InvalidOperationException("a fault of the program"), false },
    };

    [Theory]
    [MemberData(nameof(Failures), DisableDiscoveryEnumeration = true)]
    public async Task Invoke_FailureOnTheWay_IsOfTheDatabaseOrOfTheProgram(Exception failure, bool isAway)
    {
        await using var host = new PortalHost();
        var guard = new DatabaseGuard(_ => throw failure, host.Services.GetRequiredService<DatabaseProbe>(), NullLogger<DatabaseGuard>.Instance);
        var context = new DefaultHttpContext();
        context.Request.Path = "/editor/kk";

        Assert.Equal(isAway ? null : failure, await Record.ExceptionAsync(() => guard.InvokeAsync(context)));
        Assert.Equal(isAway ? 503 : 200, context.Response.StatusCode);
    }

    private static async Task UntilAsync(HttpClient client, string address, HttpStatusCode expected)
    {
        var seen = HttpStatusCode.Unused;
        for (var round = 0; round < 150 && seen != expected; round++)
        {
            using var response = await client.GetAsync(address, TestContext.Current.CancellationToken);
            seen = response.StatusCode;
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        Assert.Equal(expected, seen);
    }
}
