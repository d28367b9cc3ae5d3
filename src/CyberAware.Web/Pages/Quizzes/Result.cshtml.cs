using CyberAware.Core.Charts;
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

    public override IEnumerable<ChartView> SurveyCharts =>
        from indicator in Score!.Answers.Select(answer => answer.Question.Indicator).OfType<string>().Distinct()
        from view in charts.All
        where view.Chart.Indicators.Any(id => $"{view.Survey.Id}/{id}" == indicator)
        select view;

    public override string UrlIn(Core.Language language) => IsBroken ? Links.Quiz(language, Quiz) : Links.QuizResult(language, Quiz, Answers, !IsNotCounted);

    public IActionResult OnGet() => Find() ? Show(Quiz.Asked) : NotFound();
}
