using System.Net;
using System.Text.Json;
using CyberAware.Core;
using CyberAware.TestSupport;

namespace CyberAware.Web.Tests.Pages.Errors;

public sealed class ErrorPageTests(SharedPortal portal)
{
    [Theory]
    [InlineData("/kk/nothing", "kk")]
    [InlineData("/ru/nothing", "ru")]
    public async Task Get_UnknownPage_SpeaksTheAddressLanguage(string address, string language)
    {
        var page = await portal.Host.RawClient().GetPageAsync(address, HttpStatusCode.NotFound);
        Assert.Equal(language, page.DocumentElement.GetAttribute("lang"));
        Assert.NotNull(page.QuerySelector($"main a[href='/{language}']"));
        Assert.NotNull(page.QuerySelector("meta[name=robots][content=noindex]"));
        Assert.Null(page.QuerySelector("link[rel=canonical]"));
    }

    [Fact]
    public async Task Get_AddressWithoutLanguage_SpeaksBoth()
    {
        var page = await portal.Host.RawClient().GetPageAsync("/en/guide", HttpStatusCode.NotFound);
        Assert.NotNull(page.QuerySelector("main a[href='/kk']"));
        Assert.NotNull(page.QuerySelector("main a[href='/ru'][lang=ru]"));
    }

    [Theory]
    [InlineData("cross-site", HttpStatusCode.Forbidden)]
    [InlineData("same-origin", HttpStatusCode.MethodNotAllowed)]
    public async Task Post_ThatIsRefused_GetsAPageThatSaysWhy(string site, HttpStatusCode expected)
    {
        using var response = await portal.Host.RawClient().SendAsync(HttpMethod.Post, "/ru/guide", ("Sec-Fetch-Site", site));
        Assert.Equal(expected, response.StatusCode);
        var body = await response.DecodedAsync();
        Assert.Contains("<html lang=\"ru\"", body, StringComparison.Ordinal);
        Assert.Contains("href=\"/ru\"", body, StringComparison.Ordinal);
    }

    // What is echoed of a wrong address costs the portal more than its sender, so little of it is.
    [Fact]
    public async Task Get_VeryLongAddress_IsAnsweredWithAPageOfOrdinarySize()
    {
        using var client = portal.Host.RawClient();
        using var plain = await client.SendAsync(HttpMethod.Get, "/kk/nothing");
        using var letters = await client.SendAsync(HttpMethod.Get, "/kk/" + new string('x', 15_000));
        using var words = await client.SendAsync(HttpMethod.Get, "/kk/" + string.Concat(Enumerable.Repeat("aa-", 5000)));
        var size = (await plain.DecodedAsync()).Length;
        Assert.InRange((await letters.DecodedAsync()).Length, 0, size + 8000);
        Assert.InRange((await words.DecodedAsync()).Length, 0, size + 8000);
    }

    [Theory]
    [InlineData("POST", "/api/v1/quizzes/passwords/attempts", "Sec-Fetch-Site", "cross-site", 403)]
    [InlineData("POST", "/api/v1/surveys", "Sec-Fetch-Site", "cross-site", 403)]
    [InlineData("POST", "/api/v1/surveys", "Accept-Language", "ru", 405)]
    [InlineData("DELETE", "/api/v1/quizzes", "Accept-Language", "ru", 405)]
    [InlineData("POST", "/openapi/v1.json", "Accept-Language", "ru", 405)]
    [InlineData("GET", "/api/v1/nothing", "Accept-Language", "ru", 404)]
    [InlineData("GET", "/openapi/v2.json", "Accept-Language", "ru", 404)]
    [InlineData("POST", "/api/v1/quizzes/passwords/attempts", "Content-Type", "application/json; charset=utf-7", 415)]
    [InlineData("POST", "/api/v1/quizzes/passwords/attempts", "Content-Type", "text/plain", 415)]
    public async Task Send_WhatOpenDataRefuses_IsAProblem(string method, string address, string header, string value, int status)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), address);
        if (!request.Headers.TryAddWithoutValidation(header, value))
        {
            request.Content = new ByteArrayContent([.. "{}"u8]);
            request.Content.Headers.TryAddWithoutValidation(header, value);
        }

        using var response = await portal.Host.RawClient().SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal((status, "application/problem+json"), ((int)response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        using var problem = JsonDocument.Parse(await response.DecodedAsync());
        Assert.Equal(status, problem.RootElement.GetProperty("status").GetInt32());
        Assert.NotEmpty(problem.RootElement.GetProperty("title").GetString()!);
        Assert.NotEmpty(problem.RootElement.GetProperty("detail").GetString()!);
        Assert.Equal(address.StartsWith("/api/", StringComparison.Ordinal) ? "*" : null, response.Header("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task Get_ErrorPage_IsNeverKept()
    {
        using var response = await portal.Host.RawClient().SendAsync(HttpMethod.Get, "/kk/nothing");
        Assert.Equal("no-store", response.Header("Cache-Control"));
        Assert.Null(response.Header("ETag"));
    }

    [Theory]
    [InlineData("ru", 409, "Кто-то изменил это раньше Вас")]
    [InlineData("kk", 409, "Мұны басқа біреу бұрын өзгертіп қойған")]
    [InlineData("ru", 413, "Отправлено слишком много")]
    [InlineData("kk", 413, "Жіберілгені тым үлкен")]
    [InlineData("ru", 429, "Слишком много запросов подряд")]
    [InlineData("kk", 429, "Қатарынан тым көп сұрау жіберілді")]
    public async Task Get_Refusal_SaysWhatItIs(string language, int status, string title)
    {
        using var client = portal.Host.RawClient();
        var page = await client.GetPageAsync(FailingPages.UrlOf(Language.Find(language)!, status), (HttpStatusCode)status);
        Assert.Equal(title, page.QuerySelector("h1")!.TextContent);
    }

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task Get_FailingPage_ShowsAGenericPageWithAnIdInItsLanguage(string language)
    {
        using var client = portal.Host.RawClient();
        var page = await client.GetPageAsync(FailingPages.UrlOf(Language.Find(language)!, 500), HttpStatusCode.InternalServerError);

        Assert.Equal(language, page.DocumentElement.GetAttribute("lang"));
        Assert.Matches("^[0-9a-f]{32}$", page.QuerySelector("main code")!.TextContent);
        Assert.DoesNotContain(FailingPages.Secret, page.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }
}
