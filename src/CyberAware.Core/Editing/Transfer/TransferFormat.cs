using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using CyberAware.Core.Editing.Storage;

namespace CyberAware.Core.Editing.Transfer;

/// <summary>What makes an export or an import impossible; the message tells an operator, in English.</summary>
public sealed class TransferException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>How an exported folder looks: <c>content/</c> as a release ships it, with the pictures under <c>media/</c>, <c>history.jsonl</c>, <c>export.json</c>.</summary>
internal static class TransferFormat
{
    /// <summary>Number of the format; a reader refuses another one.</summary>
    public const int Version = 1;

    public const string Content = "content";

    /// <summary>Within the content, so that a release made of it has its pictures.</summary>
    public const string Media = "content/media";

    public const string History = "history.jsonl";

    public const string Manifest = "export.json";

    /// <summary>Types of pictures and the endings of their files.</summary>
    public static readonly IReadOnlyDictionary<string, string> Endings = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["image/png"] = "png",
        ["image/jpeg"] = "jpg",
        ["image/webp"] = "webp",
    };

    /// <summary>Kazakh and Russian stay readable; unknown keys are a mistake.</summary>
    public static readonly JsonSerializerOptions Line = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>The same over several lines.</summary>
    public static readonly JsonSerializerOptions Indented = new(Line) { WriteIndented = true };
}

/// <summary>What <c>export.json</c> says.</summary>
/// <param name="Format"><see cref="TransferFormat.Version"/>.</param>
/// <param name="ExportedAt">When, UTC.</param>
/// <param name="ContentHash">Hash of all files, as <c>ContentFile.VersionOf</c> gives it.</param>
/// <param name="Files">Number of the files.</param>
/// <param name="Removed">Paths of files that were taken away, so that a release which still has them doesn't bring them back.</param>
/// <param name="Behind">Paths of texts that have not followed the other language.</param>
/// <param name="Media">The pictures.</param>
/// <param name="Permalinks">Addresses that the back office published.</param>
/// <param name="Redirects">Addresses that moved.</param>
internal sealed record ExportManifest(
    int Format,
    DateTime ExportedAt,
    string ContentHash,
    int Files,
    IReadOnlyList<string> Removed,
    IReadOnlyList<string> Behind,
    IReadOnlyList<ExportedPicture> Media,
    IReadOnlyList<ExportedPermalink> Permalinks,
    IReadOnlyList<ExportedRedirect> Redirects);

/// <summary>A picture; its name is the hash of its bytes.</summary>
internal sealed record ExportedPicture(string File, string Hash, string ContentType, int Width, int Height, string FileName, string? UploadedBy, DateTime UploadedAt);

/// <summary>An address that must lead somewhere for ever.</summary>
internal sealed record ExportedPermalink(string Address, DateTime PublishedAt);

/// <summary>An address that moved.</summary>
internal sealed record ExportedRedirect(string From, string To, DateTime MovedAt);

/// <summary>A line of <c>history.jsonl</c>: one revision. People are named, and nothing else is told of them.</summary>
internal sealed record ExportedRevision(string Path, int Number, RevisionOrigin Origin, DateTime At)
{
    public string? Release { get; init; }

    public string? Author { get; init; }

    /// <summary>Title of the edition.</summary>
    public string? Edition { get; init; }

    public string? PublicNote { get; init; }

    public string? InternalNote { get; init; }

    public bool IsMinor { get; init; }

    public bool IsRemoval { get; init; }

    public bool IsPublic { get; init; }

    public DateTime? PublishedAt { get; init; }

    /// <summary>Number of the other language's revision that it was checked against.</summary>
    public int? CheckedAgainst { get; init; }

    /// <summary>Number of the shipped revision of its own path that it was checked against.</summary>
    public int? KeptAgainst { get; init; }

    public required string Hash { get; init; }

    /// <summary>The text; null for what is none.</summary>
    public string? Text { get; init; }

    /// <summary>The bytes of what is no text.</summary>
    public byte[]? Bytes { get; init; }
}
