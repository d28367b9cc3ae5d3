using CyberAware.Core.Documents;
using CyberAware.Core.Documents.Yaml;

namespace CyberAware.Core.Pages;

/// <summary>What a page has apart from language: the typed content of <c>page.yml</c>.</summary>
/// <param name="Kind">home, hub, step, article or audience.</param>
/// <param name="Order">Position among the pages of the same folder, ascending.</param>
/// <param name="Icon">Name of one of the portal's icons.</param>
/// <param name="Sources">brochure-2025, portal, or both.</param>
/// <param name="Reviewed">Day on which a person last read the page against its sources.</param>
/// <param name="ReviewBy">Day by which that must happen again.</param>
/// <param name="Related">Paths of pages offered at the end, without the leading slash.</param>
/// <param name="Aliases">Old paths that redirect here, without the leading slash.</param>
/// <param name="QuickExit">Whether the page offers a way to leave it at once.</param>
/// <param name="Alphabetical">Whether the entries of each section are shown in the alphabet of the page's language.</param>
public sealed record PageSettings(
    string Kind,
    int Order,
    string Icon,
    IReadOnlyList<string> Sources,
    DateOnly Reviewed,
    DateOnly ReviewBy,
    IReadOnlyList<string> Related,
    IReadOnlyList<string> Aliases,
    bool QuickExit,
    bool Alphabetical)
{
    /// <summary>Slug of the decision helper whose first question the page begins with; null for none.</summary>
    public string? Advisor { get; private init; }

    /// <summary>Name of the drawing in the page's head and on cards that lead to it; null for none.</summary>
    public string? Drawing { get; init; }

    /// <summary>Names of the drawings that stand beside headings of the text, by anchor.</summary>
    public IReadOnlyDictionary<string, string> Drawings { get; private init; } = new Dictionary<string, string>();

    /// <summary>The part of the portal to which a page of the top level belongs with all that lies below it; null for none.</summary>
    public string? Part { get; private init; }

    internal int DrawingsLine { get; private init; } = 1;

    internal int PartLine { get; private init; } = 1;

    internal int AdvisorLine { get; private init; } = 1;

    internal int RelatedLine { get; private init; } = 1;

    internal int AliasesLine { get; private init; } = 1;

    /// <summary>The kinds a page can be of.</summary>
    public static readonly IReadOnlyList<string> Kinds = ["home", "hub", "step", "article", "audience"];

    /// <summary>The parts of the portal, each with a colour and an ornament of its own.</summary>
    public static readonly IReadOnlyList<string> Parts = ["help", "guide", "children", "schools", "figures", "organisations"];

    /// <summary>Where a page's text can come from.</summary>
    public static readonly IReadOnlyList<string> KnownSources = ["brochure-2025", "portal"];

    /// <summary>The icons drawn for the portal.</summary>
    public static readonly IReadOnlyList<string> Icons =
    [
        "pen", "key", "mail", "shield", "refresh", "masks", "copy", "home", "people", "child", "family", "briefcase",
        "bank", "phone", "cart", "book", "chart", "document", "warning", "lock", "eye", "server", "network", "usb",
        "search", "user", "bug", "gear", "info", "call", "messenger", "sms", "paper", "office",
    ];

    internal static PageSettings? Read(string yaml, ProblemList problems)
    {
        if (YamlReader.Open(yaml, 1, "page.yml", problems) is not { } reader)
        {
            return null;
        }

        var settings = new PageSettings(
            reader.OneOf("kind", Kinds),
            reader.Int("order"),
            reader.OneOf("icon", Icons),
            ReadSources(reader, "page.yml", problems),
            reader.Date("reviewed"),
            reader.Date("review-by"),
            Paths(reader, "related", problems),
            Paths(reader, "aliases", problems),
            reader.Bool("quick-exit"),
            reader.Bool("alphabetical"))
        {
            Advisor = reader.OptionalText("advisor", 60),
            Drawing = ReadDrawing(reader),
            Drawings = reader.Has("drawings") ? ReadDrawings(reader.Mapping("drawings")) : new Dictionary<string, string>(),
            Part = reader.Has("part") ? reader.OneOf("part", Parts) : null,
            DrawingsLine = reader.LineOf("drawings"),
            PartLine = reader.LineOf("part"),
            AdvisorLine = reader.LineOf("advisor"),
            RelatedLine = reader.LineOf("related"),
            AliasesLine = reader.LineOf("aliases"),
        };
        reader.RejectUnknownKeys();

        if (settings.ReviewBy < settings.Reviewed && settings.ReviewBy != DateOnly.MinValue)
        {
            problems.Add(reader.LineOf("review-by"), "review-order");
        }

        return settings;
    }

    internal static IReadOnlyList<string> ReadSources(YamlReader reader, string what, ProblemList problems)
    {
        var sources = reader.StringList("sources", 40);
        if (sources.Count == 0 && !reader.Has("sources"))
        {
            problems.Add(1, "missing-key", what, "sources");
        }

        foreach (var source in sources.Where(source => !KnownSources.Contains(source)))
        {
            problems.Add(reader.LineOf("sources"), "unknown-value", "sources", what, source, string.Join(", ", KnownSources), Nearest.Hint(source, KnownSources));
        }

        return sources;
    }

    internal static string? ReadDrawing(YamlReader reader) => reader.Has("drawing") ? reader.OneOf("drawing", Pages.Drawings.Names) : null;

    private static Dictionary<string, string> ReadDrawings(YamlReader? reader) =>
        reader?.Keys.ToDictionary(anchor => anchor, anchor => reader.OneOf(anchor, Pages.Drawings.Names), StringComparer.Ordinal) ?? [];

    private static List<string> Paths(YamlReader reader, string key, ProblemList problems)
    {
        var paths = reader.StringList(key, 120);
        foreach (var path in paths.Where(path => !ContentPath.IsAddress(path)))
        {
            problems.Add(reader.LineOf(key), "bad-path", path);
        }

        return [.. paths.Select(path => path.TrimStart('/'))];
    }
}
