using CyberAware.Core.Quizzes;
using CyberAware.Web.Endpoints;
using CyberAware.Web.Links;
using CyberAware.Web.Localization;
using CyberAware.Web.Site;
using Microsoft.AspNetCore.Mvc;

namespace CyberAware.Web.Pages.Quizzes;

/// <summary>
/// The last step of a form without script: its answers and a fresh id stand in the address, so that handing them in
/// twice counts once although the page with the questions is the same for everybody. See docs/adr/0014.
/// </summary>
[PerVisitor]
public sealed class FinishModel(PortalSnapshot snapshot, PortalLinks links, FeatureResources texts) : QuizPageModel(snapshot, links)
{
    private IReadOnlyList<int> options = [];

    /// <summary>Id of the attempt.</summary>
    public Guid Id { get; private set; }

    /// <summary>The questions with the chosen options.</summary>
    public IEnumerable<(Question Question, QuizOption Option)> Answers => Quiz.Questions.Zip(options, (question, option) => (question, question.Options[option]));

    public override string? Path => null;

    public override string Title => texts["Quizzes"]["FinishTitle", Text.ShortTitle];

    public override string ShortTitle => texts["Quizzes"]["Finish"];

    public override string UrlIn(Core.Language language) => Links.QuizFinish(language, Quiz, AnswerCode.Encode(Quiz.Asked, options), Id);

    public IActionResult OnGet()
    {
        Response.Headers.CacheControl = "no-store";
        if (!Find() || !Guid.TryParseExact(Request.Query["id"], "D", out var id)
            || AnswerCode.Parse(Quiz.Asked, Request.Query["a"]) is not { State: not AnswerState.Malformed } answers)
        {
            return NotFound();
        }

        // The questions have changed since: the quiz says so and asks again.
        if (answers.State != AnswerState.Valid)
        {
            Response.Headers.Location = Links.Quiz(Language, Quiz);
            return StatusCode(StatusCodes.Status303SeeOther);
        }

        (Id, options) = (id, answers.Options);
        return Page();
    }
}
