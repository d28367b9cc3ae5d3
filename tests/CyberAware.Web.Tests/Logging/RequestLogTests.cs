using CyberAware.TestSupport;
using CyberAware.Web.Logging;

namespace CyberAware.Web.Tests.Logging;

public sealed class RequestLogTests
{
    private const string Secret = "/kk/87011234567-ivanov@mail.kz";

    [Theory]
    [InlineData("/kk/guide", 200, "/kk/guide")]
    [InlineData("/kk/guide", 304, "/kk/guide")]
    [InlineData("/kk/guide", 500, "/kk/guide")]
    [InlineData(Secret, 200, "/kk/@")]
    [InlineData(Secret, 500, "/kk/@")]
    [InlineData("/editor/preview/k2jL9v6SR3qFOHbaTl8642Z8/kk/guide", 200, "/editor/preview")]
    [InlineData("/Editor/PREVIEW/k2jL9v6SR3qFOHbaTl8642Z8", 503, "/editor/preview")]
    [InlineData("/account/ru/Invitation/k2jL9v6SR3qFOHbaTl8642Z8", 503, "/account/ru/invitation")]
    [InlineData(Secret, 301, "route")]
    [InlineData(Secret, 400, "route")]
    [InlineData(Secret, 404, "route")]
    [InlineData(Secret, 405, "route")]
    public void AddressOf_WhatIsNotThere_IsItsRoute(string path, int status, string expected) =>
        Assert.Equal(expected, RequestLog.UrlOf(path, "route", status));

    [Fact]
    public void AddressOf_NoRoute_NamesNothing() => Assert.Equal("-", RequestLog.UrlOf(Secret, null, 404));

    // The whole way of a line, in the program itself: what strangers send doesn't reach the console.
    [Fact]
    public async Task Console_AfterStrangeRequests_HoldsNothingOfThem()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var folder = Directory.CreateTempSubdirectory("portal-log-");
        try
        {
            await using var portal = new PortalProcess($"Data Source={Path.Combine(folder.FullName, "portal.db")}", ("Serilog__MinimumLevel__Default", "Information"));
            using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = portal.Address };
            portal.Start();
            await portal.AnswersAsync(client);
            foreach (var address in new[] { Secret, "/KK/87011234567", "/kk/" + new string('x', 12_000), "/kk/%C2%9B31m%E2%80%AEx%0D%0AFORGED", "/87011234567", "/kk/check/happened/money", "/kk/search?q=ivanov@mail.kz" })
            {
                using var response = await client.GetAsync(address, cancellation);
                Assert.True((int)response.StatusCode is 200 or 301 or 404, $"{address}: {(int)response.StatusCode}");
            }

            for (var i = 0; i < RepeatedLines.PerPeriod * 5; i++)
            {
                using var response = await client.GetAsync("/kk/flood", cancellation);
            }

            using var last = await client.GetAsync("/kk/corrections", cancellation);
            await portal.WroteAsync("/kk/corrections");
            var lines = portal.Output.ToList();
            Assert.Contains(lines, line => line.Contains("\"{language:language}/{**path}\" 404", StringComparison.Ordinal));
            Assert.All(lines, line =>
            {
                Assert.True(line.Length < 600, line);
                Assert.DoesNotContain(line, character => character is (< ' ' and not '\t') or (>= '\u007f' and <= '\u009f') or '\u202e');
                Assert.DoesNotContain("7011234", line, StringComparison.Ordinal); // shorter digits may stand in the id of a trace
                Assert.DoesNotContain("ivanov", line, StringComparison.Ordinal);
                Assert.DoesNotContain("happened/", line, StringComparison.Ordinal);
                Assert.False(line.StartsWith("FORGED", StringComparison.Ordinal));
            });

            // The flood may lie in two periods.
            Assert.InRange(lines.Count(line => line.Contains(" 404 in ", StringComparison.Ordinal) && !line.Contains("left out", StringComparison.Ordinal)), 1, (RepeatedLines.PerPeriod * 2) + 5);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
