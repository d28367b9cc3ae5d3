using System.IO.Enumeration;
using System.Text.RegularExpressions;
using CyberAware.TestSupport;

namespace CyberAware.Web.Tests.Links;

/// <summary>Rules that the compiler can't keep: addresses come from PortalLinks, words from the resources, and no file grows too long.</summary>
public sealed partial class SourceRulesTests
{
    private const int MaxLines = 400;

    // Made by tools: migrations by EF, the others by the build.
    private static readonly HashSet<string> MadeByTools = ["bin", "obj", "dist", "node_modules", "Migrations", "TestResults"];

    private static readonly HashSet<string> Written = [".cs", ".cshtml", ".css", ".ts", ".mjs", ".sh", ".lua", ".sql", ".csproj", ".props", ".targets"];

    [Fact]
    public void Views_HoldNoHandmadeAddressAndNoUnsafeMarkup() =>
        AssertNone(Files("*.cshtml"), HandmadeAddress());

    [Fact]
    public void Scripts_HoldNoUnsafeSink() =>
        AssertNone(Directory.EnumerateFiles(Path.Combine(Repository.Web, "Client", "scripts"), "*.ts"), UnsafeSink());

    // The names of the languages, and the letters that are written in Latin ones, are no words.
    [Fact]
    public void Code_HoldsNoCyrillicWords() =>
        AssertNone(
            Files("*.cs").Concat(Files("*.cshtml"))
                .Where(file => !file.EndsWith("/Language.cs", StringComparison.Ordinal) && !file.EndsWith("/LatinName.cs", StringComparison.Ordinal) && !file.Contains("/CyberAware.Core/Search/", StringComparison.Ordinal)),
            Cyrillic());

    [Fact]
    public void HandWrittenFiles_HaveAtMost400Lines()
    {
        string[] folders = ["src", "tests", "eng"];
        Assert.Empty(folders.SelectMany(folder => TooLong(Path.Combine(Repository.Root, folder))));
    }

    // Read from the disk: a file that is new to git counts as well.
    [Theory]
    [InlineData("styles/components/big.css", 401, true)]
    [InlineData("styles/components/big.css", 400, false)]
    [InlineData("Pages/Big.cshtml", 455, true)]
    [InlineData("Data/Migrations/Sqlite/Big.cs", 2000, false)]
    [InlineData("node_modules/big/big.css", 2000, false)]
    [InlineData("Big.resx", 2000, false)]
    public void TooLong_FileThatNobodyKnowsYet_IsNamedWithItsLines(string file, int lines, bool isNamed)
    {
        var folder = Directory.CreateTempSubdirectory("cyberaware-test-");
        try
        {
            var path = Path.Combine(folder.FullName, file);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllLines(path, Enumerable.Repeat("/* line */", lines));

            Assert.Equal(isNamed ? [$"{path}: {lines}"] : [], TooLong(folder.FullName));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("<a asp-page=\"/Guide\">")]
    [InlineData("<a href=\"/kk/guide\">")]
    [InlineData("<p style=\"color:red\">")]
    [InlineData("@Html.Raw(x)")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<button onclick=\"x()\">")]
    public void HandmadeAddress_InABadView_IsFound(string markup) => Assert.Matches(HandmadeAddress(), markup);

    private static IEnumerable<string> TooLong(string folder) =>
        from file in new FileSystemEnumerable<string>(folder, (ref FileSystemEntry entry) => entry.ToFullPath(), new EnumerationOptions { RecurseSubdirectories = true })
        {
            ShouldIncludePredicate = (ref FileSystemEntry entry) => !entry.IsDirectory && Written.Contains(Path.GetExtension(entry.FileName).ToString()),
            ShouldRecursePredicate = (ref FileSystemEntry entry) => !MadeByTools.Contains(entry.FileName.ToString()),
        }
        let lines = File.ReadLines(file).Count()
        where lines > MaxLines
        orderby file
        select $"{file}: {lines}";

    private static IEnumerable<string> Files(string pattern) =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), pattern, SearchOption.AllDirectories)
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal)
                && !file.Contains("/node_modules/", StringComparison.Ordinal));

    private static void AssertNone(IEnumerable<string> files, Regex forbidden)
    {
        var found = files.SelectMany(file => File.ReadLines(file)
            .Select((line, index) => (line, index))
            .Where(entry => forbidden.IsMatch(entry.line))
            .Select(entry => $"{Path.GetRelativePath(Repository.Root, file)}:{entry.index + 1}: {entry.line.Trim()}")).ToList();
        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    [GeneratedRegex("asp-page|href=\"/|src=\"/|\\sstyle=|Html\\.Raw|<script>|\\son[a-z]+=")]
    private static partial Regex HandmadeAddress();

    [GeneratedRegex(@"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function")]
    private static partial Regex UnsafeSink();

    [GeneratedRegex(@"\p{IsCyrillic}")]
    private static partial Regex Cyrillic();
}
