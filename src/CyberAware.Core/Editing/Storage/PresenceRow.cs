namespace CyberAware.Core.Editing.Storage;

/// <summary>That a person has a text open to write it. It informs others and keeps nobody from anything.</summary>
public sealed class PresenceRow
{
    /// <summary>The person.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>Path of the file under the content folder.</summary>
    public required string Path { get; init; }

    /// <summary>The edition in which it is written.</summary>
    public required Guid EditionId { get; set; }

    /// <summary>When the person last opened, kept or saved it, UTC.</summary>
    public required DateTime SeenAt { get; set; }
}
