using CyberAware.Core.People.Storage;
using Microsoft.AspNetCore.Authorization;

namespace CyberAware.Web.People;

/// <summary>A page of a closed area that opens before one has signed in, such as signing in itself.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class OpenPageAttribute() : AuthorizeAttribute(PolicyName)
{
    public const string PolicyName = "open";
}

/// <summary>A page for everybody who has signed in and whose account is open.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class SignedInAttribute() : AuthorizeAttribute(PolicyName)
{
    public const string PolicyName = "signed-in";
}

/// <summary>A page for administrators alone.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class AdministratorAttribute() : AuthorizeAttribute(PolicyName)
{
    public const string PolicyName = "administrator";
}

/// <summary>A page that changes who may sign in or what he may: a credential must have been shown within the last minutes.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class FreshAttribute : Attribute;

/// <summary>A page that stays open to publishers and administrators who still lack a second credential.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class OpenWithOneCredentialAttribute : Attribute;

/// <summary>Somebody who has signed in, with a role where one is named.</summary>
/// <param name="Role">The role; null for any.</param>
public sealed record SignedInRequirement(Role? Role) : IAuthorizationRequirement;

/// <summary>Asks the person as the database has him at this request, never the cookie.</summary>
public sealed class SignedInHandler : AuthorizationHandler<SignedInRequirement>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, SignedInRequirement requirement)
    {
        if (context.Resource is HttpContext http && SignedInPerson.For(http) is { } signedIn
            && (requirement.Role is null || signedIn.Actor.Has(requirement.Role.Value)))
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}
