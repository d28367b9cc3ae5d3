using CyberAware.Core.Quizzes.Counting;

namespace CyberAware.Core.Tests.Quizzes.Counting;

public sealed class SmallCellsTests
{
    [Theory]
    [InlineData(0, null)]
    [InlineData(9, null)]
    [InlineData(10, 10L)]
    public void Of_Count_IsPublishedFromTen(long count, long? expected) => Assert.Equal(expected, SmallCells.Of(count));

    [Theory]
    [InlineData("10 20 30", "10 20 30")]
    [InlineData("9 20 30", "- - 30")] // the whole would give 9 away
    [InlineData("9 8 30", "- - 30")]
    [InlineData("0 20 30", "- 20 30")] // nobody is behind a zero
    [InlineData("9 0 30", "- - 30")]
    [InlineData("5", "-")]
    [InlineData("", "")]
    public void Parts_OfAPublishedWhole_GiveNoSmallOneAway(string counts, string expected) =>
        Assert.Equal(expected, string.Join(' ', SmallCells.Parts(
            [.. counts.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(count => long.Parse(count, System.Globalization.CultureInfo.InvariantCulture))])
            .Select(count => count?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "-")));

    [Theory]
    [InlineData(10, 20, 50)]
    [InlineData(9, 100, null)]
    [InlineData(91, 100, null)]
    [InlineData(2, 3, null)]
    [InlineData(125, 1000, 13)]
    public void Share_OfRightAnswers_NeedsTenOfBothKinds(long right, long all, int? expected) => Assert.Equal(expected, SmallCells.Share(right, all));
}
