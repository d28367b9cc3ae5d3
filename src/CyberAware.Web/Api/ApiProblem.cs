using CyberAware.Core;
using CyberAware.Web.Links;
using CyberAware.Web.Localization;
using Microsoft.AspNetCore.Mvc;

namespace CyberAware.Web.Api;

/// <summary>Errors of the open data as problem details (RFC 9457), in the language that was asked for.</summary>
public static class ApiProblem
{
    /// <param name="context">The request that failed.</param>
    /// <param name="status">Status of the answer.</param>
    /// <param name="kind">Begin of the keys of its texts.</param>
    public static IResult Create(HttpContext context, int status, string kind)
    {
        var asked = context.Request.Query[ApiPaths.LanguageParameter];
        var language = (asked.Count == 1 ? Language.Find(asked) : null) ?? RequestLanguage.Preferred(context.Request);
        var texts = context.RequestServices.GetRequiredService<FeatureResources>();
        context.Response.Headers.ContentLanguage = language.Tag;
        context.Response.Headers.CacheControl = "no-cache";
        context.Response.Headers.Vary = "Accept-Language";
        return Results.Problem(
            statusCode: status,
            title: texts.In(language, "Statistics", kind + ".Title"),
            detail: texts.In(language, "Statistics", kind + ".Detail"));
    }

    /// <summary>The problem of a failure that no endpoint put into words.</summary>
    public static IResult ForStatus(HttpContext context, int status) => Create(context, status, status switch
    {
        StatusCodes.Status403Forbidden => "Forbidden",
        StatusCodes.Status404NotFound => "UnknownAddress",
        StatusCodes.Status405MethodNotAllowed => "WrongMethod",
        StatusCodes.Status413PayloadTooLarge => "TooLarge",
        StatusCodes.Status415UnsupportedMediaType => "WrongType",
        < 500 => "BadRequest",
        _ => "Failed",
    });

    public static IResult UnknownAddress(HttpContext context)
    {
        if (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
        {
            return Create(context, StatusCodes.Status404NotFound, "UnknownAddress");
        }

        return WrongMethod(context, "GET, HEAD");
    }

    public static IResult WrongMethod(HttpContext context, string allowed)
    {
        context.Response.Headers.Allow = allowed;
        return Create(context, StatusCodes.Status405MethodNotAllowed, "WrongMethod");
    }
}

/// <summary>A failure of the open data as the error page gives it back.</summary>
public sealed class ApiProblemResult(int status) : IActionResult
{
    public Task ExecuteResultAsync(ActionContext context) => ApiProblem.ForStatus(context.HttpContext, status).ExecuteAsync(context.HttpContext);
}
