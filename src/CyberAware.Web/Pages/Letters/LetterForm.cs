using CyberAware.Core.Letters;
using Microsoft.Extensions.Primitives;

namespace CyberAware.Web.Pages.Letters;

/// <summary>What a reader sent: the fields, and what to make of them. It lives as long as the request.</summary>
/// <param name="Values">What was typed and chosen, by the field's id.</param>
/// <param name="Wanted">What to answer with: <see cref="Document"/>, <see cref="Form"/>, or the letter itself.</param>
public sealed record LetterForm(IReadOnlyDictionary<string, IReadOnlyList<string>> Values, string? Wanted)
{
    /// <summary>Before the name of each field, so that no field of a letter can be called like another one.</summary>
    public const string Prefix = "f-";

    /// <summary>Field that says what to answer with.</summary>
    public const string WantedField = "as";

    /// <summary>A document of Word.</summary>
    public const string Document = "docx";

    /// <summary>The form again, filled in.</summary>
    public const string Form = "form";

    /// <summary>A form without values.</summary>
    public static readonly LetterForm Empty = new(new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal), null);

    /// <summary>Reads a form; unknown fields and options are left out.</summary>
    public static LetterForm Read(Letter letter, IFormCollection form) => new(
        letter.Fields.ToDictionary(field => field.Id, field => LetterFieldCheck.Clean(field, Typed(form[Prefix + field.Id])), StringComparer.Ordinal),
        form[WantedField] is [{ } wanted, ..] ? wanted : null);

    /// <summary>The values of a field; none when it was left empty.</summary>
    public IReadOnlyList<string> Of(LetterField field) => Values.GetValueOrDefault(field.Id, []);

    private static IEnumerable<string> Typed(StringValues values) => values.OfType<string>();
}
