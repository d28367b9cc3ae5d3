using System.Globalization;
using CyberAware.Core.Data;
using CyberAware.Core.People.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CyberAware.Core.People;

/// <summary>
/// Who is signed in, as rows of the database: a session that has been ended is worth nothing on any instance, whoever kept
/// its cookie.
/// </summary>
public static class Sessions
{
    /// <summary>A session lasts no longer than a working day.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    /// <summary>A session that nobody uses ends.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromMinutes(30);

    /// <summary>How long a shown credential opens what needs one again.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromMinutes(5);

    private const string Provider = "session";

    /// <summary>Begins one and drops those of the person that are too old. Saved by the caller.</summary>
    /// <returns>Its id.</returns>
    public static async Task<string> BeginAsync(PortalDbContext context, Guid personId, DateTime now, CancellationToken cancellation)
    {
        var rows = await context.UserTokens.Where(token => token.UserId == personId && token.LoginProvider == Provider).ToListAsync(cancellation);
        context.UserTokens.RemoveRange(rows.Where(row => (now - StartOf(row)).Duration() > Longest));
        var id = Guid.NewGuid().ToString("N");
        context.UserTokens.Add(new IdentityUserToken<Guid>
        {
            UserId = personId,
            LoginProvider = Provider,
            Name = id,
            Value = now.ToString("O", CultureInfo.InvariantCulture),
        });
        return id;
    }

    /// <summary>The person of a session that goes on, with the roles; null when it has ended.</summary>
    /// <param name="context">The database.</param>
    /// <param name="personId">The person.</param>
    /// <param name="sessionId">The session.</param>
    /// <param name="stamp">The person's security stamp when the session began: a new password or role makes a new one.</param>
    /// <param name="now">The time, UTC.</param>
    /// <param name="cancellation">Stops it.</param>
    public static async Task<Person?> FindAsync(
        PortalDbContext context, Guid personId, string sessionId, string stamp, DateTime now, CancellationToken cancellation)
    {
        var row = await context.UserTokens.AsNoTracking()
            .SingleOrDefaultAsync(token => token.UserId == personId && token.LoginProvider == Provider && token.Name == sessionId, cancellation);
        if (row is null || (now - StartOf(row)).Duration() > Longest)
        {
            return null;
        }

        return await context.Users.AsNoTracking().Include(person => person.Grants)
            .SingleOrDefaultAsync(person => person.Id == personId && person.ClosedAt == null && person.SecurityStamp == stamp, cancellation);
    }

    /// <summary>Whether a credential was shown lately; one that a clock which was set back puts into the future was not.</summary>
    /// <param name="shownAt">When it was shown.</param>
    /// <param name="now">The time.</param>
    public static bool IsFresh(DateTimeOffset shownAt, DateTimeOffset now) => (now - shownAt).Duration() <= Fresh;

    /// <summary>Ends one.</summary>
    public static Task EndAsync(PortalDbContext context, Guid personId, string sessionId, CancellationToken cancellation) => context.UserTokens
        .Where(token => token.UserId == personId && token.LoginProvider == Provider && token.Name == sessionId).ExecuteDeleteAsync(cancellation);

    /// <summary>Ends all of a person but one.</summary>
    /// <param name="context">The database.</param>
    /// <param name="personId">The person.</param>
    /// <param name="kept">The session that goes on; null for none.</param>
    /// <param name="cancellation">Stops it.</param>
    public static Task EndAllAsync(PortalDbContext context, Guid personId, string? kept, CancellationToken cancellation) => context.UserTokens
        .Where(token => token.UserId == personId && token.LoginProvider == Provider && token.Name != kept).ExecuteDeleteAsync(cancellation);

    private static DateTime StartOf(IdentityUserToken<Guid> row) =>
        DateTime.Parse(row.Value!, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);
}
