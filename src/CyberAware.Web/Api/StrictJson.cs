using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace CyberAware.Web.Api;

/// <summary>
/// Reads JSON that means one thing only: no name stands twice in an object, and every name and string is text. Each
/// method throws <see cref="JsonException"/> at anything else.
/// </summary>
public static class StrictJson
{
    /// <summary>Most objects and arrays inside each other.</summary>
    public const int MaxDepth = 8;

    /// <summary>Moves to the first value.</summary>
    /// <param name="json">The bytes, with or without a byte-order mark.</param>
    public static Utf8JsonReader Open(ReadOnlySpan<byte> json)
    {
        // The reader leaves strings undecoded and would not notice.
        if (!Utf8.IsValid(json))
        {
            throw new JsonException("These bytes are no UTF-8.");
        }

        var reader = new Utf8JsonReader(json.StartsWith(Encoding.UTF8.Preamble) ? json[Encoding.UTF8.Preamble.Length..] : json, new JsonReaderOptions { MaxDepth = MaxDepth });
        reader.Read();
        return reader;
    }

    /// <summary>Moves to the value of the next name of an object.</summary>
    /// <param name="reader">Stands at the object's beginning or at the end of a value in it.</param>
    /// <param name="names">The names so far; the new one is added.</param>
    /// <param name="name">The name.</param>
    /// <returns>Whether there is one; if not, the object has ended.</returns>
    public static bool ReadName(ref Utf8JsonReader reader, HashSet<string> names, out string name)
    {
        reader.Read();
        name = "";
        if (reader.TokenType == JsonTokenType.EndObject)
        {
            return false;
        }

        name = Decode(ref reader);
        if (!names.Add(name))
        {
            throw new JsonException("A name stands twice.");
        }

        reader.Read();
        return true;
    }

    /// <summary>Passes over a value.</summary>
    /// <returns>The text of a string; null for any other value.</returns>
    public static string? ReadText(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                return Decode(ref reader);
            case JsonTokenType.StartObject:
                var names = new HashSet<string>(StringComparer.Ordinal);
                while (ReadName(ref reader, names, out _))
                {
                    ReadText(ref reader);
                }

                break;
            case JsonTokenType.StartArray:
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    ReadText(ref reader);
                }

                break;
        }

        return null;
    }

    /// <summary>Nothing but blanks may follow the first value.</summary>
    /// <param name="reader">Stands at the value's end.</param>
    public static void Close(ref Utf8JsonReader reader) => reader.Read();

    private static string Decode(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException e)
        {
            throw new JsonException("Half of a surrogate pair is no text.", e);
        }
    }
}
