using CyberAware.Core.Audit;
using CyberAware.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace CyberAware.Core.People;

/// <summary>What somebody changes of the own account without touching credentials: the name that colleagues read, and the language of the screens.</summary>
/// <param name="database">The database.</param>
/// <param name="time">The clock.</param>
public sealed class ProfileService(PortalDatabase database, TimeProvider time)
{
    /// <summary>Changes name and language. What stays as it was leaves no row in the audit trail.</summary>
    /// <param name="actor">Who, and whose account.</param>
    /// <param name="version">The loaded version.</param>
    /// <param name="displayName">The name; spaces around it are dropped.</param>
    /// <param name="language">The language.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>Done, or refused: a malformed name, one that a colleague has, an account that was changed meanwhile or is closed.</returns>
    public async Task<PeopleResult> ChangeAsync(Actor actor, string version, string displayName, Language language, CancellationToken cancellation)
    {
        if (!PersonNames.IsDisplayName(displayName))
        {
            return new PeopleResult(PeopleRefusal.DisplayName);
        }

        await using var context = database.CreateDbContext();
        await using var transaction = await context.Database.BeginTransactionAsync(cancellation);
        var person = await context.Users.SingleAsync(person => person.Id == actor.Id, cancellation);
        if (person.ClosedAt is not null || person.ConcurrencyStamp != version)
        {
            return new PeopleResult(person.ClosedAt is not null ? PeopleRefusal.Closed : PeopleRefusal.Stale);
        }

        var (name, before, spoken) = (displayName.Trim(), person.DisplayName, person.Language);
        if ((name, language) == (before, spoken))
        {
            return new PeopleResult(null, person.Id);
        }

        if (name != before && await PersonNames.IsTakenAsync(context, name, person.Id, cancellation))
        {
            return new PeopleResult(PeopleRefusal.DisplayNameTaken);
        }

        (person.DisplayName, person.Language, person.ConcurrencyStamp) = (name, language, Guid.NewGuid().ToString("N"));
        try
        {
            await context.SaveChangesAsync(cancellation);
        }
        catch (Exception e) when (DatabaseFailure.IsConflict(e))
        {
            return new PeopleResult(PeopleRefusal.Stale);
        }

        AuditDetails details = [];
        if (name != before)
        {
            details.Add("name-before", before);
            details.Add("name-after", name);
        }

        if (language != spoken)
        {
            details.Add("language", language.Tag);
        }

        await AuditLog.AddAsync(context, PeopleAudit.By(actor, time.GetUtcNow().UtcDateTime, "profile-changed", person.UserName!, details), cancellation);
        await transaction.CommitAsync(cancellation);
        return new PeopleResult(null, person.Id);
    }
}
