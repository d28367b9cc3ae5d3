using CyberAware.Core.Assessments;
using CyberAware.Core.Pages;
using CyberAware.Web.Api.Assessments;
using CyberAware.Web.Links;
using CyberAware.Web.Localization;
using CyberAware.Web.Site;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CyberAware.Web.Pages.Professionals;

/// <summary>A page of the self-assessment. Nothing of the answers is kept.</summary>
public abstract class CheckPageModel(PortalSnapshot snapshot, PortalLinks links, FeatureResources texts) : PortalPageModel(snapshot, links)
{
    /// <summary>The assessment; handlers answer 404 when there is none.</summary>
    public Assessment Assessment => Library.Assessment!;

    public AssessmentText Text => Assessment[Language];

    /// <summary>The answers that were sent; none in a fresh form.</summary>
    public AssessmentForm Form { get; private set; } = AssessmentForm.Empty;

    /// <summary>The statements that the form complains of; none in a fresh form.</summary>
    public virtual IReadOnlyList<Statement> Missing => [];

    /// <summary>The same with the answers of the form kept in the reader's browser: not when they come from the portal.</summary>
    public bool IsFresh => Form.Answers.Count == 0 && Missing.Count == 0;

    public override string Description => Text.Summary;

    public override string ShortTitle => Text.ShortTitle;

    public override IEnumerable<ContentPage> Ancestors => [Library.FindCurrent(Assessment.Section)!];

    public override string UrlIn(Core.Language language) => Links.Page(language, AssessmentPaths.Form);

    public string ResultUrl => Links.Page(Language, AssessmentPaths.Result);

    public string FormUrl => Links.Page(Language, AssessmentPaths.Form);

    public string CsvUrl => Links.Page(Language, AssessmentPaths.Csv);

    public string HowUrl(AssessmentStep step, Statement statement) => Links.Anchor(Language, step.Path, statement.Anchor);

    public string? BasisOf(Statement statement) => AssessmentWords.BasisOf(statement, Language, Library, texts);

    public string AnswerTo(Statement statement) => AssessmentWords.AnswerTo(statement, Form, texts);

    protected IStringLocalizer Words => texts["Assessment"];

    /// <summary>Reads the answers and draws the page of them.</summary>
    protected async Task<IActionResult> ReadAsync(CancellationToken cancellation)
    {
        if (Library.Assessment is null)
        {
            return NotFound();
        }

        var (form, refused) = await AssessmentForm.ReadAsync(Assessment, HttpContext, cancellation);
        if (form is null)
        {
            return StatusCode(refused);
        }

        Form = form;
        return Page();
    }
}
