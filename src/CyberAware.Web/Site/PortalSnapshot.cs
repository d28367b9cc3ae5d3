using CyberAware.Core.Alerts;
using CyberAware.Core.Charts;
using CyberAware.Core.Documents;
using CyberAware.Core.Editing;
using CyberAware.Core.Library;
using CyberAware.Core.Search;
using CyberAware.Core.Surveys;

namespace CyberAware.Web.Site;

/// <summary>
/// Everything that public pages are made of, at one moment. It never changes; another text, figure or problem is another
/// snapshot of a higher generation. A request sees exactly one, see <see cref="SnapshotFeature"/>.
/// </summary>
public sealed class PortalSnapshot
{
    private static readonly Dictionary<string, DocumentState> NoStates = [];

    private readonly Lazy<SearchIndex> search;
    private readonly Lazy<StatisticsCharts> charts;
    private readonly Lazy<ShortLinkTable> shortLinks;
    private readonly Lazy<CardTable> cards;
    private readonly (string Tag, string Brotli, string Gzip, string None) cacheKeys;

    /// <param name="generation">Its number.</param>
    /// <param name="library">The texts.</param>
    /// <param name="files">What they were made of.</param>
    /// <param name="alerts">The warnings of the texts at the moment of the snapshot.</param>
    public PortalSnapshot(long generation, ContentLibrary library, ServedFiles files, CurrentAlerts alerts)
    {
        Generation = generation;
        cacheKeys = KeysOf(generation);
        Library = library;
        Files = files;
        Alerts = alerts;
        search = new(() => SearchIndexBuilder.Build(library, SearchIndexBuilder.OfAlerts(alerts)));
        charts = new(() => new StatisticsCharts(library.Surveys));
        shortLinks = new(() => new ShortLinkTable(library, [.. PrintedPage.In(library, alerts.Published)]));
        cards = new(() => new CardTable(library, charts.Value, alerts.Published));
    }

    // The same library with the same warnings has the same index and charts.
    private PortalSnapshot(long generation, PortalSnapshot before)
    {
        (Generation, Library, Files, Alerts, search, charts, shortLinks, cards) =
            (generation, before.Library, before.Files, before.Alerts, before.search, before.charts, before.shortLinks, before.cards);
        cacheKeys = KeysOf(generation);
        (FiguresAreFromDocuments, Problems) = (before.FiguresAreFromDocuments, before.Problems);
    }

    /// <summary>Counts up from 1 and never comes back, also when a text is put back.</summary>
    public long Generation { get; }

    /// <summary>The texts, with the figures of the surveys.</summary>
    public ContentLibrary Library { get; }

    /// <summary>What the library was made of: other figures are put into these texts, not into what lies in the folder meanwhile.</summary>
    public ServedFiles Files { get; private init; }

    /// <summary>What the database knows of the documents beyond their texts; empty while it has not been read.</summary>
    public IReadOnlyDictionary<string, DocumentState> States => Files.Published?.States ?? NoStates;

    /// <summary>Which warnings are public and which of them count, until <see cref="CurrentAlerts.NextChange"/>.</summary>
    public CurrentAlerts Alerts { get; }

    /// <summary>Whether the surveys' figures are the documents' because the database can't be reached; pages say so.</summary>
    public bool FiguresAreFromDocuments { get; init; }

    /// <summary>Problems of the last change; with an error among them it doesn't serve and these are the texts before it.</summary>
    public IReadOnlyList<ContentProblem> Problems { get; init; } = [];

    /// <summary>Whether the last change has errors, so that the texts before it serve.</summary>
    public bool IsBehind => Problems.Any(problem => problem.Severity == ProblemSeverity.Error);

    /// <summary>Differs where other texts serve or other problems are known; an open page in development asks for it.</summary>
    public string State => $"{Library.Version} {ContentFile.VersionOf([ContentFile.FromText("problems", string.Join('\n', Problems))])}";

    /// <summary>Tag of everything in the page cache that was made of this snapshot.</summary>
    public string CacheTag => cacheKeys.Tag;

    /// <summary>Begin of the keys of its pages in the page cache, which are asked for with each request.</summary>
    /// <param name="encoding">One of <see cref="ContentEncoding"/>.</param>
    public string CacheKey(string encoding) =>
        encoding == ContentEncoding.Brotli ? cacheKeys.Brotli : encoding == ContentEncoding.Gzip ? cacheKeys.Gzip : cacheKeys.None;

    public StatisticsCharts Charts => charts.Value;

    public SearchIndex Search => search.Value;

    /// <summary>The short addresses of what people print.</summary>
    public ShortLinkTable ShortLinks => shortLinks.Value;

    /// <summary>What stands for its pages where they are shared.</summary>
    public CardTable Cards => cards.Value;

    private static (string Tag, string Brotli, string Gzip, string None) KeysOf(long generation) =>
    (
        FormattableString.Invariant($"snapshot-{generation}"),
        FormattableString.Invariant($"{generation}{ContentEncoding.Brotli}"),
        FormattableString.Invariant($"{generation}{ContentEncoding.Gzip}"),
        FormattableString.Invariant($"{generation}{ContentEncoding.None}"));

    /// <summary>The same texts from other files, for nothing that readers see has changed.</summary>
    public PortalSnapshot With(ServedFiles files) => new(Generation, this) { Files = files };

    /// <summary>The same texts with other problems; this very snapshot when they are the same.</summary>
    /// <param name="problems">What is wrong with the last change.</param>
    /// <param name="next">The next generation, or this one where pages don't show problems.</param>
    public PortalSnapshot With(IReadOnlyList<ContentProblem> problems, long next) =>
        problems.Select(problem => problem.ToString()).SequenceEqual(Problems.Select(problem => problem.ToString()))
            ? this
            : new PortalSnapshot(next, this) { Problems = problems };

    /// <summary>The same texts with figures of the database; this very snapshot when readers would see no difference.</summary>
    /// <param name="figures">What was read; null when the database can't be used, so that the documents' figures stay.</param>
    /// <param name="next">The next generation.</param>
    /// <param name="compile">Makes the library of this snapshot with the figures; null when its texts are gone.</param>
    public PortalSnapshot With(IReadOnlyDictionary<string, Survey>? figures, long next, Func<ContentLibrary?> compile)
    {
        var shown = figures is null || SurveyHash.Compute(figures.Values) == SurveyHash.Compute(Library.Surveys.Values) ? Library : compile();
        return shown is null || (shown == Library && FiguresAreFromDocuments == (figures is null)) ? this
            : shown == Library ? new PortalSnapshot(next, this) { FiguresAreFromDocuments = figures is null }
            : new PortalSnapshot(next, shown, Files, Alerts) { Problems = Problems };
    }

    /// <summary>The same texts with the warnings of another moment.</summary>
    /// <param name="alerts">The warnings of this library at that moment.</param>
    /// <param name="next">The next generation.</param>
    public PortalSnapshot With(CurrentAlerts alerts, long next) =>
        new(next, Library, Files, alerts) { FiguresAreFromDocuments = FiguresAreFromDocuments, Problems = Problems };
}
