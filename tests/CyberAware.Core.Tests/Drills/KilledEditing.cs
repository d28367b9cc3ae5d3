using System.Security.Cryptography;
using CyberAware.Core.Audit;
using CyberAware.Core.Data;
using CyberAware.Core.Editing.Storage;
using CyberAware.Core.Tests.Editing;
using Microsoft.EntityFrameworkCore;

namespace CyberAware.Core.Tests.Drills;

/// <summary>What must hold after something died: all that was acknowledged is there, and nothing by halves.</summary>
internal static class KilledEditing
{
    public const string Saved = "saved";
    public const string Published = "published";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Looks at everything.</summary>
    /// <param name="database">The database, running again.</param>
    /// <param name="acknowledged">Lines such as <c>saved ID</c>.</param>
    public static async Task CheckAsync(PortalDatabase database, IReadOnlyCollection<string> acknowledged)
    {
        await using var context = database.CreateDbContext();
        var revisions = await context.Revisions.AsNoTracking().Where(row => row.EditionId != null).ToListAsync(Cancellation);
        var editions = await context.Editions.AsNoTracking().Include(row => row.Texts).ToListAsync(Cancellation);
        var publications = (await context.EditionPublications.AsNoTracking().ToListAsync(Cancellation)).ToLookup(row => row.EditionId);
        var audit = (await context.Audit.AsNoTracking().ToListAsync(Cancellation)).ToLookup(row => row.Action);

        // Each acknowledged one is there.
        Assert.Empty(Ids(Saved).Except(revisions.Select(row => row.Id)));
        Assert.Empty(Ids(Published).Except(editions.Where(row => row.State is EditionState.Published or EditionState.Superseded).Select(row => row.Id)));

        // None is half: bytes are those of the hash, a save has its row of the audit trail, numbers have no gap.
        Assert.All(revisions, row => Assert.Equal(row.Hash, Convert.ToHexStringLower(SHA256.HashData(row.Bytes))));
        Assert.Equal(revisions.Count, audit["text-saved"].Count());
        foreach (var path in revisions.GroupBy(row => row.Path))
        {
            Assert.Equal(Enumerable.Range(2, path.Count()), path.Select(row => row.Number).Order());
        }

        // A publication has both languages, one generation, its state and one row of the audit trail; or nothing of all that.
        var published = audit["edition-published"].Select(row => Guid.Parse(row.Subject)).ToList();
        foreach (var edition in editions)
        {
            var rows = publications[edition.Id].ToList();
            var isPublic = edition.State is EditionState.Published or EditionState.Superseded;
            Assert.Equal(isPublic ? 2 : 0, rows.Count);
            Assert.Equal(isPublic ? 1 : 0, published.Count(id => id == edition.Id));
            Assert.True(rows.Select(row => row.Generation).Distinct().Count() == (isPublic ? 1 : 0));
            Assert.Equal(isPublic, edition.PublishedAt is not null);
            Assert.Equal(rows.Select(row => row.RevisionId).Order(), isPublic ? edition.Texts.Select(text => text.RevisionId!.Value).Order() : []);
        }

        // What readers see is the last publication, whole; each publication has a number of its own.
        var last = editions.Single(row => row.State == EditionState.Published);
        var pointers = await context.Published.Where(row => row.Path == EditingDesk.Kk || row.Path == EditingDesk.Ru).Select(row => row.RevisionId).ToListAsync(Cancellation);
        Assert.Equal(publications[last.Id].Select(row => row.RevisionId).Order(), pointers.Order());
        var generations = publications.SelectMany(rows => rows).Select(row => row.Generation).Distinct().Order().ToList();
        Assert.Equal(Enumerable.Range(2, generations.Count).Select(number => (long)number), generations);
        Assert.Equal(generations[^1], (await context.Generations.SingleAsync(Cancellation)).Number);
        Assert.Null((await new AuditVerifier(database).VerifyAsync(cancellation: Cancellation)).Fault);

        IEnumerable<Guid> Ids(string what) => acknowledged.Where(line => line.StartsWith(what + " ", StringComparison.Ordinal)).Select(line => Guid.Parse(line[(what.Length + 1)..]));
    }
}
