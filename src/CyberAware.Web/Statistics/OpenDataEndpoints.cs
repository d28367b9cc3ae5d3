using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using CyberAware.Core;
using CyberAware.Core.Surveys.Charts;
using CyberAware.Web.Links;
using CyberAware.Web.Localization;
using CyberAware.Web.Quizzes;
using CyberAware.Web.Serving;
using CyberAware.Web.Site;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace CyberAware.Web.Statistics;

/// <summary>The open data: surveys as JSON and CSV, their pictures, and the description of the interface.</summary>
public static class OpenDataEndpoints
{
    /// <summary>Beginning of every address of the open data; other sites may read what stands there.</summary>
    public const string Root = "/api";

    /// <summary>Name of the description, part of its address.</summary>
    public const string DocumentName = "v1";

    /// <summary>The language of texts, or whose results come first.</summary>
    public const string LanguageParameter = "lang";

    private static readonly (string Name, string Description)[] Tags =
    [
        ("Search", "Finds pages by words, in both languages."),
        ("Surveys", "What the surveys found, figure by figure, with sources."),
        ("Quizzes", "Questions, answers handed in, and figures of all answers together."),
    ];

    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Whether a path is for programs, which read problems rather than pages: the data and their description.</summary>
    public static bool IsForPrograms(PathString path) => path.StartsWithSegments(Root) || path.StartsWithSegments("/openapi");

    public static void AddOpenData(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(new PublicPathSource(library => library.Find(StatisticsCharts.Section) is { } section
            ? new StatisticsCharts(library.Surveys).Paths.Select(path => new PublicPath(path, language => section[language].Updated))
            : []));
        builder.Services.AddSingleton<SurveyDocuments>();
        builder.Services.AddSingleton<SurveyCsv>();
        builder.Services.ConfigureHttpJsonOptions(options =>
        {
            options.SerializerOptions.Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);
            options.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
        });
        builder.Services.AddOpenApi(DocumentName, options =>
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
                        Url = new Uri(links.AbsolutePage(Language.Kazakh, StatisticsCharts.DataPath)),
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
        pages.MapMethods("/{language:language}/statistics/{chart}.svg", Reading, Picture).ExcludeFromDescription();
        pages.MapMethods("/openapi/v1.json", Reading, DescribeAsync).ExcludeFromDescription();

        var api = pages.MapGroup(Root + "/v1/surveys").WithTags("Surveys").ProducesProblem(StatusCodes.Status405MethodNotAllowed);
        api.MapMethods("", Reading, (StatisticsCharts charts, SurveyDocuments documents) =>
                Results.Ok(charts.Surveys.Select(documents.Summary)))
            .WithName("ListSurveys")
            .WithSummary("All surveys, with the addresses of their figures")
            .Produces<SurveySummary[]>();
        api.MapMethods("/{id}", Reading, (string id, HttpContext context, StatisticsCharts charts, SurveyDocuments documents) =>
                charts.FindSurvey(id) is { } survey
                    ? Results.Ok(documents.Document(survey))
                    : ApiProblem.Of(context, StatusCodes.Status404NotFound, "UnknownSurvey"))
            .WithName("GetSurvey")
            .WithSummary("Every figure of a survey; texts in Kazakh and Russian")
            .Produces<SurveyDocument>()
            .ProducesProblem(StatusCodes.Status404NotFound);
        api.MapMethods("/{id}.csv", Reading, Table)
            .WithName("GetSurveyTable")
            .WithSummary("The figures as a table: UTF-8 with a byte-order mark, semicolons, decimal commas")
            .Produces<string>(StatusCodes.Status200OK, "text/csv")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .WithLanguage();
        app.MapQuizApi();
        app.MapMethods(Root + "/{**rest}", [HttpMethods.Options], AllowReading).AsPerVisitor().ExcludeFromDescription();
        app.Map(Root + "/{**rest}", ApiProblem.OfUnknownAddress).AsPerVisitor().ExcludeFromDescription();
    }

    /// <summary>Says and describes that the endpoint reads its language with <see cref="LanguageOf"/>.</summary>
    public static RouteHandlerBuilder WithLanguage(this RouteHandlerBuilder endpoint) => endpoint.VariesBy(LanguageParameter).AddOpenApiOperationTransformer((operation, _, _) =>
    {
        operation.Parameters ??= [];
        operation.Parameters.Add(DescribeLanguage("Language of headings and texts; Kazakh when absent."));
        return Task.CompletedTask;
    });

