using System.Net;
using System.Text;
using System.Text.Json;
using CyberAware.Core;
using CyberAware.TestSupport;
using CyberAware.Web.Api.Statistics;
using CyberAware.Web.Site;
using Microsoft.Extensions.DependencyInjection;

namespace CyberAware.Web.Tests.Api.Statistics;

public sealed class OpenDataTests(SharedPortal portal)
{
    private const string List = "/api/v1/surveys";
    private const string Survey = "/api/v1/surveys/awareness";
    private const string Table = "/api/v1/surveys/awareness.csv";

    [Fact]
    public async Task Get_List_NamesEverySurvey()
    {
        var survey = (await JsonAsync(List))[0];

        Assert.Equal("awareness", survey.GetProperty("id").GetString());
        Assert.Equal(6000, survey.GetProperty("base").GetInt32());
        Assert.Equal(2025, survey.GetProperty("year").GetInt32());
        Assert.Equal(PortalHost.PublicOrigin + Survey, survey.GetProperty("links").GetProperty("json").GetString());
        Assert.False(string.IsNullOrEmpty(survey.GetProperty("title").GetProperty("kk").GetString()));
        Assert.False(string.IsNullOrEmpty(survey.GetProperty("source").GetProperty("ru").GetString()));
    }

    [Fact]
    public async Task Get_Survey_HasEveryFigureWithItsOrigin()
    {
        var indicators = (await JsonAsync(Survey)).GetProperty("indicators").EnumerateArray().ToDictionary(one => one.GetProperty("id").GetString()!);
        var passwords = indicators["strong-passwords"];

        Assert.Equal("percent", passwords.GetProperty("unit").GetString());
        Assert.Equal("Пользователи, составляющие сложные пароли", passwords.GetProperty("labels").GetProperty("ru").GetString());
        Assert.Equal([22m, 47m], passwords.GetProperty("values").EnumerateArray().Select(value => value.GetProperty("value").GetDecimal()));
        Assert.Equal(JsonValueKind.Null, passwords.GetProperty("values")[0].GetProperty("base").ValueKind);
        Assert.Equal(6000, passwords.GetProperty("values")[1].GetProperty("base").GetInt32());
        Assert.Equal(JsonValueKind.Null, passwords.GetProperty("values")[1].GetProperty("note").ValueKind);
        Assert.True(indicators["parents-check-content"].GetProperty("values")[0].GetProperty("atLeast").GetBoolean());
        Assert.Contains("94,04", indicators["index-score"].GetProperty("values")[0].GetProperty("note").GetProperty("kk").GetString(), StringComparison.Ordinal);
        Assert.NotEqual(
            passwords.GetProperty("values")[0].GetProperty("source").GetProperty("kk").GetString(),
            passwords.GetProperty("values")[1].GetProperty("source").GetProperty("kk").GetString());
    }

