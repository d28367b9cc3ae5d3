using CyberAware.Core.Advisors;
using CyberAware.Web.Endpoints;
using CyberAware.Web.Links;
using CyberAware.Web.Localization;
using CyberAware.Web.Site;
using Microsoft.AspNetCore.Mvc;

namespace CyberAware.Web.Pages.Advisors;

/// <summary>A question of a decision helper, or what the answers come to. The answers stand in the address alone.</summary>
[PublicPage]
[AnswersInAddress]
public sealed class StepModel(PortalSnapshot snapshot, PortalLinks links, FeatureResources texts) : AdvisorPageModel(snapshot, links, texts)
{
    public AdvisorPosition Position { get; private set; } = null!;

    public override string Title => Position switch
    {
        { Result: { } result } => result.Outcome[Language].Title,
        { Answers.Count: 0 } => Text.Title,
        _ => Position.Question![Language].Text,
    };

    public override string Description => Position.Result?.Outcome[Language].Lead ?? Text.Summary;

    public override string ShortTitle => Text.ShortTitle;

    public override string? Path => CheckPaths.For(Advisor, AdvisorPaths.OptionsOf(Position.Answers));

    /// <summary>There are thousands of ways through a helper; search engines know its beginning.</summary>
    public override string? CanonicalPath => CheckPaths.For(Advisor);

    public IActionResult OnGet()
    {
        // Model binding is not asked: to it a segment of blanks is null.
        var options = RouteData.Values["answers"] as string;
        if (!Find() || AdvisorPosition.Find(Advisor, options?.Split('/') ?? [], Actions) is not { } position)
        {
            return NotFound();
        }

        Position = position;
        return Page();
    }
}
