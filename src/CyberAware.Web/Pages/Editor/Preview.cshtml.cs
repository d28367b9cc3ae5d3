using System.Text;
using CyberAware.Core.Documents;
using CyberAware.Core.Editing;
using CyberAware.Web.Links;
using CyberAware.Web.Localization;
using CyberAware.Web.Pages.Account;
using CyberAware.Web.People;
using CyberAware.Web.Previews;
using CyberAware.Web.Site;
using Microsoft.AspNetCore.Mvc;

namespace CyberAware.Web.Pages.Editor;

/// <summary>A public page as it would be with an edition; where the edition has errors, what they are.</summary>
[SignedIn]
public sealed class PreviewModel(
    PortalSnapshot snapshot, PortalLinks links, FeatureResources texts, PreviewService previews, PreviewContent content, PreviewRenderer renderer)
    : AccountPageModel(snapshot, links, texts)
{
    private readonly FeatureResources resources = texts;

    /// <summary>The edition.</summary>
    public PreviewedEdition Edition { get; private set; } = null!;

    /// <summary>What keeps it from being shown.</summary>
    public IReadOnlyList<ContentProblem> Problems { get; private set; } = [];

    /// <summary>Whether it stands within the writer's screen.</summary>
    public bool IsInScreen => Request.Query[EditorPaths.TypedParameter] == EditorPaths.TypedInFrame;

    public override string Title => resources["Previews"]["Problems.Title"];

    protected override string Name => "Previews";

    public async Task<IActionResult> OnGetAsync(Guid id, string? address)
    {
        PreviewEndpoints.Hide(Response);
        var found = await previews.FindAsync(SignedIn!.Actor, id, HttpContext.RequestAborted);
        if (found.Failure is { } failure)
        {
            return StatusCode(failure is EditingRefused { IsForbidden: true } ? StatusCodes.Status403Forbidden : StatusCodes.Status404NotFound);
        }

        Edition = found.Value;
        if (string.IsNullOrEmpty(address))
        {
            return Redirect(EditorPaths.Preview(Language, id, PreviewAddress.PageShowing(Language, Edition.Paths[0])));
        }

        var typed = Request.Query[EditorPaths.TypedParameter].ToString();
        var compiled = typed.Length > 0
            ? await content.GetTypedAsync(Edition, SignedIn.Person.Id, HttpContext.RequestAborted)
            : await content.GetAsync(Edition, isForOutsiders: false, HttpContext.RequestAborted);
        if (compiled.Result.Library is null)
        {
            Problems = [.. compiled.Result.Problems.Where(problem => problem.Severity == ProblemSeverity.Error)];
            return Refused(StatusCodes.Status422UnprocessableEntity);
        }

        var answer = await renderer.RenderAsync(compiled, FrameFor(compiled.Edition, typed), address, HttpContext.RequestAborted);
        return answer.Html is not null ? Content(answer.Html, "text/html", Encoding.UTF8)
            : answer.Location is not null ? Redirect(answer.Location)
            : NotFound();
    }

    // What a preview of typed text is reached from is asked for by the file; anything else than a file of the edition leads nowhere.
    private PreviewFrame FrameFor(PreviewedEdition edition, string typed) => PreviewFrame.For(Language, edition) with
    {
        IsInScreen = IsInScreen,
        TextUrl = edition.Paths.Contains(typed) ? EditorPaths.Text(Language, edition.Id, typed) + "&kept=take" : null,
    };
}
