using CyberAware.Core.Text;

namespace CyberAware.Core.Tests.Text;

public sealed class NoBreakTests
{
    [Theory]
    [InlineData("Кибербуллинг \u2014 что делать", "Кибербуллинг\u00A0\u2014 что делать")]
    [InlineData("\u2014 Сұрақ. \u2014 Жауап.", "\u2014 Сұрақ.\u00A0\u2014 Жауап.")]
    [InlineData("7\u201310 жас, ата-ана", "7\u201310 жас, ата-ана")]
    public void BeforeDashes_Text_LetsNoDashBeginALine(string text, string expected) => Assert.Equal(expected, NoBreak.BeforeDashes(text));
}
