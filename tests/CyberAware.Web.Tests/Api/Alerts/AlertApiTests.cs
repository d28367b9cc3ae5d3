using System.Net;
using System.Text.Json;
using CyberAware.TestSupport;

namespace CyberAware.Web.Tests.Api.Alerts;

public sealed class AlertApiTests(AllAlertsPortal portal) : IClassFixture<AllAlertsPortal>
{
    [Theory]
    [InlineData("", "1414 кодынан кейін «қауіпсіздік қызметі» қоңырау шалады")]
    [InlineData("?lang=kk", "1414 кодынан кейін «қауіпсіздік қызметі» қоңырау шалады")]
    [InlineData("?lang=ru", "После кода 1414 звонит «служба безопасности»")]
    public async Task Get_List_IsOfTheLanguage(string query, string title)
    {
        var list = await JsonAsync("/api/v1/alerts" + query);
        var first = list[0];

        Assert.Equal(6, list.GetArrayLength());
        Assert.Equal("second-call-1414", first.GetProperty("slug").GetString());
        Assert.Equal(title, first.GetProperty("title").GetString());
        Assert.True(first.GetProperty("active").GetBoolean());
        Assert.Equal("severe", first.GetProperty("severity").GetString());
        Assert.Equal("2026-11-29T10:00:00+05:00", first.GetProperty("issued").GetString());
    }

    [Fact]
    public async Task Get_Warning_HasItsTextSourcesAndAddresses()
    {
        var alert = await JsonAsync("/api/v1/alerts/kazakhtelecom-contract?lang=ru");

        Assert.StartsWith("На сайте Министерства внутренних дел", alert.GetProperty("description").GetString(), StringComparison.Ordinal);
        Assert.Contains("\n• ", alert.GetProperty("instruction").GetString(), StringComparison.Ordinal);
        Assert.Equal(["zakon.kz", "kaz.zakon.kz"], alert.GetProperty("sources").EnumerateArray().Select(source => source.GetProperty("site").GetString()));
        Assert.Equal("2026-01-27", alert.GetProperty("sources")[0].GetProperty("date").GetString());
        Assert.Equal(PortalHost.PublicOrigin + "/ru/check/scam/all#telecom-apk", alert.GetProperty("links").GetProperty("advice").GetString());
        foreach (var address in alert.GetProperty("links").EnumerateObject().Select(link => link.Value.GetString()!))
        {
            using var response = await portal.Client.SendAsync(HttpMethod.Get, address[PortalHost.PublicOrigin.Length..]);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }
    }

    [Theory]
    [InlineData("/api/v1/alerts?lang=en", HttpStatusCode.BadRequest)]
    [InlineData("/api/v1/alerts/qr-stickers?lang=en", HttpStatusCode.BadRequest)]
    [InlineData("/api/v1/alerts/none", HttpStatusCode.NotFound)]
    public async Task Get_WrongAddress_IsAProblem(string address, HttpStatusCode expected)
    {
        using var response = await portal.Client.SendAsync(HttpMethod.Get, address);

        Assert.Equal(expected, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }

    private async Task<JsonElement> JsonAsync(string address)
    {
        using var document = JsonDocument.Parse(await portal.Client.GetStringAsync(address, TestContext.Current.CancellationToken));
        return document.RootElement.Clone();
    }
}
