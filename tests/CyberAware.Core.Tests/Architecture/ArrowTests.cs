using CyberAware.TestSupport;

namespace CyberAware.Core.Tests.Architecture;

/// <summary>The folders of the source use each other in one direction only, as <see cref="AllowedArrows"/> says.</summary>
public sealed class ArrowTests
{
    private const int MaxFilesOfACircle = 3;

    private static readonly string[] Patterns = ["*.cs", "*.cshtml"];

    private static readonly Lazy<SourceGraph> Source = new(() => new SourceGraph(ReadSource()));

    [Fact]
    public void Arrows_OfTheSource_AreAllowed()
    {
        Assert.Empty(Source.Value.Missing);
        Assert.True(Source.Value.Arrows.Count > 1000, $"{Source.Value.Arrows.Count} arrows");
        AssertNone(AllowedArrows.Forbidden(Source.Value.Arrows));
    }

    [Fact]
    public void Folders_OfTheSource_StandInNoCircle() =>
        AssertNone(Circles.Find(Source.Value.Arrows.Select(arrow => (arrow.FromFolder, arrow.ToFolder))).Select(circle => string.Join(", ", circle)));

    [Fact]
    public void Files_OfTheSource_StandInSmallCirclesAtMost() =>
        AssertNone(Circles.Find(Source.Value.Arrows.Select(arrow => (arrow.From, arrow.To)))
            .Where(circle => circle.Count > MaxFilesOfACircle).Select(circle => string.Join(", ", circle)));

    [Fact]
    public void Namespaces_OfTheSource_AreTheirFolders() =>
        AssertNone(Source.Value.Namespaces.Where(file => !IsOfFolder(file.Key, file.Value)).Select(file => $"{file.Key}: {file.Value}"));

    [Fact]
    public void AllowedArrows_EveryFolder_IsThere()
    {
        var folders = Source.Value.Arrows.SelectMany(arrow => new[] { arrow.FromFolder, arrow.ToFolder }).ToHashSet();
        AssertNone(AllowedArrows.Folders.Except(folders));
    }

    [Theory]
    [InlineData("Core.Text.Plain.Length", "Core/Text")]
    [InlineData("\"\".Shout()", "Core/Text")]
    [InlineData("new Core.Text.Plain().ToString()", "Core/Text")]
    [InlineData("typeof(Core.Text.Plain)", "Core/Text")]
    public void Arrows_ForbiddenUse_IsFound(string use, string folder)
    {
        var graph = new SourceGraph(new Dictionary<string, string>
        {
            ["Core/Text/Plain.cs"] = "namespace CyberAware.Core.Text; public class Plain { public const int Length = 1; } public static class Loud { public static string Shout(this string text) => text; }",
            ["Core/Documents/User.cs"] = $"using CyberAware.Core.Text; namespace CyberAware.Core.Documents; public class User {{ public object Use() => {use}; }}",
        });
        Assert.Empty(graph.Missing);
        var found = Assert.Single(AllowedArrows.Forbidden(graph.Arrows).Select(text => text.Split(':')[0]).Distinct());
        Assert.Equal($"Core/Documents -> {folder}", found);
    }

    [Fact]
    public void Arrows_ForbiddenTypeInAView_IsFound()
    {
        var graph = new SourceGraph(new Dictionary<string, string>
        {
            ["Web/Commands/Migrate.cs"] = "namespace CyberAware.Web.Commands; public class Migrate;",
            ["Web/Pages/Home/Index.cshtml"] = "@* Migrate *@ <p>@(new Migrate())</p>",
        });
        Assert.StartsWith("Web/Pages/Home -> Web/Commands", Assert.Single(AllowedArrows.Forbidden(graph.Arrows)), StringComparison.Ordinal);
    }

    [Fact]
    public void Circles_OfFourFiles_AreFound()
    {
        var graph = new SourceGraph(Enumerable.Range(0, 4).ToDictionary(
            number => $"Core/Text/T{number}.cs",
            number => $"namespace CyberAware.Core.Text; public class T{number} {{ public T{(number + 1) % 4}? Next {{ get; init; }} }}"));
        Assert.Equal(["Core/Text/T0.cs", "Core/Text/T1.cs", "Core/Text/T2.cs", "Core/Text/T3.cs"], Assert.Single(Circles.Find(graph.Arrows.Select(arrow => (arrow.From, arrow.To)))));
        Assert.Empty(Circles.Find(graph.Arrows.Skip(1).Select(arrow => (arrow.From, arrow.To))));
    }

    [Theory]
    [InlineData("Web/Site/Sitemap.cs", "CyberAware.Web.Site", true)]
    [InlineData("Web/Site/Sitemap.cs", "CyberAware.Web.Serving", false)]
    public void Namespace_OfAFile_IsItsFolder(string file, string name, bool expected) => Assert.Equal(expected, IsOfFolder(file, name));

    private static bool IsOfFolder(string file, string name) => name == "CyberAware." + SourceGraph.FolderOf(file).Replace('/', '.');

    // Migrations are written by a program.
    private static Dictionary<string, string> ReadSource()
    {
        var source = Path.Combine(Repository.Root, "src");
        return Patterns.SelectMany(pattern => Directory.EnumerateFiles(source, pattern, SearchOption.AllDirectories))
            .Select(file => (File: file, Path: Path.GetRelativePath(source, file).Replace('\\', '/')))
            .Where(file => !file.Path.Split('/').Any(part => part is "bin" or "obj" or "node_modules" or "Migrations"))
            .ToDictionary(file => file.Path.Replace("CyberAware.", "", StringComparison.Ordinal), file => File.ReadAllText(file.File));
    }

    private static void AssertNone(IEnumerable<string> findings)
    {
        var list = findings.Order(StringComparer.Ordinal).ToList();
        Assert.True(list.Count == 0, string.Join('\n', list));
    }
}
