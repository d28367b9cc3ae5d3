using System.Security.Claims;
using CyberAware.Core;
using CyberAware.Core.Editing;
using CyberAware.Core.People;
using CyberAware.Core.People.Storage;
using CyberAware.TestSupport;
using CyberAware.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace CyberAware.Web.Tests.Security;

public sealed class EditingAuthorizationHandlerTests(SharedPortal portal)
{
    private static readonly ClaimsPrincipal SignedIn = new(new ClaimsIdentity([], "portal"));
    private static readonly ClaimsPrincipal Stranger = new(new ClaimsIdentity());

    [Theory]
    [InlineData("Page", true, true, true)]
    [InlineData("", true, true, true)]
    [InlineData("Alert", true, true, false)]
    [InlineData("Page", false, true, false)]
    [InlineData("Page", true, false, false)]
    public async Task Authorize_OnAnObject_AsksThePolicy(string kind, bool isSignedIn, bool hasActor, bool expected)
    {
        var context = new DefaultHttpContext();
        if (hasActor)
        {
            context.Features.Set(new Actor(Guid.NewGuid(), "Әсел", [new RoleGrant(Role.Reviewer, kind)], false, ""));
        }

        portal.Host.Services.GetRequiredService<IHttpContextAccessor>().HttpContext = context;
        var result = await portal.Host.Services.GetRequiredService<IAuthorizationService>().AuthorizeAsync(
            isSignedIn ? SignedIn : Stranger, new ObjectFacts(DocumentKind.Page, [Language.Kazakh], []), new EditingRequirement(Operation.Review));

        Assert.Equal(expected, result.Succeeded);
    }

    [Fact]
    public async Task Authorize_OnSomethingElse_IsRefused()
    {
        var context = new DefaultHttpContext();
        context.Features.Set(new Actor(Guid.NewGuid(), "Әсел", [new RoleGrant(Role.Reviewer, "")], false, ""));
        portal.Host.Services.GetRequiredService<IHttpContextAccessor>().HttpContext = context;

        var result = await portal.Host.Services.GetRequiredService<IAuthorizationService>().AuthorizeAsync(SignedIn, null, new EditingRequirement(Operation.Review));

        Assert.False(result.Succeeded);
    }
}
