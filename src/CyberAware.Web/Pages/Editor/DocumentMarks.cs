using CyberAware.Core;

namespace CyberAware.Web.Pages.Editor;

/// <summary>What an editor should know of a document before he opens it.</summary>
/// <param name="Entry">The document.</param>
/// <param name="Language">Language of the screen.</param>
/// <param name="Today">The country's day.</param>
public sealed record DocumentMarks(DocumentEntry Entry, Language Language, DateOnly Today)
{
    /// <summary>Languages that have not followed the other one, with the day of the change that they miss.</summary>
    public IEnumerable<(Language Language, DateOnly Since)> Behind =>
        Language.All.Where(language => Entry.Row?[language].BehindSince is not null).Select(language => (language, Entry.Row![language].BehindSince!.Value));

    /// <summary>Whether the day has passed by which somebody was to read it again.</summary>
    public bool IsReviewDue => Entry.ReviewBy < Today;

    public bool IsNew => Entry.Document.PublishedAt is null;

    public bool Any => Behind.Any() || IsReviewDue || IsNew || Entry.Document.IsOvertakenByRelease || Entry.Document.Editions.Count > 0;
}
