using CyberAware.Core.Documents.Yaml;

namespace CyberAware.Core.Editing.Forms;

/// <summary>Makes the lines of a form from what the files hold.</summary>
internal sealed class FormParts(FormFiles files)
{
    public const int TitleLength = 90;
    public const int ShortTitleLength = 40;
    public const int SummaryLength = 200;

    /// <summary>The shared file and both texts.</summary>
    public static readonly IReadOnlyList<string> AllFiles = [FormFiles.Shared, .. Language.All.Select(language => language.Tag)];

    /// <summary>The keys of a text's front matter in their usual order.</summary>
    public static readonly string[] HeadKeys = ["title", "short-title", "summary", "card", "poster", "updated"];

    /// <summary>A value of a file.</summary>
    /// <param name="file">Key of the file.</param>
    /// <param name="path">Where it stands.</param>
    /// <param name="kind">What it takes.</param>
    /// <param name="order">The keys around it in their usual order.</param>
    public FormCell Cell(string file, string path, FieldKind kind, IReadOnlyList<string>? order = null) => new(file, path, kind, Shown(files[file], path, kind))
    {
        Language = Language.Find(file),
        Line = files[file].LineOf(path),
        ItemLine = path.LastIndexOf('/') is > 0 and var end && !path.StartsWith('@') ? files[file].LineOf(path[..end]) : 0,
        Order = order,
    };

    /// <summary>A line with a value of the file that both languages share.</summary>
    public FormField Data(string label, string path, FieldKind kind, IReadOnlyList<string> order, bool isRequired = false, int max = 0) =>
        new(label, [Cell(FormFiles.Shared, path, kind, order) with { IsRequired = isRequired, MaxLength = max }]);

    /// <summary>A line with a list of the shared file that says so when it is empty.</summary>
    public FormField EmptyList(string label, string path, IReadOnlyList<string> order) => new(label, [Cell(FormFiles.Shared, path, FieldKind.List, order) with { KeepsEmpty = true }]);

    /// <summary>A line with one of several words of the shared file.</summary>
    public FormField Choice(string label, string path, IReadOnlyList<string> choices, IReadOnlyList<string> order, bool isRequired = true) =>
        new(label, [Cell(FormFiles.Shared, path, FieldKind.Choice, order) with { IsRequired = isRequired, Choices = choices }]);

    /// <summary>The same with one of several parts of the document, or none.</summary>
    public FormField PartOf(string label, string path, IReadOnlyDictionary<string, Bilingual> titles, IReadOnlyList<string> order) =>
        new(label, [Cell(FormFiles.Shared, path, FieldKind.Choice, order) with { Choices = [.. titles.Keys], ChoiceTitles = titles }]);

    /// <summary>A line with the same place of both texts.</summary>
    public FormField Both(string label, string path, FieldKind kind, int max = 0, bool isRequired = false, IReadOnlyList<string>? order = null) =>
        new(label, [.. Language.All.Select(language => Cell(language.Tag, path, kind, order) with { IsRequired = isRequired, MaxLength = max })]);

    /// <summary>A line with words of the shared file that are one text for both languages, or a text for each.</summary>
    public FormField Localized(string label, string path, int max, IReadOnlyList<string> order, bool isRequired = false)
    {
        var single = files.Data.Yaml.Find(path) as YamlNode.Scalar;
        return new(label, [.. Language.All.Select(language =>
            new FormCell(FormFiles.Shared, $"{path}/{language}", FieldKind.Text, (single is null ? files.Data.Value($"{path}/{language}") : single.Value) ?? "")
            {
                Language = language,
                IsRequired = isRequired,
                MaxLength = max,
                Line = files.Data.LineOf(single is null ? $"{path}/{language}" : path),
                Order = order,
                SharedPath = single is null ? null : path,
            })]);
    }

    /// <summary>The front matter that texts of pages, quizzes and warnings have alike.</summary>
    public FormSection Head() => new("Head")
    {
        Fields =
        [
            Both("Head.title", "title", FieldKind.Text, TitleLength, true, HeadKeys),
            Both("Head.short-title", "short-title", FieldKind.Line, ShortTitleLength, false, HeadKeys),
            Both("Head.summary", "summary", FieldKind.Text, SummaryLength, true, HeadKeys),
            Both("Head.card", "card", FieldKind.Line, TextHead.CardLength, false, HeadKeys),
            Both("Head.updated", "updated", FieldKind.Date, 0, false, HeadKeys),
        ],
    };

    /// <summary>Takes an item of a list in the shared file away.</summary>
    public static FormAction RemoveItem(string label, string path) => new(label, $"remove:{path}", [FormFiles.Shared], (all, _) => all.WithYaml(FormFiles.Shared, yaml => yaml.Remove(path)))
    {
        Removes = $"{FormFiles.Shared}:{path}/",
    };

    /// <summary>Adds an item of a list in the shared file, and in both texts a point of the list under a heading.</summary>
    public static FormAction AddOption(FormFiles files, string label, string path, string heading, Func<string, string> item, IReadOnlyList<string> order) =>
        new(label, $"add:{path}", AllFiles, (all, id) => all.WithYaml(FormFiles.Shared, yaml => yaml.Append(path, item(id), order)).WithTexts(text => text.AddOption(heading, id)))
        {
            TakenIds = [.. files.Data.Yaml.Items(path).Select((_, at) => files.Data.Value($"{path}/{at}/id")).OfType<string>()],
        };

    /// <summary>The other way round.</summary>
    public static FormAction RemoveOption(string label, string path, string heading, string id) =>
        new(label, $"remove:{path}", AllFiles, (all, _) => all.WithYaml(FormFiles.Shared, yaml => yaml.Remove(path)).WithTexts(text => text.RemoveOption(heading, id)))
        {
            Removes = $"{FormFiles.Shared}:{path}/",
        };

    /// <summary>Takes an item of a list in the shared file away, and in both texts the section of its name.</summary>
    public static FormAction RemoveSection(string label, string path, string heading) =>
        new(label, $"remove:{path}", AllFiles, (all, _) => all.WithYaml(FormFiles.Shared, yaml => yaml.Remove(path)).WithTexts(text => text.RemoveSection(heading)))
        {
            Removes = $"{FormFiles.Shared}:{path}/",
        };

    private static string Shown(FormFile file, string path, FieldKind kind) => kind is FieldKind.List or FieldKind.Choices
        ? string.Join('\n', file.Yaml.Items(path).OfType<YamlNode.Scalar>().Select(item => item.Value))
        : FieldValue.Show(kind, file.Value(path) ?? "");
}
