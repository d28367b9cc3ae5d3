using CyberAware.Web.Endpoints;
using CyberAware.Web.Links;
using CyberAware.Web.Localization;
using CyberAware.Web.Services;
using CyberAware.Web.Site;
using Microsoft.AspNetCore.Mvc;

namespace CyberAware.Web.Pages.Quizzes;

/// <summary>What a class knew and what is to be talked about again. One button hands the counts in; until then nobody has them.</summary>
[PerVisitor]
public sealed class ClassTotalModel(PortalSnapshot snapshot, PortalLinks links, FeatureResources texts, ClassRecorder recorder)
    : ClassPageModel(snapshot, links, texts)
{
    /// <summary>What became of the counts: see <see cref="ClassRecorder.Outcomes"/>; null while they were not handed in.</summary>
    public string? HandedIn { get; private set; }

    public override string Title => Words["TotalTitle", Text.ShortTitle];

    public override string UrlIn(Core.Language language) => Links.QuizClassTotal(language, Quiz, Run, Counts, HandedIn);

    public IActionResult OnGet()
    {
        var query = Request.Query;
        if (Open(query[QuizPaths.RunParameter], query[QuizPaths.CountsParameter]) is { } answer)
        {
            return answer;
        }

        HandedIn = ClassRecorder.Outcomes.FirstOrDefault(outcome => outcome == query[QuizPaths.HandedInParameter]);
        return Counts.Hands.Count > 0 ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!Request.HasFormContentType)
        {
            return StatusCode(StatusCodes.Status415UnsupportedMediaType);
        }

        IFormCollection form;
        try
        {
            form = await Request.ReadFormAsync(cancellation);
        }
        catch (BadHttpRequestException e)
        {
            return StatusCode(e.StatusCode);
        }
        catch (InvalidDataException)
        {
            return BadRequest();
        }

        if (Open(form[QuizPaths.RunParameter], form[QuizPaths.CountsParameter]) is { } answer)
        {
            return answer is NotFoundResult && Quiz is not null ? BadRequest() : answer;
        }

        if (!Counts.IsPlausible)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Counts.Hands.Count > 0 ? Page() : BadRequest();
        }

        var outcome = await recorder.RecordAsync(Run, Quiz, Language, Counts, HttpContext.Connection.RemoteIpAddress);
        return SeeOther(Links.QuizClassTotal(Language, Quiz, Run, Counts, outcome));
    }
}
