using System.Globalization;
using CyberAware.Core.Surveys;

namespace CyberAware.Core.Tests.Surveys;

public sealed class FigureChangesTests
{
    private const string Before = "id: s\nkind: survey\nbase: 100\nindicators:\n  - id: a\n    unit: percent\n    values:\n      - { year: 2024, value: 40 }\n      - { year: 2025, value: 47 }\n  - id: b\n    unit: count\n    values:\n      - { year: 2025, value: 3 }\n";

    [Theory]
    [InlineData("base: 100", "base: 200", "")] // how many were asked is no figure
    [InlineData("value: 47 }", "value: 48 }", "a 2025 47 48")]
    [InlineData("- { year: 2024, value: 40 }", "- { year: 2023, value: 40 }", "a 2023 - 40, a 2024 40 -")]
    [InlineData("  - id: b\n    unit: count\n    values:\n      - { year: 2025, value: 3 }\n", "", "b 2025 3 -")]
    [InlineData("indicators:", "indicators: [", "")] // can't be read
    public void Between_TwoStates_NamesTheFiguresThatDiffer(string old, string current, string expected)
    {
        var changes = FigureChanges.Between("s", Before, Before.Replace(old, current, StringComparison.Ordinal));
        Assert.Equal(expected, string.Join(", ", changes.Select(change => $"{change.Indicator.Id} {change.Year} {Figure(change.Old?.Value)} {Figure(change.New?.Value)}")));

        static string Figure(decimal? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "-";
    }
}
