namespace CyberAware.Core.Alerts;

/// <summary>A warning that could not wait for one of its languages: readers of that one are told so for a while.</summary>
/// <param name="Slug">The warning.</param>
/// <param name="Behind">The language whose text has not followed the other one yet.</param>
/// <param name="Since">Moment from which readers see the other one.</param>
/// <param name="Until">Moment from which nothing is said any more.</param>
public sealed record AlertTranslation(string Slug, Language Behind, DateTimeOffset Since, DateTimeOffset Until)
{
    /// <summary>Whether readers are told at a moment.</summary>
    public bool IsShownAt(DateTimeOffset moment) => Since <= moment && moment < Until;
}
