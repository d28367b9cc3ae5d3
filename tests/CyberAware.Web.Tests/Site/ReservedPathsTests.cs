using System.Text.RegularExpressions;
using CyberAware.TestSupport;
using CyberAware.Web.Site;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CyberAware.Web.Tests.Site;

public sealed partial class ReservedPathsTests
{
    // Screens that show the document of the same path.
    private static readonly string[] ScreensOfDocuments = ["", "about", "alerts", "check", "corrections", "quizzes", "schools", "settings", "statistics"];

    private const string AnyDocument = "/{language:language}/{**path}";

    [Fact]
    public async Task All_AreTheRoutesBelowALanguage()
    {
        await using var host = new PortalHost();
        _ = host.RawClient();
        var routes = host.Services.GetRequiredService<IEnumerable<EndpointDataSource>>().SelectMany(source => source.Endpoints)
            .OfType<RouteEndpoint>().Select(endpoint => "/" + endpoint.RoutePattern.RawText!.TrimStart('/'))
            .Where(route => route.StartsWith("/{language:language}", StringComparison.Ordinal) && route != AnyDocument)
            .Select(route => Parameter().Replace(Rest().Replace(route["/{language:language}".Length..].TrimStart('/'), "**"), "*"))
            .Where(route => !route.Contains('.', StringComparison.Ordinal)).Distinct().ToList();

        Assert.Empty(ReservedPaths.All.Except(routes));
        Assert.All(routes.Except(ScreensOfDocuments), route => Assert.True(ReservedPaths.Contains(route), route));
    }

    [Theory]
    [InlineData("guide/print", true)]
    [InlineData("statistics/method", true)]
    [InlineData("quizzes/passwords/result", true)]
    [InlineData("check/scam", true)]
    [InlineData("check/scam/call/bank", true)]
    [InlineData("check", false)]
    [InlineData("checks/scam", false)]
    [InlineData("guide", false)]
    [InlineData("guide/printers", false)]
    [InlineData("statistics", false)]
    public void Holds_Path_IsAScreens(string path, bool expected) => Assert.Equal(expected, ReservedPaths.Contains(path));

    [GeneratedRegex(@"\{\*\*[^}]+\}")]
    private static partial Regex Rest();

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();
}
