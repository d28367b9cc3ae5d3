using System.Globalization;
using CyberAware.Core.Alerts;
using CyberAware.TestSupport;

namespace CyberAware.Core.Tests.Alerts;

/// <summary>The clock alone says which warnings are public and which count.</summary>
public sealed class CurrentAlertsTests
{
    private static readonly IReadOnlyList<Alert> Alerts = A.Content()
        .WithAlert("calls", "2026-11-29T09:00+05:00", "2026-12-29T00:00+05:00", "moderate")
        .WithAlert("letters", "2026-11-29T09:00+05:00", "2026-12-01T00:00+05:00")
        .WithAlert("stickers", "2026-12-10T04:00Z", "2026-12-20T00:00+05:00")
        .Library().Alerts;

    [Theory]
    [InlineData("2026-11-29T03:59:59Z", "", "", null, "2026-11-29T04:00Z")]
    [InlineData("2026-11-29T04:00:00Z", "letters calls", "", "2026-11-29T04:00Z", "2026-11-30T19:00Z")]
    [InlineData("2026-11-30T18:59:59.999Z", "letters calls", "", "2026-11-29T04:00Z", "2026-11-30T19:00Z")]
    [InlineData("2026-11-30T19:00:00Z", "calls", "letters", "2026-11-30T19:00Z", "2026-12-10T04:00Z")]
    [InlineData("2026-12-10T04:00:00Z", "stickers calls", "letters", "2026-12-10T04:00Z", "2026-12-19T19:00Z")]
    [InlineData("2026-12-28T19:00:00Z", "", "stickers letters calls", "2026-12-28T19:00Z", null)]
    public void At_Moment_ListsWhatCountsThen(string moment, string active, string archive, string? lastChange, string? nextChange)
    {
        var current = CurrentAlerts.At(Alerts, Moment(moment)!.Value);

        Assert.Equal(active, Slugs(current.Active));
        Assert.Equal(archive, Slugs(current.Archive));
        Assert.Equal($"{active} {archive}".Trim(), Slugs(current.Published));
        Assert.Equal(Moment(lastChange), current.LastChange);
        Assert.Equal(Moment(nextChange), current.NextChange);
        Assert.All(Alerts, alert => Assert.Equal(current.Published.Contains(alert), current.Find(alert.Slug) is not null));
        Assert.All(Alerts, alert => Assert.Equal(current.Active.Contains(alert), current.IsActive(alert)));
    }

    [Theory]
    [InlineData("2026-11-29T05:59:59Z", false, "2026-11-29T06:00Z")]
    [InlineData("2026-11-29T06:00:00Z", true, "2026-11-30T06:00Z")]
    [InlineData("2026-11-30T05:59:59Z", true, "2026-11-30T06:00Z")]
    [InlineData("2026-11-30T06:00:00Z", false, "2026-11-30T19:00Z")]
    public void At_WarningInOneLanguage_SaysSoForADayInTheOther(string moment, bool isBehind, string nextChange)
    {
        var translation = new AlertTranslation("calls", Language.Kazakh, Moment("2026-11-29T06:00Z")!.Value, Moment("2026-11-30T06:00Z")!.Value);

        var current = CurrentAlerts.At(Alerts, Moment(moment)!.Value, [translation]);

        Assert.Equal(Moment(nextChange), current.NextChange);
        Assert.All(Alerts, alert => Assert.Equal(isBehind && alert.Slug == "calls", current.IsBehind(alert, Language.Kazakh)));
        Assert.All(Alerts, alert => Assert.False(current.IsBehind(alert, Language.Russian)));
    }

    [Fact]
    public void At_NoWarnings_NeverChanges()
    {
        var current = CurrentAlerts.At([], DateTimeOffset.UnixEpoch);

        Assert.Empty(current.Published);
        Assert.Null(current.LastChange);
        Assert.Null(current.NextChange);
    }

    [Fact]
    public void Days_OfAWarning_AreTheCountrys()
    {
        var alert = Alerts.Single(one => one.Slug == "letters");

        Assert.Equal(new DateOnly(2026, 11, 29), alert.FirstDay);
        Assert.Equal(new DateOnly(2026, 11, 30), alert.LastDay);
    }

    private static string Slugs(IEnumerable<Alert> alerts) => string.Join(' ', alerts.Select(alert => alert.Slug));

    private static DateTimeOffset? Moment(string? text) => text is null ? null : DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
