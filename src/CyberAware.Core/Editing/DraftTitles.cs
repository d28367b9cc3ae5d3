using CyberAware.Core.Data;
using CyberAware.Core.Documents;
using CyberAware.Core.Documents.Yaml;
using Microsoft.EntityFrameworkCore;

namespace CyberAware.Core.Editing;

/// <summary>Titles of documents that no reader has seen yet, as they were saved last: nothing else could name them but their path.</summary>
/// <param name="database">The database.</param>
public sealed class DraftTitles(PortalDatabase database)
{
    /// <summary>Reads them, by the path of the text. Such documents are few.</summary>
    /// <param name="cancellation">Gives up.</param>
    public async Task<IReadOnlyDictionary<string, string>> ReadAsync(CancellationToken cancellation)
    {
        await using var context = database.CreateDbContext();
        var rows = await (
            from edition in context.Editions
            join text in context.EditionTexts on edition.Id equals text.EditionId
            join revision in context.Revisions on text.RevisionId equals revision.Id
            where DocumentCatalog.Open.Contains(edition.State) && text.BaseId == null && !revision.IsRemoval && text.Path.EndsWith(".md")
            orderby edition.ChangedAt
            select new { text.Path, revision.Bytes }).AsNoTracking().ToListAsync(cancellation);
        var titles = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            if (FrontMatter.Split(new ContentFile(row.Path, row.Bytes), new ProblemList(row.Path)) is { } matter
                && YamlText.Parse(matter.Yaml)?.Value("title") is { Length: > 0 } title)
            {
                titles[row.Path] = title;
            }
        }

        return titles;
    }
}
