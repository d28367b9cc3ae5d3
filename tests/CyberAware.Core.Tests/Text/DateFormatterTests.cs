using System.Globalization;
using CyberAware.Core.Text;

namespace CyberAware.Core.Tests.Text;

public sealed class DateFormatterTests
{
    [Theory]
    [InlineData("2026-11-07", "2026 жылғы 7 қараша", "7 ноября 2026 года")]
    [InlineData("2016-12-20", "2016 жылғы 20 желтоқсан", "20 декабря 2016 года")]
    [InlineData("2024-02-29", "2024 жылғы 29 ақпан", "29 февраля 2024 года")]
    [InlineData("2025-05-01", "2025 жылғы 1 мамыр", "1 мая 2025 года")]
    [InlineData("2025-09-10", "2025 жылғы 10 қыркүйек", "10 сентября 2025 года")]
    public void Full_Date_ReadsAsInSentence(string date, string kazakh, string russian)
    {
        Assert.Equal(kazakh, DateFormatter.Full(Language.Kazakh, Day(date)));
        Assert.Equal(russian, DateFormatter.Full(Language.Russian, Day(date)));
    }

    [Fact]
    public void Figures_Date_HasTwoDigitsForDayAndMonth() => Assert.Equal("07.11.2026", DateFormatter.Figures(new DateOnly(2026, 11, 7)));

    // After back vowels -дағы/-тағы, after front vowels -дегі/-тегі.
    [Theory]
    [InlineData(1, "қаңтардағы", "января")]
    [InlineData(2, "ақпандағы", "февраля")]
    [InlineData(3, "наурыздағы", "марта")]
    [InlineData(4, "сәуірдегі", "апреля")]
    [InlineData(5, "мамырдағы", "мая")]
    [InlineData(6, "маусымдағы", "июня")]
    [InlineData(7, "шілдедегі", "июля")]
    [InlineData(8, "тамыздағы", "августа")]
    [InlineData(9, "қыркүйектегі", "сентября")]
    [InlineData(10, "қазандағы", "октября")]
    [InlineData(11, "қарашадағы", "ноября")]
    [InlineData(12, "желтоқсандағы", "декабря")]
    public void Attributive_Month_HarmonisesVowels(int month, string kazakh, string russian)
    {
        Assert.Equal($"2016 жылғы 6 {kazakh}", DateFormatter.Attributive(Language.Kazakh, new DateOnly(2016, month, 6)));
        Assert.Equal($"6 {russian} 2016 года", DateFormatter.Attributive(Language.Russian, new DateOnly(2016, month, 6)));
    }

    [Theory]
    [InlineData("en-US")]
    [InlineData("ar-SA")]
    [InlineData("kk-KZ")]
    [InlineData("")]
    public void Full_AnyCurrentCulture_IsTheSame(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Assert.Equal("2026 жылғы 7 қараша", DateFormatter.Full(Language.Kazakh, new DateOnly(2026, 11, 7)));
            Assert.Equal("1\u00A0234,5", NumberFormatter.Number(1234.5m));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static DateOnly Day(string date) => DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
