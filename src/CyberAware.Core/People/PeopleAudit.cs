using CyberAware.Core.Audit;

namespace CyberAware.Core.People;

/// <summary>Rows of the audit trail about people.</summary>
public static class PeopleAudit
{
    /// <summary>What somebody did who has signed in.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="at">When, UTC.</param>
    /// <param name="action">What.</param>
    /// <param name="subject">User name of whom it was done to.</param>
    /// <param name="details">Further facts.</param>
    public static AuditEntry By(Actor actor, DateTime at, string action, string subject, AuditDetails? details = null) => new(at, action, subject)
    {
        PersonId = actor.Id,
        PersonName = actor.Name,
        Network = actor.Network,
        Details = details ?? [],
    };

    /// <summary>Roles as one text: <c>author:page publisher</c>.</summary>
    public static string RolesText(IEnumerable<RoleGrant> grants) => string.Join(' ', grants
        .Select(grant => grant.Kind.Length == 0 ? grant.Role.ToString() : $"{grant.Role}:{grant.Kind}").Order(StringComparer.Ordinal));
}
