using CyberAware.Web.Endpoints;
using CyberAware.Web.Links;
using CyberAware.Web.Localization;
using CyberAware.Web.Site;
using Microsoft.AspNetCore.Mvc;

namespace CyberAware.Web.Pages.Professionals;

/// <summary>The form. A post of answers, which only a result makes, shows it filled in, so that they can be changed.</summary>
[PublicPage]
public sealed class CheckModel(PortalSnapshot snapshot, PortalLinks links, FeatureResources texts) : CheckPageModel(snapshot, links, texts)
{
    public override string Title => Text.Title;

    public override string? Path => AssessmentPaths.Form;

    public IActionResult OnGet() => Library.Assessment is null ? NotFound() : Page();

    public Task<IActionResult> OnPostAsync(CancellationToken cancellation) => ReadAsync(cancellation);
}
