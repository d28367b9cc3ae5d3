using CyberAware.Core.Documents;
using CyberAware.Core.Documents.Yaml;

namespace CyberAware.Core.Letters;

/// <summary>Reads <c>letter.yml</c>: what has no language.</summary>
internal static class LetterYamlReader
{
    private const string What = "letter.yml";

    // What HTML calls the things that a browser may know of the reader.
    internal static readonly string[] Autocompletes = ["off", "name", "street-address", "email", "tel"];

    internal static readonly Dictionary<string, LetterFieldKind> Kinds = Enum.GetValues<LetterFieldKind>().ToDictionary(NameOf);
    internal static readonly Dictionary<string, LetterFieldFormat> Formats =
        Enum.GetValues<LetterFieldFormat>().Where(format => format != LetterFieldFormat.Free).ToDictionary(NameOf);

    public static LetterData? Read(string yaml, ProblemList problems)
    {
        if (YamlReader.Open(yaml, 1, What, problems) is not { } reader)
        {
            return null;
        }

        var groupIds = new HashSet<string>(StringComparer.Ordinal);
        var fieldIds = new HashSet<string>(StringComparer.Ordinal) { LetterSegment.Today };
        var data = new LetterData(
            reader.Int("order"),
            reader.Date("valid-on"),
            reader.Date("reviewed"),
            reader.Date("review-by"),
            reader.StringList("sources", 60),
            reader.LineOf("sources"),
            [.. reader.Mappings("groups").Select(group => ReadGroup(group, groupIds, fieldIds, problems))]);
        if (!reader.Has("sources"))
        {
            problems.Add(reader.Line, "missing-key", What, "sources");
        }

        reader.RejectUnknownKeys();
        if (data.ReviewBy < data.Reviewed && data.ReviewBy != DateOnly.MinValue)
        {
            problems.Add(reader.LineOf("review-by"), "review-order");
        }

        if (data.Fields.Sum(field => field.MaxLength) is var characters && characters > Letter.MaxCharacters)
        {
            problems.Add(reader.LineOf("groups"), "letter-too-long", characters, Letter.MaxCharacters);
        }

        return data;
    }

    private static LetterGroupData ReadGroup(YamlReader reader, HashSet<string> groupIds, HashSet<string> fieldIds, ProblemList problems)
    {
        var group = new LetterGroupData(reader.Id(groupIds), [.. reader.Mappings("fields").Select(field => ReadField(field, fieldIds, problems))]);
        reader.RejectUnknownKeys();
        return group;
    }

    private static LetterFieldData ReadField(YamlReader reader, HashSet<string> ids, ProblemList problems)
    {
        var id = reader.Id(ids);
        var kind = Kinds.GetValueOrDefault(reader.OneOf("kind", Kinds.Keys));
        var isText = kind is LetterFieldKind.Text or LetterFieldKind.Multiline;
        var field = new LetterFieldData(
            id,
            kind,
            reader.Bool("required"),
            reader.OptionalText("required-by", 60),
            reader.LineOf("required-by"),
            isText ? reader.Int("max") : 0,
            kind == LetterFieldKind.Text && reader.Has("format") ? Formats.GetValueOrDefault(reader.OneOf("format", Formats.Keys)) : LetterFieldFormat.Free,
            isText && reader.Has("autocomplete") ? reader.OneOf("autocomplete", Autocompletes) : "off",
            kind is LetterFieldKind.Choice or LetterFieldKind.Checks ? reader.StringList("options", 60) : [],
            reader.Line);
        reader.RejectUnknownKeys();
        Check(field, reader, problems);
        return field;
    }

    private static void Check(LetterFieldData field, YamlReader reader, ProblemList problems)
    {
        if (field.MaxLength < 1 && reader.Has("max"))
        {
            problems.Add(reader.LineOf("max"), "out-of-range.max");
        }

        if (field.RequiredBy is not null && !field.IsRequired)
        {
            problems.Add(field.RequiredByLine, "letter-required-by", field.Id);
        }

        // What a browser knows as an address has several lines.
        if (field.Autocomplete == "street-address" && field.Kind != LetterFieldKind.Multiline)
        {
            problems.Add(reader.LineOf("autocomplete"), "letter-address", field.Id);
        }

        if (field.HasOptions && field.Options.Count == 0)
        {
            problems.Add(field.Line, "letter-options", field.Id);
        }

        foreach (var option in field.Options.Where(option => !ContentPath.IsAnchor(option)))
        {
            problems.Add(reader.LineOf("options"), "bad-id", option);
        }

        foreach (var option in field.Options.GroupBy(option => option).Where(group => group.Count() > 1))
        {
            problems.Add(reader.LineOf("options"), "duplicate-id", option.Key);
        }
    }

    private static string NameOf<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
