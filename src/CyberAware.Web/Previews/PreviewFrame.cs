using CyberAware.Core;
using CyberAware.Core.Editing;
using CyberAware.Web.Links;

namespace CyberAware.Web.Previews;

/// <summary>What stands around a previewed page; its presence in a request makes the layout say what the page is.</summary>
/// <param name="Language">Language of the bar: the interface's for people who have signed in, the page's for others.</param>
/// <param name="Root">What stands before public addresses to lead to their previews.</param>
/// <param name="Edition">The edition.</param>
/// <param name="IsForOutsiders">Whether it is shown by a link, so that nothing is told which is for colleagues alone.</param>
public sealed record PreviewFrame(Language Language, string Root, PreviewedEdition Edition, bool IsForOutsiders)
{
    /// <summary>When the link ends at the latest, UTC; null for people who have signed in.</summary>
    public DateTime? ExpiresAt { get; init; }

    /// <summary>The moment whose state is shown, when that is a later one.</summary>
    public DateTimeOffset? Moment { get; init; }

    /// <summary>Whether it stands within the writer's screen, which says itself what it is.</summary>
    public bool IsInScreen { get; init; }

    /// <summary>Where what is shown is written; null when it is not only typed.</summary>
    public string? TextUrl { get; init; }

    /// <summary>A preview for somebody who has signed in.</summary>
    public static PreviewFrame For(Language language, PreviewedEdition edition) =>
        new(language, EditorPaths.Preview(language, edition.Id, "").TrimEnd('/'), edition, IsForOutsiders: false);

    /// <summary>A preview by a link, of a page in a language.</summary>
    public static PreviewFrame For(Language language, string token, OpenedPreviewLink link) =>
        new(language, EditorPaths.PreviewLink(token, "").TrimEnd('/'), link.Edition, IsForOutsiders: true) { ExpiresAt = link.ExpiresAt };

    /// <summary>The preview of a public address, which begins with a slash.</summary>
    public string AddressOf(string address) => !IsInScreen ? Root + address
        : address.Split('#', 2) is [var page, var anchor] ? $"{Root}{page}?{EditorPaths.TypedParameter}={EditorPaths.TypedInFrame}#{anchor}"
        : $"{Root}{address}?{EditorPaths.TypedParameter}={EditorPaths.TypedInFrame}";
}
