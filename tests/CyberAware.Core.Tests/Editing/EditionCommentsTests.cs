using CyberAware.Core.Editing;

namespace CyberAware.Core.Tests.Editing;

public sealed class EditionCommentsTests
{
    [Theory]
    [InlineData("a|b|c", 2, "b", 2)]
    [InlineData("x|y|a|b|c", 2, "b", 4)]
    [InlineData("b|x|x|b|x|b", 5, "b", 4)] // the nearest, of two as near the first
    [InlineData("a|c", 2, "b", 0)]
    [InlineData("a|b", 0, "", 0)]
    [InlineData("", 7, "b", 0)]
    public void Locate_InAChangedText_FindsTheSameWordsNearest(string text, int line, string quote, int expected) =>
        Assert.Equal(expected, EditionComments.Locate(EditionComments.LinesOf(text.Replace('|', '\n')), line, quote));
}
