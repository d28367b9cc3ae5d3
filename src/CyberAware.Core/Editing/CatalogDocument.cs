using CyberAware.Core.Editing.Storage;

namespace CyberAware.Core.Editing;

/// <summary>The documents that somebody may read.</summary>
/// <param name="Documents">In ordinal order of their paths.</param>
public sealed record DocumentList(IReadOnlyList<CatalogDocument> Documents);

/// <summary>A document as editors find it: what lies in one folder, or a file that stands alone.</summary>
/// <param name="Document">The folder of its texts, <c>fraud</c>; the path of a file that stands alone, <c>site/contacts.yml</c>.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="Files">Its files, in ordinal order, at least one; also those that a change is about to add.</param>
/// <param name="Editions">Changes of it that are under way, the newest first.</param>
public sealed record CatalogDocument(string Document, DocumentKind Kind, IReadOnlyList<CatalogFile> Files, IReadOnlyList<OpenEdition> Editions)
{
    /// <summary>Whether the shipped text of a file changed after editors had changed it.</summary>
    public bool IsOvertakenByRelease => Files.Any(file => file.IsOvertakenByRelease);

    /// <summary>When a file of it last became public, UTC; null when none is.</summary>
    public DateTime? PublishedAt => Files.Max(file => file.PublishedAt);
}

/// <summary>A file of a document.</summary>
/// <param name="File">The file.</param>
/// <param name="PublishedAt">When it became public, UTC; null for one that a change is about to add.</param>
/// <param name="IsOvertakenByRelease">Whether its shipped text changed after editors had changed it.</param>
public sealed record CatalogFile(DocumentFile File, DateTime? PublishedAt, bool IsOvertakenByRelease)
{
    /// <summary>Whether it is a text that people can type, and no picture.</summary>
    public bool IsText => HasText(File.Path);

    /// <summary>Whether people can type what a path names.</summary>
    public static bool HasText(string path) => TextEndings.Any(ending => path.EndsWith(ending, StringComparison.Ordinal));

    private static readonly string[] TextEndings = [".md", ".yml", ".txt"];
}

/// <summary>A change that is under way.</summary>
/// <param name="Id">The edition.</param>
/// <param name="Title">What the change is about.</param>
/// <param name="State">How far it has come.</param>
/// <param name="ChangedAt">When its state or a text last changed, UTC.</param>
/// <param name="CreatedBy">Who began it.</param>
/// <param name="CreatedByName">Name of who began it; empty when the person is not known any more.</param>
/// <param name="Paths">Its files, of one document alone where that was asked for, in ordinal order.</param>
public sealed record OpenEdition(Guid Id, string Title, EditionState State, DateTime ChangedAt, Guid CreatedBy, string CreatedByName, IReadOnlyList<string> Paths);
