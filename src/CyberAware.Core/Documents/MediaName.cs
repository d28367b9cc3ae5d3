using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace CyberAware.Core.Documents;

/// <summary>The name of a picture that an editor uploaded: the hash of its bytes, so that a name never shows another picture.</summary>
public sealed partial record MediaName
{
    /// <summary>First segment of the addresses of these pictures, and their folder below the content folder of a release.</summary>
    public const string Root = "media";

    private const int HashLength = 64;
    private const string Prefix = $"/{Root}/";

    /// <summary>An address as it stands in a text.</summary>
    internal const string UrlPattern = Prefix + @"[0-9a-f]{64}\.[a-z]+";

    private MediaName(string hash, PictureFormat format) => (Hash, Format) = (hash, format);

    /// <summary>SHA-256 of the bytes in lower-case hexadecimal.</summary>
    public string Hash { get; }

    /// <summary>The format.</summary>
    public PictureFormat Format { get; }

    /// <summary>Media type of the bytes.</summary>
    public string ContentType => Format switch
    {
        PictureFormat.Png => "image/png",
        PictureFormat.Jpeg => "image/jpeg",
        _ => "image/webp",
    };

    /// <summary>Address of the picture, the same in both languages, as texts name it.</summary>
    public string Url => Prefix + this;

    /// <summary>The name of some bytes.</summary>
    public static MediaName For(ReadOnlySpan<byte> bytes, PictureFormat format) => new(Convert.ToHexStringLower(SHA256.HashData(bytes)), format);

    /// <summary>The name of a stored picture.</summary>
    /// <param name="hash">Its hash.</param>
    /// <param name="contentType">Its media type.</param>
    /// <exception cref="FormatException">It is none of the three formats, or no hash.</exception>
    public static MediaName Parse(string hash, string contentType) =>
        Enum.GetValues<PictureFormat>().Select(format => new MediaName(hash, format)).FirstOrDefault(name => name.ContentType == contentType && IsHash(hash))
        ?? throw new FormatException($"'{hash}' of type '{contentType}' is no picture.");

    /// <summary>Reads a name such as <c>0f…9c.webp</c>.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out MediaName? name)
    {
        name = text?.Split('.') is [var hash, var extension] && IsHash(hash) && FormatOf(extension) is { } format ? new MediaName(hash, format) : null;
        return name is not null;
    }

    /// <summary>Whether an address is one of such pictures, also of one that is not there.</summary>
    public static bool IsUrl(string url) => url.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>Reads an address.</summary>
    public static bool TryParseUrl(string url, [NotNullWhen(true)] out MediaName? name)
    {
        name = null;
        return IsUrl(url) && TryParse(url[Prefix.Length..], out name);
    }

    /// <summary>Addresses that stand in a text letter by letter, also in one that can't be read as Markdown.</summary>
    public static IEnumerable<string> UrlsIn(string text) => Written().Matches(text).Select(match => match.Value);

    /// <summary>Whether these bytes are the ones that the name promises.</summary>
    public bool IsOf(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes)) == Hash;

    /// <inheritdoc />
    public override string ToString() => $"{Hash}.{ExtensionOf(Format)}";

    private static bool IsHash(string text) => text.Length == HashLength && text.All(c => char.IsAsciiDigit(c) || c is >= 'a' and <= 'f');

    private static PictureFormat? FormatOf(string extension) =>
        Enum.GetValues<PictureFormat>().Where(format => ExtensionOf(format) == extension).Select(format => (PictureFormat?)format).FirstOrDefault();

    [GeneratedRegex(UrlPattern, RegexOptions.CultureInvariant)]
    private static partial Regex Written();

    private static string ExtensionOf(PictureFormat format) => format switch
    {
        PictureFormat.Png => "png",
        PictureFormat.Jpeg => "jpg",
        _ => "webp",
    };
}

/// <summary>How large an uploaded picture is.</summary>
/// <param name="Width">Width in pixels.</param>
/// <param name="Height">Height in pixels.</param>
public sealed record MediaSize(int Width, int Height);
