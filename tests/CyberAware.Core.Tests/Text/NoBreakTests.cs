using CyberAware.Core.Text;

namespace CyberAware.Core.Tests.Text;

public sealed class NoBreakTests
{
    [Theory]
    [InlineData("Кибербуллинг \u2014 что делать", "Кибербуллинг\u00A0\u2014 что делать")]
    [InlineData("\u2014 Сұрақ. \u2014 Жауап.", "\u2014 Сұрақ.\u00A0\u2014 Жауап.")]
    [InlineData("7\u201310 жас, ата-ана", "7\u201310 жас, ата-ана")]
    public void BeforeDashes_Text_LetsNoDashBeginALine(string text, string expected) => Assert.Equal(expected, NoBreak.BeforeDashes(text));

    [Fact]
    public void Typed_TitleWithNoBreakSpaces_IsAsPeopleTypeIt() => Assert.Equal("не істеу керек", NoBreak.Typed("не\u00A0істеу керек"));

    [Theory]
    [InlineData("7\u201310 жас", "[7\u201310]| жас")]
    [InlineData("2023\u20132029 жылдары, 5\u20139-сынып", "[2023\u20132029]| жылдары, |[5\u20139]|-сынып")]
    [InlineData("кемінде 9.00\u201318.00", "кемінде 9.|[00\u201318]|.00")]
    [InlineData("наурыз\u2013қыркүйек, 8-10, 3 \u2013 4, 1400", "наурыз\u2013қыркүйек, 8-10, 3 \u2013 4, 1400")]
    [InlineData("", "")]
    public void Pieces_Text_SetRangesOfNumbersApart(string text, string expected)
    {
        var pieces = NoBreak.Pieces(text).ToList();

        Assert.Equal(expected, string.Join('|', pieces.Select(piece => piece.IsRange ? $"[{piece.Words}]" : piece.Words)));
        Assert.Equal(text, string.Concat(pieces.Select(piece => piece.Words)));
    }
}
