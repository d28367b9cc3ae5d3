namespace CyberAware.Core.Quizzes.Storage;

/// <summary>
/// The figures of a quiz version that are public now. They stand here, not in a portal's memory, so that a restart
/// or a second portal never publishes a state in between.
/// </summary>
public sealed class PublicationRow
{
    /// <summary>The quiz as it was asked.</summary>
    public required int VersionId { get; init; }

    /// <summary>The full hour of the publication, UTC.</summary>
    public required DateTime PublishedAt { get; set; }

    /// <summary>First attempts that the figures are made of, exactly; never shown.</summary>
    public required long Attempts { get; set; }

    /// <summary>Repeated attempts behind the published number of them, exactly; never shown.</summary>
    public required long Repeats { get; set; }

    /// <summary>The figures as they are shown, <see cref="Publishing.PublishedFigures"/> in JSON.</summary>
    public required string Figures { get; set; }
}
