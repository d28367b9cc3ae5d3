using System.Globalization;
using System.Security.Claims;
using CyberAware.Core.Audit;
using CyberAware.Core.Data;
using CyberAware.Core.People;
using CyberAware.Core.People.Storage;
using CyberAware.Web.Links;
using CyberAware.Web.Localization;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace CyberAware.Web.People;

/// <summary>
/// The cookie that says who has signed in. It names a session of the database, where every request of a closed area looks
/// whether it goes on: they are few, and a closed account or a new password counts at once on every instance.
/// </summary>
public static class SignInCookie
{
    /// <summary>Name of the scheme and of its cookie.</summary>
    public const string Scheme = "portal";

    private const string Session = "session";
    private const string Stamp = "stamp";
    private const string ShownAt = "shown-at";

    public static void Configure(CookieAuthenticationOptions options)
    {
        options.ExpireTimeSpan = Sessions.Idle;
        options.SlidingExpiration = true;
        options.Events.OnCheckSlidingExpiration = context =>
        {
            // By itself the framework renews only in the second half, so that a session could end after 15 idle minutes.
            context.ShouldRenew = true;
            return Task.CompletedTask;
        };
        options.Events.OnValidatePrincipal = ValidateAsync;
        options.Events.OnRedirectToLogin = context => RedirectAsync(context.HttpContext);
        options.Events.OnRedirectToAccessDenied = context =>
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        };
    }

    /// <summary>Writes it.</summary>
    /// <param name="context">The request.</param>
    /// <param name="person">Who.</param>
    /// <param name="sessionId">The session.</param>
    /// <param name="shownAt">When a credential was shown last.</param>
    public static Task WriteAsync(HttpContext context, Person person, string sessionId, DateTimeOffset shownAt) =>
        context.SignInAsync(Scheme, PrincipalFor(person, sessionId, shownAt));

    /// <summary>What it says.</summary>
    public static ClaimsPrincipal PrincipalFor(Person person, string sessionId, DateTimeOffset shownAt) => new(new ClaimsIdentity(
        [
            new Claim(ClaimTypes.NameIdentifier, person.Id.ToString()),
            new Claim(ClaimTypes.Name, person.DisplayName),
            new Claim(Session, sessionId),
            new Claim(Stamp, person.SecurityStamp!),
            new Claim(ShownAt, shownAt.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)),
        ], Scheme));

    /// <summary>When the signed-in person of a request showed a credential last.</summary>
    public static DateTimeOffset ShownAtOf(ClaimsPrincipal principal) =>
        long.TryParse(principal.FindFirstValue(ShownAt), CultureInfo.InvariantCulture, out var seconds) ? DateTimeOffset.FromUnixTimeSeconds(seconds) : DateTimeOffset.MinValue;

    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var (http, principal) = (context.HttpContext, context.Principal!);
        var services = http.RequestServices;
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var sessionId = principal.FindFirstValue(Session);
        var person = sessionId is not null && Guid.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), out var id)
            ? await Sessions.FindAsync(
                services.GetRequiredService<PortalDbContext>(), id, sessionId, principal.FindFirstValue(Stamp) ?? "", now.UtcDateTime, http.RequestAborted)
            : null;
        if (person is null)
        {
            context.RejectPrincipal();
            await http.SignOutAsync(Scheme);
            return;
        }

        var actor = new Actor(
            person.Id,
            person.DisplayName,
            [.. person.Grants.Select(grant => new RoleGrant(grant.Role, grant.Kind))],
            Sessions.IsFresh(ShownAtOf(principal), now),
            NetworkPrefix.From(http.Connection.RemoteIpAddress));
        http.Features.Set(new SignedInPerson(person, actor, sessionId!));

        // The same for who needs to know nothing of accounts.
        http.Features.Set(actor);
    }

    // A person who opens a page is led to signing in, whether or not there is such a page; a program is told that it can't.
    private static Task RedirectAsync(HttpContext context)
    {
        var request = context.Request;
        if (RequestLanguage.For(context) is { } language
            && (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
            && request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase))
        {
            context.Response.Redirect(AccountPaths.SignIn(language, ReturnUrl.From(request.Path + request.QueryString.Value)));
        }
        else
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        }

        return Task.CompletedTask;
    }
}
