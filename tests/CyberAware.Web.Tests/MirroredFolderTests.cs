using CyberAware.TestSupport;

namespace CyberAware.Web.Tests;

/// <summary>Whoever changes a screen or an interface finds its tests in the folder of the same name.</summary>
public sealed class MirroredFolderTests
{
    // Parts of many screens; every page's test sees them.
    private const string Parts = "Pages/Shared";

    private static readonly string Tests = Path.Combine(Repository.Root, "tests", "CyberAware.Web.Tests");

    [Theory]
    [InlineData("Pages")]
    [InlineData("Api")]
    public void Folder_OfScreensAndInterfaces_HasTests(string folder) => Assert.Empty(Missing(Repository.Web, folder));

    [Fact]
    public void Missing_FolderWithoutTests_IsNamed()
    {
        var web = Directory.CreateTempSubdirectory();
        web.CreateSubdirectory("Pages/Nowhere");
        web.CreateSubdirectory(Parts);
        Assert.Equal(["Pages/Nowhere"], Missing(web.FullName, "Pages"));
        web.Delete(recursive: true);
    }

    private static IEnumerable<string> Missing(string web, string folder) =>
        Directory.EnumerateDirectories(Path.Combine(web, folder)).Select(path => $"{folder}/{Path.GetFileName(path)}")
            .Where(path => path != Parts && !Directory.Exists(Path.Combine(Tests, path)));
}
