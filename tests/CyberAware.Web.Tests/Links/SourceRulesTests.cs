using System.Text.RegularExpressions;
using CyberAware.TestSupport;

namespace CyberAware.Web.Tests.Links;

/// <summary>Rules that the compiler can't keep: addresses come from PortalLinks, words from the resources.</summary>
public sealed partial class SourceRulesTests
{
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

    [Theory]
    [InlineData("<a asp-page=\"/Guide\">")]
    [InlineData("<a href=\"/kk/guide\">")]
    [InlineData("<p style=\"color:red\">")]
    [InlineData("@Html.Raw(x)")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<button onclick=\"x()\">")]
    public void HandmadeAddress_InABadView_IsFound(string markup) => Assert.Matches(HandmadeAddress(), markup);

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
