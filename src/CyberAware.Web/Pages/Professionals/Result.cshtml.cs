using CyberAware.Core.Assessments;
using CyberAware.Web.Endpoints;
using CyberAware.Web.Links;
using CyberAware.Web.Localization;
using CyberAware.Web.Site;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CyberAware.Web.Pages.Professionals;

/// <summary>What complete answers say; incomplete ones come back as the form, with what is missing.</summary>
[PerVisitor]
public sealed class ResultModel(PortalSnapshot snapshot, PortalLinks links, FeatureResources texts) : CheckPageModel(snapshot, links, texts)
{
    private IReadOnlyList<Statement> missing = [];

    public override IReadOnlyList<Statement> Missing => missing;

    /// <summary>The result; only of complete answers.</summary>
    public AssessmentResult Result { get; private set; } = null!;

    public override string Title => missing.Count > 0 ? Words["ErrorTitle", Text.Title] : Words["ResultTitle"];

    public override string? Path => null;

    /// <summary>Without answers there is no result: they stand in no address.</summary>
    public IActionResult OnGet()
    {
        Response.Headers.CacheControl = "no-store";
        Response.Headers.Location = FormUrl;
        return StatusCode(StatusCodes.Status303SeeOther);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var answer = await ReadAsync(cancellation);
        if (answer is not PageResult)
        {
            return answer;
        }

        missing = Form.Missing(Assessment);
        if (missing.Count > 0)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        }
        else
        {
            Result = AssessmentResult.From(Assessment, Form.Answers);
        }

        return answer;
    }
}
