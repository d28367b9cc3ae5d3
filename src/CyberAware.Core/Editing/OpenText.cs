using CyberAware.Core.Data;
using CyberAware.Core.Documents;
using CyberAware.Core.Editing.Storage;
using Microsoft.EntityFrameworkCore;

namespace CyberAware.Core.Editing;

/// <summary>An edition that may still become public, as far as a list names it.</summary>
/// <param name="Id">The edition.</param>
/// <param name="Title">What the change is about.</param>
/// <param name="Kind">Kind of its documents, by which it is decided who may know of it.</param>
/// <param name="IsScheduled">Whether it becomes public by itself.</param>
public sealed record PendingEdition(Guid Id, string Title, DocumentKind Kind, bool IsScheduled);

/// <summary>A text that was saved in such an edition and is not public yet.</summary>
/// <param name="Edition">The edition.</param>
/// <param name="File">The text.</param>
internal sealed record OpenText(PendingEdition Edition, ContentFile File)
{
    /// <summary>All Markdown texts of open editions, as they were saved last.</summary>
    public static async Task<IReadOnlyList<OpenText>> ReadAllAsync(PortalDbContext context, CancellationToken cancellation)
    {
        var rows = await (
            from edition in context.Editions
            join text in context.EditionTexts on edition.Id equals text.EditionId
            join revision in context.Revisions on text.RevisionId equals revision.Id
            where DocumentCatalog.Open.Contains(edition.State) && text.RevisionId != text.BaseId && text.Path.EndsWith(".md")
            orderby edition.Id, text.Path
            select new { edition.Id, edition.Title, edition.Kind, edition.State, text.Path, revision.Bytes }).AsNoTracking().ToListAsync(cancellation);
        return [.. rows.Select(row => new OpenText(
            new PendingEdition(row.Id, row.Title, Enum.Parse<DocumentKind>(row.Kind), row.State == EditionState.Scheduled), new ContentFile(row.Path, row.Bytes)))];
    }
}
