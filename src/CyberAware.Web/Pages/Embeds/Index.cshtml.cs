using CyberAware.Core.Charts;
using CyberAware.Web.Api.Statistics;
using CyberAware.Web.Embeds;
using CyberAware.Web.Endpoints;
using CyberAware.Web.Links;
using CyberAware.Web.Localization;
using CyberAware.Web.Site;
using Microsoft.AspNetCore.Mvc;

namespace CyberAware.Web.Pages.Embeds;

/// <summary>
/// The light view of a page for the frames of other sites: words, one stylesheet, links that open a tab. One screen for all of
/// them, so each is kept as shortly as the warnings among them.
/// </summary>
[PublicPage]
[ShowsAlerts]
[Embedded]
public sealed class IndexModel(PortalSnapshot snapshot, PortalLinks links, FeatureResources texts, SurveyResponses surveys) : PortalPageModel(snapshot, links)
{
    /// <summary>Most warnings that a frame shows; the others are one click away.</summary>
    public const int MostAlerts = 3;

    /// <summary>What is shown; null when there is nothing any more, which a frame says as calmly.</summary>
    public EmbedTarget? Target { get; private set; }

    public EmbedWords Words { get; private set; } = null!;

    public override string Title => Words.Title;

    public override string Description => Words.Summary;

    public override string? Path => Target?.Path;

    /// <summary>The page itself, or what is instead, or the start where it is gone.</summary>
    public string PageUrl => (Path ?? RetiredPage.For(HttpContext)?.Successor.Path) is { } path ? Links.Page(Language, path) : Links.Home(Language);

    public IEnumerable<string> SourcesOf(ChartView chart) => chart.Indicators
        .SelectMany(indicator => indicator.Values.Select(value => surveys.SourceOf(Language, chart.Survey, indicator, value))).Distinct();

    public IActionResult OnGet()
    {
        var path = RouteData.Values["path"] as string ?? "";
        if (Library.CurrentPathOf(path) is { } current && current != path)
        {
            return RedirectPermanent(Links.Embed(Language, current));
        }

        Target = EmbedTargets.Find(Snapshot, path);
        Words = Target?.Words(Language) ?? new EmbedWords(texts["Embeds"]["Gone.Title"], texts["Embeds"]["Gone.Text"]);
        Response.StatusCode = Target is not null ? StatusCodes.Status200OK
            : RetiredPage.TryNote(HttpContext, Library, path) ? StatusCodes.Status410Gone : StatusCodes.Status404NotFound;
        return Page();
    }
}
