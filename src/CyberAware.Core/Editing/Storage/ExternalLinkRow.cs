namespace CyberAware.Core.Editing.Storage;

/// <summary>What became of asking for a page outside the portal that texts link to.</summary>
public sealed class ExternalLinkRow
{
    /// <summary>The address.</summary>
    public required string Url { get; init; }

    /// <summary>When it was last asked for, UTC. Who asks next changes it first, so that of several instances one does.</summary>
    public required DateTime CheckedAt { get; set; }

    /// <summary>Status of the last answer; null when there was none.</summary>
    public int? Status { get; set; }

    /// <summary>How often in a row it has failed.</summary>
    public int Failures { get; set; }

    /// <summary>When it first failed of these, UTC; null when the last answer was right.</summary>
    public DateTime? FailedSince { get; set; }
}
