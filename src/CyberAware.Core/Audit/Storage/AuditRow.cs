namespace CyberAware.Core.Audit.Storage;

/// <summary>Something that was done. Rows are only added; each carries the hash of the one before.</summary>
public sealed class AuditRow
{
    /// <summary>Place in the chain, from 1 without gaps.</summary>
    public required long Number { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTime At { get; init; }

    /// <summary>Who; null for the portal itself and for strangers.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>The name that the person had then; empty for the portal itself and for strangers.</summary>
    public required string PersonName { get; init; }

    /// <summary>What was done: a word such as <c>edition-published</c>.</summary>
    public required string Action { get; init; }

    /// <summary>What it was done to: an id, a path, a user name.</summary>
    public required string Subject { get; init; }

    /// <summary>The network it came from, /24 or /64; empty when nobody asked over the network.</summary>
    public required string Network { get; init; }

    /// <summary>Further facts as a JSON object; never a password, a code or a whole address.</summary>
    public required string Details { get; init; }

    /// <summary>Hash of the row before, in lower-case hexadecimal; 64 zeros for the first one.</summary>
    public required string PreviousHash { get; init; }

    /// <summary>SHA-256 over all that stands above, in lower-case hexadecimal.</summary>
    public required string Hash { get; init; }
}

/// <summary>The end of the chain: who adds a row changes this one, so that two can't add the same number.</summary>
public sealed class AuditHeadRow
{
    /// <summary>Id of the only row.</summary>
    public const int OnlyId = 1;

    /// <summary>Always <see cref="OnlyId"/>.</summary>
    public int Id { get; init; } = OnlyId;

    /// <summary>Number of the last row; 0 while there is none.</summary>
    public required long Number { get; set; }

    /// <summary>Hash of the last row; 64 zeros while there is none.</summary>
    public required string Hash { get; set; }
}
