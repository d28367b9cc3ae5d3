using CyberAware.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace CyberAware.Core.People;

/// <summary>Names for the ids that editions, histories and the audit trail hold; people are some dozens, so they are read at once.</summary>
/// <param name="database">The database.</param>
public sealed class PersonDirectory(PortalDatabase database)
{
    /// <summary>The names that colleagues read, by id; of closed accounts too.</summary>
    /// <param name="cancellation">Gives up.</param>
    public async Task<IReadOnlyDictionary<Guid, string>> NamesAsync(CancellationToken cancellation)
    {
        await using var context = database.CreateDbContext();
        return await context.Users.AsNoTracking().ToDictionaryAsync(person => person.Id, person => person.DisplayName, cancellation);
    }
}
