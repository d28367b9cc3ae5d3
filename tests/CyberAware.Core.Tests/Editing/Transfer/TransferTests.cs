using System.Diagnostics;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text.Json;
using CyberAware.Core.Data;
using CyberAware.Core.Documents;
using CyberAware.Core.Editing;
using CyberAware.Core.Editing.Storage;
using CyberAware.Core.Editing.Transfer;
using CyberAware.Core.Library;
using CyberAware.TestSupport;
using CyberAware.TestSupport.Databases;
using Microsoft.EntityFrameworkCore;
using SkiaSharp;

namespace CyberAware.Core.Tests.Editing.Transfer;

/// <summary>The way out of the portal and into another one.</summary>
public sealed class TransferTests(TestDatabases databases) : IClassFixture<TestDatabases>, IDisposable
{
    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("portal-transfer-");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Folder => Path.Combine(root.FullName, "export");

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Export_ThenImport_GivesTheSameDocumentsPicturesAndMarks(DatabaseProvider provider)
    {
        var desk = await ExportAsync(provider);
        var target = TestDatabases.Open(await databases.EmptyAsync(Other(provider)));
        await target.MigrateAsync(Cancellation);

        var result = await new ContentImport(target, desk.Clock).ReadAsync(Folder, Cancellation);

        var expected = await HashesAsync(desk.Database);
        Assert.Equal(expected, await HashesAsync(target));
        Assert.Equal((expected.Count - 3, 1, 3), (result.Files, result.Pictures, result.Removed));
        Assert.Equal("", expected["guide/extra/kk.md"]);
        await using var context = target.CreateDbContext();
        Assert.Equal(["/guide/moved"], await context.Permalinks.Select(row => row.Address).ToListAsync(Cancellation));
        var state = (await DocumentState.ReadAllAsync(context, Cancellation))[ContentBuilder.Page];
        Assert.True(state is { Kazakh.BehindSince: null, Russian.BehindSince: not null });

        // The release that stands behind both portals changes nothing of what readers see.
        await new ShippedImport(target, desk.Clock).ImportAsync(Release().Files, "1.0.0", ImportMode.Release, Cancellation);
        Assert.Equal(expected, await HashesAsync(target));
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Export_Folder_IsTheContentOfARelease(DatabaseProvider provider)
    {
        var desk = await ExportAsync(provider);
        var files = ContentFile.ReadFolder(Path.Combine(Folder, "content")).Where(file => !file.Path.StartsWith("media/", StringComparison.Ordinal)).ToList();

        Assert.NotNull(ContentLoader.Load(files).Library);
        await using var context = desk.Database.CreateDbContext();
        Assert.Equal(
            PublishedContent.Apply(Release().Files, (await PublishedContent.ReadAsync(context, Release().Files, Cancellation))!.Changes).Select(file => (file.Path, Convert.ToHexString(file.Bytes))),
            files.Select(file => (file.Path, Convert.ToHexString(file.Bytes))));
        Assert.Single(Directory.GetFiles(Path.Combine(Folder, "content", "media")));
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Export_History_NamesPeopleAndNothingElseOfThem(DatabaseProvider provider)
    {
        var desk = await ExportAsync(provider);

        var text = await File.ReadAllTextAsync(Path.Combine(Folder, "history.jsonl"), Cancellation);
        var lines = text.TrimEnd('\n').Split('\n').Select(line => JsonDocument.Parse(line).RootElement).ToList();

        await using var context = desk.Database.CreateDbContext();
        Assert.Equal(await context.Revisions.CountAsync(Cancellation), lines.Count);
        var draft = lines.Single(line => line.TryGetProperty("author", out _));
        Assert.Equal(("Айгүл", "edited", "жоба", false), (
            draft.GetProperty("author").GetString(), draft.GetProperty("origin").GetString(), draft.GetProperty("text").GetString(), draft.GetProperty("isPublic").GetBoolean()));
        Assert.Contains("Айгүл", text, StringComparison.Ordinal); // not as \u escapes
        Assert.DoesNotContain(desk.Aigul.Id.ToString(), text + await File.ReadAllTextAsync(Path.Combine(Folder, "export.json"), Cancellation), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("aigul", text, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(1, await context.Audit.CountAsync(row => row.Action == "content-exported", Cancellation));
    }

    [Fact]
    public async Task Export_IntoAFolderWithAnything_WritesNothing()
    {
        var desk = await HistoryDesk.CreateAsync(await databases.MigratedAsync(DatabaseProvider.Sqlite));
        Directory.CreateDirectory(Folder);
        await File.WriteAllTextAsync(Path.Combine(Folder, ".hidden"), "", Cancellation);

        await Assert.ThrowsAsync<TransferException>(() => new ContentExport(desk.Database, desk.Clock).WriteAsync(Folder, Cancellation));

        Assert.Equal([".hidden"], Directory.EnumerateFileSystemEntries(Folder).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Export_OfAnEmptyDatabase_SaysSo()
    {
        var database = TestDatabases.Open(await databases.MigratedAsync(DatabaseProvider.Sqlite));
        await Assert.ThrowsAsync<TransferException>(() => new ContentExport(database, TimeProvider.System).WriteAsync(Folder, Cancellation));
        Assert.False(Directory.Exists(Folder));
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Import_IntoADatabaseWithDocuments_IsRefused(DatabaseProvider provider)
    {
        var desk = await ExportAsync(provider);
        var before = await HashesAsync(desk.Database);

        await Assert.ThrowsAsync<TransferException>(() => new ContentImport(desk.Database, desk.Clock).ReadAsync(Folder, Cancellation));

        Assert.Equal(before, await HashesAsync(desk.Database));
    }

    private static readonly (string What, Action<string> Spoil)[] BadFolders =
    [
        ("no manifest", folder => File.Delete(Path.Combine(folder, "export.json"))),
        ("half a manifest", folder => File.WriteAllText(Path.Combine(folder, "export.json"), "{ \"format\": 1")),
        ("another format", folder => Replace(folder, "export.json", "\"format\": 1", "\"format\": 2")),
        ("an unknown key", folder => Replace(folder, "export.json", "\"format\": 1", "\"format\": 1, \"more\": 1")),
        ("a changed text", folder => File.AppendAllText(Path.Combine(folder, "content", "home", "kk.md"), "x")),
        ("a missing text", folder => File.Delete(Path.Combine(folder, "content", "home", "kk.md"))),
        ("a text too many", folder => File.WriteAllText(Path.Combine(folder, "content", "home", "en.md"), "x")),
        ("a hidden file", folder => File.WriteAllText(Path.Combine(folder, "content", ".hidden"), "x")),
        ("a linked file", folder => File.CreateSymbolicLink(Path.Combine(folder, "content", "passwd.md"), "/etc/passwd")),
        ("a linked folder", folder => Directory.CreateSymbolicLink(Path.Combine(folder, "content", "etc"), "/etc/ssl")),
        ("a linked content", folder => LinkAway(folder, "content")),
        ("a linked manifest", folder => LinkAway(folder, "export.json")),
        ("a removed path upwards", folder => Replace(folder, "export.json", "\"guide/extra/kk.md\"", "\"../../etc/passwd\"")),
        ("a removed absolute path", folder => Replace(folder, "export.json", "\"guide/extra/kk.md\"", "\"/etc/passwd\"")),
        ("a removed path that is there", folder => Replace(folder, "export.json", "\"guide/extra/kk.md\"", "\"home/kk.md\"")),
        ("a picture elsewhere", folder => Replace(folder, "export.json", "\"content/media/", "\"/etc/")),
        ("a picture upwards", folder => Replace(folder, "export.json", "\"content/media/", "\"content/media/../../../")),
        ("a picture too many", folder => File.WriteAllText(Path.Combine(folder, "content", "media", "x.png"), "x")),
        ("another picture", folder => File.AppendAllText(Directory.GetFiles(Path.Combine(folder, "content", "media"))[0], "x")),
        ("a picture of another size", folder => Replace(folder, "export.json", "\"width\": 3", "\"width\": 4")),
        ("a picture that is nothing", folder => Replace(folder, "export.json", "\"media\": [", "\"media\": [ null,")),
        ("an address that is nothing", folder => Replace(folder, "export.json", "\"permalinks\": [", "\"permalinks\": [ null,")),
        ("a picture without a type", folder => Replace(folder, "export.json", "\"contentType\": \"image/", "\"contentType\": null, \"fileName\": \"image/")),
        ("a linked picture", folder => LinkAway(folder, Path.GetRelativePath(folder, Directory.GetFiles(Path.Combine(folder, "content", "media"))[0]))),
    ];

    [Fact]
    public async Task Import_OfABadFolder_BringsNothing()
    {
        var desk = await ExportAsync(DatabaseProvider.Sqlite);
        var target = TestDatabases.Open(await databases.EmptyAsync(DatabaseProvider.Sqlite));
        await target.MigrateAsync(Cancellation);
        foreach (var (what, spoil) in BadFolders)
        {
            var copy = Path.Combine(root.FullName, Guid.NewGuid().ToString("N"));
            Copy(Folder, copy);
            spoil(copy);

            var failure = await Record.ExceptionAsync(() => new ContentImport(target, desk.Clock).ReadAsync(copy, Cancellation));
            Assert.True(failure is TransferException, $"{what}: {failure}");
        }

        await using var context = target.CreateDbContext();
        Assert.Equal((0, 0, 0), (await context.Revisions.CountAsync(Cancellation), await context.Published.CountAsync(Cancellation), await context.Media.CountAsync(Cancellation)));

        // It was not the folder itself.
        await new ContentImport(target, desk.Clock).ReadAsync(Folder, Cancellation);
    }

    /// <summary>Whoever opens a pipe that nobody writes to waits for ever.</summary>
    [Theory]
    [InlineData("export.json", true)]
    [InlineData("content/home/kk.md", true)]
    [InlineData("content/media/picture.png", true)]
    [InlineData("content/home/kk.md", false)]
    public async Task Import_OfAPipeOrSocket_SaysSoAndOpensNothing(string name, bool isPipe)
    {
        var desk = await ExportAsync(DatabaseProvider.Sqlite);
        var target = TestDatabases.Open(await databases.MigratedAsync(DatabaseProvider.Sqlite));
        var path = Path.Combine(Folder, name);
        File.Delete(path);
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        if (isPipe)
        {
            using var maker = Process.Start("mkfifo", path);
            await maker.WaitForExitAsync(Cancellation);
            Assert.Equal(0, maker.ExitCode);
        }
        else
        {
            socket.Bind(new UnixDomainSocketEndPoint(path));
        }

        var import = Task.Run(() => new ContentImport(target, desk.Clock).ReadAsync(Folder, Cancellation), Cancellation);

        var failure = await Assert.ThrowsAsync<TransferException>(() => import.WaitAsync(TimeSpan.FromSeconds(20), Cancellation));
        Assert.Equal($"'{name}' is no plain file but a pipe, a device or a socket; such are not opened.", failure.Message);
    }

    /// <summary>A plain file without a byte is none of them: what is wrong with it is that it has another hash.</summary>
    [Fact]
    public async Task Import_OfAnEmptiedFile_ComparesItsHash()
    {
        var desk = await ExportAsync(DatabaseProvider.Sqlite);
        var target = TestDatabases.Open(await databases.MigratedAsync(DatabaseProvider.Sqlite));
        await File.WriteAllTextAsync(Path.Combine(Folder, "content", "home", "kk.md"), "", Cancellation);

        var failure = await Assert.ThrowsAsync<TransferException>(() => new ContentImport(target, desk.Clock).ReadAsync(Folder, Cancellation));
        Assert.Contains("hash", failure.Message, StringComparison.Ordinal);
    }

    public void Dispose() => root.Delete(recursive: true);

    private static DatabaseProvider Other(DatabaseProvider provider) => provider == DatabaseProvider.Sqlite ? DatabaseProvider.PostgreSql : DatabaseProvider.Sqlite;

    private static ContentBuilder Release() => A.Content().WithPage("guide/extra", "step", "Мәтін.");

    // A release with an edit of one language, a page that is gone, a picture, an address and a draft.
    private async Task<HistoryDesk> ExportAsync(DatabaseProvider provider)
    {
        var desk = await HistoryDesk.CreateAsync(await databases.MigratedAsync(provider), Release());
        await TestPublication.PublishAsync(desk.Database, (HistoryDesk.Kazakh, ContentBuilder.Text("Жаңа мәтін.\n\n## Тақырып {#topic}\n\nМәтін.")));
        await TestPublication.PublishAsync(
            desk.Database, ("guide/extra/kk.md", null), ("guide/extra/ru.md", null), ("guide/extra/page.yml", null), ("guide/moved/kk.md", ContentBuilder.Text("Көшті.")),
            ("guide/moved/ru.md", ContentBuilder.Text("Переехала.")), ("guide/moved/page.yml", ContentBuilder.Settings(more: "aliases: [/guide/extra]\n")));
        var (edition, version) = await desk.BeginAsync(desk.Aigul, HistoryDesk.Kazakh);
        await desk.SaveAsync(desk.Aigul, edition, HistoryDesk.Kazakh, version, "жоба");
        await using var context = desk.Database.CreateDbContext();
        using var bitmap = new SKBitmap(3, 2);
        var png = bitmap.Encode(SKEncodedImageFormat.Png, 100).ToArray();
        context.Add(new MediaRow
        {
            Hash = Convert.ToHexStringLower(SHA256.HashData(png)),
            ContentType = "image/png",
            Width = 3,
            Height = 2,
            FileName = "сурет.png",
            UploadedBy = desk.Aigul.Id,
            UploadedAt = DateTime.UtcNow,
            Bytes = png,
        });
        context.Add(new PermalinkRow { Address = "/guide/moved", EditionId = edition, PublishedAt = DateTime.UtcNow });
        await context.SaveChangesAsync(Cancellation);
        await new ContentExport(desk.Database, desk.Clock).WriteAsync(Folder, Cancellation);
        return desk;
    }

    // Every path with the hash of what readers see; empty for what is gone.
    private static async Task<SortedDictionary<string, string>> HashesAsync(PortalDatabase database)
    {
        await using var context = database.CreateDbContext();
        var rows = await (
            from row in context.Published
            join revision in context.Revisions on row.RevisionId equals revision.Id
            select new { row.Path, revision.Hash }).ToListAsync(Cancellation);
        return new SortedDictionary<string, string>(rows.ToDictionary(row => row.Path, row => row.Hash), StringComparer.Ordinal);
    }

    private static void Replace(string folder, string file, string old, string text)
    {
        var path = Path.Combine(folder, file);
        var before = File.ReadAllText(path);
        Assert.Contains(old, before, StringComparison.Ordinal);
        File.WriteAllText(path, before.Replace(old, text, StringComparison.Ordinal));
    }

    private static void LinkAway(string folder, string name)
    {
        var (from, to) = (Path.Combine(folder, name), Path.Combine(folder, "away"));
        Directory.Move(from, to);
        File.CreateSymbolicLink(from, to);
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
