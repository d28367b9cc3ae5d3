namespace CyberAware.Core.Editing.Forms;

/// <summary>The form of what the portal shows where: the number and the topics of the home page, the menu.</summary>
internal static class SettingsForm
{
    private static readonly string[] Keys = ["hotline", "emergency-contacts", "urgent-advisors", "topics", "figures", "menu", "about"];

    public static IReadOnlyList<FormSection> Layout(FormFiles files)
    {
        var parts = new FormParts(files);
        return
        [
            new FormSection("Settings.help")
            {
                Fields =
                [
                    parts.Data("Settings.hotline", "hotline", FieldKind.Line, Keys, true, 60).PointingTo(FieldTarget.Contact),
                    parts.Data("Settings.emergency-contacts", "emergency-contacts", FieldKind.List, Keys, true).PointingTo(FieldTarget.Contact),
                    parts.Data("Settings.urgent-advisors", "urgent-advisors", FieldKind.List, Keys, true).PointingTo(FieldTarget.Advisor),
                ],
            },
            new FormSection("Settings.home")
            {
                Fields =
                [
                    parts.Data("Settings.topics", "topics", FieldKind.List, Keys, true).PointingTo(FieldTarget.Page),
                    parts.Data("Settings.figures", "figures", FieldKind.List, Keys, true).PointingTo(FieldTarget.Indicator),
                ],
            },
            new FormSection("Settings.menus")
            {
                Fields =
                [
                    parts.Data("Settings.menu", "menu", FieldKind.List, Keys, true).PointingTo(FieldTarget.Page),
                    parts.Data("Settings.about", "about", FieldKind.List, Keys, true).PointingTo(FieldTarget.Page),
                ],
            },
        ];
    }
}
