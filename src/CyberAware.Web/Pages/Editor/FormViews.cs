using CyberAware.Core.Editing.Forms;
using CyberAware.Web.Pages.Account;

namespace CyberAware.Web.Pages.Editor;

/// <summary>A part of a form on the screen.</summary>
/// <param name="Section">The part.</param>
/// <param name="Page">The screen.</param>
/// <param name="Level">Level of its heading.</param>
public sealed record FormSectionView(FormSection Section, FormModel Page, int Level)
{
    /// <summary>What stands above it.</summary>
    public string Title => Section.Title?[Page.Language] is { Length: > 0 } title ? title : Page.FormWords.Label(Section.Label);

    /// <summary>Anchor of the part around it; parts of different ones may have the same name.</summary>
    public string Around { get; init; } = "site-part";

    public string Anchor => $"{Around}-{Section.Label}" + (Section.Id is { } id ? "-" + id : Section.Number > 0 ? $"-{Section.Number}" : "");
}

/// <summary>A line of a form on the screen.</summary>
/// <param name="Field">The line.</param>
/// <param name="Page">The screen.</param>
public sealed record FormFieldView(FormField Field, FormModel Page)
{
    public string Label => Page.FormWords.Label(Field.Label) + (Field.Name is { } name ? $" ({name})" : "");

    public string? Hint => Page.FormWords.Hint(Field.Label);

    public string HintId => AccountField.IdOf(Field.Cells[0].Name) + "-hint";
}

/// <summary>A list of a form on the screen.</summary>
/// <param name="Table">The list.</param>
/// <param name="Page">The screen.</param>
public sealed record FormTableView(FormTable Table, FormModel Page);

/// <summary>A value with the words by which a list of mistakes names it.</summary>
/// <param name="Cell">The value.</param>
/// <param name="Part">The part that it belongs to; empty for none that has a name.</param>
/// <param name="Label">The part and the field.</param>
public sealed record FormPlace(FormCell Cell, string Part, string Label);

/// <summary>A value of a form on the screen.</summary>
/// <param name="Cell">The value.</param>
/// <param name="Label">Name of its words.</param>
/// <param name="Page">The screen.</param>
public sealed record FormCellView(FormCell Cell, string Label, FormModel Page)
{
    /// <summary>Id of the hint that stands above it; null for none.</summary>
    public string? HintId { get; init; }

    public string Id => AccountField.IdOf(Cell.Name);

    public string Value => Page.ValueOf(Cell);

    /// <summary>What is wrong with it; the list above the form names the field too.</summary>
    public string? Error => Page.ErrorOf(Cell.Name) is not { } told ? null
        : Page.Filled!.Errors.TryGetValue(Cell.Name, out var error) ? Page.FormWords.Error(error, Cell.MaxLength) : told;

    public bool CanWrite => Page.CanWriteFile(Cell.File);

    /// <summary>Id of the list that it takes a name from; null for a field that names nothing.</summary>
    public string? ListId => Cell.Target == FieldTarget.None ? null : FormPicks.ListId(Cell);

    /// <summary>Whether it is a list of names, of which each has a field of its own.</summary>
    public bool IsNames => Cell.Kind == FieldKind.List && ListId is not null;

    /// <summary>The names, and room for further ones.</summary>
    public IEnumerable<string> Names =>
        Value.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Concat(Enumerable.Repeat("", CanWrite ? FormCell.EmptyNames : 0)).DefaultIfEmpty("");

    /// <summary>Whether the name at a place, from 0, has just been put before another one.</summary>
    public bool IsRaised(int at) => Page.Pressed is { } pressed && pressed.Name == Cell.RaiseName(at + 1);

    public string? DescribedBy => string.Join(' ', new[] { HintId, Error is null ? null : Id + "-error", ListId is null || IsNames ? null : Id + "-title" }.OfType<string>()) is { Length: > 0 } ids ? ids : null;

    /// <summary>Kind of the input; null where it is none of one line.</summary>
    public string? InputType => Cell.Kind switch
    {
        _ when Value.Contains('\n') => null,
        FieldKind.Date when IsFit => "date",
        FieldKind.Moment when IsFit => "datetime-local",
        FieldKind.Line or FieldKind.Whole or FieldKind.Number or FieldKind.Date or FieldKind.Moment => "text",
        _ => null,
    };

    public string? InputMode => Cell.Kind switch
    {
        FieldKind.Whole => "numeric",
        FieldKind.Number => "decimal",
        _ => null,
    };

    public int Rows => Cell.Kind switch
    {
        FieldKind.Markup when !IsLongText => 2,
        FieldKind.Markup => Math.Clamp(Value.Split('\n').Length + 2, 4, 24),
        FieldKind.List => Math.Clamp(Value.Split('\n').Length + 1, 2, 8),
        _ => Math.Clamp((Value.Length / 45) + 1, 1, 6),
    };

    /// <summary>Whether it gets the room of a text with markup; what may stay empty takes little until somebody writes there.</summary>
    public bool IsLongText => Cell.Kind == FieldKind.Markup && (Cell.IsRequired || Value.Length > 0);

    // A browser shows nothing where a day should stand that it can't read.
    private bool IsFit => Cell.IsFit && Error is null;
}
