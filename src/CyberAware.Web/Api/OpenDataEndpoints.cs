using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using CyberAware.Core;
using CyberAware.Core.Charts;
using CyberAware.Web.Api.Quizzes;
using CyberAware.Web.Api.Statistics;
using CyberAware.Web.Endpoints;
using CyberAware.Web.Links;
using CyberAware.Web.Localization;
using CyberAware.Web.Site;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace CyberAware.Web.Api;

/// <summary>The open data: surveys as JSON and CSV, their pictures, and the description of the interface.</summary>
public static class OpenDataEndpoints
{
    private static readonly (string Name, string Description)[] Tags =
    [
        ("Search", "Finds pages by words, in both languages."),
        ("Surveys", "What the surveys found, figure by figure, with sources."),
        ("Quizzes", "Questions, answers handed in, and figures of all answers together."),
    ];

    private static readonly string[] ReadMethods = [HttpMethods.Get, HttpMethods.Head];

    public static void AddOpenData(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(new PublicPathSource(library => library.Find(StatisticsPaths.Section) is { } section
            ? new StatisticsCharts(library.Surveys).Paths.Select(path => new PublicPath(path, language => section[language].Updated))
            : []));
        builder.Services.AddSingleton<SurveyResponses>();
        builder.Services.AddSingleton<SurveyCsv>();
        builder.Services.ConfigureHttpJsonOptions(options =>
        {
            options.SerializerOptions.Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);
            options.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
        });
        builder.Services.AddOpenApi(ApiPaths.DocumentName, options =>
        {
            options.ShouldInclude = description =>
                description.HttpMethod != HttpMethods.Head && description.RelativePath?.StartsWith("api/", StringComparison.Ordinal) == true;
            options.AddDocumentTransformer((document, context, _) =>
            {
                var links = context.ApplicationServices.GetRequiredService<PortalLinks>();
                document.Info = new OpenApiInfo
                {
                    Title = "Open data of the cyber-awareness portal",
                    Version = "1",
                    Description = "Figures of the surveys that the portal shows; its quizzes, their results and figures; its search. No key, no limit per address.",
                    License = new OpenApiLicense
                    {
                        Name = "Free to use when the source is named",
                        Url = new Uri(links.AbsolutePage(Language.Kazakh, StatisticsPaths.Data)),
                    },
                };
                document.Security = [new OpenApiSecurityRequirement()]; // none at all
                document.Tags = new HashSet<OpenApiTag>(Tags.Select(tag => new OpenApiTag { Name = tag.Name, Description = tag.Description }));
                document.Servers = [new OpenApiServer { Url = links.Absolute("") }];
                return Task.CompletedTask;
            });
        });
    }

    public static void MapOpenData(this WebApplication app)
    {
        var pages = app.MapGroup("").AsPublicPage();
        pages.MapMethods("/{language:language}/statistics/{chart}.svg", ReadMethods, Picture).ExcludeFromDescription();
        pages.MapMethods("/openapi/v1.json", ReadMethods, DescribeAsync).ExcludeFromDescription();

        var api = pages.MapGroup(ApiPaths.Root + "/v1/surveys").WithTags("Surveys").ProducesProblem(StatusCodes.Status405MethodNotAllowed);
        api.MapMethods("", ReadMethods, (StatisticsCharts charts, SurveyResponses documents) =>
                Results.Ok(charts.Surveys.Select(documents.Summary)))
            .WithName("ListSurveys")
            .WithSummary("All surveys, with the addresses of their figures")
            .Produces<SurveySummaryResponse[]>();
        api.MapMethods("/{id}", ReadMethods, (string id, HttpContext context, StatisticsCharts charts, SurveyResponses documents) =>
                charts.FindSurvey(id) is { } survey
                    ? Results.Ok(documents.Survey(survey))
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
        app.MapQuizApi();
        app.MapMethods(ApiPaths.Root + "/{**rest}", [HttpMethods.Options], AllowReading).AsPerVisitor().ExcludeFromDescription();
        app.Map(ApiPaths.Root + "/{**rest}", ApiProblem.UnknownAddress).AsPerVisitor().ExcludeFromDescription();
    }

    // What browsers ask before a page of another site may read with headers of its own (Fetch, CORS preflight).
    private static IResult AllowReading(HttpResponse response)
    {
        response.Headers.AccessControlAllowMethods = "GET, HEAD";
        response.Headers.AccessControlAllowHeaders = "*";
        response.Headers.AccessControlMaxAge = "86400";
        response.Headers.Allow = "GET, HEAD, OPTIONS";
        return Results.NoContent();
    }

    private static IResult Picture(string language, string chart, StatisticsCharts charts, SurveyResponses documents, PortalLinks links)
    {
        var spoken = Language.Find(language)!;
        if (charts.Find(chart) is not { } view || view.Scene(spoken) is not { } scene)
        {
            return Results.NotFound();
        }

        var sources = view.Indicators
            .SelectMany(indicator => indicator.Values.Select(value => documents.SourceOf(spoken, view.Survey, indicator, value))).Distinct();
        var svg = ChartSvg.Standalone(
            scene, spoken, view.Title(spoken), view.Description(spoken), string.Join(". ", sources), links.AbsolutePage(spoken, view.Path));
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

    private static async Task<IResult> DescribeAsync(
        [FromKeyedServices(ApiPaths.DocumentName)] IOpenApiDocumentProvider provider, CancellationToken cancellation)
    {
        var document = await provider.GetOpenApiDocumentAsync(cancellation);
        return Results.Text(
            await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1, cancellation), "application/json", Encoding.UTF8);
    }
}

