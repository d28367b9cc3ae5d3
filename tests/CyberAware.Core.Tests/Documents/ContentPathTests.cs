using CyberAware.Core.Documents;

namespace CyberAware.Core.Tests.Documents;

public sealed class ContentPathTests
{
    [Theory]
    [InlineData("/guide", true)]
    [InlineData("/guide/email", true)]
    [InlineData("/a/b/c", true)]
    [InlineData("/step-7", true)]
    [InlineData("", false)]
    [InlineData("/", false)]
    [InlineData("guide", false)]
    [InlineData("/a/b/c/d", false)]
    [InlineData("/guide/", false)]
    [InlineData("//guide", false)]
    [InlineData("/Guide", false)]
    [InlineData("/guide--email", false)]
    [InlineData("/-guide", false)]
    [InlineData("/guide-", false)]
    [InlineData("/guide/..", false)]
    [InlineData("/қадам", false)]
    [InlineData("/guide\n", false)]
    [InlineData("/guide#a", false)]
    public void IsAddress_Text_FollowsRule(string path, bool expected)
    {
        Assert.Equal(expected, ContentPath.IsAddress(path));
        Assert.Equal(expected, path.StartsWith('/') && ContentPath.IsFolder(path[1..]));
    }

    [Theory]
    [InlineData("a", true)]
    [InlineData("what-to-do", true)]
    [InlineData("code-1414", true)]
    [InlineData("sites", true)]
    [InlineData("", false)]
    [InlineData("1414", false)]
    [InlineData("site-menu", false)]
    [InlineData("What", false)]
    [InlineData("a--b", false)]
    [InlineData("a-", false)]
    [InlineData("a_b", false)]
    [InlineData("a\n", false)]
    [InlineData("a\"", false)]
    public void IsAnchor_Text_FollowsRule(string anchor, bool expected) => Assert.Equal(expected, ContentPath.IsAnchor(anchor));
}
