using System.Text.Json;

namespace CyberAware.Web.Quizzes;

/// <summary>Reads JSON that means one thing only: no name stands twice, and every name and string is text.</summary>
public static class StrictJson
{
    private static readonly JsonDocumentOptions Options = new() { AllowDuplicateProperties = false, MaxDepth = 8 };

    /// <exception cref="JsonException">The bytes are something else.</exception>
    public static async Task<JsonDocument> ReadAsync(Stream body, CancellationToken cancellation)
    {
        JsonDocument? document = null;
        try
        {
            document = await JsonDocument.ParseAsync(body, Options, cancellation);
            Decode(document.RootElement);
            return document;
        }
        catch (Exception e) when (e is InvalidOperationException or JsonException)
        {
            document?.Dispose();
            throw e as JsonException ?? new JsonException("A name or string is no text.", e);
        }
    }

    // The parser leaves strings undecoded and throws InvalidOperationException at the first use of one that holds bytes
    // which are no UTF-8, or half of a surrogate pair.
    private static void Decode(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in element.EnumerateObject())
                {
                    _ = property.Name;
                    Decode(property.Value);
                }

                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                {
                    Decode(item);
                }

                break;
            case JsonValueKind.String:
                _ = element.GetString();
                break;
        }
    }
}
