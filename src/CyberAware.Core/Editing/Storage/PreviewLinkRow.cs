namespace CyberAware.Core.Editing.Storage;

/// <summary>A link by which somebody without an account sees an edition before it is public.</summary>
public sealed class PreviewLinkRow
{
    /// <summary>Id, version 7.</summary>
    public required Guid Id { get; init; }

    /// <summary>SHA-256 of the link's token in lower-case hexadecimal; the token itself is nowhere.</summary>
    public required string TokenHash { get; init; }

    /// <summary>The edition.</summary>
    public required Guid EditionId { get; init; }

    /// <summary>Hash over the edition's texts as they were when the link was made; with others it shows nothing.</summary>
    public required string TextsHash { get; init; }

    /// <summary>Who made it.</summary>
    public required Guid CreatedBy { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTime CreatedAt { get; init; }

    /// <summary>When it ends at the latest, UTC.</summary>
    public required DateTime ExpiresAt { get; init; }

    /// <summary>When somebody ended it, UTC; null when nobody has.</summary>
    public DateTime? RevokedAt { get; set; }

    /// <summary>Changes with each write.</summary>
    public Guid Version { get; set; }
}
