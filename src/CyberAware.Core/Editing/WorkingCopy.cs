namespace CyberAware.Core.Editing;

/// <summary>Texts of an edition with all that their writer must see.</summary>
/// <param name="Edition">The edition.</param>
/// <param name="Text">The text that was asked for.</param>
/// <param name="Texts">It and those beside it, in the order of the languages, the file that both share last; also texts that are no part of the edition.</param>
public sealed record WorkingCopy(EditionView Edition, WorkingText Text, IReadOnlyList<WorkingText> Texts)
{
    /// <summary>Whether what was saved changes the meaning in one language alone.</summary>
    public bool LeavesOneLanguage { get; init; }
}

/// <summary>A file as somebody works on it.</summary>
/// <param name="File">The file.</param>
/// <param name="Text">What was saved last, or is public when nothing was; null for a file that is not there.</param>
/// <param name="Hash">Hash of it; empty for a file that is not there.</param>
public sealed record WorkingText(DocumentFile File, string? Text, string Hash)
{
    /// <summary>What the next save must name; null for a file that is no part of the edition.</summary>
    public Guid? Version { get; init; }

    /// <summary>Whether the person may save it here.</summary>
    public bool CanWrite { get; init; }

    /// <summary>The revision that <see cref="Text"/> is.</summary>
    public Guid? RevisionId { get; init; }

    /// <summary>What was public when the work began.</summary>
    public string? Base { get; init; }

    /// <summary>The revision that readers see now.</summary>
    public Guid? PublishedId { get; init; }

    /// <summary>What readers see now, where another change became public since the work began; otherwise null.</summary>
    public string? Published { get; init; }

    /// <summary>Whether another change became public since the work began, so that it must be taken in.</summary>
    public bool IsOvertaken { get; init; }

    /// <summary>What the person has typed and not saved; null when that is what stands there anyway.</summary>
    public KeptText? Kept { get; init; }

    /// <summary>The version of what was kept, also when it is what stands there anyway.</summary>
    public Guid? KeptVersion { get; init; }

    /// <summary>Hash of a text as it would be stored; null when it can't be.</summary>
    /// <param name="typed">The text as a browser sends it.</param>
    public static string? HashOf(string typed) => DocumentText.Check(typed) is null ? DocumentText.HashOf(DocumentText.ToBytes(typed)) : null;
}

/// <summary>What somebody has typed and not saved.</summary>
/// <param name="Text">The text as it was typed.</param>
/// <param name="SavedAt">When it was last kept, UTC.</param>
/// <param name="Version">What the next call about it must name.</param>
public sealed record KeptText(string Text, DateTime SavedAt, Guid Version)
{
    /// <summary>Whether the saved text is still the one that the person had before him.</summary>
    public bool IsOfThisText { get; init; }

    /// <summary>The text that the person had before him; null when it was none, or is no longer known.</summary>
    public string? Base { get; init; }
}

/// <summary>Texts that were saved together.</summary>
/// <param name="Saved">Each of them, in the order in which they were given.</param>
public sealed record SavedTexts(IReadOnlyList<SavedText> Saved);
