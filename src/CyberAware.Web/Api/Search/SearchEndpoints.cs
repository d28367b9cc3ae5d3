using CyberAware.Core;
using CyberAware.Core.Search;
using CyberAware.Web.Endpoints;
using CyberAware.Web.Links;
using CyberAware.Web.Services;
using CyberAware.Web.Site;
using Microsoft.OpenApi;

namespace CyberAware.Web.Api.Search;

/// <summary>A result for other programs.</summary>
public sealed record SearchResultResponse(string Url, string Title, string? Section, string Snippet, string Language);

/// <summary>What a query found, for other programs.</summary>
public sealed record SearchResponse(string Query, string? Repaired, IReadOnlyList<SearchResultResponse> Results);

/// <summary>A page that is offered while a query is being typed.</summary>
public sealed record SearchSuggestion(string Url, string Title, string Trail, string Language);

/// <summary>Search for programs and for the field that completes what is typed.</summary>
public static class SearchEndpoints
{
    /// <summary>Name of the search in the description of the interface.</summary>
    public const string OperationName = "Search";

    private const int MaxSuggestions = 5;
    private const string Path = "/search";

    private static readonly string[] ReadMethods = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>What was typed: of a repeated parameter the first that says anything.</summary>
    public static string? QueryOf(HttpRequest request) =>
        request.Query[SearchPaths.QueryParameter].FirstOrDefault(value => !string.IsNullOrWhiteSpace(value));

    public static void AddSearch(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<SearchAnswerCache>();
        builder.Services.AddScoped<SearchService>();
        builder.Services.AddSingleton<ZeroResultQueryCounter>();
        builder.Services.AddHostedService(services => services.GetRequiredService<ZeroResultQueryCounter>());
    }

    public static void MapSearch(this WebApplication app)
    {
        app.MapMethods("/{language:language}/search/suggestions", ReadMethods, Suggest).AsPerVisitor().ExcludeFromDescription();
        app.MapMethods(ApiPaths.Root + "/v1/search", ReadMethods, Find)
            .AsPerVisitor()
            .WithTags("Search")
            .WithName(OperationName)
            .WithSummary("Pages that a query finds, those of the asked language first")
            .Produces<SearchResponse>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status405MethodNotAllowed)
            .AddOpenApiOperationTransformer((operation, _, _) =>
            {
                operation.Parameters =
                [
                    new OpenApiParameter
                    {
                        Name = SearchPaths.QueryParameter,
                        In = ParameterLocation.Query,
                        Description = $"What to look for; {SearchIndex.MaxQueryLength} characters and {SearchIndex.MaxTerms} words count.",
                        Schema = new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = SearchIndex.MaxQueryLength },
                    },
                    ApiLanguage.Describe("Language whose results come first; Kazakh when absent."),
                ];
                return Task.CompletedTask;
            });
    }

    private static IResult Find(HttpContext context, PortalSnapshot snapshot, SearchService search, PortalLinks links, TimeProvider clock)
    {
        if (ApiLanguage.Read(context.Request) is not { } language)
        {
            return ApiProblem.Create(context, StatusCodes.Status400BadRequest, "UnknownLanguage");
        }

        var answer = search.Find(QueryOf(context.Request), language);
        PageHeaders.SetPrivateCache(context, snapshot, clock);
        return Results.Ok(new SearchResponse(
            answer.Query,
            answer.Corrected,
            [.. answer.Results.Select(result => new SearchResultResponse(
                links.Absolute(search.UrlOf(result)),
                result.Title,
                result.Section.Length > 0 ? result.Section : null,
                result.Snippet.Text,
                result.Language.Tag))]));
    }

    private static IResult Suggest(string language, HttpContext context, PortalSnapshot snapshot, SearchService search, TimeProvider clock)
    {
        var answer = search.Find(QueryOf(context.Request), Language.Find(language)!, SearchMode.Autocomplete);
        PageHeaders.SetPrivateCache(context, snapshot, clock);
        return Results.Ok(answer.Results.Take(MaxSuggestions).Select(result => new SearchSuggestion(
            search.UrlOf(result),
            search.NameOf(result),
            string.Join(" › ", search.BreadcrumbsOf(result)),
            result.Language.Tag)));
    }
}
