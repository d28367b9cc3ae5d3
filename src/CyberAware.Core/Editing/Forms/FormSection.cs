using CyberAware.Core.Documents.Yaml;

namespace CyberAware.Core.Editing.Forms;

/// <summary>A line of a form: what it is called, and its value, or one in each language.</summary>
/// <param name="Label">Name of its words among the screens' texts.</param>
/// <param name="Cells">The values, Kazakh first.</param>
public sealed record FormField(string Label, IReadOnlyList<FormCell> Cells)
{
    /// <summary>What the document itself calls the line; null when only <see cref="Label"/> does.</summary>
    public string? Name { get; init; }

    /// <summary>The same line whose values name something.</summary>
    /// <param name="target">What they name.</param>
    /// <param name="page">Path of the page of an anchor, without the leading slash.</param>
    internal FormField PointingTo(FieldTarget target, string? page = null) => this with { Cells = [.. Cells.Select(cell => cell with { Target = target, TargetPage = page })] };
}

/// <summary>A list whose items have one line each.</summary>
/// <param name="Label">Name of its words among the screens' texts.</param>
/// <param name="Columns">Names of the words above its columns.</param>
/// <param name="Rows">Its rows.</param>
/// <param name="Add">Adds a row.</param>
public sealed record FormTable(string Label, IReadOnlyList<string> Columns, IReadOnlyList<FormRow> Rows, FormAction Add)
{
    /// <summary>Whether a button has taken away a row that stood here.</summary>
    public bool HadRow(FormAction action) => action.Name.StartsWith(Add.Name.Replace("add:", "remove:", StringComparison.Ordinal) + "/", StringComparison.Ordinal);
}

/// <summary>A row of a table.</summary>
/// <param name="Cells">Its values, one for each column.</param>
/// <param name="Remove">Takes it away.</param>
public sealed record FormRow(IReadOnlyList<FormCell> Cells, FormAction Remove);

/// <summary>A part of a form.</summary>
/// <param name="Label">Name of the words above it.</param>
public sealed record FormSection(string Label)
{
    /// <summary>What the document itself calls it; null when only <see cref="Label"/> does.</summary>
    public Bilingual? Title { get; init; }

    /// <summary>The name by which other documents know it; null when they don't.</summary>
    public string? Id { get; init; }

    /// <summary>Its place among its like, from 1, where they have no names; 0 for one that has.</summary>
    public int Number { get; init; }

    /// <summary>Whether it is one of many, so that it is shown folded.</summary>
    public bool IsOneOfMany { get; init; }

    /// <summary>Its lines.</summary>
    public IReadOnlyList<FormField> Fields { get; init; } = [];

    /// <summary>Its lists.</summary>
    public IReadOnlyList<FormTable> Tables { get; init; } = [];

    /// <summary>The parts that it consists of.</summary>
    public IReadOnlyList<FormSection> Sections { get; init; } = [];

    /// <summary>Adds a part; null when none can be added.</summary>
    public FormAction? Add { get; init; }

    /// <summary>Takes it away; null when that can't be done.</summary>
    public FormAction? Remove { get; init; }

    /// <summary>All values in it.</summary>
    public IEnumerable<FormCell> Cells =>
        Fields.SelectMany(line => line.Cells).Concat(Tables.SelectMany(table => table.Rows).SelectMany(row => row.Cells)).Concat(Sections.SelectMany(section => section.Cells));

    /// <summary>All buttons in it.</summary>
    public IEnumerable<FormAction> Actions =>
        new[] { Add, Remove }.OfType<FormAction>().Concat(Fields.SelectMany(line => line.Cells).SelectMany(FormAction.Raising)).Concat(Tables.SelectMany(table => table.Rows.Select(row => row.Remove).Append(table.Add))).Concat(Sections.SelectMany(section => section.Actions));
}

/// <summary>A button that adds a row or a part, takes it away, or puts a name before another one.</summary>
public sealed class FormAction
{
    internal FormAction(string label, string name, IReadOnlyCollection<string> files, Func<FormFiles, string, FormFiles> work) =>
        (Label, Name, Files, Work) = (label, name, files, work);

    /// <summary>The buttons of a list of names.</summary>
    internal static IEnumerable<FormAction> Raising(FormCell cell) => Enumerable.Range(0, cell.Names.Count).Where(at => cell.RaiseName(at) is not null)
        .Select(at => new FormAction("Raise", cell.RaiseName(at)!, [cell.File], (all, _) => all.WithYaml(cell.File, yaml =>
        {
            var names = yaml.Items(cell.Path).OfType<YamlNode.Scalar>().Select(item => item.Value).ToList();
            (names[at - 1], names[at]) = (names[at], names[at - 1]);
            return yaml.SetList(cell.Path, names, cell.Order, cell.KeepsEmpty);
        })));

    /// <summary>Name of its words among the screens' texts.</summary>
    public string Label { get; }

    /// <summary>Its name, which nothing else has.</summary>
    public string Name { get; }

    /// <summary>Keys of the files that it changes.</summary>
    public IReadOnlyCollection<string> Files { get; }

    /// <summary>The names that the new part may not have; null when it has none.</summary>
    public IReadOnlyCollection<string>? TakenIds { get; init; }

    /// <summary>Begin of the names of the values that go with it; null for one that takes nothing away.</summary>
    internal string? Removes { get; init; }

    internal Func<FormFiles, string, FormFiles> Work { get; }
}
