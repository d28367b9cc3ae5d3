using CsCheck;
using CyberAware.Core.Charts;

namespace CyberAware.Core.Tests.Charts;

public sealed class TextMetricsTests
{
    [Fact]
    public void Wrap_LongKazakhLabel_BreaksAtBlanks() =>
        Assert.Equal(
            ["Балалары қарайтын контентті", "айына кемінде бір рет", "тексеретін ата-аналар"],
            TextMetrics.Wrap("Балалары қарайтын контентті айына кемінде бір рет тексеретін ата-аналар", 14, 250));

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("Бір")]
    public void Wrap_ShortText_IsOneLine(string text) => Assert.Equal([text.Trim()], TextMetrics.Wrap(text, 14, 250));

    [Fact]
    public void Wrap_WordLongerThanALine_IsCut()
    {
        var lines = TextMetrics.Wrap(new string('ш', 50), 14, 100);

        Assert.True(lines.Count > 1);
        Assert.Equal(50, lines.Sum(line => line.Length));
    }

    [Fact]
    public void Wrap_AnyText_KeepsItsLettersAndItsWidth() =>
        Gen.Select(Gen.String[Gen.Char["абвіңқшщыЖ -x.% \u00A0"], 0, 120], Gen.Int[30, 400]).Sample((text, width) =>
        {
            var lines = TextMetrics.Wrap(text, 14, width);
            Assert.NotEmpty(lines);
            Assert.Equal(text.Replace(" ", "", StringComparison.Ordinal), string.Concat(lines).Replace(" ", "", StringComparison.Ordinal));
            Assert.All(lines, line => Assert.True(line.Length <= 1 || TextMetrics.Width(line, 14) <= width, line));
        });
}
