using CyberAware.Core.Data;
using CyberAware.Core.Documents;
using CyberAware.Core.Editing;
using CyberAware.TestSupport;
using CyberAware.TestSupport.Databases;
using Microsoft.EntityFrameworkCore;

namespace CyberAware.Core.Tests.Editing;

public sealed class ShippedImportTests(TestDatabases databases) : IClassFixture<TestDatabases>
{
    private const string Text = "fraud/kk.md";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Import_ShippedContent_IsThereOnceHoweverOftenItStarts(DatabaseProvider provider)
    {
        var database = await DatabaseAsync(provider);
        var files = ContentFile.ReadFolder(Repository.Content);

        Assert.Equal(new ImportResult(false, files.Count, files.Count), await ImportAsync(database, files));
        Assert.Equal(new ImportResult(false, 0, 0), await ImportAsync(database, files));
        Assert.Equal(new ImportResult(false, 0, 0), await ImportAsync(database, files, mode: ImportMode.AlwaysNewest));

        await using var context = database.CreateDbContext();
        Assert.Equal((1, files.Count, files.Count), (await context.Releases.CountAsync(Cancellation), await context.Revisions.CountAsync(Cancellation), await context.Published.CountAsync(Cancellation)));
        Assert.Equal(1, (await context.Generations.SingleAsync(Cancellation)).Number);
        var stored = await context.Revisions.Select(row => new ContentFile(row.Path, row.Bytes)).ToListAsync(Cancellation);
        Assert.Equal(ContentFile.VersionOf(files), ContentFile.VersionOf(stored));
        Assert.Empty((await PublishedContent.ReadAsync(context, files, Cancellation))!.Changes);
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Import_TenInstancesAtOnce_AddTheFilesOnce(DatabaseProvider provider)
    {
        var database = await DatabaseAsync(provider);
        var files = Enumerable.Range(0, 50).Select(number => ContentFile.FromText($"guide/step-{number}/kk.md", $"{number}")).ToList();

        var results = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => ImportAsync(database, files), Cancellation)));

        Assert.Equal(50, results.Sum(result => result.Revisions));
        Assert.Single(results, result => result.Revisions == 50);
        await using var context = database.CreateDbContext();
        Assert.Equal((1, 50), (await context.Releases.CountAsync(Cancellation), await context.Revisions.CountAsync(Cancellation)));
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Import_NewerRelease_UntouchedFollowsAndEditedStays(DatabaseProvider provider)
    {
        var database = await DatabaseAsync(provider);
        await ImportAsync(database, Files((Text, "old"), ("fraud/ru.md", "old"), ("fraud/page.yml", "same")), "1.0.0");
        await TestPublication.PublishAsync(database, (Text, "edited"));

        Assert.Equal(new ImportResult(false, 2, 2), await ImportAsync(database, Files((Text, "new"), ("fraud/ru.md", "new"), ("fraud/page.yml", "same")), "1.1.0"));

        var edited = await StateAsync(database, Text);
        Assert.Equal(("edited", "new", "old", true), edited);
        Assert.Equal(("new", "new", "new", true), await StateAsync(database, "fraud/ru.md"));
        Assert.Equal(("same", "same", "same", true), await StateAsync(database, "fraud/page.yml"));
        await using var context = database.CreateDbContext();
        Assert.Equal([1, 2, 3], await context.Revisions.Where(row => row.Path == Text).OrderBy(row => row.Number).Select(row => row.Number).ToListAsync(Cancellation));
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Import_ReleaseTakesTheEditOver_TheDocumentFollowsAgain(DatabaseProvider provider)
    {
        var database = await DatabaseAsync(provider);
        await ImportAsync(database, Files((Text, "old")), "1.0.0");
        await TestPublication.PublishAsync(database, (Text, "edited"));

        await ImportAsync(database, Files((Text, "edited")), "1.1.0");
        Assert.Equal(("edited", "edited", "edited", true), await StateAsync(database, Text));

        await ImportAsync(database, Files((Text, "newer")), "1.2.0");
        Assert.Equal(("newer", "newer", "newer", true), await StateAsync(database, Text));
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Import_AfterAnEditorBroughtTheShippedTextBack_TheDocumentFollowsAgain(DatabaseProvider provider)
    {
        var database = await DatabaseAsync(provider);
        await ImportAsync(database, Files((Text, "old"), ("gone/kk.md", "old")), "1.0.0");
        await TestPublication.PublishAsync(database, (Text, "edited"), ("gone/kk.md", "edited"));
        await TestPublication.PublishAsync(database, (Text, "old"), ("gone/kk.md", "old"));

        await ImportAsync(database, Files((Text, "new")), "1.1.0");

        Assert.Equal(("new", "new", "new", true), await StateAsync(database, Text));
        Assert.Equal((null, null, null, false), await StateAsync(database, "gone/kk.md"));
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Import_ReleaseTakesItsChangeBack_TheFlagGoes(DatabaseProvider provider)
    {
        var database = await DatabaseAsync(provider);
        await ImportAsync(database, Files((Text, "old")), "1.0.0");
        await TestPublication.PublishAsync(database, (Text, "edited"));
        await ImportAsync(database, Files((Text, "new")), "1.1.0");

        Assert.Equal(0, (await ImportAsync(database, Files((Text, "old")), "1.2.0")).Revisions);

        await using var context = database.CreateDbContext();
        var row = await context.Published.SingleAsync(Cancellation);
        Assert.Equal(row.ShippedBaseId, row.ShippedId);
        Assert.NotEqual(row.ShippedId, row.RevisionId);
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Import_OlderReleaseBesideANewerOne_MovesNothingBack(DatabaseProvider provider)
    {
        var database = await DatabaseAsync(provider);
        var (older, newer) = (Files((Text, "old"), ("gone/kk.md", "old")), Files((Text, "new"), ("more/kk.md", "new")));
        await ImportAsync(database, older, "1.0.0");
        await ImportAsync(database, newer, "1.1.0");
        var generation = await GenerationAsync(database);

        Assert.Equal(new ImportResult(true, 0, 0), await ImportAsync(database, older, "1.0.0+another-commit"));
        Assert.Equal(new ImportResult(true, 0, 0), await ImportAsync(database, Files((Text, "never imported")), "1.0.5"));

        Assert.Equal(generation, await GenerationAsync(database));
        Assert.Equal(("new", "new", "new", true), await StateAsync(database, Text));

        // The older instance serves what the newer release says.
        await using var context = database.CreateDbContext();
        var content = (await PublishedContent.ReadAsync(context, older, Cancellation))!;
        Assert.Equal(["fraud/kk.md", "gone/kk.md", "more/kk.md"], content.Changes.Select(change => change.Path));
        Assert.Equal(ContentFile.VersionOf(newer), ContentFile.VersionOf(PublishedContent.Apply(older, content.Changes)));
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Import_OfOneVersion_TheLaterContentIsTheNewer(DatabaseProvider provider)
    {
        var database = await DatabaseAsync(provider);
        await ImportAsync(database, Files((Text, "first")));
        await ImportAsync(database, Files((Text, "second")));

        Assert.True((await ImportAsync(database, Files((Text, "first")))).IsOlder);
        Assert.Equal(("second", "second", "second", true), await StateAsync(database, Text));

        // Who works on the files sees them, and the next start agrees.
        Assert.False((await ImportAsync(database, Files((Text, "first")), "0.9.0", ImportMode.AlwaysNewest)).IsOlder);
        Assert.Equal(("first", "first", "first", true), await StateAsync(database, Text));
        Assert.Equal(new ImportResult(false, 0, 0), await ImportAsync(database, Files((Text, "first"))));
        Assert.True((await ImportAsync(database, Files((Text, "second")))).IsOlder);
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Import_FileNoLongerShipped_IsFlaggedAndItsTextsStay(DatabaseProvider provider)
    {
        var database = await DatabaseAsync(provider);
        await ImportAsync(database, Files((Text, "edited soon"), ("fraud/page.yml", "untouched")), "1.0.0");
        await TestPublication.PublishAsync(database, (Text, "edited"));

        await ImportAsync(database, Files(("other/kk.md", "new")), "1.1.0");

        Assert.Equal(("edited", "edited soon", "edited soon", false), await StateAsync(database, Text));
        Assert.Equal((null, null, null, false), await StateAsync(database, "fraud/page.yml"));
        await using (var context = database.CreateDbContext())
        {
            Assert.Equal(["untouched", ""], await context.Revisions.Where(row => row.Path == "fraud/page.yml").OrderBy(row => row.Number).Select(row => ToText(row.Bytes)).ToListAsync(Cancellation));
            var changes = (await PublishedContent.ReadAsync(context, Files(("other/kk.md", "new")), Cancellation))!.Changes;
            Assert.Equal(Text, Assert.Single(changes).Path);
        }

        // Shipped again, it follows again.
        await ImportAsync(database, Files((Text, "edited soon"), ("fraud/page.yml", "back")), "1.2.0");
        Assert.Equal(("edited", "edited soon", "edited soon", true), await StateAsync(database, Text));
        Assert.Equal(("back", "back", "back", true), await StateAsync(database, "fraud/page.yml"));
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Import_UpgradeOfTheShippedFolder_KeepsEveryEdit(DatabaseProvider provider)
    {
        var database = await DatabaseAsync(provider);
        var newer = ContentFile.ReadFolder(Repository.Content);
        var older = newer.Where(file => !file.Path.StartsWith("letters/", StringComparison.Ordinal))
            .Select(file => file.Path.EndsWith("/ru.md", StringComparison.Ordinal) ? new ContentFile(file.Path, [.. file.Bytes, (byte)'\n']) : file)
            .Append(ContentFile.FromText("old-page/page.yml", "kind: page\n")).ToList();
        await ImportAsync(database, older, "1.0.0");
        await TestPublication.PublishAsync(database, ("guide/updates/ru.md", "edited"), ("guide/updates/kk.md", "edited"), ("own/kk.md", "own"), ("fraud/ru.md", null));

        await ImportAsync(database, newer, "2.0.0");

        await using var context = database.CreateDbContext();
        var content = (await PublishedContent.ReadAsync(context, newer, Cancellation))!;
        Assert.Equal(
            [("fraud/ru.md", null), ("guide/updates/kk.md", "edited"), ("guide/updates/ru.md", "edited"), ("own/kk.md", "own")],
            content.Changes.Select(change => (change.Path, change.Bytes is { } bytes ? ToText(bytes) : null)));
        Assert.Equal(
            ["fraud/ru.md", "guide/updates/ru.md"],
            await context.Published.Where(row => row.ShippedId != row.ShippedBaseId).OrderBy(row => row.Path).Select(row => row.Path).ToListAsync(Cancellation));
        Assert.Equal(["old-page/page.yml", "own/kk.md"], await context.Published.Where(row => !row.IsShipped).OrderBy(row => row.Path).Select(row => row.Path).ToListAsync(Cancellation));
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Import_PathThatLeadsOut_IsPassedOver(DatabaseProvider provider)
    {
        var database = await DatabaseAsync(provider);
        var files = Files((Text, "text"), ("../out/kk.md", "text"), ($"{new string('a', 200)}/kk.md", "text"));

        Assert.Equal(1, (await ImportAsync(database, files)).Revisions);

        await using var context = database.CreateDbContext();
        Assert.Empty((await PublishedContent.ReadAsync(context, files, Cancellation))!.Changes);
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Read_BeforeTheFirstImport_IsNothing(DatabaseProvider provider)
    {
        await using var context = (await DatabaseAsync(provider)).CreateDbContext();

        Assert.Null(await PublishedContent.ReadAsync(context, Files((Text, "text")), Cancellation));
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Watch_Publication_IsHeardOfAndCounted(DatabaseProvider provider)
    {
        var database = await DatabaseAsync(provider);
        await using var watch = new GenerationWatch(database);
        Assert.Null(await watch.ReadAsync(Cancellation));
        await ImportAsync(database, Files((Text, "text")));
        Assert.Equal(1, await watch.ReadAsync(Cancellation));
        var begun = TimeProvider.System.GetTimestamp();
        var waiting = watch.WaitAsync(TimeSpan.FromSeconds(provider == DatabaseProvider.PostgreSql ? 60 : 1), Cancellation);

        await TestPublication.PublishAsync(database, (Text, "edited"));
        await waiting;

        Assert.InRange(TimeProvider.System.GetElapsedTime(begun), TimeSpan.Zero, TimeSpan.FromSeconds(30));
        Assert.Equal(2, await watch.ReadAsync(Cancellation));
    }

    private static List<ContentFile> Files(params (string Path, string Text)[] files) => [.. files.Select(file => ContentFile.FromText(file.Path, file.Text))];

    private async Task<PortalDatabase> DatabaseAsync(DatabaseProvider provider) => TestDatabases.Open(await databases.MigratedAsync(provider));

    private static Task<ImportResult> ImportAsync(
        PortalDatabase database, IReadOnlyList<ContentFile> files, string version = "1.0.0", ImportMode mode = ImportMode.Release) =>
        new ShippedImport(database, TimeProvider.System).ImportAsync(files, version, mode, Cancellation);

    // What readers see, what is shipped, what the readers' text stands on; null for a removal.
    private static async Task<(string? Public, string? Shipped, string? Base, bool IsShipped)> StateAsync(PortalDatabase database, string path)
    {
        await using var context = database.CreateDbContext();
        var row = await context.Published.SingleAsync(row => row.Path == path, Cancellation);
        return (await TextAsync(row.RevisionId), await TextAsync(row.ShippedId), await TextAsync(row.ShippedBaseId), row.IsShipped);

        async Task<string?> TextAsync(Guid? id) =>
            await context.Revisions.SingleAsync(revision => revision.Id == id, Cancellation) is { IsRemoval: false } revision ? ToText(revision.Bytes) : null;
    }

    private static string ToText(byte[] bytes) => System.Text.Encoding.UTF8.GetString(bytes);

    private static async Task<long> GenerationAsync(PortalDatabase database)
    {
        await using var context = database.CreateDbContext();
        return (await context.Generations.SingleAsync(Cancellation)).Number;
    }
}
