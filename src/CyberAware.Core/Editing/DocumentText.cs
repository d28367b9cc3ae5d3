using System.Security.Cryptography;
using System.Text;
using CyberAware.Core.Data;
using CyberAware.Core.Documents.Yaml;
using Microsoft.EntityFrameworkCore;

namespace CyberAware.Core.Editing;

/// <summary>Texts as people type them, and as bytes of files.</summary>
internal static class DocumentText
{
    /// <summary>Most lines of a text: three times the longest that is shipped. Screens show and offer each line.</summary>
    internal const int MaxLines = 5000;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Why a text can't be stored; null when it can.</summary>
    /// <param name="text">The text; null, of a note, is none.</param>
    /// <param name="length">Most characters.</param>
    public static Refusal? Check(string? text, int length = Lengths.Document) => text is null ? null
        : text.Length > length || LinesOf(text) > MaxLines ? Refusal.TooLong
        : text.Contains('\0', StringComparison.Ordinal) || !IsWhole(text) ? Refusal.Unreadable
        : null;

    /// <summary>The same of a note or a title, which readers see as it is: without signs that turn or hide words.</summary>
    public static Refusal? CheckNote(string? text, int length = Lengths.Note) =>
        Check(text, length) ?? (text is not null && FrontMatter.FindRefused(text) >= 0 ? Refusal.Unreadable : null);

    /// <summary>The file of a text. Browsers send line ends of their own.</summary>
    public static byte[] ToBytes(string text) => Strict.GetBytes(text.ReplaceLineEndings("\n"));

    /// <summary>SHA-256 in lower-case hexadecimal; empty for a file that is not there.</summary>
    public static string HashOf(byte[]? bytes) => bytes is null ? "" : Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>The text of a file; null when its bytes are none, as those of a picture.</summary>
    public static string? Read(byte[] bytes)
    {
        try
        {
            return bytes.AsSpan().Contains((byte)0) ? null : Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    /// <summary>The text of a revision; null for none and for a removal.</summary>
    public static async Task<string?> ReadAsync(PortalDbContext context, Guid? revision, CancellationToken cancellation)
    {
        if (revision is null)
        {
            return null;
        }

        var row = await context.Revisions.AsNoTracking().Where(row => row.Id == revision).Select(row => new { row.Bytes, row.IsRemoval }).SingleOrDefaultAsync(cancellation);
        return row is null || row.IsRemoval ? null : Encoding.UTF8.GetString(row.Bytes);
    }

    /// <summary>The next number of a path's history.</summary>
    public static int NextNumber(FileHistory history) => history.Revisions.Count == 0 ? 1 : history.Revisions[^1].Number + 1;

    private static int LinesOf(string text)
    {
        var lines = 0;
        foreach (var _ in text.AsSpan().EnumerateLines())
        {
            lines++;
        }

        return lines;
    }

    private static bool IsWhole(string text)
    {
        try
        {
            return Strict.GetByteCount(text) >= 0;
        }
        catch (EncoderFallbackException)
        {
            return false; // half of a surrogate pair
        }
    }
}
