using CyberAware.Core.Documents.Yaml;

namespace CyberAware.Core.Editing.Forms;

/// <summary>Makes the form of a file that is one list; each item is folded under its name.</summary>
internal static class ListForm
{
    /// <summary>The list whose items other documents know by their ids.</summary>
    /// <param name="files">The file.</param>
    /// <param name="label">Name of the words above the list.</param>
    /// <param name="itemLabel">Name of the words for an item.</param>
    /// <param name="titlePath">Where an item says what it is called; <c>{0}</c> stands for the language.</param>
    /// <param name="newItem">A new item by its id, as the file holds it.</param>
    /// <param name="fields">The lines of an item by the begin of its paths.</param>
    public static FormSection Create(
        FormFiles files, string label, string itemLabel, string titlePath, Func<string, string> newItem, Func<FormParts, string, IReadOnlyList<FormField>> fields)
    {
        var items = files.Data.Yaml.Items("");
        var ids = items.Select((_, at) => files.Data.Value($"{at}/id")).ToList();
        return new FormSection(label)
        {
            Sections = [.. ids.Select((id, at) => Item(files, itemLabel, at, TitleOf(files, $"{at}/{titlePath}"), fields) with { Id = id })],
            Add = new FormAction(itemLabel, "add:", [FormFiles.Shared], (all, id) => all.WithYaml(FormFiles.Shared, yaml => yaml.Append("", newItem(id)))) { TakenIds = [.. ids.OfType<string>()] },
        };
    }

    /// <summary>The same of a list whose items have no ids; each is called by its first words.</summary>
    public static FormSection CreateUnnamed(
        FormFiles files, string label, string itemLabel, string wordsPath, string newItem, Func<FormParts, string, IReadOnlyList<FormField>> fields) => new(label)
        {
            Sections = [.. files.Data.Yaml.Items("").Select((_, at) =>
            {
                var words = string.Join(", ", files.Data.Yaml.Items($"{at}/{wordsPath}").OfType<YamlNode.Scalar>().Select(item => item.Value).Take(4));
                return Item(files, itemLabel, at, new Bilingual(words, words), fields) with { Number = at + 1 };
            })],
            Add = new FormAction(itemLabel, "add:", [FormFiles.Shared], (all, _) => all.WithYaml(FormFiles.Shared, yaml => yaml.Append("", newItem))),
        };

    private static FormSection Item(FormFiles files, string label, int at, Bilingual title, Func<FormParts, string, IReadOnlyList<FormField>> fields) => new(label)
    {
        Title = title,
        IsOneOfMany = true,
        Fields = fields(new FormParts(files), $"{at}/"),
        Remove = FormParts.RemoveItem("Remove", $"{at}"),
    };

    private static Bilingual TitleOf(FormFiles files, string path)
    {
        var words = Language.All.Select(language =>
            files.Data.Value(path.Contains("{0}", StringComparison.Ordinal) ? path.Replace("{0}", language.Tag, StringComparison.Ordinal) : $"{path}/{language}") ?? files.Data.Value(path) ?? "").ToList();
        return new Bilingual(words[0], words[1]);
    }
}
