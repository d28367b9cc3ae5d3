using CyberAware.Core.Actions;

namespace CyberAware.Core.Editing.Forms;

/// <summary>The form of a list of recommended actions: the words in both languages, and where readers learn how.</summary>
internal static class ActionForm
{
    private static readonly string[] Keys = ["id", "weight", "link", "contact", "who", "when", "text", "why", "reason", "at-hand"];
    private static readonly string[] Weights = ["1", "2", "3"];

    public static IReadOnlyList<FormSection> Layout(FormFiles files) =>
    [
        ListForm.Create(
            files, "Actions", "Action", "text",
            id => $"id: {id}\nlink: \"\"\ntext:\n  kk: \"\"\n  ru: \"\"",
            (parts, path) =>
            [
                parts.Localized("Action.text", path + "text", MaxLength, Keys, true),
                parts.Localized("Action.why", path + "why", MaxLength, Keys),
                parts.Localized("Action.at-hand", path + "at-hand", MaxLength, Keys),
                parts.Localized("Action.reason", path + "reason", MaxLength, Keys),
                parts.Choice("Action.who", path + "who", RecommendedAction.Doers, Keys, false),
                parts.Choice("Action.when", path + "when", RecommendedAction.Times, Keys, false),
                parts.Data("Action.link", path + "link", FieldKind.Line, Keys, false, 160).PointingTo(FieldTarget.Place),
                parts.Data("Action.contact", path + "contact", FieldKind.Line, Keys, false, 60).PointingTo(FieldTarget.Contact),
                parts.Choice("Action.weight", path + "weight", Weights, Keys, false),
            ]),
    ];

    private const int MaxLength = 240;
}
