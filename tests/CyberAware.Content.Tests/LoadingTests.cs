namespace CyberAware.Content.Tests;

public sealed class LoadingTests
{
    [Fact]
    public void Load_RealContent_IsWithoutProblems() =>
        Assert.True(RealContent.Result.Problems.Count == 0, string.Join('\n', RealContent.Result.Problems));

    [Fact]
    public void Load_RealContent_HasThePagesOfTheBrochure()
    {
        string[] expected =
        [
            "home", "about", "basics", "children", "children/parents", "civil-servants", "committee", "fraud", "glossary", "guide", "help",
            "personal-data", "professionals", "shopping", "statistics",
        ];

        Assert.Empty(expected.Except(RealContent.Library.Pages.Select(page => page.Path)));
        Assert.Equal(7, RealContent.Library.ChildrenOf("guide").Count());
        Assert.Equal(10, RealContent.Library.ChildrenOf("professionals").Count());
    }
}
