using System.Net;
using AngleSharp.Dom;
using CyberAware.Core.Quizzes.Storage;
using CyberAware.TestSupport;
using CyberAware.TestSupport.Databases;
using Microsoft.EntityFrameworkCore;

namespace CyberAware.Web.Tests.Pages.Quizzes;

/// <summary>A quiz in a browser without script: the page with the questions is the same for everybody.</summary>
public sealed class FinishTests(TestDatabases databases, SharedPortal portal) : IClassFixture<TestDatabases>
{
    private const string Address = "/ru/quizzes/passwords";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Post_EveryButtonPressedTwice_CountsOnce(DatabaseProvider provider)
    {
        var settings = await databases.StartedAsync(provider);
        await using var host = PortalHost.With(("ConnectionStrings:Portal", settings.ConnectionString));
        using var client = host.RawClient();
        var fields = host.Quiz().Asked.FieldsWithoutScript(QuizRequests.Right);
        using var lost = await client.PostAsync(Address, fields);
        using var sent = await client.PostAsync(Address, fields);
        Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);

        var form = (await client.GetPageAsync(sent.Header("Location")!)).QuerySelector("main form")!;
        var last = Fields(form);
        for (var press = 0; press < 2; press++)
        {
            using var result = await client.PostAsync(form.GetAttribute("action")!, last);
            Assert.StartsWith($"{Address}/result?a=", result.Header("Location"), StringComparison.Ordinal);
            Assert.DoesNotContain("counted=no", result.Header("Location")!, StringComparison.Ordinal);
        }

        // Back to the last step and once more, as after a reload.
        var again = (await client.GetPageAsync(sent.Header("Location")!)).QuerySelector("main form")!;
        using var reloaded = await client.PostAsync(again.GetAttribute("action")!, Fields(again));

        await using var context = TestDatabases.Open(settings).CreateDbContext();
        var row = await context.QuizAttempts.SingleAsync(Cancellation);
        Assert.Equal((AttemptKind.Untimed, host.Quiz().Questions.Count), (row.Kind, row.Score));
    }

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task Get_LastStep_IsForOneReaderAndLeadsToTheOtherLanguage(string language)
    {
        var address = $"/{language}/quizzes/passwords/finish?a={portal.Host.Quiz().Asked.Answers(QuizRequests.Right)}&id={Guid.CreateVersion7()}";
        using var client = portal.Host.RawClient();
        using var response = await client.SendAsync(HttpMethod.Get, address);
        var page = await client.GetPageAsync(address);

        Assert.Equal("no-store", response.Header("Cache-Control"));
        Assert.NotNull(page.QuerySelector("meta[name=robots][content=noindex]"));
        var other = language == "kk" ? "ru" : "kk";
        Assert.Equal(address.Replace($"/{language}/", $"/{other}/", StringComparison.Ordinal), page.QuerySelector($"header a[hreflang={other}]")!.GetAttribute("href"));
    }

    [Theory]
    [InlineData("finish")]
    [InlineData("finish?a=x&id=0198c3a2-7d10-7c4e-9f3a-2b1c0d9e8f70")]
    [InlineData("finish?a=00000000-aaaaaaa&id=x")]
    public async Task Get_StrangeLastStep_Is404(string path) =>
        await portal.Host.RawClient().GetPageAsync($"{Address}/{path}", HttpStatusCode.NotFound);

    [Fact]
    public async Task Get_LastStepOfEarlierQuestions_LeadsToTheQuiz()
    {
        using var response = await portal.Host.RawClient().SendAsync(HttpMethod.Get, $"{Address}/finish?a=00000000-aaaaaaa&id={Guid.CreateVersion7()}");

        Assert.Equal((HttpStatusCode.SeeOther, Address), (response.StatusCode, response.Header("Location")));
    }

    private static Dictionary<string, string> Fields(IElement form) =>
        form.QuerySelectorAll("input").ToDictionary(input => input.GetAttribute("name")!, input => input.GetAttribute("value")!);
}
