using System.Text;
using CyberAware.Core.Documents;
using CyberAware.Core.Editing.Media;
using CyberAware.Core.People;
using CyberAware.Core.People.Storage;
using CyberAware.TestSupport;
using CyberAware.TestSupport.Databases;
using CyberAware.Web.Site;
using Microsoft.Extensions.DependencyInjection;
using SkiaSharp;

namespace CyberAware.Web.Tests.Site;

public sealed class CandidateCheckTests(TestDatabases databases) : IClassFixture<TestDatabases>
{
    [Fact]
    public async Task Check_PictureThatAnotherInstanceTook_IsKnown()
    {
        var settings = await databases.StartedAsync(DatabaseProvider.Sqlite);
        await using var host = PortalHost.With(("ConnectionStrings:Portal", settings.ConnectionString));
        _ = host.RawClient();
        var check = host.Services.GetRequiredService<CandidateCheck>();
        var folder = Directory.CreateTempSubdirectory("cyberaware-media-");
        var database = TestDatabases.Open(settings);
        using var other = new MediaStore(database, folder.FullName, new MediaFolder(folder.FullName), TimeProvider.System);
        using var service = new MediaService(database, other, TimeProvider.System);
        var author = new Actor(Guid.NewGuid(), "Әсел", [new RoleGrant(Role.Author, "")], IsFresh: false, "");
        var picture = (await service.UploadAsync(author, "a.png", PictureFiles.Quarter(SKEncodedImageFormat.Png), TestContext.Current.CancellationToken)).Value;
        folder.Delete(recursive: true);

        Assert.NotNull(check.Check(WithPicture(picture.Name.Url)).Library);
        var unknown = check.Check(WithPicture(MediaName.For([1], PictureFormat.Png).Url));
        Assert.Equal(["media-unknown", "media-unknown"], unknown.Problems.Where(problem => problem.Severity == ProblemSeverity.Error).Select(problem => problem.Code));
    }

    private static IReadOnlyList<ContentFile> WithPicture(string url) =>
        [.. ContentFile.ReadFolder(Path.Combine(Repository.Root, "content")).Select(file => file.Path is "privacy/kk.md" or "privacy/ru.md"
            ? new ContentFile(file.Path, [.. file.Bytes, .. Encoding.UTF8.GetBytes($"\n![Сурет]({url})\n")])
            : file)];
}
