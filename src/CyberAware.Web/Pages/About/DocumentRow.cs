using CyberAware.Core;
using CyberAware.Core.Editing;
using CyberAware.Core.Library;
using CyberAware.Core.Text;

namespace CyberAware.Web.Pages.About;

/// <summary>How a text in one language stands.</summary>
/// <param name="ChangedOn">Day of its last change.</param>
/// <param name="BehindSince">Day of the other language's change that it has not followed; null when it is up to date.</param>
/// <param name="IsEdited">Whether it says something else than the release ships.</param>
/// <param name="Note">What editors said to readers of the last change of which they said anything; null for nothing.</param>
public sealed record TextCell(DateOnly ChangedOn, DateOnly? BehindSince, bool IsEdited, ChangeNote? Note);

/// <summary>How a document stands in both languages.</summary>
/// <param name="Text">The document.</param>
/// <param name="Cells">Its texts.</param>
public sealed record DocumentRow(LibraryText Text, IReadOnlyDictionary<Language, TextCell> Cells)
{
    public TextCell this[Language language] => Cells[language];

    /// <summary>What the files say, and beyond that what the database knows of texts that editors changed.</summary>
    public static DocumentRow From(LibraryText text, IReadOnlyDictionary<string, DocumentState> states)
    {
        var state = states.GetValueOrDefault(text.Document);
        return new DocumentRow(text, Language.All.ToDictionary(language => language, language =>
        {
            var own = state?[language];
            return new TextCell(
                own is null or { IsFromRelease: true } ? text[language].Updated : LocalTime.DayOf(own.PublishedAt),
                state is null or { IsFromRelease: true } ? text.BehindSince(language) : own!.BehindSince is { } since ? LocalTime.DayOf(since) : null,
                own is { IsShipped: false },
                own?.Note);
        }));
    }
}
