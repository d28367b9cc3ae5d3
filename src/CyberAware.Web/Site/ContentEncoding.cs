using Microsoft.Net.Http.Headers;

namespace CyberAware.Web.Site;

/// <summary>Reduces the many spellings of Accept-Encoding to the three variants that are cached.</summary>
public static class ContentEncoding
{
    public const string Brotli = "br";
    public const string Gzip = "gzip";
    public const string None = "identity";

    /// <summary>The best encoding that the portal offers and the client accepts.</summary>
    public static string Normalise(string? acceptEncoding) => acceptEncoding switch
    {
        null or "" => None,
        // What nearly all browsers send, without parsing.
        "gzip, deflate, br, zstd" or "gzip, deflate, br" or "br" => Brotli,
        _ => Choose(acceptEncoding),
    };

    private static string Choose(string acceptEncoding)
    {
        var accepted = StringWithQualityHeaderValue.TryParseList([acceptEncoding], out var parsed) ? parsed : [];
        double? QualityOf(string name) =>
            accepted.FirstOrDefault(value => value.Value.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } value ? value.Quality ?? 1 : null;

        var any = QualityOf("*") ?? 0;
        return (QualityOf(Brotli) ?? any) > 0 ? Brotli
            : (QualityOf(Gzip) ?? any) > 0 ? Gzip
            : None;
    }
}
