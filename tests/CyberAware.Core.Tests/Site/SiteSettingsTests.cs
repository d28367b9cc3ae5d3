using CyberAware.Core.Documents;
using CyberAware.Core.Library;
using CyberAware.Core.Site;
using CyberAware.TestSupport;

namespace CyberAware.Core.Tests.Site;

public sealed class SiteSettingsTests
{
    private const string Good = """
        hotline: short
        emergency-contacts: [short, office]
        urgent-advisors: [scam]
        topics: [/guide, /guide/email]
        figures: [awareness/passwords]
        menu: [/guide]
        about: [/guide]
        """;

    [Fact]
    public void Load_ShippedFile_NamesWhatThereIs()
    {
        var settings = ContentLoader.Load(ContentFile.ReadFolder(Repository.Content)).Library!.Settings;
        Assert.Equal(("police", "scam", "fraud"), (settings.Hotline, settings.UrgentAdvisors[0], settings.Topics[0]));
        Assert.Equal(SiteSettings.None, A.Content().Library().Settings);
    }

    [Theory]
    [InlineData("hotline: short", "hotline: shorter", 1, "unknown-contact")]
    [InlineData("hotline: short", "hotline: office", 1, "settings-hotline")]
    [InlineData("hotline: short", "", 2, "missing-key")]
    [InlineData("[short, office]", "[short, none]", 2, "unknown-contact")]
    [InlineData("[short, office]", "[short, short]", 2, "settings-twice")]
    [InlineData("[short, office]", "[]", 2, "settings-count")]
    [InlineData("[short, office]", "[a, b, c, d, e]", 2, "settings-count")]
    [InlineData("[scam]", "[none]", 3, "broken-link")]
    [InlineData("/guide/email", "/guide/none", 4, "broken-link")]
    [InlineData("/guide/email", "guide", 4, "bad-path")]
    [InlineData("awareness/passwords", "awareness/none", 5, "settings-figure")]
    [InlineData("menu: [/guide]", "menu: [/guide/email]", 6, "settings-section")]
    [InlineData("about: [/guide]", "about: [/home]", 7, "settings-section")]
    [InlineData("about: [/guide]", "about: [/guide]\ncolour: red", 8, "unknown-key")]
    public void Load_BadFile_NamesFileAndLine(string part, string with, int line, string code)
    {
        var text = Good.Replace(part, with, StringComparison.Ordinal);
        var problems = A.Content().WithFile(SiteSettings.File, text).Load().Problems;
        Assert.Contains(problems, problem => (problem.File, problem.Line, problem.Code) == (SiteSettings.File, line, code));
    }
}