    /// <summary>The language asked for, Kazakh when none is; null when it is none of the portal's.</summary>
    public static Language? LanguageOf(HttpRequest request)
    {
        // The cache can't tell an empty parameter from an absent one, so both mean the same.
        var asked = request.Query[LanguageParameter];
        return string.IsNullOrEmpty(asked) ? Language.Kazakh : asked.Count == 1 ? Language.Find(asked) : null;
    }

    public static OpenApiParameter DescribeLanguage(string description) => new()
    {
        Name = LanguageParameter,
        In = ParameterLocation.Query,
        Description = description,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String, Enum = [.. Language.All.Select(language => (System.Text.Json.Nodes.JsonNode)language.Tag)] },
    };

    // What browsers ask before a page of another site may read with headers of its own (Fetch, CORS preflight).
    private static IResult AllowReading(HttpResponse response)
    {
        response.Headers.AccessControlAllowMethods = "GET, HEAD";
        response.Headers.AccessControlAllowHeaders = "*";
        response.Headers.AccessControlMaxAge = "86400";
        response.Headers.Allow = "GET, HEAD, OPTIONS";
        return Results.NoContent();
    }

    private static IResult Picture(string language, string chart, StatisticsCharts charts, SurveyDocuments documents, PortalLinks links)
    {
        var spoken = Language.Find(language)!;
        if (charts.Find(chart) is not { } view || view.Drawing(spoken) is not { } drawing)
        {
            return Results.NotFound();
        }

        var sources = view.Indicators
            .SelectMany(indicator => indicator.Values.Select(value => documents.SourceOf(spoken, view.Survey, indicator, value))).Distinct();
        var svg = ChartSvg.Standalone(
            drawing, spoken, view.Title(spoken), view.Facts(spoken), string.Join(". ", sources), links.AbsolutePage(spoken, view.Path));
        return Results.Text(svg, "image/svg+xml", Encoding.UTF8);
    }

    private static IResult Table(string id, HttpContext context, StatisticsCharts charts, SurveyCsv csv)
    {
        if (LanguageOf(context.Request) is not { } language)
        {
            return ApiProblem.Of(context, StatusCodes.Status400BadRequest, "UnknownLanguage");
        }

        return charts.FindSurvey(id) is { } survey
            ? Results.File(csv.Write(language, survey), "text/csv; charset=utf-8; header=present", $"{survey.Id}-{language}.csv")
            : ApiProblem.Of(context, StatusCodes.Status404NotFound, "UnknownSurvey");
    }

    private static async Task<IResult> DescribeAsync(
        [FromKeyedServices(DocumentName)] IOpenApiDocumentProvider provider, CancellationToken cancellation)
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
    public static IResult Of(HttpContext context, int status, string kind)
    {
        var asked = context.Request.Query[OpenDataEndpoints.LanguageParameter];
        var language = (asked.Count == 1 ? Language.Find(asked) : null) ?? RequestLanguage.Preferred(context.Request);
        var texts = context.RequestServices.GetRequiredService<FeatureTexts>();
        context.Response.Headers.ContentLanguage = language.Tag;
        context.Response.Headers.CacheControl = "no-cache";
        context.Response.Headers.Vary = "Accept-Language";
        return Results.Problem(
            statusCode: status,
            title: texts.In(language, "Statistics", kind + ".Title"),
            detail: texts.In(language, "Statistics", kind + ".Detail"));
    }

    /// <summary>The problem of a failure that no endpoint put into words.</summary>
    public static IResult OfStatus(HttpContext context, int status) => Of(context, status, status switch
    {
        StatusCodes.Status403Forbidden => "Forbidden",
        StatusCodes.Status404NotFound => "UnknownAddress",
        StatusCodes.Status405MethodNotAllowed => "WrongMethod",
        StatusCodes.Status413PayloadTooLarge => "TooLarge",
        StatusCodes.Status415UnsupportedMediaType => "WrongType",
        < 500 => "BadRequest",
        _ => "Failed",
    });

    public static IResult OfUnknownAddress(HttpContext context)
    {
        if (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
        {
            return Of(context, StatusCodes.Status404NotFound, "UnknownAddress");
        }

        return OfWrongMethod(context, "GET, HEAD");
    }

    public static IResult OfWrongMethod(HttpContext context, string allowed)
    {
        context.Response.Headers.Allow = allowed;
        return Of(context, StatusCodes.Status405MethodNotAllowed, "WrongMethod");
    }
}

/// <summary>A failure of the open data as the error page gives it back.</summary>
public sealed class ApiProblemResult(int status) : IActionResult
{
    public Task ExecuteResultAsync(ActionContext context) => ApiProblem.OfStatus(context.HttpContext, status).ExecuteAsync(context.HttpContext);
}
