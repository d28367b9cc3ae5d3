using System.IO.Compression;
using CyberAware.TestSupport;

namespace CyberAware.Web.Tests.Client;

/// <summary>What the writer's screen makes a browser fetch, and that no other page does.</summary>
public sealed class EditorBundleTests
{
    private const int MostBytes = 140 * 1024;

    // A class that the editor's library writes itself.
    private const string Library = "cm-editor";

    private static string Dist => Path.Combine(Repository.Web, "wwwroot", "dist");

    [Fact]
    public void Bundle_OfTheWritersScreen_StaysInBudget()
    {
        var bytes = File.ReadAllBytes(Path.Combine(Dist, "editor.js"));
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            brotli.Write(bytes);
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"editor.js: {bytes.Length} bytes, {packed.Length} with brotli");
        Assert.InRange(packed.Length, 1, MostBytes);
        Assert.Contains(Library, File.ReadAllText(Path.Combine(Dist, "editor.js")), StringComparison.Ordinal);
    }

    [Fact]
    public void Bundles_OfAllOtherPages_HoldNothingOfIt() => Assert.All(
        Directory.EnumerateFiles(Dist, "*.js").Where(file => Path.GetFileName(file) != "editor.js"),
        file => Assert.DoesNotContain(Library, File.ReadAllText(file), StringComparison.Ordinal));

    [Fact]
    public void Views_ButTheWritersScreen_DontLoadIt() => Assert.Equal(
        ["Text.cshtml"],
        Directory.EnumerateFiles(Path.Combine(Repository.Web, "Pages"), "*.cshtml", SearchOption.AllDirectories)
            .Where(file => File.ReadAllText(file).Contains("\"editor.js\"", StringComparison.Ordinal)).Select(file => Path.GetFileName(file)));
}
