using CyberAware.Core.Data;
using CyberAware.Core.Documents;
using CyberAware.Core.Editing;
using CyberAware.Core.Editing.Media;
using CyberAware.Core.People;
using CyberAware.Core.People.Storage;
using CyberAware.TestSupport;
using CyberAware.TestSupport.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using SkiaSharp;

namespace CyberAware.Core.Tests.Editing.Media;

public sealed class MediaServiceTests(TestDatabases databases) : IClassFixture<TestDatabases>, IDisposable
{
    private static readonly byte[] Upload = PictureFiles.Quarter(SKEncodedImageFormat.Png);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("cyberaware-media-");
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 11, 29, 7, 0, 0, TimeSpan.Zero));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Upload_TwiceAndByTwoAtOnce_StoresOnePictureAndOneRow(DatabaseProvider provider)
    {
        var database = TestDatabases.Open(await databases.MigratedAsync(provider));
        using var store = Store(database);
        using var service = new MediaService(database, store, clock);

        var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => service.UploadAsync(Actor(Role.Author), "C:\\fakepath\\Сурет.PNG", Upload, Cancellation)));
        var again = await service.UploadAsync(Actor(Role.TranslatorKk), "x.gif", Upload, Cancellation);

        Assert.Equal([false, true], both.Select(result => result.Value.IsNew).Order());
        Assert.Equal((both[0].Value.Name, false), (again.Value.Name, again.Value.IsNew));
        await using var context = database.CreateDbContext();
        var row = await context.Media.SingleAsync(Cancellation);
        Assert.Equal((both[0].Value.Name.Hash, "image/png", 64, 32, "Сурет.PNG"), (row.Hash, row.ContentType, row.Width, row.Height, row.FileName));
        var entry = await context.Audit.SingleAsync(Cancellation);
        Assert.Equal(("media-uploaded", both[0].Value.Name.ToString()), (entry.Action, entry.Subject));
    }

    [Fact]
    public async Task Upload_EachRole_IsTakenOfWhoeverWrites()
    {
        var database = TestDatabases.Open(await databases.MigratedAsync(DatabaseProvider.Sqlite));
        using var store = Store(database);
        using var service = new MediaService(database, store, clock);
        foreach (var role in Enum.GetValues<Role>())
        {
            foreach (var kind in new[] { "", "Quiz" })
            {
                var result = await service.UploadAsync(Actor(role, kind), "a.png", Upload, Cancellation);
                var writes = role is Role.Author or Role.TranslatorKk or Role.TranslatorRu || (role is Role.DutyOfficer && kind.Length == 0);
                Assert.Equal(!writes, result.Failure is EditingRefused { Refusal: Refusal.NotAllowed });
            }
        }
    }

    [Theory]
    [InlineData(MediaProblem.Empty)]
    [InlineData(MediaProblem.NoPicture)]
    [InlineData(MediaProblem.Animated)]
    public async Task Upload_NoPicture_IsRefusedAndNothingIsStored(MediaProblem problem)
    {
        var database = TestDatabases.Open(await databases.MigratedAsync(DatabaseProvider.Sqlite));
        using var store = Store(database);
        using var service = new MediaService(database, store, clock);
        var file = problem switch { MediaProblem.Empty => [], MediaProblem.NoPicture => PictureFiles.Gif(), _ => PictureFiles.AnimatedPng() };

        var result = await service.UploadAsync(Actor(Role.Author), "a.png", file, Cancellation);

        Assert.Equal(new MediaRefused(problem), result.Failure);
        await using var context = database.CreateDbContext();
        Assert.False(await context.Media.AnyAsync(Cancellation) || await context.Audit.AnyAsync(Cancellation));
        Assert.Empty(folder.EnumerateFiles());
    }

    /// <summary>Another instance took it; this one brings it from the database once and shows it without the database from then on.</summary>
    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Read_OfAnotherInstance_ComesOnceAndStays(DatabaseProvider provider)
    {
        var settings = await databases.MigratedAsync(provider);
        using var other = new MediaStore(TestDatabases.Open(settings), Path.Combine(folder.FullName, "other"), new MediaFolder(folder.FullName), clock);
        using var service = new MediaService(TestDatabases.Open(settings), other, clock);
        using var store = Store(TestDatabases.Open(settings));
        var name = (await service.UploadAsync(Actor(Role.Author), "a.png", Upload, Cancellation)).Value.Name;

        Assert.DoesNotContain(name, store.Known.Keys);
        var first = await store.ReadAsync(name, Cancellation);
        Assert.True(name.IsOf(first.Bytes));
        Assert.Equal(new MediaSize(64, 32), store.Known[name]);

        using var away = Store(Away);
        Assert.Equal(first.Bytes, (await away.ReadAsync(name, Cancellation)).Bytes);
    }

    [Fact]
    public async Task Read_DatabaseAway_SaysSoOfWhatItDoesNotHave()
    {
        using var store = Store(Away);

        var read = await store.ReadAsync(MediaName.For([1], PictureFormat.Png), Cancellation);

        Assert.Equal((null, true), (read.Bytes, read.IsUnavailable));
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Read_CopyThatWasChanged_IsBroughtAgain(DatabaseProvider provider)
    {
        var database = TestDatabases.Open(await databases.MigratedAsync(provider));
        using var store = Store(database);
        using var service = new MediaService(database, store, clock);
        var name = (await service.UploadAsync(Actor(Role.Author), "a.png", Upload, Cancellation)).Value.Name;
        var copy = Path.Combine(folder.FullName, "media", name.ToString());
        await File.WriteAllTextAsync(copy, PictureFiles.Script, Cancellation);

        Assert.True(name.IsOf((await store.ReadAsync(name, Cancellation)).Bytes));
        Assert.True(name.IsOf(await File.ReadAllBytesAsync(copy, Cancellation)));
    }

    /// <summary>A picture that somebody changed in the database is no longer the one of its name, and is shown to nobody.</summary>
    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Read_ChangedInTheDatabase_IsNothing(DatabaseProvider provider)
    {
        var database = TestDatabases.Open(await databases.MigratedAsync(provider));
        using var service = new MediaService(database, Store(database), clock);
        var name = (await service.UploadAsync(Actor(Role.Author), "a.png", Upload, Cancellation)).Value.Name;
        await using var context = database.CreateDbContext();
        await context.Media.ExecuteUpdateAsync(set => set.SetProperty(row => row.Bytes, new byte[] { 1, 2, 3 }), Cancellation);
        folder.GetDirectories().Single().Delete(recursive: true);

        using var store = Store(database);
        var read = await store.ReadAsync(name, Cancellation);

        Assert.Equal((null, false), (read.Bytes, read.IsUnavailable));
    }

    /// <summary>Whoever asks for a thousand pictures that don't exist costs the database one look in a second.</summary>
    [Fact]
    public async Task Read_UnknownNames_LookOnceInASecond()
    {
        var looks = 0;
        var settings = await databases.MigratedAsync(DatabaseProvider.Sqlite);
        var database = TestDatabases.Open(settings, options => options.LogTo(_ => looks++, (id, _) => id == Microsoft.EntityFrameworkCore.Diagnostics.RelationalEventId.CommandExecuted));
        using var store = Store(database);
        for (var i = 0; i < 50; i++)
        {
            Assert.Null((await store.ReadAsync(MediaName.For([(byte)i], PictureFormat.WebP), Cancellation)).Bytes);
        }

        Assert.Equal(1, looks);
        clock.Advance(TimeSpan.FromSeconds(2));
        await store.ReadAsync(MediaName.For([1], PictureFormat.WebP), Cancellation);
        Assert.Equal(2, looks);
    }

    /// <summary>A file stands where the folder should be, so that no copy can be written, as on a disk that is read-only.</summary>
    [Fact]
    public async Task Read_NoDiskForCopies_IsKeptInMemory()
    {
        var database = TestDatabases.Open(await databases.MigratedAsync(DatabaseProvider.Sqlite));
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "media"), "", Cancellation);
        using var store = Store(database);
        using var service = new MediaService(database, store, clock);
        var name = (await service.UploadAsync(Actor(Role.Author), "a.png", Upload, Cancellation)).Value.Name;
        await using var context = database.CreateDbContext();
        await context.Media.ExecuteDeleteAsync(Cancellation);

        Assert.True(name.IsOf((await store.ReadAsync(name, Cancellation)).Bytes));
    }

    [Fact]
    public async Task Read_ShippedPicture_NeedsNoDatabase()
    {
        var shipped = folder.CreateSubdirectory("content/media");
        var picture = MediaEncoder.Encode(Upload, out _)!;
        await File.WriteAllBytesAsync(Path.Combine(shipped.FullName, picture.Name.ToString()), picture.Bytes, Cancellation);
        await File.WriteAllBytesAsync(Path.Combine(shipped.FullName, MediaName.For([1], PictureFormat.Png).ToString()), picture.Bytes, Cancellation);
        await File.WriteAllTextAsync(Path.Combine(shipped.FullName, "photo.png"), "x", Cancellation);
        using var store = new MediaStore(Away, Path.Combine(folder.FullName, "copies"), new MediaFolder(shipped.Parent!.FullName), clock);

        Assert.Equal(KeyValuePair.Create(picture.Name, picture.Size), Assert.Single(store.Known));
        Assert.Equal(picture.Bytes, (await store.ReadAsync(picture.Name, Cancellation)).Bytes);
        Assert.Equal(["media/photo.png"], ContentFile.ReadFolder(shipped.Parent!.FullName).Select(file => file.Path));
    }

    private static PortalDatabase Away => TestDatabases.Open(new DatabaseSettings(true, "Host=127.0.0.1;Port=1;Database=portal;Username=portal"));

    private MediaStore Store(PortalDatabase database) =>
        new(database, Path.Combine(folder.FullName, "media"), new MediaFolder(Path.Combine(folder.FullName, "none")), clock);

    private static Actor Actor(Role role, string kind = "") => new(Guid.NewGuid(), "Әсел", [new RoleGrant(role, kind)], IsFresh: false, "203.0.113.0/24");
}
