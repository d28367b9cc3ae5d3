using CyberAware.Core.Content;
using CyberAware.TestSupport;

namespace CyberAware.Core.Tests.Content;

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
            ContentFile.VersionOf([ContentFile.OfText("a", "b")]),
            ContentFile.VersionOf([ContentFile.OfText("a", "c")]),
            ContentFile.VersionOf([ContentFile.OfText("b", "b")]),
            ContentFile.VersionOf([ContentFile.OfText("a", "b"), ContentFile.OfText("b", "")]),
            ContentFile.VersionOf([ContentFile.OfText("a", "bb")]),
            ContentFile.VersionOf([ContentFile.OfText("ab", "b")]),
        ];

        Assert.Equal(versions.Length, versions.Distinct().Count());
    }

    [Fact]
    public void Load_SamePathTwice_LaterCounts()
    {
        var library = ContentLoader.Load([.. A.Content().Files, ContentFile.OfText("guide/kk.md", "---\ntitle: Жаңа\nsummary: А.\n---\nМәтін.")]).Library!;

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
