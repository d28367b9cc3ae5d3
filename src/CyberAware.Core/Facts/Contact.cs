using CyberAware.Core.Content;
using CyberAware.Core.Content.Yaml;

namespace CyberAware.Core.Facts;

/// <summary>A telephone number, address or site that pages refer to by id, so that it is written once.</summary>
/// <param name="Id">Name that pages use, lower case with hyphens.</param>
/// <param name="Kind">phone, email, address or web.</param>
/// <param name="Value">As dialled, mailed or visited; null for a postal address.</param>
/// <param name="Display">As shown, a language each.</param>
/// <param name="Label">Whose contact it is, a language each.</param>
/// <param name="Source">brochure-2025, or the https address it was taken from.</param>
/// <param name="CheckedOn">Day on which it was last compared with its source.</param>
public sealed record Contact(
    string Id,
    string Kind,
    string? Value,
    IReadOnlyDictionary<Language, string> Display,
    IReadOnlyDictionary<Language, string> Label,
    string Source,
    DateOnly CheckedOn)
{
    private static readonly string[] Kinds = ["phone", "email", "address", "web"];

    /// <summary>What a link to the contact points to; null for a postal address.</summary>
    public string? Href => Kind switch
    {
        "phone" => "tel:" + Value,
        "email" => "mailto:" + Value,
        "web" => Value,
        _ => null,
    };

    internal static IReadOnlyList<Contact> ReadAll(string yaml, ProblemList problems) =>
        [.. YamlReader.OpenList(yaml, "a contact", problems).Select(reader => Read(reader, problems))];

    private static Contact Read(YamlReader reader, ProblemList problems)
    {
        var kind = reader.Choice("kind", Kinds);
        var value = kind == "address" ? null : reader.Text("value", 200);
        var contact = new Contact(
            reader.Text("id", 60),
            kind,
            value,
            LocalizedTexts.Read(reader, "display", 200, problems),
            LocalizedTexts.Read(reader, "label", 200, problems),
            reader.Text("source", 300),
            reader.Date("checked-on"));
        reader.RefuseUnknownKeys();

        var valid = value is null || kind switch
        {
            "phone" => value.TrimStart('+').All(char.IsAsciiDigit),
            "email" => value.Count(character => character == '@') == 1 && !value.Any(char.IsWhiteSpace),
            "web" => ExternalAddress.IsAllowed(value),
            _ => true,
        };
        if (!valid)
        {
            problems.Add(reader.LineOf("value"), "bad-contact", $"'{value}' is not a {kind} value.");
        }

        return contact;
    }
}
