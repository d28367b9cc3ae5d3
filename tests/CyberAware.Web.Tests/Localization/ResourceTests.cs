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
        var unused = Features.SelectMany(row => Read(row, "kk").Keys.Select(key => (Feature: (string)row, Key: key)))
            .Where(text => !Has($"\"{text.Key}\"") && !IsPutTogether(text.Key))
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

    private static readonly Lazy<string> Code = new(() => string.Join('\n', Directory.EnumerateFiles(Repository.Web, "*.cs*", SearchOption.AllDirectories)
        .Where(file => !file.Contains("/obj/", StringComparison.Ordinal)).Select(File.ReadAllText)));

    private static bool Has(string literal) => Code.Value.Contains(literal, StringComparison.Ordinal);

    private static Dictionary<string, string> Read(string feature, string language) =>
        XDocument.Load(Path.Combine(Repository.Web, "Resources", $"{feature}.{language}.resx")).Root!.Elements("data")
            .ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value);

    // Keys such as NotFound.Title, For.parent and theme.dark are put together: the code names an end, a beginning or each part.
    private static bool IsPutTogether(string key) =>
        key.Split('.', 2) is [var first, var last]
        && (Has($"\".{last}\"") || Has($"\"{first}.{{") || (Has($"\"{first}\"") && Has($"\"{last}\"")));

    private static IEnumerable<string> Placeholders(string text) => Placeholder().Matches(text).Select(match => match.Value).Distinct().Order();

    [GeneratedRegex(@"\{\d+[^}]*\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex("var text = Texts\\[\"(\\w+)\"\\]")]
    private static partial Regex OwnFeature();

    [GeneratedRegex("Texts\\[\"(\\w+)\"\\]\\[\"([\\w.]+)\"")]
    private static partial Regex Direct();

    [GeneratedRegex("(?<!\\w)text\\[\"([\\w.]+)\"")]
    private static partial Regex ByVariable();
}
