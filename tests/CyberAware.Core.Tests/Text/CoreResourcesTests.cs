using System.Text.RegularExpressions;
using System.Xml.Linq;
using CyberAware.Core.Documents.Markup;
using CyberAware.Core.Text;
using CyberAware.TestSupport;

namespace CyberAware.Core.Tests.Text;

public sealed class CoreResourcesTests
{
    private static readonly Dictionary<string, string> Kazakh = Read("kk");
    private static readonly Dictionary<string, string> Russian = Read("ru");

    [Fact]
    public void Keys_BothLanguages_AreTheSame()
    {
        Assert.NotEmpty(Kazakh);
        Assert.Equal(Kazakh.Keys.Order(StringComparer.Ordinal), Russian.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Placeholders_BothLanguages_AreTheSame() =>
        Assert.All(Kazakh, text => Assert.Equal(Placeholders(text.Value), Placeholders(Russian[text.Key])));

    [Fact]
    public void Values_BothLanguages_AreFilled() =>
        Assert.All(Kazakh.Values.Concat(Russian.Values), text => Assert.False(string.IsNullOrWhiteSpace(text)));

    [Fact]
    public void Get_EveryKey_ComesFromItsLanguage()
    {
        Assert.All(Kazakh, text => Assert.Equal(text.Value, CoreResources.Get(Language.Kazakh, text.Key)));
        Assert.All(Russian, text => Assert.Equal(text.Value, CoreResources.Get(Language.Russian, text.Key)));
    }

    [Fact]
    public void Get_UnknownKey_Throws() =>
        Assert.Throws<System.Resources.MissingManifestResourceException>(() => CoreResources.Get(Language.Kazakh, "None"));

    // "stat" shows its figure instead of a label.
    [Fact]
    public void Labels_EveryBlock_AreThere() =>
        Assert.All(ContentBlock.Names.Where(name => name != ContentBlock.Stat), name => Assert.True(Kazakh.ContainsKey("Block." + name)));

    private static IEnumerable<string> Placeholders(string text) =>
        Regex.Matches(text, @"\{\d+\}").Select(match => match.Value).Order(StringComparer.Ordinal);

    private static Dictionary<string, string> Read(string language) =>
        XDocument.Load(Path.Combine(Repository.Root, "src", "CyberAware.Core", "Resources", $"Core.{language}.resx")).Root!
            .Elements("data").ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value, StringComparer.Ordinal);
}
