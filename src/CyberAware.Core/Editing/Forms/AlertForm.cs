using CyberAware.Core.Alerts;
using CyberAware.Core.Pages;

namespace CyberAware.Core.Editing.Forms;

/// <summary>The form of a warning: how grave it is, how long it counts, and its text.</summary>
internal static class AlertForm
{
    private static readonly string[] Keys = ["severity", "urgency", "certainty", "issued", "expires", "icon", "sources", "page", "advisor", "drawing"];

    public static IReadOnlyList<FormSection> Layout(FormFiles files)
    {
        var parts = new FormParts(files);
        return
        [
            parts.Head(),
            new FormSection("Alert.text") { Fields = [parts.Both("Alert.body", FormFile.BodyPath, FieldKind.Markup, 0, true)] },
            new FormSection("Alert")
            {
                Fields =
                [
                    parts.Data("Alert.issued", "issued", FieldKind.Moment, Keys, true),
                    parts.Data("Alert.expires", "expires", FieldKind.Moment, Keys, true),
                    parts.Choice("Alert.severity", "severity", Alert.Severities, Keys),
                    parts.Choice("Alert.urgency", "urgency", Alert.Urgencies, Keys),
                    parts.Choice("Alert.certainty", "certainty", Alert.Certainties, Keys),
                    parts.Choice("Icon", "icon", PageSettings.Icons, Keys),
                    parts.Choice("Drawing", "drawing", Drawings.Names, Keys, false),
                    parts.Data("Alert.sources", "sources", FieldKind.List, Keys, true).PointingTo(FieldTarget.Source),
                    parts.Data("Alert.page", "page", FieldKind.Line, Keys, false, 120).PointingTo(FieldTarget.Page),
                    parts.Data("Alert.advisor", "advisor", FieldKind.Line, Keys, false, 120).PointingTo(FieldTarget.Outcome),
                ],
            },
        ];
    }
}