/// <summary>Errors of the open data as problem details (RFC 9457), in the language that was asked for.</summary>
public static class ApiProblem
{
    /// <param name="context">The request that failed.</param>
    /// <param name="status">Status of the answer.</param>
    /// <param name="kind">Begin of the keys of its texts.</param>
    public static IResult Create(HttpContext context, int status, string kind)
    {
        var asked = context.Request.Query[ApiPaths.LanguageParameter];
        var language = (asked.Count == 1 ? Language.Find(asked) : null) ?? RequestLanguage.Preferred(context.Request);
        var texts = context.RequestServices.GetRequiredService<FeatureResources>();
        context.Response.Headers.ContentLanguage = language.Tag;
        context.Response.Headers.CacheControl = "no-cache";
        context.Response.Headers.Vary = "Accept-Language";
        return Results.Problem(
            statusCode: status,
            title: texts.In(language, "Statistics", kind + ".Title"),
            detail: texts.In(language, "Statistics", kind + ".Detail"));
    }

    /// <summary>The problem of a failure that no endpoint put into words.</summary>
    public static IResult ForStatus(HttpContext context, int status) => Create(context, status, status switch
    {
        StatusCodes.Status403Forbidden => "Forbidden",
        StatusCodes.Status404NotFound => "UnknownAddress",
        StatusCodes.Status405MethodNotAllowed => "WrongMethod",
        StatusCodes.Status413PayloadTooLarge => "TooLarge",
        StatusCodes.Status415UnsupportedMediaType => "WrongType",
        < 500 => "BadRequest",
        _ => "Failed",
    });

    public static IResult UnknownAddress(HttpContext context)
    {
        if (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
        {
            return Create(context, StatusCodes.Status404NotFound, "UnknownAddress");
        }

        return WrongMethod(context, "GET, HEAD");
    }

    public static IResult WrongMethod(HttpContext context, string allowed)
    {
        context.Response.Headers.Allow = allowed;
        return Create(context, StatusCodes.Status405MethodNotAllowed, "WrongMethod");
    }
}

/// <summary>A failure of the open data as the error page gives it back.</summary>
public sealed class ApiProblemResult(int status) : IActionResult
{
    public Task ExecuteResultAsync(ActionContext context) => ApiProblem.ForStatus(context.HttpContext, status).ExecuteAsync(context.HttpContext);
}
