using System.Net;
using CyberAware.TestSupport;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace CyberAware.Web.Tests.Pages;

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

    [Fact]
    public async Task Get_ErrorPage_IsNeverKept()
    {
        using var response = await portal.Host.RawClient().SendAsync(HttpMethod.Get, "/kk/nothing");
        Assert.Equal("no-cache", response.Header("Cache-Control"));
        Assert.Null(response.Header("ETag"));
    }

    [Theory]
    [InlineData("/kk/guide", "kk")]
    [InlineData("/ru/guide", "ru")]
    public async Task Get_FailingPage_ShowsAGenericPageWithAnIdInItsLanguage(string address, string language)
    {
        await using var host = new PortalHost();
        using var failing = host.WithWebHostBuilder(builder => builder.ConfigureTestServices(services =>
            services.Configure<MvcOptions>(options => options.Filters.Add(new FailingFilter()))));
        var page = await failing.CreateClient().GetPageAsync(address, HttpStatusCode.InternalServerError);

        Assert.Equal(language, page.DocumentElement.GetAttribute("lang"));
        Assert.Matches("^[0-9a-f]{32}$", page.QuerySelector("main code")!.TextContent);
        Assert.DoesNotContain(FailingFilter.Secret, page.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    private sealed class FailingFilter : IPageFilter
    {
        public const string Secret = "details that nobody outside may see";

        public void OnPageHandlerSelected(PageHandlerSelectedContext context)
        {
            if (!context.HttpContext.Request.Path.StartsWithSegments("/errors"))
            {
                throw new InvalidOperationException(Secret);
            }
        }

        public void OnPageHandlerExecuting(PageHandlerExecutingContext context)
        {
        }

        public void OnPageHandlerExecuted(PageHandlerExecutedContext context)
        {
        }
    }
}
