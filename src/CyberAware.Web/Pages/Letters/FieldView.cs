using CyberAware.Core.Letters;

namespace CyberAware.Web.Pages.Letters;

/// <summary>One field of the form, with what was typed into it.</summary>
/// <param name="Field">The field.</param>
/// <param name="Text">Its words.</param>
/// <param name="Values">What was typed or chosen.</param>
/// <param name="Error">What is wrong with it, in words; null when nothing is.</param>
/// <param name="Source">Number of the source that demands it, in the list below the form; 0 when none does.</param>
public sealed record FieldView(LetterField Field, LetterFieldText Text, IReadOnlyList<string> Values, string? Error, int Source)
{
    private const int CharactersPerRow = 160;
    private const int FewestRows = 2;
    private const int MostRows = 8;

    public string Name => LetterForm.Prefix + Field.Id;

    public string Id => InputId(Field);

    public string HintId => $"site-hint-{Field.Id}";

    public string ErrorId => $"site-error-{Field.Id}";

    public string Value => Values.Count > 0 ? Values[0] : "";

    public bool HasHint => Text.Hint is not null || Text.Why is not null || Text.Example is not null || Source > 0 || IsDate;

    /// <summary>Ids of what describes the field; null when nothing does.</summary>
    public string? DescribedBy => string.Join(' ', new[] { HasHint ? HintId : null, Error is null ? null : ErrorId }.OfType<string>()) is { Length: > 0 } ids ? ids : null;

    /// <summary>What an input without options is to a browser.</summary>
    public string InputType => Field switch
    {
        { Kind: LetterFieldKind.Checks } => "checkbox",
        { Kind: LetterFieldKind.Choice } => "radio",
        { Format: LetterFieldFormat.Email } => "email",
        { Format: LetterFieldFormat.Phone } => "tel",
        _ => "text",
    };

    /// <summary>Whether it is a day: typed as text, since pickers of browsers show it in the browser's language, not the page's.</summary>
    public bool IsDate => Field.Kind == LetterFieldKind.Date;

    /// <summary>The keyboard that a phone shows; null for the usual one.</summary>
    public string? InputMode => Field switch
    {
        { Kind: LetterFieldKind.Date } => "decimal",
        { Format: LetterFieldFormat.Number } => "numeric",
        { Format: LetterFieldFormat.Email } => "email",
        { Format: LetterFieldFormat.Phone } => "tel",
        _ => null,
    };

    public int Rows => Math.Clamp(Field.MaxLength / CharactersPerRow, FewestRows, MostRows);

    /// <summary>Id of a field's input, or of its first option.</summary>
    public static string InputId(LetterField field) =>
        field.Options.Count > 0 ? $"site-field-{field.Id}-{field.Options[0]}" : $"site-field-{field.Id}";
}
