using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using CyberAware.Web.Configuration;
using Microsoft.Extensions.Options;

namespace CyberAware.Web.Services;

/// <summary>
/// Says when a quiz began, without remembering anything: an id of version 7 holds the moment, and the token is the
/// portal's signature under id and quiz. A page from a cache can't hold one, so the script asks for it at the start.
/// </summary>
public sealed class QuizStarts(IOptions<PortalSettings> settings, TimeProvider time)
{
    /// <summary>An older start says nothing any more. Shorter than the ids of children's quizzes are remembered.</summary>
    public static readonly TimeSpan MaxAge = TimeSpan.FromHours(12);

    private const int TokenBytes = 16;

    private readonly byte[] key = settings.Value.StartKey is { Length: > 0 } given ? Encoding.UTF8.GetBytes(given) : RandomNumberGenerator.GetBytes(32);

    /// <summary>A start at this moment.</summary>
    public StartResponse Begin(string quiz)
    {
        var id = Guid.CreateVersion7(time.GetUtcNow());
        return new StartResponse(id, Sign(quiz, id));
    }

    /// <summary>The token of an id.</summary>
    public string Sign(string quiz, Guid id)
    {
        var data = new byte[16 + Encoding.UTF8.GetByteCount(quiz)];
        id.TryWriteBytes(data, bigEndian: true, out _);
        Encoding.UTF8.GetBytes(quiz, data.AsSpan(16));
        return Base64Url.EncodeToString(HMACSHA256.HashData(key, data).AsSpan(0, TokenBytes));
    }

    /// <summary>Time since a start; null when the portal did not sign it, or too long ago.</summary>
    public TimeSpan? Elapsed(string quiz, Guid id, string? token)
    {
        if (token is null || id.Version != 7
            || !CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(token), Encoding.UTF8.GetBytes(Sign(quiz, id))))
        {
            return null;
        }

        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        var elapsed = time.GetUtcNow() - DateTimeOffset.FromUnixTimeMilliseconds((long)(BinaryPrimitives.ReadUInt64BigEndian(bytes) >> 16));
        return elapsed >= TimeSpan.Zero && elapsed <= MaxAge ? elapsed : null;
    }
}

/// <summary>The start of a quiz: the id to hand the answers in with, and the portal's token that says when it was made.</summary>
public sealed record StartResponse(Guid Id, string Token);
