using CyberAware.Core.Documents;
using CyberAware.Core.Library;
using CyberAware.TestSupport;

namespace CyberAware.Core.Tests.Documents;

public sealed class ContentFileTests
{
    [Fact]
    public void VersionOf_OtherOrder_IsTheSame()
    {
        var files = A.Content().Files;

        Assert.Equal(ContentFile.VersionOf(files), ContentFile.VersionOf(files.Reverse()));
        Assert.Matches("^[0-9a-f]{16}$", ContentFile.VersionOf(files));
    }

    [Fact]
    public void VersionOf_AnyChange_Differs()
    {
        string[] versions =
        [
            ContentFile.VersionOf([]),
            ContentFile.VersionOf([ContentFile.FromText("a", "b")]),
            ContentFile.VersionOf([ContentFile.FromText("a", "c")]),
            ContentFile.VersionOf([ContentFile.FromText("b", "b")]),
            ContentFile.VersionOf([ContentFile.FromText("a", "b"), ContentFile.FromText("b", "")]),
            ContentFile.VersionOf([ContentFile.FromText("a", "bb")]),
            ContentFile.VersionOf([ContentFile.FromText("ab", "b")]),
        ];

        Assert.Equal(versions.Length, versions.Distinct().Count());
    }

    [Fact]
    public void Load_SamePathTwice_LaterCounts()
    {
        var library = ContentLoader.Load([.. A.Content().Files, ContentFile.FromText("guide/kk.md", "---\ntitle: Жаңа\nsummary: А.\n---\nМәтін.")]).Library!;

        Assert.Equal("Жаңа", library.Find("guide")![Language.Kazakh].Title);
    }

    [Fact]
    public void ReadFolder_RealContent_HasForwardSlashesInOrder()
    {
        var paths = ContentFile.ReadFolder(Repository.Content).Select(file => file.Path).ToList();

        Assert.Contains("guide/passwords/kk.md", paths);
        Assert.Equal(paths.Order(StringComparer.Ordinal), paths);
    }
}
