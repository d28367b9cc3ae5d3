using CyberAware.Core.Quizzes;
using CyberAware.Web.Links;
using CyberAware.Web.Localization;
using CyberAware.Web.Site;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CyberAware.Web.Pages.Quizzes;

/// <summary>A screen of a class that raises its hands.</summary>
public abstract class ClassPageModel(PortalSnapshot snapshot, PortalLinks links, FeatureResources texts) : QuizPageModel(snapshot, links)
{
    /// <summary>The hands so far.</summary>
    public ClassCounts Counts { get; protected set; } = null!;

    /// <summary>Id of the run, under which its counts are handed in once.</summary>
    public Guid Run { get; protected set; }

    public IReadOnlyList<ClassRule> Rules => ClassResult.Rules(Counts);

    public override string? Path => null;

    public override string ShortTitle => Words["ShortTitle"];

    protected IStringLocalizer Words => texts["ClassQuiz"];

    /// <summary>Reads id and counts of an address or a form.</summary>
    /// <returns>Null when they are read; else the answer: 404 for what is none, the beginning for other questions.</returns>
    protected IActionResult? Open(string? run, string? counts)
    {
        Response.Headers.CacheControl = "no-store";
        if (!Find() || !Guid.TryParseExact(run, "D", out var id) || ClassCode.Parse(Quiz.Asked, counts) is not { State: not AnswerState.Malformed } read)
        {
            return NotFound();
        }

        (Run, Counts) = (id, read.Counts!);
        return read.State == AnswerState.Valid ? null : SeeOther(Links.QuizClass(Language, Quiz));
    }

    protected StatusCodeResult SeeOther(string address)
    {
        Response.Headers.Location = address;
        return StatusCode(StatusCodes.Status303SeeOther);
    }
}
