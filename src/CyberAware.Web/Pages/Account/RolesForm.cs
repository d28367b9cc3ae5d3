using CyberAware.Core.Editing;
using CyberAware.Core.People;
using CyberAware.Core.People.Storage;
using Microsoft.Extensions.Primitives;

namespace CyberAware.Web.Pages.Account;

/// <summary>Roles as a form sends them: <c>Author</c> for all kinds of documents, <c>Author.Page</c> for one.</summary>
/// <param name="Grants">What is chosen.</param>
public sealed record RolesForm(IReadOnlyList<RoleGrant> Grants)
{
    /// <summary>Name of the fields.</summary>
    public const string Field = "role";

    private const char Separator = '.';

    public static IReadOnlyList<Role> Roles { get; } = Enum.GetValues<Role>();

    public static IReadOnlyList<string> Kinds { get; } = Enum.GetNames<DocumentKind>();

    /// <summary>Whether they are the first ones, of somebody who can't have signed in yet.</summary>
    public bool IsFirst { get; init; }

    /// <summary>What a form says; null when it names a role or kind that there isn't.</summary>
    public static RolesForm? Parse(StringValues values)
    {
        var grants = new List<RoleGrant>();
        foreach (var value in values)
        {
            var parts = (value ?? "").Split(Separator);
            if (parts.Length > 2 || Roles.FirstOrDefault(role => role.ToString() == parts[0], (Role)(-1)) is not (>= 0 and var role)
                || (parts.Length == 2 && !Kinds.Contains(parts[1])))
            {
                return null;
            }

            grants.Add(new RoleGrant(role, parts.Length == 2 ? parts[1] : ""));
        }

        return new RolesForm([.. grants.Distinct()]);
    }

    public static string ValueOf(Role role, string kind = "") => kind.Length == 0 ? role.ToString() : $"{role}{Separator}{kind}";

    public bool Has(Role role, string kind = "") => Grants.Contains(new RoleGrant(role, kind));

    /// <summary>Whether the role is chosen for some kinds.</summary>
    public bool HasKinds(Role role) => Grants.Any(grant => grant.Role == role && grant.Kind.Length > 0);
}
