using System.Collections.Frozen;
using CyberAware.Core.Alerts;
using CyberAware.Core.Charts;
using CyberAware.Core.Documents;
using CyberAware.Core.Library;

namespace CyberAware.Web.Site;

/// <summary>The cards of a snapshot: of every document that is public, and of every chart.</summary>
public sealed class CardTable
{
    /// <summary>What the names of the pages' pictures begin with.</summary>
    public const string SpotPrefix = "spot-";

    // Parts of addresses whose drawing has another name: the drawings of audiences are shared by several pages.
    private static readonly FrozenDictionary<string, string> Audiences = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["children"] = "child",
        ["kids"] = "child",
        ["teens"] = "child",
        ["parents"] = "parent",
        ["schools"] = "school",
        ["professionals"] = "organisation",
        ["civil-servants"] = "civil-servant",
        ["basics"] = "citizen",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private readonly FrozenDictionary<string, PageCard> byPath;

    /// <param name="library">The texts.</param>
    /// <param name="charts">Its charts.</param>
    /// <param name="alerts">Which of its warnings; readers must not learn of those that are not public yet.</param>
    public CardTable(ContentLibrary library, StatisticsCharts charts, IEnumerable<Alert> alerts)
    {
        var pages = LibraryTexts.From(library, alerts).Select(text => CardOf(text, library));
        var figures = library.Find(StatisticsPaths.Section) is { } section
            ? charts.All.Select(chart => new PageCard(chart.Path, ["chart"], language => new(chart.Title(language), section[language].Updated)))
            : [];
        byPath = pages.Concat(figures).ToFrozenDictionary(card => card.Path, StringComparer.Ordinal);
    }

    /// <summary>All of them.</summary>
    public IEnumerable<PageCard> All => byPath.Values;

    /// <summary>The card of an address; null when it has none of its own.</summary>
    public PageCard? Find(string path) => byPath.GetValueOrDefault(path);

    /// <summary>The card that stands for an address: its own, or that of the page above, at last that of the home page.</summary>
    public PageCard For(string path)
    {
        while (path.Length > 0)
        {
            if (Find(path) is { } card)
            {
                return card;
            }

            path = path[..Math.Max(path.LastIndexOf('/'), 0)];
        }

        return byPath[ContentPath.Home];
    }

    private static PageCard CardOf(LibraryText text, ContentLibrary library) => new(
        text.Path, [.. DrawingsOf(text, library).Distinct()], language => new(text[language].Card ?? text[language].Title, text[language].Updated));

    private static IEnumerable<string> DrawingsOf(LibraryText text, ContentLibrary library)
    {
        var parts = text.Path.Split('/').Reverse();
        if (text.Path == ContentPath.Home)
        {
            yield return "hero";
        }

        foreach (var name in parts.Concat(TopicOf(text, library)).SelectMany(part => Audiences.TryGetValue(part, out var audience) ? [part, audience] : new[] { part }))
        {
            yield return SpotOf(name);
        }

        yield return text.Group switch
        {
            TextGroup.Alerts => "warning",
            TextGroup.Letters => "document",
            TextGroup.Quizzes => "question",
            TextGroup.Helpers => "question",
            _ => library.Find(text.Path)?.Settings.Icon ?? "info",
        };
    }

    // A lesson or a quiz is drawn as the page that it teaches; before that comes what it is called itself.
    private static IEnumerable<string> TopicOf(LibraryText text, ContentLibrary library)
    {
        var slug = text.Path[(text.Path.LastIndexOf('/') + 1)..];
        var page = text.Group switch
        {
            TextGroup.Lessons => library.FindLesson(slug)?.Page,
            TextGroup.Quizzes => library.FindQuiz(slug)?.Page,
            _ => null,
        };
        return page?.Split('/').Reverse() ?? [];
    }

    private static string SpotOf(string name) => SpotPrefix + name;
}
