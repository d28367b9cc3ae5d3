using CyberAware.Core;
using CyberAware.Core.Search;
using CyberAware.Web.Links;
using CyberAware.Web.Serving;
using CyberAware.Web.Statistics;
using Microsoft.OpenApi;

namespace CyberAware.Web.Search;

/// <summary>A result for other programs.</summary>
public sealed record FoundDocument(string Url, string Title, string? Section, string Snippet, string Language);

/// <summary>What a query found, for other programs.</summary>
public sealed record FoundDocuments(string Query, string? Repaired, IReadOnlyList<FoundDocument> Results);

/// <summary>A page that is offered while a query is being typed.</summary>
public sealed record SearchSuggestion(string Url, string Title, string Trail, string Language);

/// <summary>Search for programs and for the field that completes what is typed.</summary>
public static class SearchEndpoints
{
    /// <summary>The parameter of every search address.</summary>
    public const string QueryParameter = "q";

    /// <summary>Asks for the very words, without repair.</summary>
    public const string LiteralParameter = "exact";

    /// <summary>Name of the search in the description of the interface.</summary>
    public const string OperationName = "Search";

    private const int MostSuggestions = 5;
    private const string Address = "/search";

    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>What was typed: of a repeated parameter the first that says anything.</summary>
    public static string? QueryOf(HttpRequest request) =>
        request.Query[QueryParameter].FirstOrDefault(value => !string.IsNullOrWhiteSpace(value));

    public static void AddSearch(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<SearchAnswerCache>();
        builder.Services.AddScoped<SearchService>();
        builder.Services.AddSingleton<SearchMisses>();
        builder.Services.AddHostedService(services => services.GetRequiredService<SearchMisses>());
    }

    public static void MapSearch(this WebApplication app)
    {
        app.MapMethods("/{language:language}/search/suggestions", Reading, Suggest).AsPerVisitor().ExcludeFromDescription();
        app.MapMethods(OpenDataEndpoints.Root + "/v1/search", Reading, Find)
            .AsPerVisitor()
            .WithTags("Search")
            .WithName(OperationName)
            .WithSummary("Pages that a query finds, those of the asked language first")
            .Produces<FoundDocuments>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status405MethodNotAllowed)
            .AddOpenApiOperationTransformer((operation, _, _) =>
            {
                operation.Parameters =
                [
                    new OpenApiParameter
                    {
                        Name = QueryParameter,
                        In = ParameterLocation.Query,
                        Description = $"What to look for; {SearchIndex.MaxQueryLength} characters and {SearchIndex.MaxTerms} words count.",
                        Schema = new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = SearchIndex.MaxQueryLength },
                    },
                    OpenDataEndpoints.DescribeLanguage("Language whose results come first; Kazakh when absent."),
                ];
                return Task.CompletedTask;
            });
    }

    private static IResult Find(HttpContext context, SearchService search, PortalLinks links)
    {
        if (OpenDataEndpoints.LanguageOf(context.Request) is not { } language)
        {
            return ApiProblem.Of(context, StatusCodes.Status400BadRequest, "UnknownLanguage");
        }

        var answer = search.Find(QueryOf(context.Request), language);
        PageHeadersMiddleware.KeepShortly(context.Response);
        return Results.Ok(new FoundDocuments(
            answer.Query,
            answer.Repaired,
            [.. answer.Results.Select(result => new FoundDocument(
                links.Absolute(search.AddressOf(result)),
                result.Title,
                result.Section.Length > 0 ? result.Section : null,
                result.Snippet.Text,
                result.Language.Tag))]));
    }

    private static IResult Suggest(string language, HttpContext context, SearchService search)
    {
        var answer = search.Find(QueryOf(context.Request), Language.Find(language)!, SearchMode.Typing);
        PageHeadersMiddleware.KeepShortly(context.Response);
        return Results.Ok(answer.Results.Take(MostSuggestions).Select(result => new SearchSuggestion(
            search.AddressOf(result),
            search.NameOf(result),
            string.Join(" › ", search.TrailOf(result)),
            result.Language.Tag)));
    }
}
