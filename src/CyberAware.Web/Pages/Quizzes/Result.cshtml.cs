using CyberAware.Core.Charts;
using CyberAware.Core.Surveys;
using CyberAware.Core.Text;
using CyberAware.Web.Endpoints;
using CyberAware.Web.Links;
using CyberAware.Web.Localization;
using CyberAware.Web.Site;
using Microsoft.AspNetCore.Mvc;

namespace CyberAware.Web.Pages.Quizzes;

/// <summary>The result of a quiz.</summary>
[PerVisitor]
public sealed class ResultModel(PortalSnapshot snapshot, PortalLinks links, FeatureResources texts, StatisticsCharts charts) : ResultPageModel(snapshot, links, texts)
{
    public override bool IsNotCounted => Request.Query["counted"] == "no";

    public override string RetryUrl => Links.Quiz(Language, Quiz);

    public override string? ReminderUrl => Links.Reminder(Language, Quiz, Answers);

    public override string? StorageName => Quiz.Slug;

    /// <summary>What the survey found where it asked the same as a question.</summary>
    public IEnumerable<SurveyComparison> Comparisons =>
        from answer in Score!.Answers
        where answer.Question.Indicator is not null
        let parts = answer.Question.Indicator!.Split('/')
        let survey = charts.FindSurvey(parts[0])
        let indicator = survey?.Find(parts[1])
        where indicator is { Values.Count: > 0 }
        let value = indicator.Values[^1]
        select new SurveyComparison(
            NumberOf(answer.Question), answer.IsRight, FigureFormatter.Format(Language, indicator, value), survey!.Texts[Language].Labels[indicator.Id], value.Year,
            value.Base is { } number ? NumberFormatter.Number(number) : null,
            charts.All.FirstOrDefault(view => view.Survey.Id == survey!.Id && view.Chart.Indicators.Contains(indicator.Id)));

    public override string UrlIn(Core.Language language) => IsBroken ? Links.Quiz(language, Quiz) : Links.QuizResult(language, Quiz, Answers, !IsNotCounted);

    public IActionResult OnGet() => Find() ? Show(Quiz.Asked) : NotFound();
}

/// <summary>A figure of the survey beside a question.</summary>
public sealed record SurveyComparison(int Number, bool IsRight, string Figure, string Label, int Year, string? Base, ChartView? Chart);
