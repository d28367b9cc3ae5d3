using System.Diagnostics;
using System.Globalization;
using CyberAware.Core.Search;
using CyberAware.Core.Text;
using CyberAware.Web.Api;
using CyberAware.Web.Endpoints;
using CyberAware.Web.Links;
using CyberAware.Web.Localization;
using CyberAware.Web.People;
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

    /// <summary>Whether somebody who has signed in came to this page in a closed area; a request of another site is refused before that is known.</summary>
    public bool IsSignedIn => SignedInPerson.For(HttpContext) is not null;

    /// <summary>Whether the failed address lies in a closed area, whose words no reader searches for.</summary>
    public bool IsClosed => ClosedAreaPaths.Contain(new PathString(RequestLanguage.FailedPath(HttpContext)));

    // Of a link that never was and of one that has ended the same is said.
    private bool IsPreviewLink => new PathString(RequestLanguage.FailedPath(HttpContext)).StartsWithSegments(EditorPaths.PreviewLinkRoot, StringComparison.Ordinal);

    public string Kind => Code switch
    {
        401 => "SignIn",
        403 => IsSignedIn ? "NoRight" : "Forbidden",
        404 => IsPreviewLink ? "PreviewLink" : "NotFound",
        405 => "Method",
        409 => "Conflict",
        410 when Retired is not null => "Retired",
        413 => "TooLarge",
        429 => "TooMany",
        < 500 => "BadRequest",
        _ when HttpContext.Items[typeof(ClosedAreaProblem)] is ClosedAreaProblem problem => problem == ClosedAreaProblem.Away ? "Away" : "Behind",
        _ => "Failed",
    };

    public override string Title => texts["Errors"][Kind + ".Title"];

    public override string Description => Retired is { } retired
        ? texts["Errors"]["Retired.Text", retired.Lesson[Language].Title, DateFormatter.Full(Language, retired.On)]
        : texts["Errors"][Kind + ".Text"];

    /// <summary>The lesson that is no longer taught and what is instead; null for every other failure.</summary>
    public RetiredPage? Retired => Code == StatusCodes.Status410Gone ? RetiredPage.For(HttpContext) : null;

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

        if (Code == StatusCodes.Status404NotFound && !IsClosed)
        {
            Words = UrlKeywords.From(failed ?? "");
            Suggestions = [.. search.Find(Words, Language).Results.Take(MaxSuggestions)];
        }
    }
}
