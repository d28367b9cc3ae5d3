using System.Net;
using CyberAware.TestSupport;
using CyberAware.Web.Tests.Pages.Advisors;

namespace CyberAware.Web.Tests.Api.Advisors;

public sealed class PlanTests(AdvisorPortal portal) : IClassFixture<AdvisorPortal>
{
    private const string Address = "/ru/check/sample/plan.ics?a=";

    [Fact]
    public async Task Get_Plan_HasWhatIsToBeDoneThisWeekAndAReminder()
    {
        using var response = await portal.Host.RawClient().SendAsync(HttpMethod.Get, Address + "call.bank.told");
        var lines = (await response.DecodedAsync()).Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n");

        Assert.Equal("text/calendar", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("no-store", response.Header("Cache-Control"));
        Assert.Equal(
            ["SUMMARY:Сделай sample-report.", "SUMMARY:Сделай sample-family.", "SUMMARY:«Что это было»: всё ли сделано?"],
            lines.Where(line => line.StartsWith("SUMMARY:", StringComparison.Ordinal)));
        var days = lines.Where(line => line.StartsWith("DTSTART", StringComparison.Ordinal)).ToList();
        Assert.Equal(3, days.Distinct().Count());
        Assert.Equal(days.Order(StringComparer.Ordinal), days);
        Assert.All(lines.Where(line => line.StartsWith("URL:", StringComparison.Ordinal)), line => Assert.EndsWith("/ru/check/sample/call/bank/told", line, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("call.bank")]
    [InlineData("call.bank.told.more")]
    [InlineData("call/bank/told")]
    public async Task Get_PlanOfNoResult_IsNotFound(string answers)
    {
        using var response = await portal.Host.RawClient().SendAsync(HttpMethod.Get, Address + answers);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task Get_PlanWithAFullStopBehindIt_IsThePlan()
    {
        using var response = await portal.Host.RawClient().SendAsync(HttpMethod.Get, Address + "call.bank.told.");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }
}
