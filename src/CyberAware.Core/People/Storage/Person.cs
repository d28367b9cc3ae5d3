using Microsoft.AspNetCore.Identity;

namespace CyberAware.Core.People.Storage;

/// <summary>Somebody who works on the portal. Signs in by user name; no e-mail address or telephone number is kept.</summary>
public sealed class Person : IdentityUser<Guid>
{
    /// <summary>Name that colleagues read.</summary>
    public required string DisplayName { get; set; }

    /// <summary>Language of the screens.</summary>
    public required Language Language { get; set; }

    /// <summary>When the person was invited, UTC.</summary>
    public required DateTime CreatedAt { get; init; }

    /// <summary>When the account was closed, UTC; null while it is open. Accounts are never deleted: histories name them.</summary>
    public DateTime? ClosedAt { get; set; }

    /// <summary>Roles, each for all kinds of documents or for one.</summary>
    public List<RoleGrantRow> Grants { get; } = [];
}

/// <summary>A role that a person has.</summary>
public sealed class RoleGrantRow
{
    /// <summary>The person.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>The role.</summary>
    public required Role Role { get; init; }

    /// <summary>Name of the kind of documents that it is for; empty for all.</summary>
    public required string Kind { get; init; }

    /// <summary>Who gave it; null for the first administrator.</summary>
    public Guid? GrantedBy { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTime GrantedAt { get; init; }
}

/// <summary>A link by which somebody makes the first credentials of an account, or new ones. Works once.</summary>
public sealed class InvitationRow
{
    /// <summary>SHA-256 of the link's secret in lower-case hexadecimal; the secret itself is kept nowhere.</summary>
    public required string TokenHash { get; init; }

    /// <summary>Whose account it is.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>Who invited; null for the command on the server.</summary>
    public Guid? InvitedBy { get; init; }

    /// <summary>From then on it is worth nothing, UTC.</summary>
    public required DateTime ExpiresAt { get; init; }

    /// <summary>When it was used, UTC; null while it can be.</summary>
    public DateTime? UsedAt { get; set; }

    /// <summary>Changes with each write, so that of two who use it at once one fails.</summary>
    public Guid Version { get; set; }
}

/// <summary>Failed sign-ins of an account or from a network, in the database so that all instances count together.</summary>
public sealed class SignInDelayRow
{
    /// <summary>What is counted: a kind and a hash, so that names that don't exist look the same.</summary>
    public required string Key { get; init; }

    /// <summary>Failures since the last success or the last quiet time.</summary>
    public required int Failures { get; set; }

    /// <summary>The last failure, UTC.</summary>
    public required DateTime LastAt { get; set; }

    /// <summary>Before then the next try is answered late, UTC.</summary>
    public required DateTime NextAt { get; set; }

    /// <summary>Changes with each write.</summary>
    public Guid Version { get; set; }
}
