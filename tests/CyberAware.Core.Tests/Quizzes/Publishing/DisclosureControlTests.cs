using CsCheck;
using CyberAware.Core.Quizzes.Publishing;

namespace CyberAware.Core.Tests.Quizzes.Publishing;

public sealed class DisclosureControlTests
{
    [Theory]
    [InlineData(10, 10)]
    [InlineData(12, 10)]
    [InlineData(13, 15)]
    [InlineData(1_000_002, 1_000_000)]
    public void Round_Count_IsTheNearestMultipleOfFive(long count, long expected) => Assert.Equal(expected, DisclosureControl.Round(count));

    [Theory]
    [InlineData("10 20 30", "")]
    [InlineData("9 20 30", "0 1")] // the whole would give 9 away
    [InlineData("9 8 30", "0 1")]
    [InlineData("0 20 30", "0 1")] // that nobody chose something is told of everybody
    [InlineData("9 0 30", "0 1 2")]
    [InlineData("5 5", "0 1")]
    public void Suppress_Parts_HidesTenPeopleOrNobody(string parts, string expected) =>
        Assert.Equal(expected, string.Join(' ', Places(DisclosureControl.Suppress(Numbers(parts), null))));

    [Fact]
    public void Suppress_PartShownBefore_StaysShown() =>
        Assert.Equal([1, 2], Places(DisclosureControl.Suppress([11, 12, 1], [false, true, true])));

    [Fact]
    public void Suppress_PartsThatGrow_NeverHideFewerThanTenNorAPartShownBefore() =>
        Gen.Select(Gen.Long[0, 40].Array[2, 6], Gen.Long[0, 12].Array[6].Array[1, 8]).Sample((start, growth) =>
        {
            if (start.Sum() < DisclosureControl.Threshold)
            {
                return;
            }

            var parts = start;
            IReadOnlyList<bool>? suppressed = null;
            foreach (var step in growth)
            {
                var next = DisclosureControl.Suppress(parts, suppressed);
                Assert.All(parts.Index(), part => Assert.True(part.Item >= DisclosureControl.Threshold || next[part.Index]));
                Assert.True(!next.Contains(true) || parts.Where((_, part) => next[part]).Sum() >= DisclosureControl.Threshold);
                Assert.True(suppressed is null || !next.Where((hidden, part) => hidden && !suppressed[part]).Any());
                suppressed = next;
                parts = [.. parts.Zip(step, (part, more) => part + more)];
            }
        });

    [Theory]
    [InlineData(15L, 25L, 60)]
    [InlineData(null, 25L, null)]
    [InlineData(15L, 10L, 100)] // both are rounded
    public void Percent_OfRoundedNumbers_IsAtMostAHundred(long? part, long? whole, int? expected) => Assert.Equal(expected, DisclosureControl.Percent(part, whole));

    private static IEnumerable<int> Places(IEnumerable<bool> suppressed) => suppressed.Index().Where(part => part.Item).Select(part => part.Index);

    private static long[] Numbers(string text) => [.. text.Split(' ').Select(part => long.Parse(part, System.Globalization.CultureInfo.InvariantCulture))];
}
