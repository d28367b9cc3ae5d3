using System.Net;
using CyberAware.TestSupport;

namespace CyberAware.Web.Tests.Pages;

public sealed class AddressTests(SharedPortal portal)
{
    [Theory]
    [InlineData("/kk/nothing-here")]
    [InlineData("/ru/guide/nothing-here")]
    [InlineData("/kk/guide/passwords/extra")]
    [InlineData("/kk/home")]
    [InlineData("/en")]
    [InlineData("/en/guide")]
    [InlineData("/guide")]
    [InlineData("/kk/%2e%2e%2f%2e%2e%2fetc%2fpasswd")]
    [InlineData("/kk/..%5c..%5cetc")]
    [InlineData("/kk//guide")]
    [InlineData("/kk/guide%0d%0aSet-Cookie:x=1")]
    [InlineData("/kk/%F0%9F%98%80")]
    [InlineData("/kk/құпия-сөз")]
    [InlineData("/pictures/guide/nothing.png")]
    [InlineData("/pictures/../appsettings.json")]
    [InlineData("/appsettings.json")]
    [InlineData("/content/home/kk.md")]
    [InlineData("/errors/404")]
    public async Task Get_WhatIsNotThere_Answers404(string address)
    {
        using var response = await portal.Host.RawClient().SendAsync(HttpMethod.Get, address);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Theory]
    [InlineData("/KK/Guide", "/kk/guide")]
    [InlineData("/kk/guide/", "/kk/guide")]
    [InlineData("/kk/", "/kk")]
    [InlineData("/Ru/guide/Passwords/?a=1", "/ru/guide/passwords?a=1")]
    [InlineData("/kz", "/kk")]
    [InlineData("/kz/guide", "/kk/guide")]
    [InlineData("/kz/quizzes/passwords", "/kk/quizzes/passwords")]
    [InlineData("/ru/guide/email.", "/ru/guide/email")]
    [InlineData("/ru/help).", "/ru/help")]
    [InlineData("/kk/help%20", "/kk/help")]
    [InlineData("/kk/help%C2%BB", "/kk/help")]
    public async Task Get_MiswrittenAddress_RedirectsOnceToThePage(string address, string expected)
    {
        using var client = portal.Host.RawClient();
        using var response = await client.SendAsync(HttpMethod.Get, address);
        Assert.Equal(HttpStatusCode.MovedPermanently, response.StatusCode);
        Assert.Equal(expected, response.Header("Location"));
        Assert.Equal(HttpStatusCode.OK, (await client.SendAsync(HttpMethod.Get, expected)).StatusCode);
    }

    [Theory]
    [InlineData(null, "/kk")]
    [InlineData("ru-RU,ru;q=0.9,en;q=0.8", "/ru")]
    [InlineData("kk,ru;q=0.9", "/kk")]
    [InlineData("en-US,en;q=0.9,ru;q=0.8,kk;q=0.5", "/ru")]
    [InlineData("kz-KZ,ru;q=0.5", "/kk")]
    [InlineData("KZ,ru", "/kk")]
    [InlineData("ru,kz;q=0.5", "/ru")]
    [InlineData("en", "/kk")]
    [InlineData("ru;q=0,kk;q=0.1", "/kk")]
    [InlineData(";;;nonsense,,q=", "/kk")]
    public async Task Get_Root_RedirectsToThePreferredLanguage(string? acceptLanguage, string expected)
    {
        using var response = await portal.Host.RawClient().SendAsync(
            HttpMethod.Get, "/", acceptLanguage is null ? [] : [("Accept-Language", acceptLanguage)]);
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Equal(expected, response.Header("Location"));
        Assert.Equal("Accept-Language", response.Header("Vary"));
        Assert.Null(response.Header("Set-Cookie"));
    }

    [Theory]
    [InlineData("POST", "/kk/guide")]
    [InlineData("PUT", "/kk")]
    [InlineData("DELETE", "/kk/help")]
    [InlineData("TRACE", "/kk")]
    [InlineData("POST", "/sitemap.xml")]
    public async Task Send_WrongMethod_Answers405(string method, string address)
    {
        using var response = await portal.Host.RawClient().SendAsync(new HttpMethod(method), address);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
    }

    [Theory]
    [InlineData("?a=1")]
    [InlineData("?a=1&a=2&a=3")]
    [InlineData("?%00=%00")]
    [InlineData("?q=<script>alert(1)</script>")]
    [InlineData("?page=%E2%80%AE%F0%9F%92%A9")]
    public async Task Get_AnyQuery_GivesTheSamePage(string query)
    {
        using var client = portal.Host.RawClient();
        var plain = await client.GetStringAsync("/kk/guide", TestContext.Current.CancellationToken);
        Assert.Equal(plain, await client.GetStringAsync("/kk/guide" + query, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Get_VeryLongPath_IsNeverAnError()
    {
        using var response = await portal.Host.RawClient().SendAsync(HttpMethod.Get, "/kk/" + new string('a', 7000));
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }
}
