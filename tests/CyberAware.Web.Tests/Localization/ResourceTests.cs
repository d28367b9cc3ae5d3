using System.Text.RegularExpressions;
using System.Xml.Linq;
using CyberAware.TestSupport;

namespace CyberAware.Web.Tests.Localization;

/// <summary>Both languages of the interface hold the same texts, and the code uses each.</summary>
public sealed partial class ResourceTests
{
    public static TheoryData<string> Features =>
        new(Directory.EnumerateFiles(Path.Combine(Repository.Web, "Resources"), "*.kk.resx").Select(file => Path.GetFileName(file).Split('.')[0]));

    [Theory]
    [MemberData(nameof(Features))]
    public void Resources_OfAFeature_AreEqualInBothLanguages(string feature)
    {
        var (kazakh, russian) = (Read(feature, "kk"), Read(feature, "ru"));
        Assert.Equal(kazakh.Keys.Order(), russian.Keys.Order());
        Assert.All(kazakh, text =>
        {
            Assert.False(string.IsNullOrWhiteSpace(text.Value), text.Key);
            Assert.False(string.IsNullOrWhiteSpace(russian[text.Key]), text.Key);
            Assert.Equal(Placeholders(text.Value), Placeholders(russian[text.Key]));
        });
    }

    [Fact]
    public void Resources_EveryKey_IsUsed()
    {
        var code = string.Join('\n', Directory.EnumerateFiles(Repository.Web, "*.cs*", SearchOption.AllDirectories)
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal)).Select(File.ReadAllText));
        var unused = Features.SelectMany(row => Read(row, "kk").Keys.Select(key => (Feature: (string)row, Key: key)))
            .Where(text => !code.Contains($"\"{text.Key}\"", StringComparison.Ordinal)
                && !code.Contains($"\"{Suffix().Match(text.Key).Value}\"", StringComparison.Ordinal))
            .Select(text => $"{text.Feature}: {text.Key}");
        Assert.Empty(unused);
    }

    [Fact]
    public void Resources_EveryUsedKey_Exists()
    {
        var missing = new List<string>();
        foreach (var view in Directory.EnumerateFiles(Path.Combine(Repository.Web, "Pages"), "*.cshtml", SearchOption.AllDirectories))
        {
            var code = File.ReadAllText(view);
            var own = OwnFeature().Match(code) is { Success: true } match ? match.Groups[1].Value : null;
            var used = Direct().Matches(code).Select(use => (Feature: use.Groups[1].Value, Key: use.Groups[2].Value))
                .Concat(own is null ? [] : ByVariable().Matches(code).Select(use => (Feature: own, Key: use.Groups[1].Value)));
            missing.AddRange(used.Where(use => !Read(use.Feature, "kk").ContainsKey(use.Key)).Select(use => $"{Path.GetFileName(view)}: {use.Feature}.{use.Key}"));
        }

        Assert.Empty(missing);
    }

    private static Dictionary<string, string> Read(string feature, string language) =>
        XDocument.Load(Path.Combine(Repository.Web, "Resources", $"{feature}.{language}.resx")).Root!.Elements("data")
            .ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value);

    private static IEnumerable<string> Placeholders(string text) => Placeholder().Matches(text).Select(match => match.Value).Distinct().Order();

    [GeneratedRegex(@"\{\d+[^}]*\}")]
    private static partial Regex Placeholder();

    // Keys such as NotFound.Title are put together from a kind and this ending.
    [GeneratedRegex(@"\.\w+$")]
    private static partial Regex Suffix();

    [GeneratedRegex("var text = Texts\\[\"(\\w+)\"\\]")]
    private static partial Regex OwnFeature();

    [GeneratedRegex("Texts\\[\"(\\w+)\"\\]\\[\"([\\w.]+)\"")]
    private static partial Regex Direct();

    [GeneratedRegex("(?<!\\w)text\\[\"([\\w.]+)\"")]
    private static partial Regex ByVariable();
}
