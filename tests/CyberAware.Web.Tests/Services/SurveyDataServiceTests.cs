using System.Diagnostics;
using System.Net;
using CyberAware.Core.Data;
using CyberAware.Core.Surveys;
using CyberAware.Core.Surveys.Storage;
using CyberAware.TestSupport;
using CyberAware.TestSupport.Databases;
using CyberAware.Web.Commands;
using CyberAware.Web.Site;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CyberAware.Web.Tests.Services;

public sealed class SurveyDataServiceTests(TestDatabases databases) : IClassFixture<TestDatabases>
{
    private const string Unreachable = "Host=127.0.0.1;Port=1;Database=portal;Username=portal";

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Start_MigratedDatabase_ShowsItsRows(DatabaseProvider provider)
    {
        var settings = await databases.MigratedAsync(provider);
        await using var host = On(settings.ConnectionString);
        using var client = host.RawClient();

        Assert.StartsWith("Healthy\ncontent: Healthy", await ReadyAsync(client, HttpStatusCode.OK), StringComparison.Ordinal);
        var snapshot = host.Services.GetRequiredService<SnapshotProvider>().Current;
        Assert.False(snapshot.FiguresAreFromDocuments);
        await using var context = TestDatabases.Open(settings).CreateDbContext();
        var stored = await new SurveyStore(context).ReadAsync(TestContext.Current.CancellationToken);
        Assert.Equal(SurveyHash.Compute(stored.Values), SurveyHash.Compute(snapshot.Library.Surveys.Values));
    }

    [Fact]
    public async Task Start_EmbeddedDatabaseWithoutFile_MakesIt()
    {
        await using var host = On((await databases.EmptyAsync(DatabaseProvider.Sqlite)).ConnectionString);
        using var client = host.RawClient();

        Assert.EndsWith("database: Healthy, SQLite", await ReadyAsync(client, HttpStatusCode.OK), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_UnreachableDatabase_ServesPages()
    {
        await using var host = On(Unreachable);
        using var client = host.RawClient();

        await client.GetPageAsync("/kk");
        await client.GetPageAsync("/kk/guide");
        using var live = await client.GetAsync("/health/live", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
        var report = await ReadyAsync(client, HttpStatusCode.ServiceUnavailable);
        Assert.Contains("database: Unhealthy, it can't be reached", report, StringComparison.Ordinal);
        Assert.DoesNotContain("127.0.0.1", report, StringComparison.Ordinal);
        Assert.True(host.Services.GetRequiredService<SnapshotProvider>().Current.FiguresAreFromDocuments);
    }

    [Fact]
    public async Task Start_SchemaBehind_AsksForMigrateAndRecoversAfterIt()
    {
        var settings = await databases.EmptyAsync(DatabaseProvider.PostgreSql);
        await using var host = On(settings.ConnectionString);
        using var client = host.RawClient();
        Assert.Contains("run migrate", await ReadyAsync(client, HttpStatusCode.ServiceUnavailable), StringComparison.Ordinal);
        Assert.True(host.Services.GetRequiredService<SnapshotProvider>().Current.FiguresAreFromDocuments);
        var behind = await ETagAsync(client);

        var (status, text) = await MigrateAsync(settings.ConnectionString);
        Assert.True(status == 0, text);
        Assert.Matches("^PostgreSQL: applied .*_Surveys", text);
        await UntilAsync(async () => await StateAsync(client) == "Healthy");

        Assert.False(host.Services.GetRequiredService<SnapshotProvider>().Current.FiguresAreFromDocuments);
        Assert.NotEqual(behind, await ETagAsync(client));
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Reload_ChangedFigure_IsShownFromTheDatabaseWithHistory(DatabaseProvider provider)
    {
        var settings = await databases.MigratedAsync(provider);
        using var copy = new ContentCopy();
        await using var host = PortalHost.With(("Portal:ContentPath", copy.Folder), ("ConnectionStrings:Portal", settings.ConnectionString));
        using var client = host.RawClient();
        await ReadyAsync(client, HttpStatusCode.OK);
        copy.Replace("surveys/awareness/survey.yml", "year: 2025, value: 17 ", "year: 2025, value: 18 ");

        var snapshots = host.Services.GetRequiredService<SnapshotProvider>();
        await snapshots.ReloadAsync(TestContext.Current.CancellationToken);
        Assert.Equal(18, snapshots.Current.Library.Surveys["awareness"].Find("regions")!.Values[0].Value);
        await using var context = TestDatabases.Open(settings).CreateDbContext();
        await UntilAsync(() => context.SurveyValueChanges.AnyAsync(line => line.Kind == ValueChangeKind.Changed, TestContext.Current.CancellationToken));

        Assert.Equal(18, snapshots.Current.Library.Surveys["awareness"].Find("regions")!.Values[0].Value);
        var line = Assert.Single(context.SurveyValueChanges, line => line.Kind == ValueChangeKind.Changed);
        Assert.Equal(("regions", 17m, 18m), (line.IndicatorId, line.Old!.Value, line.New!.Value));
        Assert.NotEmpty(line.ChangedBy);
    }

    [Theory]
    [InlineData(Unreachable, "PostgreSQL: the database can't be migrated: ")]
    [InlineData("Data Source=/proc/no/portal.db", "SQLite: the database can't be migrated: ")]
    [InlineData("nonsense", "ConnectionStrings:Portal is neither")]
    public async Task Migrate_WithoutADatabase_SaysWhyAndEndsWithOne(string connectionString, string expected)
    {
        var (status, text) = await MigrateAsync(connectionString);

        Assert.Equal(1, status);
        Assert.StartsWith(expected, text, StringComparison.Ordinal);
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Migrate_Twice_ChangesNothingMore(DatabaseProvider provider)
    {
        var settings = await databases.EmptyAsync(provider);

        Assert.Contains("applied", (await MigrateAsync(settings.ConnectionString)).Text, StringComparison.Ordinal);
        Assert.Equal((0, $"{provider switch { DatabaseProvider.Sqlite => "SQLite", _ => "PostgreSQL" }}: the schema is that of this release.\n"), await MigrateAsync(settings.ConnectionString));
    }

    private static PortalHost On(string connectionString) => PortalHost.With(("ConnectionStrings:Portal", connectionString));

    private static async Task<(int Status, string Text)> MigrateAsync(string connectionString)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { [$"ConnectionStrings:{DatabaseSettings.Name}"] = connectionString }).Build();
        await using var output = new StringWriter { NewLine = "\n" };
        var status = await MigrateCommand.RunAsync(configuration, Path.GetTempPath(), output, TestContext.Current.CancellationToken);
        return (status, output.ToString());
    }

    private static async Task<string> ReadyAsync(HttpClient client, HttpStatusCode expected)
    {
        using var response = await client.GetAsync("/health/ready", TestContext.Current.CancellationToken);
        var report = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.StatusCode == expected, $"{response.StatusCode}: {report}");
        return report;
    }

    private static async Task<string> StateAsync(HttpClient client)
    {
        using var response = await client.GetAsync("/health/ready", TestContext.Current.CancellationToken);
        return (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Split('\n')[0];
    }

    private static async Task<string?> ETagAsync(HttpClient client)
    {
        using var response = await client.GetAsync("/kk/statistics", TestContext.Current.CancellationToken);
        return response.Header("ETag");
    }

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        var watch = Stopwatch.StartNew();
        while (!await condition())
        {
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30), "It does not happen.");
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }
}
