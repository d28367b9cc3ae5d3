using System.Text;
using CyberAware.Core;
using CyberAware.Core.Charts;
using CyberAware.Web.Endpoints;
using CyberAware.Web.Links;
using CyberAware.Web.Site;

namespace CyberAware.Web.Api.Statistics;

/// <summary>Surveys for programs, as JSON and CSV, and the pictures of their charts.</summary>
public static class SurveyApi
{
    private static readonly string[] ReadMethods = [HttpMethods.Get, HttpMethods.Head];

    public static void AddSurveyApi(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(new PublicPathSource(library => library.Find(StatisticsPaths.Section) is { } section
            ? new StatisticsCharts(library.Surveys).Paths.Select(path => new PublicPath(path, language => section[language].Updated) { IsRenderedLast = true })
            : []));
        builder.Services.AddSingleton<SurveyResponses>();
        builder.Services.AddSingleton<SurveyCsv>();
    }

    public static void MapSurveyApi(this WebApplication app)
    {
        var pages = app.MapGroup("").AsPublicPage();
        pages.MapMethods("/{language:language}/statistics/{chart}.svg", ReadMethods, Picture).ExcludeFromDescription();
        var api = pages.MapGroup(ApiPaths.Root + "/v1/surveys").WithTags("Surveys").ProducesProblem(StatusCodes.Status405MethodNotAllowed);
        api.MapMethods("", ReadMethods, (StatisticsCharts charts, SurveyResponses responses) =>
                Results.Ok(charts.Surveys.Select(responses.Summary)))
            .WithName("ListSurveys")
            .WithSummary("All surveys, with the addresses of their figures")
            .Produces<SurveySummaryResponse[]>();
        api.MapMethods("/{id}", ReadMethods, (string id, HttpContext context, StatisticsCharts charts, SurveyResponses responses) =>
                charts.FindSurvey(id) is { } survey
                    ? Results.Ok(responses.Survey(survey))
                    : ApiProblem.Create(context, StatusCodes.Status404NotFound, "UnknownSurvey"))
            .WithName("GetSurvey")
            .WithSummary("Every figure of a survey; texts in Kazakh and Russian")
            .Produces<SurveyResponse>()
            .ProducesProblem(StatusCodes.Status404NotFound);
        api.MapMethods("/{id}.csv", ReadMethods, Table)
            .WithName("GetSurveyTable")
            .WithSummary("The figures as a table: UTF-8 with a byte-order mark, semicolons, decimal commas")
            .Produces<string>(StatusCodes.Status200OK, "text/csv")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .WithLanguage();
    }

    private static IResult Picture(string language, string chart, StatisticsCharts charts, SurveyResponses responses, PortalLinks links)
    {
        var spoken = Language.Find(language)!;
        if (charts.Find(chart) is not { } view || view.Scene(spoken, ChartScene.WideWidth) is not { } scene)
        {
            return Results.NotFound();
        }

        var sources = view.Indicators
            .SelectMany(indicator => indicator.Values.Select(value => responses.SourceOf(spoken, view.Survey, indicator, value))).Distinct();
        var svg = ChartSvg.Standalone(
            scene, spoken, view.Title(spoken), view.Measure(spoken), view.Description(spoken), string.Join(". ", sources), links.AbsolutePage(spoken, view.Path));
        return Results.Text(svg, "image/svg+xml", Encoding.UTF8);
    }

    private static IResult Table(string id, HttpContext context, StatisticsCharts charts, SurveyCsv csv)
    {
        if (ApiLanguage.Read(context.Request) is not { } language)
        {
            return ApiProblem.Create(context, StatusCodes.Status400BadRequest, "UnknownLanguage");
        }

        return charts.FindSurvey(id) is { } survey
            ? Results.File(csv.Write(language, survey), "text/csv; charset=utf-8; header=present", $"{survey.Id}-{language}.csv")
            : ApiProblem.Create(context, StatusCodes.Status404NotFound, "UnknownSurvey");
    }
}
