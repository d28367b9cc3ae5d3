using CyberAware.Core.Documents;
using CyberAware.Core.Documents.Yaml;

namespace CyberAware.Core.Editing.Forms;

/// <summary>What became of a form that was sent.</summary>
/// <param name="Form">The form with all values that could be taken.</param>
/// <param name="Typed">What was typed where that could not be taken, by the name of the field.</param>
/// <param name="Errors">What is wrong, by the name of the field.</param>
/// <param name="Changed">Names of the fields whose value was changed.</param>
public sealed record FilledForm(
    DocumentForm Form, IReadOnlyDictionary<string, string> Typed, IReadOnlyDictionary<string, FieldError> Errors, IReadOnlySet<string> Changed)
{
    /// <summary>A form that nobody has filled in yet.</summary>
    public static FilledForm From(DocumentForm form) =>
        new(form, new Dictionary<string, string>(), new Dictionary<string, FieldError>(), new HashSet<string>());
}

/// <summary>
/// A document as a form: a view of its files. Filling it in changes the values that differ within the texts, and nothing else.
/// Only what it shows can be changed by it.
/// </summary>
public sealed class DocumentForm
{
    /// <summary>Most values of a form; what is longer comes to the screen in parts.</summary>
    public const int MaxCells = 4000;

    /// <summary>Most values that are sent at once: with the texts and versions that go along they must fit into a request.</summary>
    public const int MaxValues = 900;

    private readonly Func<FormFiles, IReadOnlyList<FormSection>> layout;
    private readonly FormFiles files;

    private DocumentForm(Func<FormFiles, IReadOnlyList<FormSection>> layout, FormFiles files) =>
        (this.layout, this.files, Sections) = (layout, files, layout(files));

    /// <summary>Its parts.</summary>
    public IReadOnlyList<FormSection> Sections { get; }

    /// <summary>All values.</summary>
    public IEnumerable<FormCell> Cells => Sections.SelectMany(section => section.Cells);

    /// <summary>All buttons.</summary>
    public IEnumerable<FormAction> Actions => Sections.SelectMany(section => section.Actions);

    /// <summary>The texts by the key of the file.</summary>
    public IReadOnlyDictionary<string, string> Texts => files.Files.ToDictionary(file => file.Key, file => file.Value.Text, StringComparer.Ordinal);

    /// <summary>The files that the form of a file's document shows, by key; null when there is no form.</summary>
    /// <param name="path">Path of any of them.</param>
    public static IReadOnlyDictionary<string, string>? FilesOf(string path) => FormLayouts.FilesOf(path);

    /// <summary>Reads the form of a document.</summary>
    /// <param name="path">Path of one of its files.</param>
    /// <param name="texts">The texts of all files of <see cref="FilesOf"/>, by key.</param>
    /// <returns>The form; null when a text can't be read as one, or has more values than a form can send.</returns>
    public static DocumentForm? Read(string path, IReadOnlyDictionary<string, string> texts)
    {
        if (FilesOf(path) is not { } names || names.Keys.Any(key => !texts.ContainsKey(key)))
        {
            return null;
        }

        var read = names.ToDictionary(name => name.Key, name => FormFile.Read(texts[name.Key], name.Value.EndsWith(".md", StringComparison.Ordinal)), StringComparer.Ordinal);
        if (read.ContainsValue(null) || FormLayouts.For(path) is not { } layout)
        {
            return null;
        }

        var form = new DocumentForm(layout, new FormFiles(read.ToDictionary(file => file.Key, file => file.Value!, StringComparer.Ordinal)));
        return form.Cells.Skip(MaxCells).Any() || form.Sections.Sum(UnfoldedValues) + form.Sections.Max(LargestPart) > MaxValues ? null : form;
    }

    // What is always sent, and what one part that is opened adds to it.
    private static int UnfoldedValues(FormSection part) => part.IsOneOfMany ? 0
        : part.Sections.Sum(UnfoldedValues) + (part with { Sections = [] }).Cells.Sum(cell => cell.SentValues);

    private static int LargestPart(FormSection part) => part.IsOneOfMany ? part.Cells.Sum(cell => cell.SentValues) : part.Sections.Select(LargestPart).DefaultIfEmpty().Max();

