using CyberAware.Core.Text;

namespace CyberAware.Core.Tests.Text;

public sealed class BidirectionalTextTests
{
    [Theory]
    [InlineData("fraud/kk.md", "fraud/kk.md")]
    [InlineData("Әсел «Қ.» 7", "Әсел «Қ.» 7")]
    [InlineData("a\u202Egnp.exe", "a\\u202Egnp.exe")]
    [InlineData("\u2066x\u2069\u200F\u061C", "\\u2066x\\u2069\\u200F\\u061C")]
    [InlineData("\u0645\u062D\u0645\u062F", "\u2068\u0645\u062D\u0645\u062F\u2069")]
    [InlineData("\u05D0\u2069\u05D1", "\u2068\u05D0\\u2069\u05D1\u2069")]
    [InlineData("\U0001E900", "\u2068\U0001E900\u2069")]
    public void Isolate_Text_TurnsNothingBesideIt(string text, string expected) => Assert.Equal(expected, BidirectionalText.Isolate(text));
}
