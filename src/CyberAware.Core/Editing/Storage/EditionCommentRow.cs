namespace CyberAware.Core.Editing.Storage;

/// <summary>What somebody who reads an edition says about a line of it.</summary>
public sealed class EditionCommentRow
{
    /// <summary>Id, version 7, so that later ones sort later.</summary>
    public required Guid Id { get; init; }

    /// <summary>The edition.</summary>
    public required Guid EditionId { get; init; }

    /// <summary>Path of the file under the content folder.</summary>
    public required string Path { get; init; }

    /// <summary>The revision that the person has read.</summary>
    public required Guid RevisionId { get; init; }

    /// <summary>The line in that revision, from 1; 0 for the text as a whole.</summary>
    public required int Line { get; init; }

    /// <summary>What the line said, cut to what can be stored, by which it is found again after further saves; empty for the whole.</summary>
    public required string Quote { get; init; }

    /// <summary>What the person says, as plain text.</summary>
    public required string Text { get; init; }

    /// <summary>Who.</summary>
    public required Guid AuthorId { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTime CreatedAt { get; init; }

    /// <summary>Who said that it is done with; null while nobody has.</summary>
    public Guid? ResolvedBy { get; set; }

    /// <summary>When, UTC.</summary>
    public DateTime? ResolvedAt { get; set; }

    /// <summary>Changes with each write; whoever changes it names the one he has seen.</summary>
    public Guid Version { get; set; }
}
