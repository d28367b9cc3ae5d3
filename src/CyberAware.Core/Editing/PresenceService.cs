using CyberAware.Core.Data;
using CyberAware.Core.Editing.Storage;
using CyberAware.Core.People;
using Microsoft.EntityFrameworkCore;

namespace CyberAware.Core.Editing;

/// <summary>Somebody else who has a text open to write it.</summary>
/// <param name="Name">Name that colleagues read.</param>
/// <param name="Path">The file.</param>
/// <param name="EditionId">The edition in which that person writes it.</param>
/// <param name="SeenAt">When that person last did something there, UTC.</param>
public sealed record PresentPerson(string Name, string Path, Guid EditionId, DateTime SeenAt);

/// <summary>Says who else has a text open. It stands in the database, so that every instance knows; it locks nothing and is soon forgotten.</summary>
/// <param name="database">The database.</param>
/// <param name="time">The clock.</param>
public sealed class PresenceService(PortalDatabase database, TimeProvider time)
{
    /// <summary>How long somebody counts as present after the last thing he did there.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>The person has these texts open. Whoever may not write them leaves no trace.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="edition">The edition.</param>
    /// <param name="paths">The files.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task ShowAsync(Actor actor, Guid edition, IEnumerable<string> paths, CancellationToken cancellation)
    {
        var own = paths.Where(path => EditingPolicy.Allows(actor, Operation.Write, ObjectFacts.For(DocumentFile.Parse(path)))).ToList();
        if (own.Count == 0)
        {
            return;
        }

        await database.WriteAsync(
            async (context, token) =>
            {
                var now = Now;
                await context.Presences.Where(row => row.SeenAt < now - Lifetime).ExecuteDeleteAsync(token);
                var rows = await context.Presences.Where(row => row.PersonId == actor.Id && own.Contains(row.Path)).ToDictionaryAsync(row => row.Path, token);
                foreach (var path in own)
                {
                    if (rows.TryGetValue(path, out var row))
                    {
                        (row.EditionId, row.SeenAt) = (edition, now);
                    }
                    else
                    {
                        context.Add(new PresenceRow { PersonId = actor.Id, Path = path, EditionId = edition, SeenAt = now });
                    }
                }

                return await context.SaveChangesAsync(token);
            },
            cancellation);
    }

    /// <summary>Who else has any of these texts open, in whatever edition; each once, the latest first.</summary>
    /// <param name="actor">Who asks; gets those of texts that he may read.</param>
    /// <param name="paths">The files.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<IReadOnlyList<PresentPerson>> OthersAsync(Actor actor, IEnumerable<string> paths, CancellationToken cancellation)
    {
        var read = paths.Where(path => EditingPolicy.Allows(actor, Operation.Read, ObjectFacts.For(DocumentFile.Parse(path)))).ToList();
        var since = Now - Lifetime;
        await using var context = database.CreateDbContext();
        var found = await (
            from row in context.Presences
            join person in context.Users on row.PersonId equals person.Id
            where row.PersonId != actor.Id && row.SeenAt >= since && read.Contains(row.Path)
            select new { row.PersonId, Present = new PresentPerson(person.DisplayName, row.Path, row.EditionId, row.SeenAt) }).AsNoTracking().ToListAsync(cancellation);
        return [.. found.OrderByDescending(row => row.Present.SeenAt).DistinctBy(row => row.PersonId).Select(row => row.Present)];
    }
}
