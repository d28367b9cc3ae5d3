using CyberAware.TestSupport;
using CyberAware.Web.Endpoints;
using CyberAware.Web.Links;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;

namespace CyberAware.Web.Tests.Endpoints;

/// <summary>Closed unless opened: each endpoint says at itself what it is, and the page cache knows it from there.</summary>
public sealed class EndpointKindsTests(SharedPortal portal)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Walk_EveryEndpoint_SaysExactlyOneThing(bool isDevelopment)
    {
        await using var host = isDevelopment ? new PortalHost().InDevelopment() : new PortalHost();
        var endpoints = Endpoints(host).ToList();

        Assert.True(endpoints.Count > 50, $"Only {endpoints.Count} endpoints were found.");
        Assert.Empty(endpoints.SelectMany(Faults));
    }

    [Fact]
    public void Faults_EndpointThatSaysNothingOrTwoThings_IsNamed()
    {
        Assert.Contains("says nothing", Assert.Single(Faults(Endpoint())), StringComparison.Ordinal);
        Assert.Contains("says 2 things", Assert.Single(Faults(Endpoint(new PublicPageAttribute(), new PerVisitorAttribute()))), StringComparison.Ordinal);
        Assert.Contains("says 2 things", Faults(Endpoint(new CachedForAttribute(60), new AuthorizeAttribute())).First(), StringComparison.Ordinal);
        Assert.Contains("varies", Assert.Single(Faults(Endpoint(new PerVisitorAttribute(), new VariesByAttribute("lang")))), StringComparison.Ordinal);
        Assert.Contains("outside", Assert.Single(Faults(Endpoint(new AuthorizeAttribute()))), StringComparison.Ordinal);
        Assert.Contains("in a closed area", Assert.Single(Faults(EndpointAt("/editor/x", new PublicPageAttribute()))), StringComparison.Ordinal);
        Assert.Contains("without saying", Faults(EndpointAt("/editor/x", new AuthorizeAttribute(), new AllowAnonymousAttribute())).Single(), StringComparison.Ordinal);
        Assert.Empty(Faults(EndpointAt("/editor/x", new AuthorizeAttribute())));
    }

    [Theory]
    [InlineData("/kk", typeof(PublicPageAttribute), "")]
    [InlineData("/ru/guide/passwords", typeof(PublicPageAttribute), "")]
    [InlineData("/kk/statistics/harms", typeof(PublicPageAttribute), "")]
    [InlineData("/kk/statistics/harms.svg", typeof(PublicPageAttribute), "")]
    [InlineData("/kk/statistics/harms.png", typeof(PublicFileAttribute), "")]
    [InlineData("/kk/statistics/quizzes", typeof(CachedForAttribute), "")]
    [InlineData("/kk/quizzes/passwords", typeof(PublicPageAttribute), "")]
    [InlineData("/kk/quizzes/passwords/result", typeof(PerVisitorAttribute), "")]
    [InlineData("/kk/quizzes/passwords/class", typeof(PublicPageAttribute), "")]
    [InlineData("/kk/quizzes/passwords/class/total", typeof(PerVisitorAttribute), "")]
    [InlineData("/kk/quizzes/passwords/reminder.ics", typeof(PerVisitorAttribute), "")]
    [InlineData("/kk/schools/passwords-card-5-9/plan.docx", typeof(PublicPageAttribute), "")]
    [InlineData("/kk/quizzes/passwords/questions.gift", typeof(PublicPageAttribute), "")]
    [InlineData("/ru/quizzes/passwords/moodle.xml", typeof(PublicPageAttribute), "")]
    [InlineData("/kk/schools/lessons.imscc", typeof(PublicPageAttribute), "")]
    [InlineData("/ru/schools/passwords-lesson-5-9/lesson.imscc", typeof(PublicPageAttribute), "")]
    [InlineData("/ru/search", typeof(PerVisitorAttribute), "")]
    [InlineData("/ru/search/suggestions", typeof(PerVisitorAttribute), "")]
    [InlineData("/api/v1/surveys/awareness-2024", typeof(PublicPageAttribute), "")]
    [InlineData("/api/v1/surveys/awareness-2024.csv", typeof(PublicPageAttribute), "lang")]
    [InlineData("/api/v1/quizzes", typeof(PublicPageAttribute), "lang")]
    [InlineData("/api/v1/quizzes/statistics.csv", typeof(CachedForAttribute), "lang")]
    [InlineData("/api/v1/nothing", typeof(PerVisitorAttribute), "")]
    [InlineData("/health/ready", typeof(PerVisitorAttribute), "")]
    [InlineData("/sitemap.xml", typeof(PublicPageAttribute), "")]
    [InlineData("/embed/ru/guide/passwords", typeof(PublicPageAttribute), "")]
    [InlineData("/oembed", typeof(PerVisitorAttribute), "")]
    [InlineData("/cards/kk/guide/passwords.png", typeof(PublicFileAttribute), "")]
    [InlineData("/cards/kk/quizzes/passwords/sharp.png", typeof(PublicFileAttribute), "")]
    public void Find_Path_IsWhatItsEndpointSays(string path, Type kind, string parameters)
    {
        var entry = portal.Host.Services.GetRequiredService<EndpointTable>().Find(path);

        Assert.IsType(kind, entry!.Kind);
        Assert.Equal(parameters, string.Join(' ', entry.Parameters));
    }

    [Theory]
    [InlineData("/wp-login.php")]
    [InlineData("/sitemap.xml/more")]
    public void Find_PathOfNoEndpoint_IsNothing(string path) =>
        Assert.Null(portal.Host.Services.GetRequiredService<EndpointTable>().Find(path));

    private static IEnumerable<(Endpoint Endpoint, EndpointMetadataCollection Metadata)> Endpoints(PortalHost host)
    {
        _ = host.RawClient();
        var pages = host.Services.GetRequiredService<PageLoader>();
        return host.Services.GetRequiredService<IEnumerable<EndpointDataSource>>().SelectMany(source => source.Endpoints)
            .Select(endpoint => (endpoint, EndpointTable.MetadataOf(endpoint, pages)));
    }

    private static (Endpoint Endpoint, EndpointMetadataCollection Metadata) Endpoint(params object[] metadata) => EndpointAt("/x", metadata);

    private static (Endpoint Endpoint, EndpointMetadataCollection Metadata) EndpointAt(string route, params object[] metadata)
    {
        var endpoint = new RouteEndpointBuilder(_ => Task.CompletedTask, RoutePatternFactory.Parse(route), 0).Build();
        return (endpoint, new EndpointMetadataCollection(metadata));
    }

    private static IEnumerable<string> Faults((Endpoint Endpoint, EndpointMetadataCollection Metadata) each)
    {
        var (endpoint, metadata) = each;
        var name = $"{(endpoint as RouteEndpoint)?.RoutePattern.RawText} ({endpoint.DisplayName})";
        var said = metadata.GetOrderedMetadata<EndpointKindAttribute>().Count + (metadata.GetMetadata<IAuthorizeData>() is null ? 0 : 1);
        if (said != 1)
        {
            yield return said == 0 ? $"{name} says nothing: is it public and cached, per visitor, or does it need a policy?" : $"{name} says {said} things";
        }

        var isClosed = ClosedAreaPaths.Contain(new PathString("/" + (endpoint as RouteEndpoint)?.RoutePattern.RawText?.TrimStart('/')));
        if (isClosed != metadata.GetMetadata<IAuthorizeData>() is not null)
        {
            yield return $"{name} is {(isClosed ? "in a closed area and requires nobody to have signed in" : "outside the closed areas and requires somebody to have signed in")}";
        }

        if (metadata.GetOrderedMetadata<IAllowAnonymous>().Any(allowed => allowed is not EndpointKindAttribute))
        {
            yield return $"{name} allows everybody without saying what it is";
        }

        if (metadata.GetMetadata<VariesByAttribute>() is not null && metadata.GetMetadata<EndpointKindAttribute>() is not { IsCached: true })
        {
            yield return $"{name} varies by parameters though it is not cached";
        }
    }
}
