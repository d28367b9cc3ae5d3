using CyberAware.Core.Editing.Storage;

namespace CyberAware.Core.Editing;

/// <summary>An edition as screens and callers see it.</summary>
/// <param name="Id">Id.</param>
/// <param name="Kind">Kind of its documents.</param>
/// <param name="Title">What the change is about.</param>
/// <param name="State">How far it has come.</param>
/// <param name="Version">What the next call about it must name.</param>
/// <param name="CreatedBy">Who began it.</param>
/// <param name="Authors">Who began it or wrote what is new in it; none of them may review it.</param>
/// <param name="Texts">Its files.</param>
public sealed record EditionView(
    Guid Id, DocumentKind Kind, string Title, EditionState State, Guid Version, Guid CreatedBy, IReadOnlySet<Guid> Authors, IReadOnlyList<EditionTextView> Texts)
{
    /// <summary>When its state or a text last changed, UTC.</summary>
    public required DateTime ChangedAt { get; init; }

    /// <summary>Who approved or rejected it; null before.</summary>
    public Guid? ReviewedBy { get; init; }

    /// <summary>Why it was rejected, given up, published without a review, or could not become public.</summary>
    public string? Reason { get; init; }

    /// <summary>When it becomes public, UTC.</summary>
    public DateTime? ScheduledFor { get; init; }

    /// <summary>Who scheduled or published it.</summary>
    public Guid? PublishedBy { get; init; }

    /// <summary>When it became public, UTC.</summary>
    public DateTime? PublishedAt { get; init; }

    /// <summary>Whether its time has come and it waits for a person, since who scheduled it may not publish any more.</summary>
    public bool IsHeld => State == EditionState.Scheduled && Reason == nameof(Refusal.SchedulerLeft);

    /// <summary>Whether it became public later than planned.</summary>
    public bool IsLate { get; init; }

    /// <summary>Whether it was published without a review.</summary>
    public bool IsUrgent { get; init; }

    /// <summary>Who signed it afterwards.</summary>
    public Guid? CountersignedBy { get; init; }

    internal static EditionView From(EditionSet edition)
    {
        var row = edition.Row;
        return new EditionView(
            row.Id, edition.Kind, row.Title, row.State, row.Version, row.CreatedBy, edition.Authors,
            [.. edition.Texts.Select(text => new EditionTextView(text.Path, text.Row.Version, text.Row.BaseId, text.Row.RevisionId, text.Current?.IsRemoval == true))])
        {
            ChangedAt = row.ChangedAt,
            ReviewedBy = row.ReviewedBy,
            Reason = row.Reason,
            ScheduledFor = row.ScheduledFor,
            PublishedBy = row.PublishedBy,
            PublishedAt = row.PublishedAt,
            IsLate = row.IsLate,
            IsUrgent = row.IsUrgent,
            CountersignedBy = row.CountersignedBy,
        };
    }
}

/// <summary>One file of an edition.</summary>
/// <param name="Path">Path of the file under the content folder.</param>
/// <param name="Version">What the next save of it must name.</param>
/// <param name="BaseId">The revision that was public when the work began; null for a new file.</param>
/// <param name="RevisionId">What was saved last; null before the first save.</param>
/// <param name="IsRemoval">Whether the file goes, since its page moves.</param>
public sealed record EditionTextView(string Path, Guid Version, Guid? BaseId, Guid? RevisionId, bool IsRemoval);

/// <summary>A text to be worked on.</summary>
/// <param name="Path">The file.</param>
/// <param name="Version">What the next save of it must name.</param>
/// <param name="Text">What was saved last, or is public when nothing was; null for a file that is not there.</param>
/// <param name="Base">What was public when the work began; null for a new file.</param>
public sealed record TextView(string Path, Guid Version, string? Text, string? Base);

/// <summary>A text that was saved.</summary>
/// <param name="EditionId">The edition that it is in: a new one when the one that was named no longer takes changes.</param>
/// <param name="Path">The file.</param>
/// <param name="RevisionId">The new revision, or the one that had the same text already.</param>
/// <param name="Version">What the next save of the text must name.</param>
/// <param name="EditionVersion">What the next call about the edition must name.</param>
/// <param name="IsNewEdition">Whether the save began an edition.</param>
public sealed record SavedText(Guid EditionId, string Path, Guid RevisionId, Guid Version, Guid EditionVersion, bool IsNewEdition);

/// <summary>A text as an author wants it.</summary>
/// <param name="EditionId">The edition.</param>
/// <param name="Path">The file.</param>
/// <param name="LoadedVersion">The version of the text that the author had loaded.</param>
/// <param name="Text">The whole text.</param>
public sealed record TextChange(Guid EditionId, string Path, Guid LoadedVersion, string Text)
{
    /// <summary>What readers may know about the change.</summary>
    public string? PublicNote { get; init; }

    /// <summary>What colleagues may know about the change.</summary>
    public string? InternalNote { get; init; }

    /// <summary>Whether the meaning stayed, so that the other language need not follow.</summary>
    public bool IsMinor { get; init; }

    /// <summary>
    /// The revision that the text was checked against: one of the other language, or the one that the release ships in its
    /// place. With an unchanged text it says: still correct, or: ours stays.
    /// </summary>
    public Guid? CheckedAgainstId { get; init; }

    /// <summary>
    /// The version of what this window has kept of the person's typing (<see cref="AutosaveView.Version"/>), which the save takes
    /// over; null when it has kept nothing. What another window has kept since stays.
    /// </summary>
    public Guid? AutosaveVersion { get; init; }

    /// <summary>The public revision that the text now takes in, after another edition had become public meanwhile.</summary>
    public Guid? MergedId { get; init; }

    /// <summary>Whether an older revision is brought back.</summary>
    public bool IsRestored { get; init; }

    /// <summary>Whether the file stays as it is, byte for byte, so that <see cref="Text"/> doesn't count.</summary>
    internal bool IsKept { get; init; }

    /// <summary>Somebody's word that a file stays as it is, compared with another revision.</summary>
    internal static TextChange Kept(string path, Guid loadedVersion, Guid checkedAgainst) =>
        new(Guid.Empty, path, loadedVersion, "") { IsKept = true, IsMinor = true, CheckedAgainstId = checkedAgainst };
}
