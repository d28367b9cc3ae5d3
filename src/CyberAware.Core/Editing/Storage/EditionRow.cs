namespace CyberAware.Core.Editing.Storage;

/// <summary>How far an edition has come.</summary>
public enum EditionState
{
    /// <summary>Being written.</summary>
    Draft,

    /// <summary>Waits for a reviewer.</summary>
    InReview,

    /// <summary>A reviewer has agreed; nobody has decided when.</summary>
    Approved,

    /// <summary>Becomes public at its time.</summary>
    Scheduled,

    /// <summary>Public.</summary>
    Published,

    /// <summary>Was public until another edition of its texts took over.</summary>
    Superseded,

    /// <summary>A reviewer has sent it back.</summary>
    Rejected,

    /// <summary>Given up by its authors.</summary>
    Withdrawn,
}

/// <summary>A change of one or several files that becomes public as one.</summary>
public sealed class EditionRow
{
    /// <summary>Id, version 7.</summary>
    public required Guid Id { get; init; }

    /// <summary>Name of the kind of its documents; they are all of one kind.</summary>
    public required string Kind { get; init; }

    /// <summary>What the change is about, for colleagues.</summary>
    public required string Title { get; set; }

    /// <summary>How far it has come.</summary>
    public required EditionState State { get; set; }

    /// <summary>Who began it.</summary>
    public required Guid CreatedBy { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTime CreatedAt { get; init; }

    /// <summary>When its state or a text last changed, UTC.</summary>
    public required DateTime ChangedAt { get; set; }

    /// <summary>Who approved or rejected it; null before.</summary>
    public Guid? ReviewedBy { get; set; }

    /// <summary>When, UTC.</summary>
    public DateTime? ReviewedAt { get; set; }

    /// <summary>Hash over its texts as they were approved; null before.</summary>
    public string? ApprovedHash { get; set; }

    /// <summary>Why it was rejected, withdrawn, or published without a review.</summary>
    public string? Reason { get; set; }

    /// <summary>When it becomes public, UTC; null when not scheduled.</summary>
    public DateTime? ScheduledFor { get; set; }

    /// <summary>Who scheduled or published it.</summary>
    public Guid? PublishedBy { get; set; }

    /// <summary>When it became public, UTC.</summary>
    public DateTime? PublishedAt { get; set; }

    /// <summary>Whether it became public later than planned, since no instance ran.</summary>
    public bool IsLate { get; set; }

    /// <summary>Whether it was published without a review, so that somebody else must sign.</summary>
    public bool IsUrgent { get; set; }

    /// <summary>Who signed it afterwards; null while nobody has.</summary>
    public Guid? CountersignedBy { get; set; }

    /// <summary>When, UTC.</summary>
    public DateTime? CountersignedAt { get; set; }

    /// <summary>Changes with each change of the edition or of one of its texts; every call names the one it has seen.</summary>
    public Guid Version { get; set; }

    /// <summary>Its texts.</summary>
    public List<EditionTextRow> Texts { get; } = [];
}

/// <summary>One file of an edition.</summary>
public sealed class EditionTextRow
{
    /// <summary>The edition.</summary>
    public required Guid EditionId { get; init; }

    /// <summary>Path of the file under the content folder.</summary>
    public required string Path { get; init; }

    /// <summary>What was public when the work began; null for a new file.</summary>
    public Guid? BaseId { get; set; }

    /// <summary>What was saved last; null before the first save.</summary>
    public Guid? RevisionId { get; set; }

    /// <summary>Changes with each save of this text; a save names the one it has seen.</summary>
    public Guid Version { get; set; }
}

/// <summary>What a person has typed and not saved. Nobody else reads it, and no revision is made of it.</summary>
public sealed class AutosaveRow
{
    /// <summary>The person.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>Path of the file under the content folder.</summary>
    public required string Path { get; init; }

    /// <summary>The text as it was typed.</summary>
    public required string Text { get; set; }

    /// <summary>Hash of the text that the person had loaded; empty for a new file.</summary>
    public required string BaseHash { get; set; }

    /// <summary>When it was last kept, UTC.</summary>
    public required DateTime SavedAt { get; set; }

    /// <summary>Changes with each save; the next one names the one it has seen.</summary>
    public Guid Version { get; set; }
}

/// <summary>A picture that an editor has uploaded, already made anew and without what cameras write into it.</summary>
public sealed class MediaRow
{
    /// <summary>SHA-256 of the bytes in lower-case hexadecimal: its name.</summary>
    public required string Hash { get; init; }

    /// <summary><c>image/png</c>, <c>image/jpeg</c> or <c>image/webp</c>.</summary>
    public required string ContentType { get; init; }

    /// <summary>Width in pixels.</summary>
    public required int Width { get; init; }

    /// <summary>Height in pixels.</summary>
    public required int Height { get; init; }

    /// <summary>Name of the file that was uploaded, for people only.</summary>
    public required string FileName { get; init; }

    /// <summary>Who uploaded it first; null for what was imported.</summary>
    public Guid? UploadedBy { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTime UploadedAt { get; init; }

    /// <summary>The picture.</summary>
    public required byte[] Bytes { get; init; }
}
