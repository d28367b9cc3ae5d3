using CyberAware.Core.Data;
using CyberAware.Core.Editing.Storage;
using Microsoft.EntityFrameworkCore;

namespace CyberAware.Core.Editing;

/// <summary>Writes down, within a publication, which addresses are new and which have moved.</summary>
internal sealed class AddressLedger(PortalDbContext context, Guid edition, DateTime now)
{
    public async Task WriteAsync(Candidate candidate, IReadOnlyList<EditionFile> changed, CancellationToken cancellation)
    {
        var library = candidate.Result.Library!;
        var addresses = PublishedAddresses.For(library, changed.Where(text => !text.Current!.IsRemoval).Select(text => text.File))
            .Where(address => address.Length <= Lengths.Path).Except(PublishedAddresses.Shipped(candidate.Files), StringComparer.Ordinal).ToList();
        var known = await context.Permalinks.Where(row => addresses.Contains(row.Address)).Select(row => row.Address).ToListAsync(cancellation);
        context.AddRange(addresses.Except(known, StringComparer.Ordinal).Select(address => new PermalinkRow { Address = address, EditionId = edition, PublishedAt = now }));

        foreach (var old in changed.Where(text => text.Current!.IsRemoval).Select(text => PublishedAddresses.OfSettings(text.File)).OfType<string>())
        {
            if (library.CurrentPathOf(old) is { } target && target != old)
            {
                await MoveAsync(PublishedAddresses.ForFolder(old), PublishedAddresses.ForFolder(target), cancellation);
            }
        }
    }

    // An older address goes straight to where the page is now; nothing leads away from a page that is there.
    private async Task MoveAsync(string from, string to, CancellationToken cancellation)
    {
        var rows = await context.Redirects.Where(row => row.From == from || row.From == to || row.To == from).ToListAsync(cancellation);
        context.RemoveRange(rows.Where(row => row.From == to));
        var own = rows.Find(row => row.From == from);
        if (own is null)
        {
            own = new RedirectRow { From = from, To = to, EditionId = edition, MovedAt = now };
            context.Add(own);
        }

        foreach (var row in rows.Where(row => row.From != to).Append(own).Distinct())
        {
            (row.To, row.EditionId, row.MovedAt) = (to, edition, now);
        }
    }
}
