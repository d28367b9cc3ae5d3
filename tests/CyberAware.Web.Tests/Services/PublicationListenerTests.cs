using CyberAware.Core.Data;
using CyberAware.Core.Documents;
using CyberAware.Core.Editing;
using CyberAware.Core.Surveys.Storage;
using CyberAware.TestSupport;
using CyberAware.TestSupport.Databases;
using CyberAware.Web.Services;
using Microsoft.EntityFrameworkCore;

namespace CyberAware.Web.Tests.Services;

public sealed class PublicationListenerTests(TestDatabases databases) : IClassFixture<TestDatabases>
{
    private const string Shipped = "surveys/awareness/survey.yml";

    private static readonly string[] EmailFiles = ["guide/email/kk.md", "guide/email/ru.md"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Publish_OnARunningPortal_IsShownAndStaysAfterARestart(DatabaseProvider provider)
    {
        var settings = await databases.MigratedAsync(provider);
        await using (var portal = new PublicationPortal(settings))
        {
            await portal.CurrentAsync();
            await PublicationPortal.PublishAsync(settings, "Новый заголовок");
            await portal.ShowsAsync("Новый заголовок");
        }

        await using var again = new PublicationPortal(settings);
        await again.CurrentAsync();
        Assert.Equal("Новый заголовок", await again.TitleAsync());
        await using var context = TestDatabases.Open(settings).CreateDbContext();
        Assert.Single(context.Releases);
        Assert.Equal(2, await context.Generations.Select(row => row.Number).SingleAsync(Cancellation));
    }

    [Fact]
    public async Task Database_AwayAtTheStartThenBackThenAwayAgain_PagesServeAndFollowByThemselves()
    {
        await using var cluster = await PostgreSqlCluster.StartAsync(isDurable: true);
        var settings = DatabaseSettings.Read(cluster.ConnectionString)!;
        var database = TestDatabases.Open(settings);
        await database.MigrateAsync(Cancellation);
        await new ShippedImport(database, TimeProvider.System).ImportAsync(ContentFile.ReadFolder(Repository.Content), "1.0.0", ImportMode.Release, Cancellation);
        await PublicationPortal.PublishAsync(settings, "Из базы");
        await cluster.KillAsync();

        await using var portal = new PublicationPortal(settings);
        var shipped = await portal.TitleAsync();
        await portal.Listener.FirstAttempt;
        Assert.False(portal.Listener.IsCurrent);
        Assert.NotEqual("Из базы", shipped);
        Assert.Contains("database: Unhealthy", await portal.ReadyAsync(), StringComparison.Ordinal);

        await cluster.RunAsync();
        await portal.ShowsAsync("Из базы");
        await PublicationPortal.UntilAsync(async () => (await portal.ReadyAsync()).Contains("database: Healthy", StringComparison.Ordinal));

        await cluster.KillAsync();
        await PublicationPortal.UntilAsync(() => Task.FromResult(!portal.Listener.IsCurrent));
        Assert.Equal("Из базы", await portal.TitleAsync());

        await cluster.RunAsync();
        await PublicationPortal.UntilAsync(async () => await TryAsync(() => PublicationPortal.PublishAsync(settings, "После сбоя")));
        await portal.ShowsAsync("После сбоя");
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Start_OlderReleaseBesideANewerOne_ShowsTheNewerTexts(DatabaseProvider provider)
    {
        var settings = await databases.MigratedAsync(provider);
        using var older = new ContentCopy();
        await File.WriteAllTextAsync(older.PathOf(PublicationPortal.File), PublicationPortal.Text("Старый"), Cancellation);
        var import = new ShippedImport(TestDatabases.Open(settings), TimeProvider.System);
        await import.ImportAsync(ContentFile.ReadFolder(older.Folder), "1.0.0", ImportMode.Release, Cancellation);
        await File.WriteAllTextAsync(older.PathOf(PublicationPortal.File), PublicationPortal.Text("Новый"), Cancellation);
        await import.ImportAsync(ContentFile.ReadFolder(older.Folder), "99.0.0", ImportMode.Release, Cancellation);
        await File.WriteAllTextAsync(older.PathOf(PublicationPortal.File), PublicationPortal.Text("Старый"), Cancellation);

        await using var portal = new PublicationPortal(settings, ("Portal:ContentPath", older.Folder));
        await portal.CurrentAsync();

        Assert.Equal("Новый", await portal.TitleAsync());
        await using var context = TestDatabases.Open(settings).CreateDbContext();
        Assert.Equal(2, await context.Releases.CountAsync(Cancellation));
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Start_EditThatDoesNotGoWithTheRelease_IsNamedAndLeftOutAlone(DatabaseProvider provider)
    {
        var settings = await databases.MigratedAsync(provider);
        var database = TestDatabases.Open(settings);
        await new ShippedImport(database, TimeProvider.System).ImportAsync(ContentFile.ReadFolder(Repository.Content), "0.0.1", ImportMode.Release, Cancellation);
        await TestPublication.PublishAsync(database, [(PublicationPortal.File, PublicationPortal.Text("Правка")), .. Email("\n[](/no-longer-there)\n")]);

        await using var portal = new PublicationPortal(settings);
        await portal.CurrentAsync();

        Assert.Equal("Правка", await portal.TitleAsync());
        Assert.DoesNotContain("no-longer-there", await portal.Client.GetStringAsync("/ru/guide/email", Cancellation), StringComparison.Ordinal);
        Assert.Contains("content: Degraded", await portal.ReadyAsync(), StringComparison.Ordinal);
        Assert.All(portal.Snapshots.Current.Problems, problem => Assert.StartsWith("guide/email/", problem.File, StringComparison.Ordinal));

        // Corrected, all of it serves.
        await TestPublication.PublishAsync(database, Email(""));
        await PublicationPortal.UntilAsync(async () => (await portal.ReadyAsync()).Contains("content: Healthy", StringComparison.Ordinal));
        Assert.Equal("Правка", await portal.TitleAsync());
    }

    [Fact]
    public async Task Publish_TextWithAnError_KeepsWhatServes()
    {
        var settings = await databases.MigratedAsync(DatabaseProvider.Sqlite);
        await using var portal = new PublicationPortal(settings);
        await portal.CurrentAsync();
        await PublicationPortal.PublishAsync(settings, "Хороший");
        await portal.ShowsAsync("Хороший");

        await TestPublication.PublishAsync(TestDatabases.Open(settings), (PublicationPortal.File, PublicationPortal.Text("Плохой") + "\n::: nonsense\nЛишнее.\n:::\n"));
        await PublicationPortal.UntilAsync(async () => (await portal.ReadyAsync()).Contains("content: Degraded", StringComparison.Ordinal));

        Assert.Equal("Хороший", await portal.TitleAsync());
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Reload_ChangedFiles_UntouchedFollowAndEditedStays(DatabaseProvider provider)
    {
        var settings = await databases.MigratedAsync(provider);
        using var copy = new ContentCopy();
        await using var portal = new PublicationPortal(settings, ("Portal:ContentPath", copy.Folder));
        await portal.CurrentAsync();
        await PublicationPortal.PublishAsync(settings, "Правка");
        await portal.ShowsAsync("Правка");

        copy.Replace(PublicationPortal.File, "title:", "title: Файл");
        copy.Replace("guide/email/ru.md", "title: \"", "title: \"Файл ");
        await portal.Snapshots.ReloadAsync(Cancellation);

        // At once, and still after the database was told.
        Assert.Contains("Файл", await portal.Client.GetStringAsync("/ru/guide/email", Cancellation), StringComparison.Ordinal);
        Assert.Equal("Правка", await portal.TitleAsync());
        await using var context = TestDatabases.Open(settings).CreateDbContext();
        await PublicationPortal.UntilAsync(async () => await context.Releases.CountAsync(Cancellation) == 2);
        await PublicationPortal.UntilAsync(() => Task.FromResult(portal.Snapshots.Current.Files.Published!.Generation == 3));
        Assert.Contains("Файл", await portal.Client.GetStringAsync("/ru/guide/email", Cancellation), StringComparison.Ordinal);
        Assert.Equal("Правка", await portal.TitleAsync());
        Assert.Equal(
            [PublicationPortal.File],
            await context.Published.Where(row => row.ShippedId != row.ShippedBaseId).Select(row => row.Path).ToListAsync(Cancellation));
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Start_WithAnEditedFigure_WritesNoHistoryAnew(DatabaseProvider provider)
    {
        var settings = await databases.MigratedAsync(provider);
        var edited = (await File.ReadAllTextAsync(Path.Combine(Repository.Content, Shipped), Cancellation)).Replace("year: 2025, value: 17 ", "year: 2025, value: 18 ", StringComparison.Ordinal);
        await using (var portal = new PublicationPortal(settings))
        {
            await portal.Service<SurveyDataService>().FirstAttempt;
            await TestPublication.PublishAsync(TestDatabases.Open(settings), (Shipped, edited));
            await PublicationPortal.UntilAsync(async () => await ChangedAsync() == 1);
        }

        await using (var again = new PublicationPortal(settings))
        {
            await again.Service<SurveyDataService>().FirstAttempt;
            Assert.Equal(18, again.Snapshots.Current.Library.Surveys["awareness"].Find("regions")!.Values[0].Value);
            Assert.False(again.Snapshots.Current.FiguresAreFromDocuments);
        }

        Assert.Equal(1, await ChangedAsync());

        async Task<int> ChangedAsync()
        {
            await using var context = TestDatabases.Open(settings).CreateDbContext();
            return await context.SurveyValueChanges.CountAsync(line => line.Kind == ValueChangeKind.Changed, Cancellation);
        }
    }

    [Fact]
    public async Task Database_ReplacedByAnEmptyOne_GetsTheFilesAgain()
    {
        var settings = await databases.MigratedAsync(DatabaseProvider.PostgreSql);
        await using var portal = new PublicationPortal(settings);
        await portal.CurrentAsync();
        await PublicationPortal.PublishAsync(settings, "Правка");
        await portal.ShowsAsync("Правка");

        await databases.MigratedAsync(DatabaseProvider.PostgreSql);

        await PublicationPortal.UntilAsync(async () => await portal.TitleAsync() != "Правка");
        await using var context = TestDatabases.Open(settings).CreateDbContext();
        Assert.Single(context.Releases);
    }

    private static (string Path, string? Text)[] Email(string more) =>
        [.. EmailFiles.Select(path => (path, (string?)(File.ReadAllText(Path.Combine(Repository.Content, path)) + more)))];

    private static async Task<bool> TryAsync(Func<Task> work)
    {
        try
        {
            await work();
            return true;
        }
        catch (Exception e) when (e is System.Data.Common.DbException or DbUpdateException or InvalidOperationException)
        {
            return false;
        }
    }
}
