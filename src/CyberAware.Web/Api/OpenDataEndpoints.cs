using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using CyberAware.Core;
using CyberAware.Core.Charts;
using CyberAware.Web.Endpoints;
using CyberAware.Web.Links;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace CyberAware.Web.Api;

/// <summary>What all open data share: how JSON is written, the description of the interface, and the answer to unknown addresses.</summary>
public static class OpenDataEndpoints
{
    private static readonly (string Name, string Description)[] Tags =
    [
        ("Search", "Finds pages by words, in both languages."),
        ("Surveys", "What the surveys found, figure by figure, with sources."),
        ("Alerts", "Warnings of schemes that are at work now, for feeds, sites and alerting systems."),
        ("Quizzes", "Questions, answers handed in, and figures of all answers together."),
    ];

    private static readonly string[] ReadMethods = [HttpMethods.Get, HttpMethods.Head];

    public static void AddOpenData(this WebApplicationBuilder builder)
    {
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
                    Description = "Figures of the surveys that the portal shows; its quizzes, their results and figures; its warnings; its search. No key, no limit per address.",
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
        app.MapMethods("/openapi/v1.json", ReadMethods, DescribeAsync).AsPublicPage().ExcludeFromDescription();
        app.MapMethods(ApiPaths.Root + "/{**rest}", [HttpMethods.Options], AllowReading).AsPerVisitor().ExcludeFromDescription();
        app.Map(ApiPaths.Root + "/{**rest}", ApiProblem.UnknownAddress).AsPerVisitor().ExcludeFromDescription();
    }

    // What browsers ask before a page of another site may read with headers of its own (Fetch, CORS preflight).
    internal static IResult AllowReading(HttpResponse response)
    {
        response.Headers.AccessControlAllowMethods = "GET, HEAD";
        response.Headers.AccessControlAllowHeaders = "*";
        response.Headers.AccessControlMaxAge = "86400";
        response.Headers.Allow = "GET, HEAD, OPTIONS";
        return Results.NoContent();
    }

    private static async Task<IResult> DescribeAsync(
        [FromKeyedServices(ApiPaths.DocumentName)] IOpenApiDocumentProvider provider, CancellationToken cancellation)
    {
        var document = await provider.GetOpenApiDocumentAsync(cancellation);
        return Results.Text(
            await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1, cancellation), "application/json", Encoding.UTF8);
    }
}
