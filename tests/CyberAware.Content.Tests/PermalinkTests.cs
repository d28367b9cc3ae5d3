using CyberAware.Core.Documents;
using CyberAware.TestSupport;
using CyberAware.Web.Links;

namespace CyberAware.Content.Tests;

/// <summary>Schools print addresses: what was published once answers or redirects for ever.</summary>
public sealed class PermalinkTests
{
    private static readonly string[] Ledger = File.ReadAllLines(Path.Combine(Repository.Content, "permalinks.txt"));

    [Fact]
    public void Ledger_All_IsSortedWithoutDoubles() => Assert.Equal(Ledger.Distinct().Order(StringComparer.Ordinal), Ledger);

    [Fact]
    public void Ledger_CurrentContent_IsListed()
    {
        var unlisted = Permalinks.Unlisted(RealContent.Library, Ledger).ToList();

        Assert.True(unlisted.Count == 0, "Add these lines to content/permalinks.txt, in order:\n" + string.Join('\n', unlisted));
    }

    [Fact]
    public void Ledger_EveryLine_AnswersOrRedirects()
    {
        var dead = Permalinks.Dead(RealContent.Library, Ledger).ToList();

        Assert.True(dead.Count == 0, "These were published and are gone; bring them back or add an alias:\n" + string.Join('\n', dead));
    }

    // What was published once may be on paper, whatever has its address now.
    [Fact]
    public void Ledger_ShortCodes_AreOfOneAddressEach() => Assert.Empty(
        Ledger.Select(line => line.Split('#')[0]).Distinct().SelectMany(path => path.StartsWith("schools/", StringComparison.Ordinal) ? SchoolPaths.Sheets.Select(sheet => $"{path}/{sheet}").Prepend(path) : [path])
            .GroupBy(ShortCode.For).Where(code => code.Count() > 1).Select(code => string.Join(" = ", code)));

    [Fact]
    public void Dead_PageOrAnchorGone_IsReported()
    {
        var library = A.Content().WithFile("guide/email/page.yml", ContentBuilder.Settings(more: "aliases: [/mail]\n")).Library();

        Assert.Equal(
            ["guide/gone", "guide/email#gone", "mail#gone", "a#b#c"],
            Permalinks.Dead(library, ["guide/email", "guide/email#topic", "mail", "mail#topic", "guide/gone", "guide/email#gone", "mail#gone", "a#b#c"]));
    }

    [Fact]
    public void Unlisted_NewAnchor_IsReported() =>
        Assert.Equal(["guide/email#topic"], Permalinks.Unlisted(A.Content().Library(), ["guide", "guide/email", "home", "schools/posters", "search"]));
}
