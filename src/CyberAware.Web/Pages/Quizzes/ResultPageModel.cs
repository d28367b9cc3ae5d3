using CyberAware.Core.Charts;
using CyberAware.Core.Quizzes;
using CyberAware.Web.Links;
using CyberAware.Web.Localization;
using CyberAware.Web.Site;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CyberAware.Web.Pages.Quizzes;

/// <summary>
/// A result, made of the answers in its address and the content alone: reading it again counts nothing, the
/// address can be passed on, and no database is asked. It is rendered each time, for there are as many
/// results as answers and a cache of them would have no bound.
/// </summary>
public abstract class ResultPageModel(PortalSnapshot snapshot, PortalLinks links, FeatureResources texts) : QuizPageModel(snapshot, links)
{
    /// <summary>The answer string.</summary>
    public string Answers => PastedText.Trim(Request.Query["a"].ToString());

    /// <summary>Whether the address holds no answers, as when it was copied in part.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>The score; null when the questions have changed since, or there are no answers.</summary>
    public QuizScore? Score { get; private set; }

    public IReadOnlyList<PlannedAction> Plan => Score is null ? [] : ActionPlan.For(Score, Library.Actions);

    public override string? Path => null;

    public override string Title => Score is null ? Texts[IsBroken ? "BrokenTitle" : "ChangedTitle"] : Texts["ResultTitle", Text.ShortTitle];

    public override string ShortTitle => Texts["Result"];

    /// <summary>Where the same questions are asked again.</summary>
    public abstract string RetryUrl { get; }

    /// <summary>The calendar's entry; null where there is none.</summary>
    public virtual string? ReminderUrl => null;

    /// <summary>Whether the statistics are left without this attempt although they should have it.</summary>
    public virtual bool IsNotCounted => false;

    /// <summary>Name under which the reader's browser kept the answers, which it may forget now.</summary>
    public virtual string? StorageName => null;

    /// <summary>Charts of what the country's survey found on the same subjects; beside no answer, for its questions aren't published.</summary>
    public virtual IEnumerable<ChartView> SurveyCharts => [];

    /// <summary>What the reader can send to others.</summary>
    public QuizInvitation Invitation => new(Text.Title, Texts["Invitation", Text.Title], Links.Absolute(Links.Quiz(Language, Quiz)));

    protected IStringLocalizer Texts => texts["Quizzes"];

    /// <summary>The place of a question among all, from 1.</summary>
    public int NumberOf(Question question) => Score!.Answers.ToList().FindIndex(answer => answer.Question == question) + 1;

    protected IActionResult Show(QuestionSet questions)
    {
        Response.Headers.CacheControl = "no-cache";
        var reading = AnswerCode.Parse(questions, Answers);
        if (reading.State == AnswerState.Malformed)
        {
            IsBroken = true;
            Response.StatusCode = StatusCodes.Status404NotFound;
            return Page();
        }

        Score = reading.State == AnswerState.Valid ? QuizScorer.Score(questions, reading.Options) : null;
        return Page();
    }
}
