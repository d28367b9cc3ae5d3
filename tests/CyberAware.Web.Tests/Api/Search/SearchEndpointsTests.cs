using System.Net;
using System.Text.Json;
using CyberAware.TestSupport;

namespace CyberAware.Web.Tests.Api.Search;

public sealed class SearchEndpointsTests(SharedPortal portal)
{
    [Fact]
    public async Task Get_Query_GivesTheResultsOfThePage()
    {
        var answer = await JsonAsync("/api/v1/search?q=%D1%8D%D1%86%D2%9B&lang=kk");
        var page = await portal.Host.RawClient().GetPageAsync("/kk/search?q=эцқ");

        Assert.Equal(["query", "repaired", "results"], answer.EnumerateObject().Select(property => property.Name));
        var results = answer.GetProperty("results").EnumerateArray().ToList();
        Assert.Equal(["url", "title", "section", "snippet", "language"], results[0].EnumerateObject().Select(property => property.Name));
        Assert.Equal(
            page.QuerySelectorAll(".search-results h3 a").Select(link => PortalHost.PublicOrigin + link.GetAttribute("href")),
            results.Select(result => result.GetProperty("url").GetString()));
        Assert.DoesNotContain(results, result => result.GetProperty("snippet").GetString()!.Contains("<mark>", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Get_MisreadKeyboard_NamesTheRepair()
    {
        var answer = await JsonAsync("/api/v1/search?q=gfhjkm&lang=ru");

        Assert.Equal(("gfhjkm", "пароль"), (answer.GetProperty("query").GetString(), answer.GetProperty("repaired").GetString()));
        Assert.Equal(JsonValueKind.Null, (await JsonAsync("/api/v1/search?q=vpn&lang=ru")).GetProperty("repaired").ValueKind);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?q=")]
    [InlineData("?q=vpn")]
    [InlineData("?q=vpn&lang=")]
    public async Task Get_WithoutAParameter_IsAnAnswer(string query) =>
        Assert.Equal(JsonValueKind.Array, (await JsonAsync("/api/v1/search" + query)).GetProperty("results").ValueKind);

    [Theory]
    [InlineData("?q=vpn&lang=en")]
    [InlineData("?q=vpn&lang=kk&lang=ru")]
    public async Task Get_UnknownLanguage_IsAProblem(string query)
    {
        using var response = await portal.Host.RawClient().SendAsync(HttpMethod.Get, "/api/v1/search" + query);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Get_Search_MayBeReadByOtherSites()
    {
        using var api = await portal.Host.RawClient().SendAsync(HttpMethod.Get, "/api/v1/search?q=vpn", ("Origin", "https://other.example"));
        using var own = await portal.Host.RawClient().SendAsync(HttpMethod.Get, "/kk/search/suggestions?q=vpn", ("Origin", "https://other.example"));

        Assert.Equal("*", api.Header("Access-Control-Allow-Origin"));
        Assert.Null(own.Header("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task Get_Suggestions_AreFivePagesAtMost()
    {
        var answer = await JsonAsync("/kk/search/suggestions?q=%D0%B0%D0%BB%D0%B0");

        Assert.InRange(answer.GetArrayLength(), 1, 5);
        Assert.All(answer.EnumerateArray(), one => Assert.StartsWith($"/{one.GetProperty("language").GetString()}/", one.GetProperty("url").GetString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Get_Description_HasTheSearchWithItsParameters()
    {
        var operation = (await JsonAsync("/openapi/v1.json")).GetProperty("paths").GetProperty("/api/v1/search").GetProperty("get");

        Assert.Equal(["q", "lang"], operation.GetProperty("parameters").EnumerateArray().Select(parameter => parameter.GetProperty("name").GetString()));
        var page = await portal.Host.RawClient().GetPageAsync("/ru/statistics/api");
        Assert.Contains(page.QuerySelectorAll("code"), code => code.TextContent == "GET /api/v1/search");
    }

    private async Task<JsonElement> JsonAsync(string address)
    {
        using var response = await portal.Host.RawClient().SendAsync(HttpMethod.Get, address);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        using var document = JsonDocument.Parse(await response.DecodedAsync());
        return document.RootElement.Clone();
    }
}
