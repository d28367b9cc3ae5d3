using CyberAware.Core.Data;
using CyberAware.Core.People;
using CyberAware.Web.Links;
using CyberAware.Web.Localization;

namespace CyberAware.Web.People;

/// <summary>
/// Stands behind authorisation: leads publishers and administrators who have one credential only to their account, and to
/// showing a credential whoever opens a page that needs one shown lately.
/// </summary>
public static class AccountGate
{
    public static async Task EnterAsync(HttpContext context, RequestDelegate next)
    {
        if (SignedInPerson.For(context) is not { } signedIn || context.GetEndpoint() is not { } endpoint || RequestLanguage.FailedPath(context) is not null)
        {
            await next(context);
            return;
        }

        var language = RequestLanguage.For(context) ?? signedIn.Person.Language;
        var isRead = HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method);
        if (endpoint.Metadata.GetMetadata<OpenPageAttribute>() is null
            && endpoint.Metadata.GetMetadata<OpenWithOneCredentialAttribute>() is null
            && await LacksCredentialAsync(context, signedIn))
        {
            Refuse(context, isRead ? AccountPaths.Account(language) : null);
        }
        else if (isRead && !signedIn.Actor.IsFresh && endpoint.Metadata.GetMetadata<FreshAttribute>() is not null)
        {
            // What is sent later than that is refused by the page itself, which keeps what was typed.
            Refuse(context, AccountPaths.Confirm(language, ReturnUrl.From(context.Request.Path + context.Request.QueryString.Value)));
        }
        else
        {
            await next(context);
        }
    }

    private static async Task<bool> LacksCredentialAsync(HttpContext context, SignedInPerson signedIn)
    {
        var needed = Credentials.Needed(signedIn.Actor.Grants);
        return needed > 1 && (await Credentials.ReadAsync(
            context.RequestServices.GetRequiredService<PortalDbContext>(), signedIn.Person, context.RequestAborted)).Count < needed;
    }

    private static void Refuse(HttpContext context, string? url)
    {
        if (url is null)
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
        }
        else
        {
            context.Response.Redirect(url);
        }
    }
}
