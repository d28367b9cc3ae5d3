namespace CyberAware.Core.Editing.Forms;

/// <summary>The form of the words that mean the same to a person who searches.</summary>
internal static class SynonymForm
{
    private static readonly string[] Keys = ["words", "page", "contact"];

    public static IReadOnlyList<FormSection> Layout(FormFiles files) =>
    [
        ListForm.CreateUnnamed(
            files, "Synonyms", "Synonym", "words", "words: []",
            (parts, path) =>
            [
                parts.Data("Synonym.words", path + "words", FieldKind.List, Keys, true),
                parts.Data("Synonym.page", path + "page", FieldKind.Line, Keys, false, 160).PointingTo(FieldTarget.Place),
                parts.Data("Synonym.contact", path + "contact", FieldKind.Line, Keys, false, 60).PointingTo(FieldTarget.Contact),
            ]),
    ];
}
