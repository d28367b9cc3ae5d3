using CyberAware.Core.Editing;
using CyberAware.Core.People;
using Microsoft.AspNetCore.Authorization;

namespace CyberAware.Web.Security;

/// <summary>That somebody may do something to an object of the back office.</summary>
/// <param name="Operation">What he wants to do.</param>
public sealed record EditingRequirement(Operation Operation) : IAuthorizationRequirement;

/// <summary>
/// Answers the framework's question whether the person of a request may do something by asking <see cref="EditingPolicy"/>. The
/// services ask it again, so a page that forgets to ask shows a button too many and nothing worse.
/// </summary>
/// <param name="requests">Gives the request, whose sign-in has put the person's roles there as they are now.</param>
public sealed class EditingAuthorizationHandler(IHttpContextAccessor requests) : AuthorizationHandler<EditingRequirement, ObjectFacts>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, EditingRequirement requirement, ObjectFacts resource)
    {
        if (context.User.Identity?.IsAuthenticated == true
            && requests.HttpContext?.Features.Get<Actor>() is { } actor && EditingPolicy.Allows(actor, requirement.Operation, resource))
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}
