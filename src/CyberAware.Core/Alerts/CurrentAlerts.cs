namespace CyberAware.Core.Alerts;

/// <summary>
/// Which warnings are public at one moment, and which of them count. The clock alone decides: the same warnings at a later
/// moment are another list. Between two changes every moment gives the same one.
/// </summary>
public sealed class CurrentAlerts
{
    private readonly IReadOnlyList<AlertTranslation> translations;

    private CurrentAlerts(IReadOnlyList<AlertTranslation> translations, IReadOnlyList<Alert> active, IReadOnlyList<Alert> archive, DateTimeOffset? lastChange, DateTimeOffset? nextChange)
    {
        (Active, Archive, LastChange, NextChange) = (active, archive, lastChange, nextChange);
        this.translations = translations;
        Published = [.. active, .. archive];
    }

    /// <summary>Those that count, newest first; of the same moment the gravest first.</summary>
    public IReadOnlyList<Alert> Active { get; }

    /// <summary>Those whose time is over, newest first.</summary>
    public IReadOnlyList<Alert> Archive { get; }

    /// <summary>Both, the ones that count first. A warning whose moment has not come is in none of the lists.</summary>
    public IReadOnlyList<Alert> Published { get; }

    /// <summary>Moment at which a warning was last published or ended; null when none was.</summary>
    public DateTimeOffset? LastChange { get; }

    /// <summary>Moment at which the lists change next; null when they never do.</summary>
    public DateTimeOffset? NextChange { get; }

    /// <summary>The lists at a moment.</summary>
    /// <param name="alerts">All warnings, in any order.</param>
    /// <param name="moment">The moment.</param>
    /// <param name="translations">Warnings that wait for one of their languages; null for none.</param>
    public static CurrentAlerts At(IReadOnlyList<Alert> alerts, DateTimeOffset moment, IReadOnlyList<AlertTranslation>? translations = null)
    {
        translations ??= [];
        var published = alerts.Where(alert => alert.Issued <= moment).OrderByDescending(alert => alert.Issued)
            .ThenByDescending(alert => Alert.Severities.ToList().IndexOf(alert.Severity)).ThenBy(alert => alert.Slug, StringComparer.Ordinal).ToList();
        var changes = alerts.SelectMany(alert => new DateTimeOffset?[] { alert.Issued, alert.Expires })
            .Concat(translations.SelectMany(translation => new DateTimeOffset?[] { translation.Since, translation.Until })).ToLookup(change => change <= moment);
        return new CurrentAlerts(
            [.. translations.Where(translation => translation.IsShownAt(moment))],
            [.. published.Where(alert => alert.IsActiveAt(moment))], [.. published.Where(alert => !alert.IsActiveAt(moment))], changes[true].Max(), changes[false].Min());
    }

    /// <summary>Whether the lists are those of a moment: a clock that is set back leaves them as one that goes on does.</summary>
    public bool HoldAt(DateTimeOffset moment) => !(moment < LastChange || NextChange <= moment);

    /// <summary>The public warning of a slug; null when there is none yet.</summary>
    public Alert? Find(string slug) => Published.FirstOrDefault(alert => alert.Slug == slug);

    /// <summary>Whether a warning counts.</summary>
    public bool IsActive(Alert alert) => Active.Contains(alert);

    /// <summary>Whether readers of a language must be told that a warning's text in it is being prepared.</summary>
    public bool IsBehind(Alert alert, Language language) =>
        translations.Any(translation => translation.Slug == alert.Slug && translation.Behind == language);
}
