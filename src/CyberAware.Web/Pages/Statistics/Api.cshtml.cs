using CyberAware.Web.Content;
using CyberAware.Web.Links;
using CyberAware.Web.Localization;
using CyberAware.Web.Search;
using CyberAware.Web.Statistics;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace CyberAware.Web.Pages.Statistics;

/// <summary>The interface for people to read, drawn from the same description that programs read.</summary>
public sealed class ApiModel(
    LiveContent content,
    PortalLinks links,
    StatisticsCharts charts,
    FeatureTexts texts,
    [FromKeyedServices(OpenDataEndpoints.DocumentName)] IOpenApiDocumentProvider provider) : StatisticsPageModel(content, links, charts)
{
    public override string Title => texts["Statistics"]["ApiTitle"];

    public override string Description => texts["Statistics"]["ApiSummary"];

    public override string? Path => StatisticsCharts.ApiPath;

    public IReadOnlyList<ApiOperation> Operations { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var document = await provider.GetOpenApiDocumentAsync(cancellation);
        Operations =
        [
            .. from path in document.Paths
               from operation in path.Value.Operations ?? []
               select ApiOperation.Of(path.Key, operation.Key, operation.Value, Example(path.Key)),
        ];
    }

    private string Example(string path)
    {
        if (SearchEndpoints.IsSearch(path))
        {
            return Links.SearchJson(Language, texts["Search"]["Examples"].Value.Split(';')[0]);
        }

        var survey = Charts.Surveys.First().Id;
        var address = path.Replace("{id}", survey, StringComparison.Ordinal);
        return OpenDataEndpoints.HasLanguage(address) ? Links.SurveyCsv(survey, Language) : address;
    }
}

/// <summary>One address of the interface.</summary>
public sealed record ApiOperation(
    string Id, string Method, string Address, IReadOnlyList<ApiParameter> Parameters, IReadOnlyList<ApiResponse> Responses, string Example)
{
    public static ApiOperation Of(string path, HttpMethod method, OpenApiOperation operation, string example) => new(
        operation.OperationId!,
        method.Method,
        path,
        [.. (operation.Parameters ?? []).Select(parameter => new ApiParameter(
            parameter.Name!,
            parameter.Required,
            [.. (parameter.Schema?.Enum ?? []).Select(value => value.ToString())]))],
        [.. (operation.Responses ?? []).Select(response => new ApiResponse(response.Key, response.Value.Content?.Keys.FirstOrDefault() ?? ""))],
        example);
}

/// <summary>One parameter of an address.</summary>
public sealed record ApiParameter(string Name, bool IsRequired, IReadOnlyList<string> Values);

/// <summary>One answer of an address.</summary>
public sealed record ApiResponse(string Status, string ContentType);
