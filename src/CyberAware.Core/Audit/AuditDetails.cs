using System.Collections;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace CyberAware.Core.Audit;

/// <summary>
/// Further facts of a row: few, short, and none that may be kept secret. Written as
/// <c>new AuditDetails { { "reason", text }, { "count", 3 } }</c>.
/// </summary>
public sealed partial class AuditDetails : IEnumerable<KeyValuePair<string, string>>
{
    /// <summary>Most facts of a row.</summary>
    public const int MaxCount = 6;

    /// <summary>Longest fact, in characters; a longer text is cut.</summary>
    public const int MaxLength = 300;

    // What such a key would hold doesn't belong into a row that many read and nobody can delete.
    private static readonly string[] ForbiddenParts = ["password", "passwd", "passphrase", "secret", "token", "cookie", "e-mail", "email", "phone"];
    private static readonly string[] ForbiddenWords = ["pwd", "code", "codes", "otp", "totp", "pin", "key", "keys", "ip", "address", "addresses"];

    private static readonly JsonWriterOptions Legible = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly SortedDictionary<string, string> facts = new(StringComparer.Ordinal);

    /// <summary>Adds a text. Addresses in it are cut to networks; digits and keys are masked, since people paste what they shouldn't.</summary>
    /// <param name="key">A word or several with hyphens: <c>scheduled-for</c>.</param>
    /// <param name="value">The text.</param>
    /// <exception cref="ArgumentException">The key is malformed, known, or names something that must not be kept; or there are too many.</exception>
    public void Add(string key, string value) => AddPlain(key, AuditText.Mask(value, MaxLength));

    /// <summary>Adds a number.</summary>
    /// <inheritdoc cref="Add(string, string)"/>
    public void Add(string key, long value) => AddPlain(key, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>Adds an id.</summary>
    /// <inheritdoc cref="Add(string, string)"/>
    public void Add(string key, Guid value) => AddPlain(key, value.ToString());

    /// <summary>Adds yes or no.</summary>
    /// <inheritdoc cref="Add(string, string)"/>
    public void Add(string key, bool value) => AddPlain(key, value ? "true" : "false");

    /// <summary>Adds a moment.</summary>
    /// <inheritdoc cref="Add(string, string)"/>
    public void Add(string key, DateTime value) => AddPlain(key, value.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));

    /// <summary>The facts as a JSON object of texts, keys in order.</summary>
    public string ToJson()
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Legible))
        {
            json.WriteStartObject();
            foreach (var (key, value) in facts)
            {
                json.WriteString(key, value);
            }

            json.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    /// <inheritdoc />
    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => facts.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private void AddPlain(string key, string value)
    {
        if (!Key().IsMatch(key) || ForbiddenParts.Any(part => key.Contains(part, StringComparison.Ordinal)) || key.Split('-').Intersect(ForbiddenWords).Any())
        {
            throw new ArgumentException($"'{key}' is no key for the audit trail.", nameof(key));
        }

        if (facts.Count == MaxCount)
        {
            throw new ArgumentException($"A row of the audit trail has at most {MaxCount} details.", nameof(key));
        }

        facts.Add(key, value);
    }

    [GeneratedRegex("^[a-z]+(-[a-z]+)*$", RegexOptions.CultureInvariant)]
    private static partial Regex Key();
}
