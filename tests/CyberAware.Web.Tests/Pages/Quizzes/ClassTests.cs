using System.Net;
using AngleSharp.Dom;
using CyberAware.Core.Quizzes;
using CyberAware.Core.Quizzes.Storage;
using CyberAware.TestSupport;
using CyberAware.TestSupport.Databases;
using CyberAware.Web.Security;
using CyberAware.Web.Tests.Api.Quizzes;
using Microsoft.EntityFrameworkCore;

namespace CyberAware.Web.Tests.Pages.Quizzes;

/// <summary>A class that raises its hands, in a browser without script: every step is an address.</summary>
public sealed class ClassTests(TestDatabases databases, SharedPortal portal) : IClassFixture<TestDatabases>
{
    private const string Address = "/ru/quizzes/passwords/class";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private Quiz Quiz => portal.Host.Quiz();

    [Fact]
    public async Task Get_Start_HoldsEverythingForTheScriptAndTheWayWithout()
    {
        var page = await portal.Host.RawClient().GetPageAsync(Address);

        Assert.Equal($"{Address}/question", page.QuerySelector("[data-class-start]")!.GetAttribute("href"));
        Assert.True(page.QuerySelector("[data-class-deck]")!.HasAttribute("hidden"));
        Assert.Equal(Quiz.Questions.Count, page.QuerySelectorAll(".class-ask").Length);
        Assert.Equal(Quiz.Questions.Sum(question => question.Options.Count), page.QuerySelectorAll(".class-answers > li").Length);
        Assert.Equal(Quiz.Questions.Count, page.QuerySelectorAll(".class-answers > .is-right .class-right").Length);
        Assert.EndsWith("/ru/quizzes/passwords", page.QuerySelector("link[rel=canonical]")!.GetAttribute("href"), StringComparison.Ordinal);
        Assert.NotNull((await portal.Host.RawClient().GetPageAsync("/ru/quizzes/passwords")).QuerySelector($"main a[href='{Address}']"));
        Assert.NotNull((await portal.Host.RawClient().GetPageAsync("/ru/schools")).QuerySelector($"main a[href='{Address}']"));
    }

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task Step_FromTheFirstQuestionToTheTotal_KeepsTheRunAndItsCountsInTheAddress(string tag)
    {
        using var client = portal.Host.RawClient();
        var start = await LocationAsync(client, $"/{tag}/quizzes/passwords/class/question");
        Assert.NotEqual(start, await LocationAsync(client, $"/{tag}/quizzes/passwords/class/question"));
        var at = start;
        foreach (var (number, question) in Quiz.Questions.Index())
        {
            var asked = await client.GetPageAsync(at);
            Assert.Empty(asked.QuerySelectorAll(".class-answers"));
            var shown = await LocationAsync(client, Submit(asked, option => option == question.Right ? "20" : ""));
            var explained = await client.GetPageAsync(shown);
            Assert.Equal(question.Options.Select(option => option.IsRight ? "20" : "0"), explained.QuerySelectorAll("[data-hands]").Select(count => count.TextContent));
            Assert.Equal(question.Options.Count, explained.QuerySelectorAll(".class-answers > li").Length);
            at = explained.QuerySelector(".class-steps a.button:not(.button-quiet)")!.GetAttribute("href")!;
            Assert.Equal(number < Quiz.Questions.Count - 1, at.Contains("/class/question?", StringComparison.Ordinal));
        }

        using var response = await client.SendAsync(HttpMethod.Get, at);
        var total = await client.GetPageAsync(at);
        Assert.Equal("no-store", response.Header("Cache-Control"));
        Assert.Equal(Quiz.Questions.Count, total.QuerySelectorAll("[data-group=known] li").Length);
        Assert.Equal(RunOf(start), RunOf(at));
        var other = tag == "kk" ? "ru" : "kk";
        Assert.Equal(at.Replace($"/{tag}/", $"/{other}/", StringComparison.Ordinal), total.QuerySelector($"header a[hreflang={other}]")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Total_WrongHands_SayWhatToTalkAboutAndWhereItStands()
    {
        var counts = Counts(Quiz, question => [.. question.Options.Select((_, option) => option == QuizRequests.Wrong(question) ? 15 : 1)]);
        var total = await portal.Host.RawClient().GetPageAsync(TotalOf(counts));

        Assert.Equal(Quiz.Questions.Count, total.QuerySelectorAll("[data-group=again] li").Length);
        Assert.All(total.QuerySelectorAll("[data-group=again] li"), rule => Assert.Single(rule.QuerySelectorAll("a:not([hidden])")));
        Assert.True(total.QuerySelector(".class-group-known")!.HasAttribute("hidden"));
    }

    [Theory]
    [InlineData("-3")]
    [InlineData("1000")]
    [InlineData("NaN")]
    [InlineData("1e2")]
    [InlineData("1.5")]
    [InlineData("<b>")]
    public async Task Count_WhatIsNoNumber_ComesBackWithWhatWasTyped(string typed)
    {
        using var client = portal.Host.RawClient();
        var asked = await client.GetPageAsync(await LocationAsync(client, $"{Address}/question"));
        var page = await client.GetPageAsync(Submit(asked, option => option == 1 ? typed : "4"), HttpStatusCode.UnprocessableEntity);

        var fields = page.QuerySelectorAll(".class-hands input");
        Assert.Equal(typed, fields[1].GetAttribute("value"));
        Assert.Equal(("4", "true"), (fields[0].GetAttribute("value"), fields[1].GetAttribute("aria-invalid")));
        Assert.False(page.QuerySelector(".form-error")!.HasAttribute("hidden"));
    }

    [Theory]
    [InlineData("question?id=x&c={0}&at=1")]
    [InlineData("question?id={1}&c=&at=1")]
    [InlineData("question?id={1}&c={0}&at=0")]
    [InlineData("question?id={1}&c={0}&at=2")] // nobody sees a question before the one ahead of it was counted
    [InlineData("question?id={1}&c={0}&at=1&shown=yes")]
    [InlineData("question?id={1}&c={0}&at=99999999999")]
    [InlineData("question?id={1}&c={0}&at=1&n1=3")] // options are missing
    [InlineData("question?id={1}&c={0}&at=1&n1=1&n1=2&n2=1&n3=1&n4=1")]
    [InlineData("question?id={1}&c={0}1.2&at=1")]
    [InlineData("total?id={1}&c={0}")] // nothing was counted
    [InlineData("total?id={1}&c={0}1.2.3.4_")]
    [InlineData("total")]
    public async Task Get_StrangeStep_Is404(string path) => await portal.Host.RawClient().GetPageAsync(
        $"{Address}/{string.Format(System.Globalization.CultureInfo.InvariantCulture, path, Quiz.Version + "-", Guid.CreateVersion7())}", HttpStatusCode.NotFound);

    [Theory]
    [InlineData("question")]
    [InlineData("total")]
    public async Task Get_StepOfEarlierQuestions_LeadsToTheStart(string part) =>
        Assert.Equal(Address, await LocationAsync(portal.Host.RawClient(), $"{Address}/{part}?id={Guid.CreateVersion7()}&c=00000000-1.2.3.4&at=1"));

    [Theory]
    [InlineData(4)]
    [InlineData(61)]
    public async Task Total_OfNoClass_CantBeHandedIn(int pupils)
    {
        using var client = portal.Host.RawClient();
        var counts = Counts(Quiz, question => [pupils, .. question.Options.Skip(1).Select(_ => 0)]);
        var run = Guid.CreateVersion7();
        Assert.Null((await client.GetPageAsync(TotalOf(counts, run))).QuerySelector(".class-handin form"));
        using var response = await client.PostAsync($"{Address}/total", Fields(counts, run));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
    }

    [Theory]
    [InlineData("{0}-1.2.3")]
    [InlineData("{0}--1.2.3.4")]
    [InlineData("{0}-99999.2.3.4")]
    [InlineData("{0}-NaN.2.3.4")]
    [InlineData("")]
    public async Task HandIn_HostileCounts_AreRefused(string counts)
    {
        var code = string.Format(System.Globalization.CultureInfo.InvariantCulture, counts, Quiz.Version);
        using var client = portal.Host.RawClient();
        using var strange = await client.PostAsync($"{Address}/total", [new("id", Guid.CreateVersion7().ToString()), new("c", code)]);
        using var twice = await client.PostAsync($"{Address}/total", [new("id", Guid.CreateVersion7().ToString()), new("c", code), new("c", code)]);
        using var nobody = await client.PostAsync($"{Address}/total", [new("c", ClassCode.Encode(Counts(Quiz, question => [.. question.Options.Select(_ => 5)])))]);

        Assert.All([strange, twice, nobody], response => Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode));
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task HandIn_ByButtonPressedTwice_CountsOnceAndApartFromPeople(DatabaseProvider provider)
    {
        var settings = await databases.StartedAsync(provider);
        await using var host = new QuizPortal(settings);
        var quiz = host.Host.Quiz();
        var counts = Counts(quiz, question => [.. question.Options.Select((_, option) => option == question.Right ? 20 : 4)]);
        var first = Guid.CreateVersion7();
        foreach (var run in new[] { first, first, Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7() })
        {
            var form = (await host.Client.GetPageAsync(TotalOf(counts, run))).QuerySelector(".class-handin form")!;
            using var response = await host.Client.PostAsync(
                form.GetAttribute("action")!, form.QuerySelectorAll("input").ToDictionary(field => field.GetAttribute("name")!, field => field.GetAttribute("value")!));
            Assert.Equal((HttpStatusCode.SeeOther, $"{TotalOf(counts, run)}&handed=yes"), (response.StatusCode, response.Header("Location")));
        }

        var thanked = await host.Client.GetPageAsync($"{TotalOf(counts, first)}&handed=yes");
        Assert.Null(thanked.QuerySelector(".class-handin form"));
        Assert.NotEmpty(thanked.QuerySelector(".class-outcome")!.TextContent);

        await host.PublishAsync();
        var figures = await host.GetAsync($"/api/v1/quizzes/{quiz.Slug}/statistics");
        Assert.Equal(5, figures.GetProperty("classes").GetProperty("classes").GetInt64());
        Assert.Equal(100, figures.GetProperty("classes").GetProperty("questions")[0].GetProperty("options")[quiz.Questions[0].Right].GetProperty("hands").GetInt64());
        Assert.Null(figures.GetProperty("firstAttempts").GetString());
        var page = await host.Client.GetPageAsync("/ru/statistics/quizzes");
        Assert.Equal("5", page.QuerySelector("[aria-labelledby=site-classes] td")!.TextContent);

        await using var context = TestDatabases.Open(settings).CreateDbContext();
        Assert.Empty(await context.QuizAttempts.ToListAsync(Cancellation));
        Assert.All(await context.QuizCounts.ToListAsync(Cancellation), count => Assert.Equal(AttemptKind.Class, count.Kind));
    }

    [Fact]
    public async Task HandIn_BeyondTheShareOfANetwork_SaysSoAndCountsNothing()
    {
        await using var host = new QuizPortal(await databases.StartedAsync(DatabaseProvider.Sqlite));
        var counts = Counts(host.Host.Quiz(), question => [.. question.Options.Select(_ => 5)]);
        var first = Guid.CreateVersion7();
        for (var i = 0; i <= AttemptSampling.MinShare; i++)
        {
            using var response = await host.Client.PostAsync($"{Address}/total", Fields(counts, i == 0 ? first : Guid.CreateVersion7()));
            Assert.EndsWith(i < AttemptSampling.MinShare ? "&handed=yes" : "&handed=limit", response.Header("Location")!, StringComparison.Ordinal);
        }

        // What counts already, its teacher may send again.
        using var again = await host.Client.PostAsync($"{Address}/total", Fields(counts, first));
        Assert.EndsWith("&handed=yes", again.Header("Location")!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task HandIn_SentAgainWhileItIsAdded_TakesNoPlaceOfAColleague()
    {
        var settings = await databases.StartedAsync(DatabaseProvider.Sqlite);
        await using var host = new QuizPortal(settings);
        var counts = Counts(host.Host.Quiz(), question => [.. question.Options.Select(_ => 5)]);
        for (var i = 0; i < AttemptSampling.MinShare - 2; i++)
        {
            using var response = await host.Client.PostAsync($"{Address}/total", Fields(counts, Guid.CreateVersion7()));
            Assert.EndsWith("&handed=yes", response.Header("Location")!, StringComparison.Ordinal);
        }

        // Two places are left, and three posts of two classes wait for the file at once.
        var run = Guid.CreateVersion7();
        List<Task<HttpResponseMessage>> handing;
        await using (var other = await TestDatabases.Open(settings).OpenAsync(Cancellation))
        {
            await using var writing = await other.BeginTransactionAsync(Cancellation);
            handing = new[] { run, run, Guid.CreateVersion7() }.Select(id => host.Client.PostAsync($"{Address}/total", Fields(counts, id))).ToList();
            await Task.WhenAny([.. handing, Task.Delay(200, Cancellation)]);
        }

        foreach (var answer in handing)
        {
            using var response = await answer;
            Assert.EndsWith("&handed=yes", response.Header("Location")!, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task HandIn_WithoutDatabase_SaysThatItMayBeTriedAgain()
    {
        await using var host = new QuizPortal("Host=127.0.0.1;Port=1;Database=portal;Username=portal");
        var counts = Counts(host.Host.Quiz(), question => [.. question.Options.Select(_ => 5)]);
        using var response = await host.Client.PostAsync($"{Address}/total", Fields(counts, Guid.CreateVersion7()));

        Assert.EndsWith("&handed=no", response.Header("Location")!, StringComparison.Ordinal);
        Assert.NotNull((await host.Client.GetPageAsync(response.Header("Location")!)).QuerySelector(".class-handin form"));
    }

    [Fact]
    public async Task HandIn_ByManyWhileTheFileIsLocked_HoldsNobodyUpAndCountsWhenTriedAgain()
    {
        var settings = await databases.StartedAsync(DatabaseProvider.Sqlite);
        await using var host = new QuizPortal(settings);
        var counts = Counts(host.Host.Quiz(), question => [.. question.Options.Select(_ => 5)]);
        var runs = Enumerable.Range(0, 24).Select(_ => Guid.CreateVersion7()).ToList();
        await using (var other = await TestDatabases.Open(settings).OpenAsync(Cancellation))
        {
            await using var writing = await other.BeginTransactionAsync(Cancellation);
            var watch = System.Diagnostics.Stopwatch.StartNew();
            var handing = runs.ConvertAll(run => Task.Run(() => host.Client.PostAsync($"{Address}/total", Fields(counts, run))));

            // Readers need threads too. The bounds leave room for tests beside: the fault took 37 seconds.
            using var page = await host.Client.SendAsync(HttpMethod.Get, Address);
            Assert.Equal(HttpStatusCode.OK, page.StatusCode);
            Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(10));
            foreach (var answer in handing)
            {
                using var response = await answer;
                Assert.EndsWith("&handed=no", response.Header("Location")!, StringComparison.Ordinal);
            }

            Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(15));
        }

        using var again = await host.Client.PostAsync($"{Address}/total", Fields(counts, runs[0]));
        Assert.EndsWith("&handed=yes", again.Header("Location")!, StringComparison.Ordinal);
    }

    private static ClassCounts Counts(Quiz quiz, Func<Question, IReadOnlyList<int>> hands) => new(quiz.Asked, [.. quiz.Questions.Select(hands)]);

    private static string TotalOf(ClassCounts counts, Guid? run = null) => $"{Address}/total?id={run ?? Guid.CreateVersion7()}&c={ClassCode.Encode(counts)}";

    private static KeyValuePair<string, string>[] Fields(ClassCounts counts, Guid run) => [new("id", run.ToString()), new("c", ClassCode.Encode(counts))];

    private static string RunOf(string address) => address.Split("id=")[1].Split('&')[0];

    /// <summary>The address that a browser makes of the form.</summary>
    private static string Submit(IDocument page, Func<int, string> typed)
    {
        var form = page.QuerySelector(".class-ask form")!;
        var fields = form.QuerySelectorAll("input").Select(field => (Name: field.GetAttribute("name")!, Value: field.GetAttribute("value") ?? "")).ToList();
        var hidden = fields.Where(field => !field.Name.StartsWith('n'));
        var hands = fields.Where(field => field.Name.StartsWith('n')).Select((field, option) => (field.Name, Value: typed(option)));
        return $"{form.GetAttribute("action")}?{string.Join('&', hidden.Concat(hands).Select(field => $"{field.Name}={Uri.EscapeDataString(field.Value)}"))}";
    }

    private static async Task<string> LocationAsync(HttpClient client, string address)
    {
        using var response = await client.SendAsync(HttpMethod.Get, address);
        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        return response.Header("Location")!;
    }
}
