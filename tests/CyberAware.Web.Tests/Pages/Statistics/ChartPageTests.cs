using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using CyberAware.Core;
using CyberAware.Core.Charts;
using CyberAware.TestSupport;
using CyberAware.Web.Site;
using Microsoft.Extensions.DependencyInjection;

namespace CyberAware.Web.Tests.Pages.Statistics;

public sealed class ChartPageTests(SharedPortal portal)
{
    public static TheoryData<string> Languages => ["kk", "ru"];

    private StatisticsCharts Charts => portal.Host.Services.GetRequiredService<SnapshotProvider>().Current.Charts;

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Get_Statistics_ShowsOneChartInFullAndLeadsToEach(string language)
    {
        var page = await portal.Host.RawClient().GetPageAsync($"/{language}/statistics");

        Assert.Equal(
            Charts.All.Where(view => view.Chart.HasChart).Select(view => $"/{language}/{view.Path}"),
            page.QuerySelectorAll(".chart-list a").Select(link => link.GetAttribute("href")!));
        Assert.Equal(
            Charts.All.Where(view => !view.Chart.HasChart).Select(view => $"/{language}/{view.Path}"),
            page.QuerySelectorAll(".chart-method a").Select(link => link.GetAttribute("href")!));
        Assert.Equal(2, page.QuerySelectorAll(".chart-first svg[role=img]").Length);
        Assert.All(page.QuerySelectorAll(".chart-card"), card => Assert.NotEmpty(card.QuerySelectorAll("svg[aria-hidden] .chart-bar")));
        Assert.NotEmpty(page.QuerySelectorAll(".page-head ~ .chart-data a[href$='csv?lang=" + language + "']"));
        Assert.NotNull(page.GetElementById("analysis"));
        Assert.Null(page.QuerySelector(".chart-origin"));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Get_EveryChart_ShowsPictureTableAndOrigin(string language)
    {
        using var client = portal.Host.RawClient();
        var spoken = Language.Find(language)!;
        foreach (var view in Charts.All)
        {
            var page = await client.GetPageAsync($"/{language}/{view.Path}");
            Assert.Equal(view.Title(spoken), page.QuerySelector("h1")!.TextContent);
            Assert.Equal(view.Summary(spoken), page.QuerySelector(".lead")!.TextContent);
            Assert.Equal(view.Measure(spoken), page.QuerySelector(".page-head .chart-measure")!.TextContent);
            Assert.DoesNotContain("{", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);

            var svg = page.QuerySelector("svg[role=img]");
            Assert.Equal(view.Chart.HasChart, svg is not null);
            if (svg is not null)
            {
                Assert.Equal(view.Title(spoken), svg.QuerySelector("title")!.TextContent);
                Assert.Equal(view.Description(spoken), svg.QuerySelector("desc")!.TextContent);
                Assert.Equal(svg.QuerySelectorAll("title, desc").Select(node => node.Id!), svg.GetAttribute("aria-labelledby")!.Split(' '));
                Assert.Empty(svg.QuerySelectorAll("[style], [fill], style, script"));
            }

            if (view.Indicators.Count > 0)
            {
                Assert.Contains($"{PortalHost.PublicOrigin}/{language}/{view.Path}", page.GetElementById("site-cite")!.TextContent, StringComparison.Ordinal);
                Assert.Equal(view.SourceHeadings.Count(), page.QuerySelectorAll(".chart-facts dd > span[lang=kk]").Length);
            }

            var figures = view.Indicators.Sum(indicator => indicator.Values.Count);
            Assert.Equal(figures, page.QuerySelectorAll(".chart-figure").Length);
            Assert.Equal(figures > 0, page.QuerySelector(".chart-facts") is not null);
            Assert.Equal(figures == 0, page.QuerySelector(".chart-missing") is not null);
            Assert.All(view.Notes(spoken), note => Assert.Contains(note, page.QuerySelector("main")!.TextContent, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Get_Harms_SaysThatAYearIsMissing()
    {
        var page = await portal.Host.RawClient().GetPageAsync("/ru/statistics/harms");

        Assert.Equal(3, page.QuerySelectorAll(".chart-picture:not(.chart-wide) .chart-gap-text").Length);
        Assert.Equal(3, page.QuerySelectorAll(".chart-wide .chart-gap-text").Length);
        Assert.Equal(3, page.QuerySelectorAll(".chart-numbers td[colspan]").Count(cell => cell.TextContent == "нет данных"));
        Assert.Contains("нет данных (2024)", page.QuerySelector("desc")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector(".chart-note"));
    }

    [Fact]
    public async Task Get_Chart_LeadsToItsNeighbours()
    {
        var page = await portal.Host.RawClient().GetPageAsync("/kk/statistics/skills");

        Assert.Equal("/kk/statistics/awareness", page.QuerySelector("a[rel=prev]")!.GetAttribute("href"));
        Assert.Equal("/kk/statistics/harms", page.QuerySelector("a[rel=next]")!.GetAttribute("href"));
        Assert.Equal("/kk/statistics", page.QuerySelectorAll(".breadcrumbs a")[^1].GetAttribute("href"));
    }

    [Theory]
    [InlineData("/kk/statistics/none")]
    [InlineData("/ru/statistics/none.svg")]
    [InlineData("/ru/statistics/method.svg")]
    [InlineData("/ru/statistics/indicators.svg")]
    [InlineData("/ru/statistics/awareness/extra")]
    [InlineData("/en/statistics/awareness")]
    [InlineData("/kk/statistics/%F0%9F%98%80.svg")]
    public async Task Get_UnknownChart_Answers404(string address)
    {
        using var response = await portal.Host.RawClient().SendAsync(HttpMethod.Get, address);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("text/html", response.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Get_EveryPicture_IsAWellFormedPictureOfItsOwn(string language)
    {
        using var client = portal.Host.RawClient();
        var spoken = Language.Find(language)!;
        foreach (var view in Charts.All.Where(view => view.Chart.HasChart))
        {
            using var response = await client.SendAsync(HttpMethod.Get, $"/{language}/{view.Path}.svg");
            Assert.Equal("image/svg+xml", response.Content.Headers.ContentType?.MediaType);
            Assert.Equal("public, max-age=60, stale-while-revalidate=600", response.Header("Cache-Control"));
            Assert.NotNull(response.Header("ETag"));

            var svg = XDocument.Parse(await response.DecodedAsync()).Root!;
            XNamespace ns = "http://www.w3.org/2000/svg";
            Assert.Equal(ns + "svg", svg.Name);
            Assert.Equal(view.Title(spoken), svg.Element(ns + "title")!.Value);
            Assert.Equal(view.Description(spoken), svg.Element(ns + "desc")!.Value);
            Assert.Contains(view.Measure(spoken).Replace(" ", "", StringComparison.Ordinal), svg.Value.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
            Assert.Equal("#fff", svg.Element(ns + "rect")!.Attribute("fill")!.Value);
            Assert.Contains($"{PortalHost.PublicOrigin}/{language}/{view.Path}", svg.Value.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
            Assert.DoesNotContain(svg.Descendants(), node => node.Name.LocalName is "script" or "style" or "foreignObject" or "image" or "a");
            Assert.DoesNotContain(
                svg.DescendantsAndSelf().Attributes(),
                attribute => attribute.Name.LocalName is "style" or "class" or "href" || attribute.Name.LocalName.StartsWith("on", StringComparison.Ordinal));
        }
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Get_ApiReference_NamesEveryAddressOfTheDescription(string language)
    {
        var page = await portal.Host.RawClient().GetPageAsync($"/{language}/statistics/api");

        using var description = JsonDocument.Parse(await portal.Host.RawClient().GetStringAsync("/openapi/v1.json", TestContext.Current.CancellationToken));
        var operations = description.RootElement.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Select(operation => $"{operation.Name.ToUpperInvariant()} {path.Name}")).ToList();
        Assert.True(operations.Count >= 9, string.Join(", ", operations));
        Assert.Equal(operations, page.QuerySelectorAll(".api-operation > p > code").Select(code => code.TextContent));
        Assert.DoesNotContain(".Summary", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(".Status", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("\"answers\"", page.QuerySelector(".api-body")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(".Parameter", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }
}
