namespace CyberAware.Core.Editing.Storage;

/// <summary>Where a revision came from.</summary>
public enum RevisionOrigin
{
    /// <summary>A file of a release.</summary>
    Shipped,

    /// <summary>Saved by an editor.</summary>
    Edited,

    /// <summary>An older revision that an editor brought back.</summary>
    Restored,

    /// <summary>Brought from another portal's export.</summary>
    Imported,
}

/// <summary>One state of one file of the content. Rows are only added, never changed.</summary>
public sealed class RevisionRow
{
    /// <summary>Id, version 7, so that later ones sort later.</summary>
    public required Guid Id { get; init; }

    /// <summary>Path of the file under the content folder: <c>fraud/kk.md</c>, <c>fraud/page.yml</c>.</summary>
    public required string Path { get; init; }

    /// <summary>Counts the revisions of a path, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>SHA-256 of the bytes in lower-case hexadecimal; empty for a removal.</summary>
    public required string Hash { get; init; }

    /// <summary>The file, byte for byte; empty for a removal.</summary>
    public required byte[] Bytes { get; init; }

    /// <summary>Whether the file is no longer there, since its document moved to another address or its release no longer has it.</summary>
    public bool IsRemoval { get; init; }

    /// <summary>Where it came from.</summary>
    public required RevisionOrigin Origin { get; init; }

    /// <summary>The release that shipped it; null for what was not shipped.</summary>
    public int? ReleaseId { get; init; }

    /// <summary>The edition it was saved in; null for what was shipped.</summary>
    public Guid? EditionId { get; init; }

    /// <summary>Who saved it; null for what was shipped.</summary>
    public Guid? AuthorId { get; init; }

    /// <summary>When it was saved or first shipped, UTC.</summary>
    public required DateTime CreatedAt { get; init; }

    /// <summary>What readers may know about the change; null when nothing was said.</summary>
    public string? PublicNote { get; init; }

    /// <summary>What colleagues may know about the change; null when nothing was said.</summary>
    public string? InternalNote { get; init; }

    /// <summary>Hash of the text that the author had before him; null for a new file and for what was shipped.</summary>
    public string? BaseHash { get; init; }

    /// <summary>The revision that this text was checked against, of the other language or the shipped one of its own path; null when it was not.</summary>
    public Guid? CheckedAgainstId { get; init; }

    /// <summary>Whether the meaning stayed, so that the other language need not follow.</summary>
    public bool IsMinor { get; init; }
}

/// <summary>Which revision of a file is public: the one pointer of a path.</summary>
public sealed class PublishedRow
{
    /// <summary>Path of the file under the content folder.</summary>
    public required string Path { get; init; }

    /// <summary>The revision that readers see.</summary>
    public required Guid RevisionId { get; set; }

    /// <summary>The newest shipped revision; null for a file that was never shipped.</summary>
    public Guid? ShippedId { get; set; }

    /// <summary>The shipped revision that the editors' text stands on; another <see cref="ShippedId"/> means that the shipped text changed since.</summary>
    public Guid? ShippedBaseId { get; set; }

    /// <summary>Whether the newest release still has the file.</summary>
    public bool IsShipped { get; set; }

    /// <summary>When it became public, UTC.</summary>
    public required DateTime PublishedAt { get; set; }

    /// <summary>Changes with each write, so that of two who publish at once one fails.</summary>
    public Guid Version { get; set; }
}

/// <summary>A release whose files were imported. The newest one decides what untouched documents say.</summary>
public sealed class ReleaseRow
{
    /// <summary>Counts the imports.</summary>
    public int Id { get; init; }

    /// <summary>The portal's version without its commit: 1.4.0.</summary>
    public required string Version { get; init; }

    /// <summary>Hash of all its files, as <c>ContentFile.VersionOf</c> gives it.</summary>
    public required string ContentHash { get; init; }

    /// <summary>When its files were first imported, UTC.</summary>
    public required DateTime ImportedAt { get; init; }
}

/// <summary>Rises with every change of what is public, so that each instance sees that it must read again.</summary>
public sealed class GenerationRow
{
    /// <summary>Id of the only row.</summary>
    public const int OnlyId = 1;

    /// <summary>Always <see cref="OnlyId"/>.</summary>
    public int Id { get; init; } = OnlyId;

    /// <summary>The number, from 1.</summary>
    public required long Number { get; set; }

    /// <summary>When it rose, UTC.</summary>
    public required DateTime ChangedAt { get; set; }
}

/// <summary>That a revision became public. Rows are only added.</summary>
public sealed class EditionPublicationRow
{
    /// <summary>Id, version 7.</summary>
    public required Guid Id { get; init; }

    /// <summary>The edition.</summary>
    public required Guid EditionId { get; init; }

    /// <summary>The path.</summary>
    public required string Path { get; init; }

    /// <summary>What became public.</summary>
    public required Guid RevisionId { get; init; }

    /// <summary>What was public before; null for a new file.</summary>
    public Guid? PreviousId { get; init; }

    /// <summary>Who published; null when its time had come.</summary>
    public Guid? PublishedBy { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTime PublishedAt { get; init; }

    /// <summary>The generation that it made.</summary>
    public required long Generation { get; init; }
}

/// <summary>An address that the back office published, beyond those that the release lists; it must lead somewhere for ever.</summary>
public sealed class PermalinkRow
{
    /// <summary>The address without its language: <c>/fraud/new</c>, <c>/fraud/new#anchor</c>.</summary>
    public required string Address { get; init; }

    /// <summary>The edition that first published it.</summary>
    public required Guid EditionId { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTime PublishedAt { get; init; }
}

/// <summary>Where readers of an old address are sent.</summary>
public sealed class RedirectRow
{
    /// <summary>The old address without its language.</summary>
    public required string From { get; init; }

    /// <summary>The address it moved to.</summary>
    public required string To { get; set; }

    /// <summary>The edition that moved it.</summary>
    public required Guid EditionId { get; set; }

    /// <summary>When, UTC.</summary>
    public required DateTime MovedAt { get; set; }
}
