using CyberAware.Web.Endpoints;
using CyberAware.Web.Links;
using CyberAware.Web.Services;
using CyberAware.Web.Site;
using Microsoft.OpenApi;

namespace CyberAware.Web.Api.Quizzes;

/// <summary>Quizzes for programs: the questions, handing in answers, and the figures.</summary>
public static class QuizApi
{
    private const string Root = ApiPaths.Root + "/v1/quizzes";

    /// <summary>How long figures of quizzes are cached, in seconds.</summary>
    public const int FiguresSeconds = 60;

    private static readonly string[] ReadMethods = [HttpMethods.Get, HttpMethods.Head];

    public static void MapQuizApi(this WebApplication app)
    {
        var api = app.MapGroup(Root).WithTags("Quizzes").ProducesProblem(StatusCodes.Status405MethodNotAllowed);
        api.MapMethods("", ReadMethods, (HttpContext context, QuizResponses responses) =>
                ApiLanguage.Read(context.Request) is { } language
                    ? Results.Ok(responses.List(language))
                    : ApiProblem.Create(context, StatusCodes.Status400BadRequest, "UnknownLanguage"))
            .AsPublicPage()
            .WithName("ListQuizzes")
            .WithSummary("All quizzes")
            .Produces<QuizSummaryResponse[]>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .WithLanguage();
        api.MapMethods("/{slug}", ReadMethods, Questions)
            .AsPublicPage()
            .WithName("GetQuiz")
            .WithSummary("The questions of a quiz, without the key")
            .Produces<QuizResponse>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .WithLanguage();
        api.MapMethods("/{slug}/statistics", ReadMethods, (string slug, HttpContext context, PortalSnapshot snapshot, QuizResponses responses) =>
                snapshot.Library.FindQuiz(slug) is { } quiz ? Results.Ok(responses.Figures(quiz)) : Unknown(context))
            .WithName("GetQuizFigures")
            .WithSummary("Figures of a quiz: people who chose to take it, no sample of anybody")
            .AsCachedFor(FiguresSeconds)
            .Produces<QuizStatisticsResponse>()
            .ProducesProblem(StatusCodes.Status404NotFound);

        api.MapMethods("/statistics.csv", ReadMethods, (HttpContext context, QuizCsv csv) =>
                ApiLanguage.Read(context.Request) is { } language
                    ? Results.File(csv.Write(language), "text/csv; charset=utf-8; header=present", $"quizzes-{language}.csv")
                    : ApiProblem.Create(context, StatusCodes.Status400BadRequest, "UnknownLanguage"))
            .WithName("GetQuizFiguresTable")
            .WithSummary("Figures of all quizzes as a table: UTF-8 with a byte-order mark, semicolons")
            .AsCachedFor(FiguresSeconds)
            .Produces<string>(StatusCodes.Status200OK, "text/csv")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .WithLanguage();

        app.MapGroup("").MapPost(Root + "/{slug}/starts", (string slug, HttpContext context, PortalSnapshot snapshot, QuizStarts starts) =>
            {
                context.Response.Headers.CacheControl = "no-store";
                return snapshot.Library.FindQuiz(slug) is { } quiz ? Results.Ok(starts.Begin(quiz.Slug)) : Unknown(context);
            })
            .AsPerVisitor()
            .WithTags("Quizzes")
            .WithName("StartQuiz")
            .WithSummary("Begins a quiz: an id for the answers and the portal's token of the time; nothing is stored")
            .Produces<StartResponse>()
            .ProducesProblem(StatusCodes.Status404NotFound);
        app.Map(Root + "/{slug}/starts", (HttpContext context) => ApiProblem.WrongMethod(context, HttpMethods.Post)).AsPerVisitor().ExcludeFromDescription();

        // Never cached: each call has an effect.
        app.MapGroup("").MapPost(Root + "/{slug}/attempts", (string slug, HttpContext context, AttemptEndpoint endpoint) => endpoint.SubmitAsync(slug, context))
            .AsPerVisitor()
            .WithTags("Quizzes")
            .WithName("SubmitAttempt")
            .WithSummary("Hands in a finished quiz; sending the same id again counts once")
            .Produces<AttemptResponse>(StatusCodes.Status201Created)
            .Produces<AttemptResponse>()
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status405MethodNotAllowed)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status415UnsupportedMediaType)
            .Produces<AttemptResponse>(StatusCodes.Status503ServiceUnavailable)
            .AddOpenApiOperationTransformer(async (operation, context, cancellation) => operation.RequestBody = new OpenApiRequestBody
            {
                Required = true,
                Content = new Dictionary<string, OpenApiMediaType>
                {
                    ["application/json"] = new() { Schema = await context.GetOrCreateSchemaAsync(typeof(AttemptBody), null, cancellation) },
                },
            });
        app.Map(Root + "/{slug}/attempts", (HttpContext context) => ApiProblem.WrongMethod(context, HttpMethods.Post)).AsPerVisitor().ExcludeFromDescription();
    }

    private static IResult Questions(string slug, HttpContext context, PortalSnapshot snapshot) =>
        ApiLanguage.Read(context.Request) is not { } language ? ApiProblem.Create(context, StatusCodes.Status400BadRequest, "UnknownLanguage")
        : snapshot.Library.FindQuiz(slug) is { } quiz ? Results.Ok(QuizResponses.For(quiz, language))
        : Unknown(context);

    private static IResult Unknown(HttpContext context) => ApiProblem.Create(context, StatusCodes.Status404NotFound, "UnknownQuiz");
}
