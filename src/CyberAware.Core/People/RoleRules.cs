using CyberAware.Core.People.Storage;

namespace CyberAware.Core.People;

/// <summary>How roles can be given.</summary>
public static class RoleRules
{
    /// <summary>Whether a role can be limited to a kind of documents.</summary>
    public static bool IsByKind(Role role) => role is Role.Author or Role.TranslatorKk or Role.TranslatorRu or Role.Reviewer or Role.Publisher;

    /// <summary>
    /// Whether these roles can be given together: each once, none for all kinds and for one as well, and none for a kind that
    /// has nothing to do with kinds.
    /// </summary>
    public static bool CanBeGiven(IReadOnlyCollection<RoleGrant> grants) =>
        grants.All(grant => Enum.IsDefined(grant.Role) && (grant.Kind.Length == 0 || IsByKind(grant.Role)))
        && grants.GroupBy(grant => grant.Role).All(role => role.Select(grant => grant.Kind).Distinct().Count() == role.Count()
            && (role.Count() == 1 || role.All(grant => grant.Kind.Length > 0)));
}
