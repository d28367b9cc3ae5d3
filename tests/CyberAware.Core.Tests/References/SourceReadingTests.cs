using CyberAware.Core.References;
using CyberAware.TestSupport;

namespace CyberAware.Core.Tests.References;

/// <summary>Sources of facts, in several files, with dates as exact as they are known.</summary>
public sealed class SourceReadingTests
{
    private const string Whole = """
        - id: bank-2026
          site: bank.example
          title: { kk: "Банк туралы", ru: "О банке" }
          date: 2026-02-17
          url: https://bank.example/news
          checked-on: 2026-11-28
        """;

    /// <summary>A part of <see cref="Whole"/>, what replaces it, and what is expected.</summary>
    public static TheoryData<string, string, string> Slips => new()
    {
        { "id: bank-2026", "id: Bank", "1: bad-id" },
        { "site: bank.example\n", "\n", "1: missing-key" },
        { "ru: \"О банке\"", "en: x", "3: missing-key, 3: unknown-key" },
        { "date: 2026-02-17", "date: 17.02.26", "4: bad-date" },
        { "date: 2026-02-17", "date: 2026-13", "4: bad-date" },
        { "date: 2026-02-17", "date: 2026-02-30", "4: bad-date" },
        { "https://bank", "http://bank", "5: bad-source" },
        { "checked-on: 2026-11-28", "checked-on: 2026", "6: wrong-type" },
        { "checked-on: 2026-11-28", "checked-on: 2026-11-28\n  page: 3", "7: unknown-key" },
    };

    [Fact]
    public void Load_TwoFiles_HaveOneListById()
    {
        var sources = A.Content().WithFile("sources/scam.yml", Whole)
            .WithFile("sources/letters.yml", "- { id: act, site: adilet.zan.kz, title: Акт, date: 2025, checked-on: 2026-11-28 }\n").Library().Sources;

        Assert.Equal(["act", "bank-2026"], sources.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(("bank.example", "О банке", new SourceDate(2026, 2, 17), "https://bank.example/news"),
            (sources["bank-2026"].Site, sources["bank-2026"].Title[Language.Russian], sources["bank-2026"].Date, sources["bank-2026"].Url));
        Assert.Null(sources["act"].Url);
    }

    [Theory]
    [MemberData(nameof(Slips))]
    public void Load_OneSlip_IsNamed(string part, string replacement, string expected)
    {
        var yaml = Whole.Replace("\r\n", "\n", StringComparison.Ordinal);
        Assert.Contains(part, yaml, StringComparison.Ordinal);

        Assert.Equal(expected, Problems(A.Content().WithFile("sources/scam.yml", yaml.Replace(part, replacement, StringComparison.Ordinal))));
    }

    [Fact]
    public void Load_SameIdInTwoFiles_IsRefused() =>
        Assert.Equal("1: duplicate-id", Problems(A.Content().WithFile("sources/a.yml", Whole).WithFile("sources/b.yml", Whole)));

    [Theory]
    [InlineData("2025", "2025 жыл", "2025 год")]
    [InlineData("2026-01", "2026 жылғы қаңтар", "январь 2026 года")]
    [InlineData("2026-02-17", "2026 жылғы 17 ақпан", "17 февраля 2026 года")]
    public void Format_EachExactness_IsWrittenOut(string text, string kazakh, string russian)
    {
        Assert.True(SourceDate.TryParse(text, out var date));

        Assert.Equal((kazakh, russian, text), (date.Format(Language.Kazakh), date.Format(Language.Russian), date.ToString()));
    }

    private static string Problems(ContentBuilder content) =>
        string.Join(", ", content.Load().Problems.Select(problem => $"{problem.Line}: {problem.Code}"));
}
