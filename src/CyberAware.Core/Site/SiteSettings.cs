namespace CyberAware.Core.Site;

/// <summary>What the portal shows where: <c>content/site/settings.yml</c>.</summary>
/// <param name="Hotline">The contact whose number the home page shows: money that was sent off is stopped within minutes or not at all.</param>
/// <param name="EmergencyContacts">Contacts to call at once, offered at every step of a decision helper.</param>
/// <param name="UrgentAdvisors">The decision helpers that the home page leads to.</param>
/// <param name="Topics">Paths of the pages that the home page lists.</param>
/// <param name="Figures">The figures of the home page, as <c>survey/indicator</c>, the most telling first.</param>
/// <param name="Menu">Paths of the sections that wide screens show beside the menu.</param>
/// <param name="About">Paths of the pages about the portal itself, which stand apart in the menu and alone in the footer.</param>
public sealed record SiteSettings(
    string Hotline,
    IReadOnlyList<string> EmergencyContacts,
    IReadOnlyList<string> UrgentAdvisors,
    IReadOnlyList<string> Topics,
    IReadOnlyList<string> Figures,
    IReadOnlyList<string> Menu,
    IReadOnlyList<string> About)
{
    /// <summary>Path of the file under the content folder.</summary>
    public const string File = "site/settings.yml";

    /// <summary>Settings of content that has no such file.</summary>
    public static SiteSettings None { get; } = new("", [], [], [], [], [], []);
}
