using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace CyberAware.Core.People;

/// <summary>
/// One-time codes of an authenticator app (TOTP, RFC 6238: SHA-1, six digits, 30 seconds). The framework checks codes too,
/// but doesn't say which one it was, so that a code that somebody watched could be used again.
/// </summary>
public static class OneTimeCode
{
    /// <summary>Length of a secret, in bytes.</summary>
    public const int SecretBytes = 20;

    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const int Digits = 6;
    private const int Modulus = 1_000_000;
    private const int BitsPerLetter = 5;

    // A clock that is off by half a minute, or a code typed at the last moment.
    private const int Tolerance = 1;

    private static readonly TimeSpan Step = TimeSpan.FromSeconds(30);

    /// <summary>A new secret, as people type it: 32 letters and digits.</summary>
    public static string CreateSecret() => Encode(RandomNumberGenerator.GetBytes(SecretBytes));

    /// <summary>The step of time whose code was typed; null when it is none of now and of its neighbours.</summary>
    /// <param name="secret">The secret in Base32.</param>
    /// <param name="typed">What was typed; spaces don't count.</param>
    /// <param name="now">The time.</param>
    /// <param name="after">The last step that was used: it and those before it count no more.</param>
    public static long? Find(string secret, string typed, DateTimeOffset now, long after = -1)
    {
        var code = string.Concat(typed.Where(sign => !char.IsWhiteSpace(sign)));
        var (key, current) = (Decode(secret), StepAt(now));
        long? found = null;
        for (var step = current - Tolerance; step <= current + Tolerance; step++)
        {
            // All are compared, whichever fits, so that the time tells nothing.
            if (CryptographicOperations.FixedTimeEquals(ToBytes(CodeAt(key, step)), ToBytes(code)) && step > after)
            {
                found = step;
            }
        }

        return found;
    }

    /// <summary>The code of a moment.</summary>
    /// <param name="secret">The secret in Base32.</param>
    /// <param name="now">The time.</param>
    public static string For(string secret, DateTimeOffset now) => CodeAt(Decode(secret), StepAt(now));

    /// <summary>What an app reads from the QR code.</summary>
    /// <param name="host">The portal's host, by which the app names the account.</param>
    /// <param name="userName">The person's user name.</param>
    /// <param name="secret">The secret in Base32.</param>
    public static string Url(string host, string userName, string secret) =>
        $"otpauth://totp/{Uri.EscapeDataString(host)}:{Uri.EscapeDataString(userName)}?secret={secret}&issuer={Uri.EscapeDataString(host)}";

    private static long StepAt(DateTimeOffset now) => (now - DateTimeOffset.UnixEpoch).Ticks / Step.Ticks;

    private static byte[] ToBytes(string code) => System.Text.Encoding.UTF8.GetBytes(code);

    // RFC 4226, 5.3: four bytes from a place that the last half byte names.
    private static string CodeAt(byte[] key, long step)
    {
        Span<byte> counter = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
#pragma warning disable CA5350 // Authenticator apps know nothing else, and as HMAC it is sound
        HMACSHA1.HashData(key, counter, hash);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash[(hash[^1] & 0xf)..]) & int.MaxValue;
        return (number % Modulus).ToString(CultureInfo.InvariantCulture).PadLeft(Digits, '0');
    }

    private static string Encode(byte[] bytes) => string.Create(bytes.Length * 8 / BitsPerLetter, bytes, static (letters, bytes) =>
    {
        var (buffer, bits, at) = (0, 0, 0);
        foreach (var next in bytes)
        {
            (buffer, bits) = (((buffer << 8) | next) & 0xffff, bits + 8);
            for (; bits >= BitsPerLetter; bits -= BitsPerLetter)
            {
                letters[at++] = Alphabet[(buffer >> (bits - BitsPerLetter)) & 31];
            }
        }
    });

    private static byte[] Decode(string secret)
    {
        var bytes = new List<byte>(SecretBytes);
        var (buffer, bits) = (0, 0);
        foreach (var letter in secret)
        {
            (buffer, bits) = (((buffer << BitsPerLetter) | Alphabet.IndexOf(letter, StringComparison.Ordinal)) & 0xffff, bits + BitsPerLetter);
            if (bits >= 8)
            {
                bits -= 8;
                bytes.Add((byte)(buffer >> bits));
            }
        }

        return [.. bytes];
    }
}
