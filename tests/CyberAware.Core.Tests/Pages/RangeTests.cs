using CyberAware.Core.Pages;
using CyberAware.TestSupport;

namespace CyberAware.Core.Tests.Pages;

/// <summary>Ranges of numbers stay in one line, and nothing of it reaches what is copied, searched or sent elsewhere.</summary>
public sealed class RangeTests
{
    private const string Marked = "<span class=\"no-break\">7–10</span>";

    [Theory]
    [InlineData("Ages 7–10, **7–10**.", $"<p>Ages {Marked}, <strong>{Marked}</strong>.</p>")]
    [InlineData("`7–10`, [7–10](https://example.kz/)", "<p><code>7–10</code>, <a href=\"https://example.kz/\" class=\"external\" rel=\"noopener\">7–10</a></p>")]
    [InlineData("## Ages 7–10 {#ages}", $"<h2 id=\"ages\">Ages {Marked}</h2>")]
    public void Load_Range_StandsInAnElementThatStaysInOneLine(string body, string expected) => Assert.Equal(expected, Text(body).Html.Value.Trim());

    [Fact]
    public void Load_RangeInAHeading_LeavesItsWordsAsTheyAre() =>
        Assert.Equal("Ages 7–10", Assert.Single(Text("## Ages 7–10 {#ages}").Headings).Text);

    [Fact]
    public void Standalone_Range_IsPlainText() => Assert.Equal("<p>Ages 7–10.</p>", Text("Ages 7–10.").Html.Standalone("https://example.kz/").Trim());

    private static PageText Text(string body) => A.Content().WithBody(body).Library().Find(ContentBuilder.Page)![Language.Russian];
}