    /// <summary>Takes over what was sent.</summary>
    /// <param name="sent">The values of a field by its name; null when the field was not sent, and stays as it is.</param>
    /// <param name="canWrite">Whether the file of a key may be changed; fields of others count for nothing.</param>
    public FilledForm Fill(Func<string, string?> sent, Func<string, bool> canWrite)
    {
        var changed = files;
        var (typed, errors) = (new Dictionary<string, string>(StringComparer.Ordinal), new Dictionary<string, FieldError>(StringComparer.Ordinal));
        var touched = new HashSet<string>(StringComparer.Ordinal);
        foreach (var group in Sections.SelectMany(section => section.Cells).Where(cell => canWrite(cell.File)).GroupBy(cell => (cell.File, Path: cell.SharedPath ?? cell.Path)))
        {
            var values = new List<string>();
            foreach (var cell in group)
            {
                var text = sent(cell.Name) is { } given ? Received(cell, FrontMatter.WithoutRefused(given.ReplaceLineEndings("\n"))) : cell.Value;
                var (value, error) = FieldValue.Read(cell, text);
                if (text != cell.Value)
                {
                    touched.Add(cell.Name);
                }

                if (error is { } wrong)
                {
                    (typed[cell.Name], errors[cell.Name]) = (text, wrong);
                }

                values.Add(value);
                if (error is null && text != cell.Value && cell.SharedPath is null)
                {
                    var filled = Set(changed, cell, value);
                    if (filled[cell.File].Holds(cell.Path, value, changed[cell.File]))
                    {
                        changed = filled;
                    }
                    else
                    {
                        (typed[cell.Name], errors[cell.Name]) = (text, FieldError.OtherPart);
                    }
                }
            }

            var first = group.First();
            if (first.SharedPath is { } shared && group.All(cell => !errors.ContainsKey(cell.Name)) && group.Any(cell => touched.Contains(cell.Name)))
            {
                changed = changed.WithYaml(first.File, yaml => values.All(value => value.Length == 0) && !first.IsRequired ? yaml.Remove(shared) : yaml.SetBoth(shared, values[0], values[^1]));
            }
        }

        var form = new DocumentForm(layout, changed);
        form.CheckLanguages(typed, errors, canWrite);
        return new FilledForm(form, typed, errors, touched);
    }

    /// <summary>Does what a button is for.</summary>
    /// <param name="action">The button, one of <see cref="Actions"/>.</param>
    /// <param name="id">The name that was typed for a new part.</param>
    /// <param name="error">What is wrong with the name; null when the form was changed.</param>
    public DocumentForm Do(FormAction action, string id, out FieldError? error)
    {
        error = action.TakenIds is not { } taken ? null : !ContentPath.IsAnchor(id) || id.Length > 60 ? FieldError.NotId : taken.Contains(id) ? FieldError.TakenId : null;
        return error is null ? new DocumentForm(layout, action.Work(files, id)) : this;
    }

    /// <summary>Whether a value goes away with what a button takes away.</summary>
    public static bool Removes(FormAction action, string field) => action.Removes is { } begin && field.StartsWith(begin, StringComparison.Ordinal);

    /// <summary>What was typed and still has its field after a button; the rows behind one that goes away get other names.</summary>
    public static IReadOnlyDictionary<string, string> Keeps(FormAction action, IReadOnlyDictionary<string, string> typed) => action.Removes is not { } item ? typed
        : typed.Where(field => !field.Key.StartsWith(item[..(item.TrimEnd('/').LastIndexOfAny(['/', ':']) + 1)], StringComparison.Ordinal)).ToDictionary();

    private static FormFiles Set(FormFiles files, FormCell cell, string value) =>
        cell.Path.StartsWith('@') ? files.With(cell.File, file => file.SetMarkup(cell.Path, value))
        : files.WithYaml(cell.File, yaml =>
            cell.Kind is FieldKind.List or FieldKind.Choices ? yaml.SetList(cell.Path, value.Split('\n', StringSplitOptions.RemoveEmptyEntries), cell.Order, cell.KeepsEmpty)
            : value.Length == 0 ? yaml.Remove(cell.Path)
            : yaml.Set(cell.Path, value, cell.Order));

    // Ticks come in the order of the screen, and the file keeps its own; blank lines around a text say nothing.
    private static string Received(FormCell cell, string text) => cell.Kind switch
    {
        FieldKind.Choices => string.Join(
            '\n', text.Split('\n', StringSplitOptions.RemoveEmptyEntries).OrderBy(choice => cell.Value.Split('\n').ToList().IndexOf(choice) is >= 0 and var at ? at : int.MaxValue)),
        FieldKind.Markup => text.Trim('\n'),
        _ => text,
    };

    // What is said in one language is said in both.
    private void CheckLanguages(Dictionary<string, string> typed, Dictionary<string, FieldError> errors, Func<string, bool> canWrite)
    {
        foreach (var field in AllFields(Sections).Where(field => field.Cells is [{ IsRequired: false, Language: not null }, { Language: not null }]))
        {
            var isEmpty = field.Cells.Select(cell => (typed.GetValueOrDefault(cell.Name) ?? cell.Value).Length == 0).ToList();
            if (isEmpty[0] != isEmpty[1] && field.Cells[isEmpty[0] ? 0 : 1] is var missing && canWrite(missing.File))
            {
                errors.TryAdd(missing.Name, FieldError.OtherLanguage);
            }
        }
    }

    private static IEnumerable<FormField> AllFields(IEnumerable<FormSection> sections) => sections.SelectMany(section => section.Fields.Concat(AllFields(section.Sections)));
}
