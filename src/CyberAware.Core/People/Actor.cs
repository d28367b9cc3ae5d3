using CyberAware.Core.People.Storage;

namespace CyberAware.Core.People;

/// <summary>A role that a person has, for one kind of documents or for all.</summary>
/// <param name="Role">The role.</param>
/// <param name="Kind">Name of the kind of documents; empty for all.</param>
public sealed record RoleGrant(Role Role, string Kind);

/// <summary>Who asks for something in the back office: what the services and their rules know of a signed-in person.</summary>
/// <param name="Id">The person's id.</param>
/// <param name="Name">Name that colleagues read.</param>
/// <param name="Grants">Roles as they are at this request.</param>
/// <param name="IsFresh">Whether the person has shown a credential within the last five minutes.</param>
/// <param name="Network">The network that the request came from, /24 or /64; empty for a command on the server.</param>
public sealed record Actor(Guid Id, string Name, IReadOnlyList<RoleGrant> Grants, bool IsFresh, string Network)
{
    /// <summary>Whether the person has a role, for whatever kind of documents.</summary>
    public bool Has(Role role) => Grants.Any(grant => grant.Role == role);

    /// <summary>Whether the person has a role for this kind of documents.</summary>
    public bool Has(Role role, string kind) => Grants.Any(grant => grant.Role == role && (grant.Kind.Length == 0 || grant.Kind == kind));
}
