using System.Globalization;
using CyberAware.Core.Charts;
using CyberAware.Core.Quizzes.Publishing;
using CyberAware.Core.Text;
using CyberAware.Web.Api.Quizzes;
using CyberAware.Web.Endpoints;
using CyberAware.Web.Links;
using CyberAware.Web.Localization;
using CyberAware.Web.Site;

namespace CyberAware.Web.Pages.Statistics;

/// <summary>What came out of the portal's own quizzes. Reads memory only, so it stands while the database is away.</summary>
[CachedFor(QuizApi.FiguresSeconds)]
public sealed class QuizzesModel(PortalSnapshot snapshot, PortalLinks links, StatisticsCharts charts, QuizFiguresProvider provider, FeatureResources texts)
    : StatisticsPageModel(snapshot, links, charts)
{
    public QuizStatistics? Figures { get; private set; }

    /// <summary>What classes answered by raising hands; part of no other figure.</summary>
    public IReadOnlyList<ClassFigure> Classes { get; private set; } = [];

    public bool IsUnavailable { get; private set; }

    public override string Title => texts["QuizStatistics"]["Title"];

    public override string Description => texts["QuizStatistics"]["Caption"];

    public override string? Path => StatisticsPaths.Quizzes;

    /// <summary>When the figures were published, in the country's time.</summary>
    public string? PublishedAt
    {
        get
        {
            if (Figures?.PublishedAt is not { } utc)
            {
                return null;
            }

            var local = LocalTime.From(utc);
            return texts["QuizStatistics"]["AsOf", DateFormatter.Full(Language, DateOnly.FromDateTime(local)), local.ToString("HH:mm", CultureInfo.InvariantCulture)];
        }
    }

    public void OnGet()
    {
        var current = provider.Current;
        IsUnavailable = current.IsUnavailable;
        Classes = ClassFigure.From(Library.Quizzes, current.Classes);
        Figures = current.Versions is { } versions ? QuizStatistics.From(Library, versions) : null;
    }

    /// <summary>A number, or the words for one that is too small to be shown.</summary>
    public string Count(long? count) => count is { } number ? NumberFormatter.Number(number) : texts["QuizStatistics"]["Fewer"];

    /// <summary>A part of a whole, or the word for one that is suppressed, if only because it would give another away.</summary>
    public string Part(long? count) => count is { } number ? NumberFormatter.Number(number) : texts["QuizStatistics"]["Hidden"];

    public string Percent(int? share) => share is { } percent ? NumberFormatter.Percent(Language, percent) : texts["QuizStatistics"]["Withheld"];

    public string MonthName(DateOnly month) =>
        $"{texts["QuizStatistics"][month.Month.ToString(CultureInfo.InvariantCulture) + ".MonthName"].Value} {month.Year.ToString(CultureInfo.InvariantCulture)}";

    public string BandName(int band) => texts["QuizStatistics"][band.ToString(CultureInfo.InvariantCulture) + ".Band"];

    /// <summary>A topic is called like the page that teaches it.</summary>
    public string TopicName(string topic) => QuizPaths.PageOf(Library, topic)?[Language].ShortTitle ?? topic;

    public ChartBar CountBar(string label, long? count) => new(label, count, Count(count));

    public ChartBar PartBar(string label, long? count) => new(label, count, Part(count));

    public ChartBar ShareBar(string label, int? share) => new(label, share, Percent(share));

    /// <summary>End of a scale of counts.</summary>
    public static decimal ScaleOf(IEnumerable<ChartBar> bars) => Math.Max(1, bars.Max(bar => bar.Value ?? 0));

    /// <summary>A chart in words.</summary>
    public static string DescriptionOf(IEnumerable<ChartBar> bars) => string.Join("; ", bars.Select(bar => $"{bar.Label}: {bar.Figure}")) + ".";
}
