using System.Text.Json;
using CyberAware.Core.Charts;
using CyberAware.Web.Api.Search;
using CyberAware.Web.Endpoints;
using CyberAware.Web.Links;
using CyberAware.Web.Localization;
using CyberAware.Web.Site;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace CyberAware.Web.Pages.Statistics;

/// <summary>The interface for people to read, drawn from the same description that programs read.</summary>
[PublicPage]
[ShowsAlerts]
public sealed class ApiModel(
    PortalSnapshot snapshot,
    PortalLinks links,
    StatisticsCharts charts,
    FeatureResources texts,
    [FromKeyedServices(ApiPaths.DocumentName)] IOpenApiDocumentProvider provider) : StatisticsPageModel(snapshot, links, charts)
{
    private static readonly JsonSerializerOptions BodyOptions = new() { WriteIndented = true };

    public override string Title => texts["Statistics"]["ApiTitle"];

    public override string Description => texts["Statistics"]["ApiSummary"];

    public override string? Path => StatisticsPaths.Api;

    public IReadOnlyList<ApiOperation> Operations { get; private set; } = [];

    /// <summary>Whether there is a quiz to show examples of.</summary>
    public bool HasQuizzes => Library.Quizzes.Count > 0;

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var document = await provider.GetOpenApiDocumentAsync(cancellation);
        Operations =
        [
            .. from path in document.Paths
               from operation in path.Value.Operations ?? []
               select ApiOperation.From(path.Key, operation.Key, operation.Value, Example(path.Key, operation.Value)),
        ];
    }

    /// <summary>A body that the example's quiz accepts.</summary>
    public string ExampleBody()
    {
        var quiz = Library.Quizzes[0];
        return JsonSerializer.Serialize(
            new
            {
                id = "0198c3a2-7d10-7c4e-9f3a-2b1c0d9e8f70",
                language = Language.Tag,
                startedAt = "2026-11-22T09:30:00Z",
                answers = quiz.Questions.ToDictionary(question => question.Id, question => question.Options[0].Id),
            },
            BodyOptions);
    }

    private string Example(string path, OpenApiOperation operation)
    {
        if (operation.OperationId == SearchEndpoints.OperationName)
        {
            return Links.SearchJson(Language, texts["Search"]["Examples"].Value.Split(';')[0]);
        }

        var address = path
            .Replace("{id}", Charts.Surveys[0].Id, StringComparison.Ordinal)
            .Replace("{slug}", Library.Quizzes.Count > 0 ? Library.Quizzes[0].Slug : "", StringComparison.Ordinal)
            .Replace("{alert}", Snapshot.Alerts.Published.Count > 0 ? Snapshot.Alerts.Published[0].Slug : "", StringComparison.Ordinal);
        return operation.Parameters?.Any(parameter => parameter.Name == ApiPaths.LanguageParameter) == true ? $"{address}?{ApiPaths.LanguageParameter}={Language}" : address;
    }
}

/// <summary>One address of the interface.</summary>
public sealed record ApiOperation(
    string Id, string Method, string Url, IReadOnlyList<ApiParameter> Parameters, IReadOnlyList<ApiResponse> Responses, string Example)
{
    public static ApiOperation From(string path, HttpMethod method, OpenApiOperation operation, string example) => new(
        operation.OperationId!,
        method.Method,
        path,
        [.. (operation.Parameters ?? []).Select(parameter => new ApiParameter(
            parameter.Name!,
            parameter.Required,
            [.. (parameter.Schema?.Enum ?? []).Select(value => value.ToString())]))],
        [.. (operation.Responses ?? []).OrderBy(response => response.Key, StringComparer.Ordinal).Select(response => new ApiResponse(response.Key, response.Value.Content?.Keys.FirstOrDefault() ?? ""))],
        example);
}

/// <summary>One parameter of an address.</summary>
public sealed record ApiParameter(string Name, bool IsRequired, IReadOnlyList<string> Values);

/// <summary>One answer of an address.</summary>
public sealed record ApiResponse(string Status, string ContentType);
