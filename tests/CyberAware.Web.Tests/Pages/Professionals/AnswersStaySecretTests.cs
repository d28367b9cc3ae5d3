using CyberAware.TestSupport;
using CyberAware.Web.Api.Assessments;

namespace CyberAware.Web.Tests.Pages.Professionals;

/// <summary>The whole program in a process of its own: what an organisation answers is in none of its lines.</summary>
public sealed class AnswersStaySecretTests(SharedPortal portal)
{
    [Fact]
    public async Task Console_AfterAnswers_HoldsNothingOfThem()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var folder = Directory.CreateTempSubdirectory("portal-assessment-");
        try
        {
            await using var program = new PortalProcess($"Data Source={Path.Combine(folder.FullName, "portal.db")}", ("Serilog__MinimumLevel__Default", "Debug"));
            using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = program.Address };
            program.Start();
            await program.AnswersAsync(client);
            var fields = portal.Host.Assessment().Fields(_ => AssessmentRequests.NotOurs);
            var broken = fields.ToDictionary(field => field.Key, _ => "not-ours-at-all");
            foreach (var (address, sent) in new[] { ("", fields), ("/result", fields), ("/result.csv", fields), ("/result", broken), ("/result", fields.Take(3).ToDictionary()) })
            {
                using var response = await client.PostAsync(AssessmentRequests.Form("kk") + address, sent);
                Assert.NotEqual(500, (int)response.StatusCode);
            }

            using var last = await client.GetAsync("/kk/corrections", cancellation);
            await program.WroteAsync("/kk/corrections");

            Assert.Contains(program.Output, line => line.Contains("professionals/check/result", StringComparison.Ordinal));
            Assert.All(program.Output, line =>
            {
                Assert.DoesNotContain("not-ours", line, StringComparison.Ordinal);
                Assert.DoesNotContain(AssessmentForm.Prefix + portal.Host.Assessment().Statements[0].Id, line, StringComparison.Ordinal);
            });
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
