using CyberAware.Core.Letters;

namespace CyberAware.Core.Editing.Forms;

/// <summary>The form of a letter: what readers fill in, group by group, and the letter itself, part by part.</summary>
internal static class LetterForm
{
    private static readonly string[] Keys = ["order", "valid-on", "reviewed", "review-by", "sources", "groups"];
    private static readonly string[] FieldKeys = ["id", "kind", "format", "required", "required-by", "max", "autocomplete", "options"];
    private static readonly string[] TextKeys = ["title", "short-title", "summary", "card", "updated", "notice", "groups", "fields", "sending"];
    private static readonly string[] WordKeys = ["label", "hint", "why", "example", "options"];

    public static IReadOnlyList<FormSection> Layout(FormFiles files)
    {
        var parts = new FormParts(files);
        IReadOnlyCollection<string> taken = [LetterSegment.Today, .. files.Data.Yaml.Items("groups").SelectMany((_, group) =>
            files.Data.Yaml.Items($"groups/{group}/fields").Select((_, at) => files.Data.Value($"groups/{group}/fields/{at}/id"))).OfType<string>()];
        return
        [
            new FormSection("Letter.text")
            {
                Fields = [.. files.In(Language.Kazakh).Sections.Where(part => LetterTemplateReader.Parts.ContainsKey(part.Id) && files.In(Language.Russian).Section(part.Id) is not null)
                    .Select(part => parts.Both($"Letter.part.{part.Id}", FormFile.TextPath(part.Id), FieldKind.Markup, 0, true))],
            },
            new FormSection("Letter.groups") { Sections = [.. files.Data.Yaml.Items("groups").Select((_, at) => Group(files, parts, $"groups/{at}", taken))] },
            parts.Head(),
            new FormSection("Letter")
            {
                Fields =
                [
                    parts.Both("Letter.notice", "notice", FieldKind.Text, MaxSentence, true, TextKeys),
                    parts.Both("Letter.sending", "sending", FieldKind.List, 0, true, TextKeys),
                    parts.Data("Letter.valid-on", "valid-on", FieldKind.Date, Keys, true),
                    parts.Data("Reviewed", "reviewed", FieldKind.Date, Keys, true),
                    parts.Data("ReviewBy", "review-by", FieldKind.Date, Keys, true),
                    parts.EmptyList("Facts", "sources", Keys).PointingTo(FieldTarget.Source),
                    parts.Data("Order", "order", FieldKind.Whole, Keys, true),
                ],
            },
        ];
    }

    private const int MaxSentence = 400;

    private static FormSection Group(FormFiles files, FormParts parts, string path, IReadOnlyCollection<string> taken)
    {
        var id = files.Data.Value(path + "/id") ?? "";
        return new FormSection("Letter.group")
        {
            Title = files.Words($"groups/{id}"),
            Id = id,
            IsOneOfMany = true,
            Fields = [parts.Both("Letter.groupTitle", $"groups/{id}", FieldKind.Line, 90, true, TextKeys)],
            Sections = [.. files.Data.Yaml.Items(path + "/fields").Select((_, at) => Field(files, parts, $"{path}/fields/{at}"))],
            Add = new FormAction("Letter.field", $"add:{path}/fields", FormParts.AllFiles, (all, name) => all
                .WithYaml(FormFiles.Shared, yaml => yaml.Append(path + "/fields", $"{{ id: {name}, kind: text, max: 200 }}"))
                .WithTexts(text => text.WithYaml(yaml => yaml.Set($"fields/{name}/label", ""))))
            {
                TakenIds = taken,
            },
        };
    }

    private static FormSection Field(FormFiles files, FormParts parts, string path)
    {
        var (id, kind) = (files.Data.Value(path + "/id") ?? "", files.Data.Value(path + "/kind"));
        var (isText, hasOptions) = (kind is "text" or "multiline", kind is "choice" or "checks");
        var options = files.Data.Yaml.Items(path + "/options").Select((_, at) => files.Data.Value($"{path}/options/{at}") ?? "").ToList();
        return new FormSection("Letter.field")
        {
            Title = files.Words($"fields/{id}/label"),
            Id = id,
            Fields =
            [
                parts.Both("Letter.label", $"fields/{id}/label", FieldKind.Text, 120, true, WordKeys),
                parts.Both("Letter.hint", $"fields/{id}/hint", FieldKind.Text, MaxSentence, false, WordKeys),
                parts.Both("Letter.why", $"fields/{id}/why", FieldKind.Text, MaxSentence, false, WordKeys),
                parts.Both("Letter.example", $"fields/{id}/example", FieldKind.Text, 200, false, WordKeys),
                parts.Choice("Letter.kind", path + "/kind", [.. LetterYamlReader.Kinds.Keys], FieldKeys),
                parts.Data("Letter.required", path + "/required", FieldKind.Flag, FieldKeys),
                parts.Data("Letter.required-by", path + "/required-by", FieldKind.Line, FieldKeys, false, 60).PointingTo(FieldTarget.Source),
                .. isText ? [parts.Data("Letter.max", path + "/max", FieldKind.Whole, FieldKeys, true)] : Array.Empty<FormField>(),
                .. kind == "text" ? [parts.Choice("Letter.format", path + "/format", [.. LetterYamlReader.Formats.Keys], FieldKeys, false)] : Array.Empty<FormField>(),
                .. isText ? [parts.Choice("Letter.autocomplete", path + "/autocomplete", LetterYamlReader.Autocompletes, FieldKeys, false)] : Array.Empty<FormField>(),
            ],
            Sections = [.. options.Select((option, at) => Option(files, parts, id, $"{path}/options/{at}", option))],
            Add = !hasOptions ? null : new FormAction("Letter.option", $"add:{path}/options", FormParts.AllFiles, (all, name) => all
                .WithYaml(FormFiles.Shared, yaml => yaml.SetList(path + "/options", [.. options, name], FieldKeys))
                .WithTexts(text => text.WithYaml(yaml => yaml.Set($"fields/{id}/options/{name}", "", WordKeys))))
            {
                TakenIds = options,
            },
            Remove = new FormAction("Remove", $"remove:{path}", FormParts.AllFiles, (all, _) => all
                .WithYaml(FormFiles.Shared, yaml => yaml.Remove(path)).WithTexts(text => text.WithYaml(yaml => yaml.Remove($"fields/{id}"))))
            {
                Removes = $"{FormFiles.Shared}:{path}/",
            },
        };
    }

    private static FormSection Option(FormFiles files, FormParts parts, string field, string path, string option) => new("Letter.option")
    {
        Title = files.Words($"fields/{field}/options/{option}"),
        Id = option,
        Fields = [parts.Both("Letter.optionText", $"fields/{field}/options/{option}", FieldKind.Text, 200, true, WordKeys)],
        Remove = new FormAction("Remove", $"remove:{path}", FormParts.AllFiles, (all, _) => all
            .WithYaml(FormFiles.Shared, yaml => yaml.Remove(path)).WithTexts(text => text.WithYaml(yaml => yaml.Remove($"fields/{field}/options/{option}")))),
    };
}
