using System.Text.RegularExpressions;
using CyberAware.Core.Documents;
using CyberAware.Core.Documents.Yaml;

namespace CyberAware.Core.References;

/// <summary>A telephone number, address or site that pages refer to by id, so that it is written once.</summary>
/// <param name="Id">Name that pages use, lower case with hyphens.</param>
/// <param name="Kind">phone, email, address, web, or own: a number that stands on the reader's own papers.</param>
/// <param name="Value">As dialled, mailed or visited; null for a postal address and for a number of the reader's own.</param>
/// <param name="Display">As shown, in each language.</param>
/// <param name="Label">Whose contact it is, in each language.</param>
/// <param name="Source">brochure-2025, portal, or the https address it was taken from.</param>
/// <param name="CheckedOn">Day on which it was last compared with its source.</param>
public sealed partial record Contact(
    string Id,
    string Kind,
    string? Value,
    IReadOnlyDictionary<Language, string> Display,
    IReadOnlyDictionary<Language, string> Label,
    string Source,
    DateOnly CheckedOn)
{
    /// <summary>What people turn to it for, in each language; null when nothing is said.</summary>
    public IReadOnlyDictionary<Language, string>? Purpose { get; init; }

    /// <summary>When it answers, as far as the source says, in each language.</summary>
    public IReadOnlyDictionary<Language, string>? Hours { get; init; }

    /// <summary>What it costs, as far as the source says, in each language.</summary>
    public IReadOnlyDictionary<Language, string>? Cost { get; init; }

    /// <summary>Whether texts may hold the number as a word: 1414 is also the sender of messages.</summary>
    public bool IsTypedToo { get; init; }

    internal int Line { get; private init; } = 1;

    [GeneratedRegex(@"\A[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+\z")]
    private static partial Regex MailPattern();

    private static readonly string[] Kinds = ["phone", "email", "address", "web", "own"];

    /// <summary>What a link to the contact points to; null when there is nothing to link.</summary>
    public string? Href => Kind switch
    {
        "phone" => "tel:" + Value,
        "email" => "mailto:" + Value,
        "web" => Value,
        _ => null,
    };

    /// <summary>Whose contact it is, what for, when and at what cost, in one line: "Police — fraud (round the clock, free)".</summary>
    public string Describe(Language language)
    {
        var terms = string.Join(", ", new[] { Hours, Cost }.OfType<IReadOnlyDictionary<Language, string>>().Select(term => term[language]));
        return Label[language]
            + (Purpose is null ? "" : " — " + Purpose[language])
            + (terms.Length == 0 ? "" : $" ({terms})");
    }

    internal static Contact Read(YamlReader reader, ISet<string> usedIds, ProblemList problems)
    {
        var kind = reader.OneOf("kind", Kinds);
        var value = kind is "address" or "own" ? null : reader.Text("value", 200);
        var contact = new Contact(
            reader.Id(usedIds),
            kind,
            value,
            LocalizedTexts.Read(reader, "display", 200, problems),
            LocalizedTexts.Read(reader, "label", 200, problems),
            reader.Text("source", 300),
            reader.Date("checked-on"))
        {
            Line = reader.LineOf("checked-on"),
            Purpose = ReadOptional(reader, "purpose", problems),
            Hours = ReadOptional(reader, "hours", problems),
            Cost = ReadOptional(reader, "cost", problems),
            IsTypedToo = reader.Bool("typed-too"),
        };
        reader.RejectUnknownKeys();

        var valid = value is null or "" || kind switch
        {
            "phone" => value.AsSpan(value.StartsWith('+') ? 1 : 0) is { Length: >= 3 } digits && !digits.ContainsAnyExceptInRange('0', '9'),
            "email" => MailPattern().IsMatch(value),
            "web" => ExternalUrl.IsAllowed(value),
            _ => true,
        };
        if (!valid)
        {
            problems.Add(reader.LineOf("value"), "bad-contact", value, kind);
        }

        return contact;
    }

    private static IReadOnlyDictionary<Language, string>? ReadOptional(YamlReader reader, string key, ProblemList problems) =>
        reader.Has(key) ? LocalizedTexts.Read(reader, key, 120, problems) : null;
}
