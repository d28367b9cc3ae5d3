using CyberAware.Core.Data;
using CyberAware.Core.Editing.Storage;
using Microsoft.EntityFrameworkCore;

namespace CyberAware.Core.Editing;

/// <summary>Every revision of one file, without its bytes, and which of them were public.</summary>
internal sealed class FileHistory
{
    private readonly List<EditionPublicationRow> publications;

    private FileHistory(IEnumerable<RevisionRow> revisions, IEnumerable<EditionPublicationRow> publications)
    {
        Revisions = [.. revisions.OrderBy(revision => revision.Number)];
        this.publications = [.. publications.OrderBy(publication => publication.PublishedAt).ThenBy(publication => publication.Id)];
        WasPublic = this.publications.Select(publication => publication.RevisionId).ToHashSet();
    }

    /// <summary>All revisions, oldest first; their bytes are empty.</summary>
    public IReadOnlyList<RevisionRow> Revisions { get; }

    /// <summary>Ids of those that editions made public.</summary>
    public IReadOnlySet<Guid> WasPublic { get; }

    /// <summary>Reads the histories of some files; one without a revision has an empty one.</summary>
    public static async Task<IReadOnlyDictionary<string, FileHistory>> ReadAsync(PortalDbContext context, IReadOnlyCollection<string> paths, CancellationToken cancellation)
    {
        var revisions = await WithoutBytes(context.Revisions.Where(revision => paths.Contains(revision.Path))).ToListAsync(cancellation);
        var publications = await context.EditionPublications.AsNoTracking().Where(publication => paths.Contains(publication.Path)).ToListAsync(cancellation);
        var (revisionsOf, publicationsOf) = (revisions.ToLookup(revision => revision.Path, StringComparer.Ordinal), publications.ToLookup(publication => publication.Path, StringComparer.Ordinal));
        return paths.Distinct(StringComparer.Ordinal).ToDictionary(path => path, path => new FileHistory(revisionsOf[path], publicationsOf[path]), StringComparer.Ordinal);
    }

    /// <summary>A revision by its id.</summary>
    public RevisionRow? Find(Guid? id) => id is null ? null : Revisions.FirstOrDefault(revision => revision.Id == id);

    /// <summary>When a revision, or the next one that holds it, became public by an edition, UTC; null when none did.</summary>
    public DateTime? PublishedAt(RevisionRow revision) =>
        publications.FirstOrDefault(publication => Find(publication.RevisionId)?.Number >= revision.Number)?.PublishedAt;

    /// <summary>The saves that a revision consists of beyond what was public.</summary>
    public IReadOnlyList<RevisionRow> ChangesOf(RevisionRow current) => ChangeLine.For(current, Revisions, WasPublic);

    /// <summary>The revisions that led to what is public, oldest first: shipped ones until the first edition, then each edition's saves.</summary>
    public IReadOnlyList<RevisionRow> PublicLine()
    {
        var edited = publications.Count > 0 ? publications[0].PublishedAt : DateTime.MaxValue;
        return [.. Revisions
            .Where(revision => (revision.Origin is RevisionOrigin.Shipped or RevisionOrigin.Imported) && revision.EditionId is null && revision.CreatedAt < edited)
            .Concat(publications.Select(publication => Find(publication.RevisionId)).OfType<RevisionRow>().SelectMany(ChangesOf))
            .DistinctBy(revision => revision.Id).OrderBy(revision => revision.Number)];
    }

    private static IQueryable<RevisionRow> WithoutBytes(IQueryable<RevisionRow> revisions) => revisions.Select(revision => new RevisionRow
    {
        Id = revision.Id,
        Path = revision.Path,
        Number = revision.Number,
        Hash = revision.Hash,
        Bytes = Array.Empty<byte>(),
        IsRemoval = revision.IsRemoval,
        Origin = revision.Origin,
        ReleaseId = revision.ReleaseId,
        EditionId = revision.EditionId,
        AuthorId = revision.AuthorId,
        CreatedAt = revision.CreatedAt,
        PublicNote = revision.PublicNote,
        InternalNote = revision.InternalNote,
        BaseHash = revision.BaseHash,
        CheckedAgainstId = revision.CheckedAgainstId,
        IsMinor = revision.IsMinor,
    });
}
