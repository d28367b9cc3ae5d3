namespace CyberAware.Browser.Tests.Budgets;

/// <summary>What a response is counted as.</summary>
public enum Part
{
    Page,
    Style,
    Script,
    Font,
    Picture,
    Other,
}

/// <summary>One response as it came over the wire: its headers and its compressed body, in bytes.</summary>
public sealed record Transfer(string Address, Part Part, long Headers, long Body)
{
    public long Bytes => Headers + Body;
}

/// <summary>
/// What a view may weigh, from the architecture's page on serving. A part's limit is on what it holds; the
/// limits on a whole view count the headers too, a good kilobyte each over HTTP/1.1.
/// </summary>
public static class Budget
{
    private const int Kilobyte = 1024;
    private const int MostRequests = 10;

    private static readonly Dictionary<Part, int> Parts = new()
    {
        [Part.Page] = 20 * Kilobyte,
        [Part.Style] = 13 * Kilobyte,
        [Part.Script] = 10 * Kilobyte,
        [Part.Font] = 35 * Kilobyte,
        [Part.Picture] = 40 * Kilobyte,
        [Part.Other] = 0,
    };

    private const int FirstView = 100 * Kilobyte;
    private const int RepeatView = 15 * Kilobyte;

    /// <summary>Bytes a page should stay under, because that many come in the first round trips.</summary>
    public const int PageTarget = 14 * Kilobyte;

    /// <summary>Everything a first view takes too much of, in words.</summary>
    public static IEnumerable<string> FirstViewExcesses(IReadOnlyCollection<Transfer> view)
    {
        foreach (var (part, most) in Parts)
        {
            var bytes = view.Where(transfer => transfer.Part == part).Sum(transfer => transfer.Body);
            if (bytes > most)
            {
                yield return $"{part}: {bytes} bytes, at most {most}";
            }
        }

        foreach (var excess in TotalExcesses(view, FirstView))
        {
            yield return excess;
        }

        if (view.Count > MostRequests)
        {
            yield return $"{view.Count} requests, at most {MostRequests}";
        }
    }

    /// <summary>Everything a reload takes too much of, in words.</summary>
    public static IEnumerable<string> RepeatViewExcesses(IReadOnlyCollection<Transfer> view) => TotalExcesses(view, RepeatView);

    private static IEnumerable<string> TotalExcesses(IReadOnlyCollection<Transfer> view, int most)
    {
        var total = view.Sum(transfer => transfer.Bytes);
        if (total > most)
        {
            yield return $"all: {total} bytes, at most {most}";
        }
    }
}
