using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace CyberAware.Core.Documents;

/// <summary>
/// Short names in Crockford's base32: small Latin letters and digits without i, l, o and u, which are taken for others.
/// Source: https://www.crockford.com/base32.html.
/// </summary>
public static class ShortCode
{
    /// <summary>Characters of the code of an address: 30 bits.</summary>
    public const int Length = 6;

    private const int Bits = 5;
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

    private static readonly SearchValues<char> Characters = SearchValues.Create(Alphabet);

    /// <summary>The code of an address, the same for ever.</summary>
    /// <param name="path">What follows the language, without the leading slash: <c>guide/passwords</c>.</param>
    public static string For(string path) => HashOf(path, Length);

    /// <summary>Reads a code as people type it: capitals count as small letters, o as 0, i and l as 1.</summary>
    /// <returns>The code as it is written; null when the text can't be one.</returns>
    public static string? Parse(string? typed) => Parse(typed, Length);

    /// <summary>The first bits of a text's SHA-256.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="length">Characters, at most 12.</param>
    public static string HashOf(string text, int length)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, 12);
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(text));
        return Encode(BinaryPrimitives.ReadUInt64BigEndian(hash) >> (64 - (Bits * length)), length);
    }

    /// <summary>Writes a number.</summary>
    /// <param name="value">The number, below 32 to the power of <paramref name="length"/>.</param>
    /// <param name="length">Characters, at most 12.</param>
    public static string Encode(ulong value, int length)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(value, 1UL << (Bits * length));
        return string.Create(length, value, (characters, rest) =>
        {
            for (var i = characters.Length - 1; i >= 0; i--, rest >>= Bits)
            {
                characters[i] = Alphabet[(int)(rest % (ulong)Alphabet.Length)];
            }
        });
    }

    /// <summary>Reads what <see cref="Encode"/> wrote.</summary>
    /// <param name="code">Characters of the alphabet alone, at most 12.</param>
    public static ulong Decode(ReadOnlySpan<char> code)
    {
        var value = 0UL;
        foreach (var character in code)
        {
            value = (value << Bits) + (ulong)Alphabet.IndexOf(character, StringComparison.Ordinal);
        }

        return value;
    }

    /// <summary>The same as <see cref="Parse(string?)"/> for another length.</summary>
    public static string? Parse(string? typed, int length)
    {
        if (typed?.Length != length)
        {
            return null;
        }

        var code = string.Concat(typed.Select(character => character switch
        {
            >= 'A' and <= 'Z' => (char)(character | 0x20),
            _ => character,
        })).Replace('o', '0').Replace('i', '1').Replace('l', '1');
        return code.AsSpan().ContainsAnyExcept(Characters) ? null : code;
    }
}
