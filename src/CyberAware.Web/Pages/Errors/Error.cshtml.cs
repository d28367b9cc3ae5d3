using System.Diagnostics;
using System.Globalization;
using CyberAware.Core.Search;
using CyberAware.Web.Api;
using CyberAware.Web.Endpoints;
using CyberAware.Web.Links;
using CyberAware.Web.Localization;
using CyberAware.Web.Site;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.RateLimiting;

namespace CyberAware.Web.Pages.Errors;

/// <summary>The page for every failing status, in the language of the address that failed.</summary>
[PerVisitor]
[DisableRateLimiting]
public sealed class ErrorModel(PortalSnapshot snapshot, PortalLinks links, FeatureResources texts, SearchService search) : PortalPageModel(snapshot, links)
{
    private const int MaxSuggestions = 3;

    public int Code { get; private set; }

    /// <summary>Names the failure in the logs; shown for 500 only.</summary>
    public string RequestId => Activity.Current?.TraceId.ToString() ?? HttpContext.TraceIdentifier;

    /// <summary>Whether the failed address names no language, so that the page speaks both.</summary>
    public bool IsBilingual => RequestLanguage.For(HttpContext) is null;

    /// <summary>Pages that the words of a wrong address find.</summary>
    public IReadOnlyList<SearchResult> Suggestions { get; private set; } = [];

    /// <summary>The words of the wrong address, to be corrected in the search field.</summary>
    public string Words { get; private set; } = "";

    public SearchService Search => search;

    public string Kind => Code switch
    {
        401 => "SignIn",
        403 => "Forbidden",
        404 => "NotFound",
        405 => "Method",
        < 500 => "BadRequest",
        _ => "Failed",
    };

    public override string Title => texts["Errors"][Kind + ".Title"];

    public override string Description => texts["Errors"][Kind + ".Text"];

    public override string? Path => null;

    /// <summary>Runs for every method: a POST that failed gets its page too.</summary>
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        // Asked for by its own address, the page of an error is a page that isn't there.
        var failed = RequestLanguage.FailedPath(HttpContext);
        Code = failed is not null
            && int.TryParse(RouteData.Values["code"] as string, NumberStyles.None, CultureInfo.InvariantCulture, out var code) && code is >= 400 and <= 599
            ? code
            : StatusCodes.Status404NotFound;
        Response.StatusCode = Code;
        Response.Headers.CacheControl = "no-store";
        if (failed is not null && ApiPaths.IsForPrograms(new PathString(failed)))
        {
            context.Result = new ApiProblemResult(Code);
            return;
        }

        if (Code == StatusCodes.Status404NotFound)
        {
            Words = UrlKeywords.From(failed ?? "");
            Suggestions = [.. search.Find(Words, Language).Results.Take(MaxSuggestions)];
        }
    }
}