    [Fact]
    public async Task Get_Survey_KazakhLettersLeaveAsTheyAre()
    {
        using var response = await portal.Host.RawClient().SendAsync(HttpMethod.Get, Survey);

        Assert.Contains("Күрделі құпия сөз", await response.DecodedAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_Dictionary_ExplainsEveryFieldOfTheDocument()
    {
        var fields = new HashSet<string>();
        Walk(await JsonAsync(Survey), "", fields);
        var page = await portal.Host.RawClient().GetPageAsync("/kk/statistics/data");
        var explained = page.QuerySelectorAll(".chart-fields code").Select(code => code.TextContent).ToHashSet();

        Assert.Empty(fields.Except(explained));
    }

    [Theory]
    [InlineData("", "зерттеу;көрсеткіш;атауы", "Халықтың киберқауіптер туралы хабардарлық деңгейі")]
    [InlineData("?lang=", "зерттеу;көрсеткіш;атауы", "Халықтың киберқауіптер туралы хабардарлық деңгейі")]
    [InlineData("?lang=kk", "зерттеу;көрсеткіш;атауы", "Халықтың киберқауіптер туралы хабардарлық деңгейі")]
    [InlineData("?lang=ru", "исследование;показатель;название", "Уровень осведомлённости населения о киберугрозах")]
    [InlineData("?LANG=ru&x=1", "исследование;показатель;название", "Уровень осведомлённости населения о киберугрозах")]
    public async Task Get_Table_OpensInSpreadsheetsOfItsLanguage(string query, string header, string label)
    {
        using var client = portal.Host.RawClient();
        for (var round = 0; round < 2; round++)
        {
            using var response = await client.SendAsync(HttpMethod.Get, Table + query);
            var bytes = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
            var text = Encoding.UTF8.GetString(bytes);

            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
            Assert.StartsWith(header, text[1..], StringComparison.Ordinal);
            Assert.Contains(label, text, StringComparison.Ordinal);
            Assert.Contains(";84,8;", text, StringComparison.Ordinal);
            Assert.EndsWith("\r\n", text, StringComparison.Ordinal);
            Assert.StartsWith("attachment; filename=awareness-", response.Header("Content-Disposition"), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+1")]
    [InlineData("-1")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1")]
    [InlineData("=HYPERLINK(\"http://x\";\"y\")")]
    public void Write_CellThatLooksLikeAFormula_IsText(string label)
    {
        var survey = portal.Host.Services.GetRequiredService<SnapshotProvider>().Current.Charts.FindSurvey("awareness")!;
        var labels = survey.Texts[Language.Kazakh].Labels.ToDictionary(entry => entry.Key, _ => label);
        var texts = Language.All.ToDictionary(language => language, language => survey.Texts[language] with { Labels = labels });
        var csv = portal.Host.Services.GetRequiredService<SurveyCsv>().Write(Language.Kazakh, survey with { Texts = texts });
        var rows = Encoding.UTF8.GetString(csv).Split("\r\n")[1..^1];

        Assert.NotEmpty(rows);
        Assert.All(rows, row => Assert.Contains(";\"'" + label.Replace("\"", "\"\"", StringComparison.Ordinal) + "\";", row, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(List)]
    [InlineData(Survey)]
    [InlineData(Table + "?lang=ru")]
    public async Task Get_OpenData_IsKeptAndMayBeReadByOtherSites(string address)
    {
        using var client = portal.Host.RawClient();
        using var first = await client.SendAsync(HttpMethod.Get, address);
        using var second = await client.SendAsync(HttpMethod.Get, address, ("If-None-Match", first.Header("ETag")!), ("Origin", "https://other.example"));
        using var head = await client.SendAsync(HttpMethod.Head, address);

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        Assert.Equal("public, max-age=60, stale-while-revalidate=600", first.Header("Cache-Control"));
        Assert.All([first, second, head], response =>
        {
            Assert.Equal("*", response.Header("Access-Control-Allow-Origin"));
            Assert.Equal("cross-origin", response.Header("Cross-Origin-Resource-Policy"));
            Assert.NotNull(response.Header("Content-Security-Policy"));
            Assert.Null(response.Header("Set-Cookie"));
        });
    }

    [Theory]
    [InlineData("/kk/statistics")]
    [InlineData("/kk/statistics/harms")]
    [InlineData("/kk/statistics/harms.svg")]
    [InlineData("/openapi/v1.json")]
    [InlineData("/kk/none")]
    [InlineData("/apix")]
    public async Task Get_AnythingElse_IsForThePortalOnly(string address)
    {
        using var response = await portal.Host.RawClient().SendAsync(HttpMethod.Get, address, ("Origin", "https://other.example"));

        Assert.Null(response.Header("Access-Control-Allow-Origin"));
        Assert.Equal("same-origin", response.Header("Cross-Origin-Resource-Policy"));
    }

    [Theory]
    [InlineData("GET", "/api/v1/surveys/none", "ru", 404, "Такого исследования нет")]
    [InlineData("GET", "/api/v1/surveys/none", "kk", 404, "Мұндай зерттеу жоқ")]
    [InlineData("GET", "/api/v1/surveys/none?lang=ru", "kk", 404, "Такого исследования нет")]
    [InlineData("GET", "/api/v1/surveys/none.csv", "kk", 404, "Мұндай зерттеу жоқ")]
    [InlineData("GET", Table + "?lang=en", "ru", 400, "Такого языка нет")]
    [InlineData("GET", Table + "?lang=kk&lang=ru", "kk", 400, "Мұндай тіл жоқ")]
    [InlineData("GET", "/api", "ru", 404, "Такого адреса нет")]
    [InlineData("GET", "/api/v2/surveys", "kk", 404, "Мұндай мекенжай жоқ")]
    [InlineData("POST", Survey, "ru", 405, "Это действие не разрешено")]
    [InlineData("DELETE", List, "kk", 405, "Бұл әрекетке рұқсат жоқ")]
    public async Task Send_WhatCannotBeAnswered_IsAProblemInTheAskedLanguage(string method, string address, string accept, int status, string title)
    {
        using var response = await portal.Host.RawClient().SendAsync(new HttpMethod(method), address, ("Accept-Language", accept));
        using var problem = JsonDocument.Parse(await response.DecodedAsync());

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(status, problem.RootElement.GetProperty("status").GetInt32());
        Assert.Equal(title, problem.RootElement.GetProperty("title").GetString());
        Assert.Equal("no-cache", response.Header("Cache-Control"));
        Assert.Equal("*", response.Header("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task Get_Description_IsOpenApiOfEveryAddress()
    {
        var document = await JsonAsync("/openapi/v1.json");
        string[] expected =
        [
            "get " + List, $"get {List}/{{id}}", $"get {List}/{{id}}.csv",
            "get /api/v1/alerts", "get /api/v1/alerts/{alert}", "get /api/v1/alerts/{alert}.cap",
            "get /api/v1/quizzes", "get /api/v1/quizzes/statistics.csv", "get /api/v1/quizzes/{slug}", "get /api/v1/quizzes/{slug}/statistics",
            "post /api/v1/quizzes/{slug}/attempts", "post /api/v1/quizzes/{slug}/starts",
            "get /api/v1/search",
        ];

        Assert.StartsWith("3.1", document.GetProperty("openapi").GetString(), StringComparison.Ordinal);
        Assert.Equal(PortalHost.PublicOrigin, document.GetProperty("servers")[0].GetProperty("url").GetString());
        Assert.Equal(
            expected.Order(StringComparer.Ordinal),
            document.GetProperty("paths").EnumerateObject()
                .SelectMany(path => path.Value.EnumerateObject().Select(operation => $"{operation.Name} {path.Name}")).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Redocly_Description_FindsNothing()
    {
        await using var host = PortalHost.With(("Portal:PublicOrigin", "https://portal.example"));
        using var client = host.CreateClient(new() { BaseAddress = new Uri("https://localhost") });
        var description = await client.GetStringAsync("/openapi/v1.json", TestContext.Current.CancellationToken);

        Assert.Empty(await Validators.RedoclyAsync(description));
        Assert.NotEmpty(await Validators.RedoclyAsync(description.Replace("\"security\"", "\"x-security\"", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Get_TableWithOtherParameters_IsDrawnOncePerLanguage()
    {
        using var client = portal.Host.RawClient();
        await client.SendAsync(HttpMethod.Get, Table + "?lang=ru");
        using var again = await client.SendAsync(HttpMethod.Get, Table + "?utm_source=x&lang=ru&y=1");
        using var json = await client.SendAsync(HttpMethod.Get, Survey);
        using var jsonAgain = await client.SendAsync(HttpMethod.Get, Survey + "?lang=anything");

        Assert.NotNull(again.Header("Age"));
        Assert.NotNull(jsonAgain.Header("Age"));
    }

    [Theory]
    [InlineData("/kk/statistics")]
    [InlineData("/ru/statistics/harms")]
    [InlineData("/ru/statistics/harms.svg")]
    [InlineData("/kk/statistics/api")]
    [InlineData("/openapi/v1.json")]
    public async Task Head_StatisticsPage_AnswersAsGetDoes(string address)
    {
        using var client = portal.Host.RawClient();
        using var head = await client.SendAsync(HttpMethod.Head, address);
        using var get = await client.SendAsync(HttpMethod.Get, address);

        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        Assert.Equal(get.Content.Headers.ContentType, head.Content.Headers.ContentType);
        Assert.Equal(get.Header("ETag"), head.Header("ETag"));
    }

    [Fact]
    public async Task Get_AnyParameter_IsNeverAnError()
    {
        using var client = portal.Host.RawClient();
        string[] values = ["kk", "KK", "", "1", "null", "%01", "%F0%9F%92%A9", "%D2%9B", "..%2f..", "%0d%0aX:1", "'", "<script>", new('a', 1500), "ru&lang=ru", "[]"];
        foreach (var value in values)
        {
            foreach (var address in new[]
            {
                $"{Table}?lang=%00{value}", $"{Table}?lang={value}", $"{Survey}?lang={value}", $"{Table}?{value}", $"{List}/{value}", $"{List}/{value}.csv", $"/api/{value}",
                $"/kk/statistics/{value}", $"/kk/statistics/{value}.svg", $"/openapi/{value}.json",
            })
            {
                using var response = await client.SendAsync(HttpMethod.Get, address);
                Assert.True((int)response.StatusCode is 200 or 301 or 400 or 404, $"{address}: {(int)response.StatusCode}");
            }
        }
    }

    private static void Walk(JsonElement element, string path, HashSet<string> fields)
    {
        foreach (var property in element.EnumerateObject())
        {
            var isText = property.Value.ValueKind == JsonValueKind.Object && property.Value.TryGetProperty("kk", out _);
            var field = path + property.Name;
            fields.Add(field);
            if (property.Value.ValueKind == JsonValueKind.Object && !isText)
            {
                Walk(property.Value, field + ".", fields);
            }
            else if (property.Value.ValueKind == JsonValueKind.Array)
            {
                foreach (var item in property.Value.EnumerateArray())
                {
                    Walk(item, field + ".", fields);
                }
            }
        }
    }

    private async Task<JsonElement> JsonAsync(string address)
    {
        using var response = await portal.Host.RawClient().SendAsync(HttpMethod.Get, address);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        using var document = JsonDocument.Parse(await response.DecodedAsync());
        return document.RootElement.Clone();
    }
}
