using CyberAware.Core;
using CyberAware.Core.Documents;
using CyberAware.TestSupport;
using CyberAware.Web.Site;

namespace CyberAware.Web.Tests.Site;

public sealed class PaperVersionTests
{
    private static readonly DateOnly Today = new(2026, 11, 30);

    [Theory]
    [InlineData("kk", "2025-01-01", "", "000")]
    [InlineData("ru", "2025-01-01", "", "001")]
    [InlineData("ru", "2026-11-30", "7k", "1bn7k")]
    public void Parse_WhatIsPrinted_IsTheVersion(string language, string day, string facts, string printed)
    {
        var version = new PaperVersion(Language.Find(language)!, DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), facts);

        Assert.Equal(printed, version.ToString());
        Assert.Equal(version, PaperVersion.Parse(printed, Today));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("00")]
    [InlineData("0000")]
    [InlineData("000000")]
    [InlineData("u00")]
    [InlineData("zzz")]
    [InlineData("1bp")] // tomorrow
    [InlineData("-1-")]
    public void Parse_AnythingElse_IsNoVersion(string? text) => Assert.Null(PaperVersion.Parse(text, Today));

    [Fact]
    public void For_Page_ChangesWithItsDayAndItsContactsAlone()
    {
        const string Body = "Қоңырау шалыңыз: [](contact:short).";
        var before = VersionOf(A.Content().WithBody(Body));

        Assert.Equal(PaperState.Current, before.CompareWith(VersionOf(A.Content().WithBody(Body + "\n\nТағы."))));
        Assert.Equal(PaperState.Current, before.CompareWith(VersionOf(A.Content().WithBody(Body).WithReplaced("site/contacts.yml", "checked-on: 2026-11-22", "checked-on: 2026-11-23"))));
        Assert.Equal(PaperState.FactsChanged, before.CompareWith(VersionOf(A.Content().WithBody(Body).WithReplaced("site/contacts.yml", "\"1400\"", "\"1401\""))));
        Assert.Equal(PaperState.FactsChanged, before.CompareWith(VersionOf(A.Content().WithBody("Қоңырау шалмаңыз."))));
        Assert.Equal(PaperState.Changed, before.CompareWith(VersionOf(A.Content().WithBody(Body).WithReplaced("guide/email/kk.md", "summary:", "updated: 2026-11-29\nsummary:"))));
    }

    [Fact]
    public void SharedCodes_TwoAddressesOfOneCode_AreRefused()
    {
        // Found by trial: both begin with the same 30 bits.
        Assert.Equal(ShortCode.For("guide/a38581"), ShortCode.For("guide/a47996"));
        var content = A.Content().WithPage("guide/a38581", "step", "Мәтін.").WithPage("guide/letters", "step", "Мәтін.");

        Assert.DoesNotContain(SiteRequirements.Check(content.Load()).Problems, problem => problem.Code == "short-code-taken");
        var found = SiteRequirements.Check(content.WithFile("guide/letters/page.yml", ContentBuilder.Settings(more: "aliases: [/guide/a47996]\n")).Load()).Problems;
        var problem = Assert.Single(found, problem => problem.Code == "short-code-taken");
        Assert.Equal("guide/letters/page.yml", problem.File);
        Assert.Contains("zaf051", problem.In(Language.Russian), StringComparison.Ordinal);
    }

    private static PaperVersion VersionOf(ContentBuilder content)
    {
        var library = content.Library();
        return PaperVersion.For(PrintedPage.In(library, []).First(page => page.Path == ContentBuilder.Page), Language.Kazakh, library)!;
    }
}
