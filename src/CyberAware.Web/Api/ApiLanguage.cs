using System.Text.Json.Nodes;
using CyberAware.Core;
using CyberAware.Web.Endpoints;
using CyberAware.Web.Links;
using Microsoft.OpenApi;

namespace CyberAware.Web.Api;

/// <summary>The language of what the open data answer, which their URLs name in a parameter.</summary>
public static class ApiLanguage
{
    /// <summary>The language asked for, Kazakh when none is; null when it is none of the portal's.</summary>
    public static Language? Read(HttpRequest request)
    {
        // The cache can't tell an empty parameter from an absent one, so both mean the same.
        var asked = request.Query[ApiPaths.LanguageParameter];
        return string.IsNullOrEmpty(asked) ? Language.Kazakh : asked.Count == 1 ? Language.Find(asked) : null;
    }

    /// <summary>Says and describes that the endpoint reads its language with <see cref="Read"/>.</summary>
    public static RouteHandlerBuilder WithLanguage(this RouteHandlerBuilder endpoint) => endpoint.VariesBy(ApiPaths.LanguageParameter).AddOpenApiOperationTransformer((operation, _, _) =>
    {
        operation.Parameters ??= [];
        operation.Parameters.Add(Describe("Language of headings and texts; Kazakh when absent."));
        return Task.CompletedTask;
    });

    public static OpenApiParameter Describe(string description) => new()
    {
        Name = ApiPaths.LanguageParameter,
        In = ParameterLocation.Query,
        Description = description,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String, Enum = [.. Language.All.Select(language => (JsonNode)language.Tag)] },
    };
}
