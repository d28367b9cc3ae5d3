using System.Globalization;
using CyberAware.TestSupport;
using CyberAware.Web.Commands;

namespace CyberAware.Web.Tests.Commands;

public sealed class CheckContentWarningTests
{
    [Fact]
    public void Run_OldFactAndDueReview_WarnsAndSucceeds()
    {
        using var copy = new ContentCopy()
            .Replace("site/laws.yml", "checked-on: 2026", "checked-on: 2016")
            .Replace("help/page.yml", "reviewed: 2026", "reviewed: 2016")
            .Replace("help/page.yml", "review-by: 2027", "review-by: 2017");
        using var output = new StringWriter(CultureInfo.InvariantCulture);

        Assert.Equal(0, CheckContentCommand.Run([copy.Folder], output));
        Assert.Contains("fact-old: 'unified-requirements'", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("warning: help/page.yml:1: review-due:", output.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("about/page.yml")]
    [InlineData("help/page.yml")]
    public void Run_WithoutAPageThePortalNeeds_SaysSo(string page)
    {
        using var copy = new ContentCopy();
        Directory.Delete(Path.GetDirectoryName(copy.PathOf(page))!, recursive: true);
        using var output = new StringWriter(CultureInfo.InvariantCulture);

        Assert.Equal(1, CheckContentCommand.Run([copy.Folder], output));
        Assert.Contains(Path.GetDirectoryName(page)!, output.ToString(), StringComparison.Ordinal);
    }
}
