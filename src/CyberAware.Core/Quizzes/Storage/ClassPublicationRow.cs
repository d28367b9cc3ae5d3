namespace CyberAware.Core.Quizzes.Storage;

/// <summary>What is public of the classes that raised their hands at a quiz version; apart from the attempts of single people.</summary>
public sealed class ClassPublicationRow
{
    /// <summary>The quiz as it was asked.</summary>
    public required int VersionId { get; init; }

    /// <summary>The full hour of the publication, UTC.</summary>
    public required DateTime PublishedAt { get; set; }

    /// <summary>Classes that the figures are made of, exactly; never shown.</summary>
    public required long Classes { get; set; }

    /// <summary>The figures as they are shown, <see cref="Publishing.ClassFigures"/> in JSON.</summary>
    public required string Figures { get; set; }
}
