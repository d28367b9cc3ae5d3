namespace CyberAware.Core.Search;

/// <summary>The words of an address that leads nowhere: <c>/ru/guide/pasword.html</c> speaks of a guide and a password.</summary>
public static class UrlKeywords
{
    // What programs are called says nothing of what a reader looked for.
    private static readonly string[] Endings = [".html", ".htm", ".php", ".aspx", ".asp", ".jsp", ".pdf"];

    /// <summary>The words of a path, as a query; empty when it holds none.</summary>
    public static string From(string path)
    {
        var segments = path.Split('/', StringSplitOptions.RemoveEmptyEntries);

        // The first two-letter segment is a language, also one that the portal doesn't speak.
        var words = segments.Skip(segments is [{ Length: 2 }, ..] ? 1 : 0)
            .Select(segment => Endings.FirstOrDefault(ending => segment.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) is { } ending ? segment[..^ending.Length] : segment);
        return SearchIndex.Clean(string.Join(' ', words.SelectMany(segment => segment.Split(['-', '_', '+', '.', ',', '='], StringSplitOptions.RemoveEmptyEntries))));
    }
}
