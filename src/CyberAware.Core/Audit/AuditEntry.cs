namespace CyberAware.Core.Audit;

/// <summary>Something that was done, to be added to the audit trail.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="Action">What was done: a word or several with hyphens, <c>edition-published</c>.</param>
/// <param name="Subject">What it was done to: an id, a path, a user name. Never what a stranger typed as a name, which may be his password.</param>
public sealed record AuditEntry(DateTime At, string Action, string Subject)
{
    /// <summary>Who; null for the portal itself and for strangers.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>The person's name; empty for the portal itself and for strangers.</summary>
    public string PersonName { get; init; } = "";

    /// <summary>The network it came from, as <see cref="NetworkPrefix.From"/> gives it; empty when nobody asked over the network.</summary>
    public string Network { get; init; } = "";

    /// <summary>Further facts.</summary>
    public AuditDetails Details { get; init; } = [];
}
