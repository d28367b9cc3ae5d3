using CyberAware.Core.Quizzes;
using CyberAware.Web.Links;
using CyberAware.Web.Localization;
using CyberAware.Web.Site;
using Microsoft.AspNetCore.Mvc;

namespace CyberAware.Web.Pages.Quizzes;

/// <summary>Questions as a form. Complete answers lead to their result, others back to the form with what was answered.</summary>
public abstract class QuizFormPageModel(PortalSnapshot snapshot, PortalLinks links, FeatureResources texts) : QuizPageModel(snapshot, links)
{
    /// <summary>The questions; set by <see cref="Open"/>.</summary>
    public QuestionSet Questions { get; protected set; } = null!;

    /// <summary>Answers that came back because some are missing; null for a fresh form.</summary>
    public AnswerForm? Sent { get; private set; }

    public IReadOnlyList<Question> Missing => Sent?.Missing(Questions) ?? [];

    public abstract string Heading { get; }

    public abstract string Lead { get; }

    public abstract string FormUrl { get; }

    /// <summary>Name under which the reader's browser keeps unfinished answers; null to keep none.</summary>
    public virtual string? StorageName => null;

    /// <summary>Where the script gets the start of an attempt that is to be counted; null where nothing is counted.</summary>
    public virtual string? StartsUrl => null;

    // The page that teaches a topic is often called like the quiz about it.
    public override string Title => Sent is null ? Named : Texts["ErrorTitle", Heading];

    /// <summary>The heading as it stands in lists of pages, where nothing else says that it is of a quiz.</summary>
    protected virtual string Named => Heading;

    protected Microsoft.Extensions.Localization.IStringLocalizer Texts => texts["Quizzes"];

    public IActionResult OnGet() => Open() ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        Response.Headers.CacheControl = "no-store";
        if (!Open())
        {
            return NotFound();
        }

        if (!Request.HasFormContentType)
        {
            return StatusCode(StatusCodes.Status415UnsupportedMediaType);
        }

        try
        {
            Sent = AnswerForm.Read(Questions, await Request.ReadFormAsync(cancellation));
        }
        catch (BadHttpRequestException e)
        {
            return StatusCode(e.StatusCode);
        }
        catch (InvalidDataException)
        {
            return BadRequest();
        }

        if (Sent is null)
        {
            return BadRequest();
        }

        if (!Sent.IsOfVersion || Missing.Count > 0)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        Response.Headers.Location = await FinishAsync(Sent, Sent.Options(Questions));
        return StatusCode(StatusCodes.Status303SeeOther);
    }

    /// <summary>Finds quiz and questions of an address.</summary>
    protected abstract bool Open();

    /// <summary>Does what is to be done with complete answers.</summary>
    /// <returns>Address of the result.</returns>
    protected abstract Task<string> FinishAsync(AnswerForm form, IReadOnlyList<int> options);
}
