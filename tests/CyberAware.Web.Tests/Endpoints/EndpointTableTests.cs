using System.Collections.Concurrent;
using CyberAware.TestSupport;
using CyberAware.Web.Endpoints;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace CyberAware.Web.Tests.Endpoints;

/// <summary>The cache believes the table before routing has spoken, so the two must never disagree on what may be cached.</summary>
public sealed class EndpointTableTests
{
    private static readonly string[] Paths =
    [
        "/", "/kk", "/ru/guide/passwords", "/kk/search", "/kk/search/suggestions", "/ru/quizzes/passwords", "/kk/quizzes/passwords/result", "/kk/quizzes/passwords/finish",
        "/kk/quizzes/passwords/reminder.ics", "/kk/quizzes/passwords/questions.gift", "/ru/quizzes/passwords/moodle.xml", "/kk/schools/lessons.imscc", "/ru/schools/passwords-lesson-5-9/lesson.imscc",
        "/ru/statistics/harms", "/ru/statistics/harms.svg", "/ru/statistics/harms.png", "/ru/statistics/quizzes", "/api/v1/surveys", "/api/v1/surveys/awareness",
        "/api/v1/surveys/awareness.csv", "/api/v1/quizzes/passwords/statistics", "/api/v1/quizzes/statistics.csv", "/api/v1/quizzes/passwords/attempts", "/api/v1/search",
        "/openapi/v1.json", "/sitemap.xml", "/sw.js", "/health/ready", "/errors/404", "/kk/offline", "/de/guide", "/pictures/none.png", "/embed/kk/guide", "/oembed", "/cards/kk/quizzes/passwords/sharp.png",
    ];

    private static readonly Func<string, string>[] Spellings =
    [
        path => path, path => path + "/", path => path + "//", path => "/" + path, path => path.ToUpperInvariant(), path => path.Replace("/", "//", StringComparison.Ordinal),
        path => path + "/.", path => path + "/../search", path => path + "/%2e%2e/search", path => "/" + path[1..].Replace("/", "%2F", StringComparison.Ordinal), path => path + "%2Fresult",
        path => path + "%00", path => path + ";v=1", path => path + ".html", path => path + "/index", path => path + "/result", path => path + "%20", path => path + "%C4%B1",
        path => path.Replace("kk", "k%6B", StringComparison.Ordinal), path => "/" + path[1..].Replace("/", "%5C", StringComparison.Ordinal),
    ];

    [Fact]
    public async Task Find_OddSpelling_NeverCallsCachedWhatItsEndpointDoesNot()
    {
        var routed = new ConcurrentBag<(string Path, Endpoint? Endpoint)>();
        await using var host = PortalHost.With().Replacing(services => services.AddSingleton<IStartupFilter>(new Observer(routed)));
        var server = host.Listen(); // the test server would tidy the addresses up
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        foreach (var url in Paths.SelectMany(path => Spellings.Select(spell => spell(path))).Distinct())
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(server.GetLeftPart(UriPartial.Authority) + url, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
            try
            {
                using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
            }
            catch (HttpRequestException e) when (e.InnerException is IOException)
            {
                // The server hangs up on a malformed address, and its answer may get lost with what it did not read.
            }
        }

        var table = host.Services.GetRequiredService<EndpointTable>();
        var disagreeing = routed.Where(each => table.Find(each.Path) is { Kind.IsCached: true } && each.Endpoint?.Metadata.GetMetadata<EndpointKindAttribute>() is { IsCached: false })
            .Select(each => $"{each.Path}: {each.Endpoint!.DisplayName}");
        Assert.True(routed.Count > 30);
        Assert.Contains(routed, each => each.Endpoint?.Metadata.GetMetadata<EndpointKindAttribute>() is { IsCached: true });
        Assert.Empty(disagreeing);
    }

    // Sees each request outermost and looks at its endpoint when all is over.
    private sealed class Observer(ConcurrentBag<(string Path, Endpoint? Endpoint)> routed) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use(async (context, following) =>
            {
                var path = context.Request.Path.Value!;
                await following(context);

                // A failure is answered by the error page, whose endpoint says nothing of this address.
                if (context.Response.StatusCode == StatusCodes.Status200OK)
                {
                    routed.Add((path, context.GetEndpoint()));
                }
            });
            next(app);
        };
    }
}
