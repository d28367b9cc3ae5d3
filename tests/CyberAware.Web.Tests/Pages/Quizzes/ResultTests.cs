using System.Net;
using CsCheck;
using CyberAware.Core;
using CyberAware.Core.Quizzes;
using CyberAware.Core.Text;
using CyberAware.TestSupport;

namespace CyberAware.Web.Tests.Pages.Quizzes;

public sealed class ResultTests(SharedPortal portal)
{
    private static readonly string[] Paths = ["result", "refresher", "refresher/result", "reminder.ics"];

    [Fact]
    public async Task Get_ResultOfEveryQuiz_SaysWhatCameOut()
    {
        using var client = portal.Host.RawClient();
        foreach (var (quiz, language) in portal.Host.Library().Quizzes.SelectMany(quiz => Language.All.Select(language => (quiz, language))))
        {
            var page = await client.GetPageAsync($"/{language}/quizzes/{quiz.Slug}/result?a={quiz.Asked.Answers(QuizRequests.Wrong)}");
            var score = QuizScorer.Score(quiz.Asked, [.. quiz.Questions.Select(QuizRequests.Wrong)]);

            Assert.Equal((score.Frauds > 0 ? 1 : 0) + (score.Genuine > 0 ? 1 : 0), page.QuerySelectorAll(".quiz-judged dd").Length);
            Assert.Equal(score.Topics.Count, page.QuerySelectorAll(".quiz-topics svg").Length);
            Assert.Equal(
                ActionPlan.For(score, portal.Host.Library().Actions).Select(planned => planned.Action[language].Text),
                page.QuerySelectorAll(".quiz-plan h3").Select(action => action.TextContent));
            Assert.InRange(page.QuerySelectorAll(".quiz-plan li").Length, 1, ActionPlan.MaxActions);
            Assert.Equal(quiz.Questions.Count, page.QuerySelectorAll(".quiz-answers details").Length);
            Assert.Equal(quiz.Questions.Count * 2, page.QuerySelectorAll(".quiz-answers dd").Length);
            Assert.NotNull(page.QuerySelector("meta[name=robots][content=noindex]"));
            Assert.Null(page.QuerySelector("link[rel=canonical]"));
            Assert.Null(page.QuerySelector(".quiz-uncounted"));
            foreach (var link in page.QuerySelectorAll(".quiz-plan a").Select(link => link.GetAttribute("href")!))
            {
                var target = await client.GetPageAsync(link);
                Assert.True(!link.Contains('#', StringComparison.Ordinal) || target.GetElementById(link.Split('#')[1]) is not null, link);
            }
        }
    }

    [Theory]
    [InlineData("kk", "Барлық жауап дұрыс")]
    [InlineData("ru", "Все ответы верны")]
    public async Task Get_ResultWithoutAMistake_PromisesNothing(string language, string heading)
    {
        var page = await portal.Host.RawClient().GetPageAsync(Address(language, QuizRequests.Right));
        Assert.Equal(heading, page.QuerySelector(".quiz-plan h2")!.TextContent);
        Assert.Empty(page.QuerySelectorAll(".quiz-plan li"));
        Assert.NotNull(page.QuerySelector(".quiz-promise"));
        Assert.NotNull(page.QuerySelector($".quiz-again a[href='/{language}/statistics/strong-passwords']"));
        Assert.Equal($"/{language}/quizzes/passwords/refresher", page.QuerySelector(".quiz-again a[href$=refresher]")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Get_Result_LeadsToTheSameResultInTheOtherLanguage()
    {
        var page = await portal.Host.RawClient().GetPageAsync(Address("ru", QuizRequests.Wrong));
        Assert.Equal(Address("kk", QuizRequests.Wrong), page.QuerySelector("header a[hreflang=kk]")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Get_Result_IsNeverKept()
    {
        using var client = portal.Host.RawClient();
        for (var i = 0; i < 2; i++)
        {
            using var response = await client.SendAsync(HttpMethod.Get, Address("ru", QuizRequests.Right));
            Assert.Equal("no-cache", response.Header("Cache-Control"));
            Assert.Null(response.Header("Age"));
            Assert.Null(response.Header("ETag"));
            Assert.NotNull(response.Header("Content-Security-Policy"));
        }

        var (right, wrong) = (await client.GetPageAsync(Address("ru", QuizRequests.Right)), await client.GetPageAsync(Address("ru", QuizRequests.Wrong)));
        Assert.NotEqual(right.QuerySelector(".lead")!.TextContent, wrong.QuerySelector(".lead")!.TextContent);
    }

    [Fact]
    public async Task Get_ResultNotCounted_SaysSo()
    {
        var page = await portal.Host.RawClient().GetPageAsync(Address("kk", QuizRequests.Right) + "&counted=no");
        Assert.NotNull(page.QuerySelector(".quiz-uncounted"));
    }

    [Fact]
    public async Task Get_ResultOfEarlierQuestions_LeadsToTheQuiz()
    {
        var page = await portal.Host.RawClient().GetPageAsync("/ru/quizzes/passwords/result?a=00000000-aaaaaaa");
        Assert.NotNull(page.QuerySelector("main a.button[href='/ru/quizzes/passwords']"));
        Assert.NotNull(page.QuerySelector("meta[name=robots][content=noindex]"));
    }

    // A link in a sentence takes along what stands behind it when it is pasted or made clickable.
    [Theory]
    [InlineData(".")]
    [InlineData(")")]
    [InlineData(",")]
    [InlineData("%29.")]
    [InlineData("%20")]
    [InlineData("%C2%BB")]
    [InlineData("!%22")]
    [InlineData("%0A")]
    [InlineData("%E2%80%A6")]
    public async Task Get_ResultWithPunctuationBehind_IsTheResult(string behind)
    {
        using var client = portal.Host.RawClient();
        var page = await client.GetPageAsync(Address("ru", QuizRequests.Wrong) + behind);
        Assert.NotNull(page.QuerySelector(".quiz-plan li"));
        Assert.Equal(Address("kk", QuizRequests.Wrong), page.QuerySelector("header a[hreflang=kk]")!.GetAttribute("href"));

        var topics = QuizTopic.Code(portal.Host.Quiz().Asked.Topics.Take(1).ToList());
        await client.GetPageAsync($"/ru/quizzes/passwords/refresher?t={topics}{behind}");
        using var reminder = await client.SendAsync(HttpMethod.Get, Address("ru", QuizRequests.Wrong).Replace("/result", "/reminder.ics", StringComparison.Ordinal) + behind);
        Assert.Equal(HttpStatusCode.OK, reminder.StatusCode);
    }

    [Theory]
    [InlineData("kk", "", "Сілтеме толық емес")]
    [InlineData("ru", "?a=", "Ссылка неполная")]
    [InlineData("ru", "?a=3f09a1c2-", "Ссылка неполная")]
    [InlineData("ru", "?a=<script>", "Ссылка неполная")]
    [InlineData("ru", "?a=x&t=y", "Ссылка неполная")]
    public async Task Get_ResultWithoutAnswers_LeadsToTheQuizWithASentence(string language, string query, string title)
    {
        var page = await portal.Host.RawClient().GetPageAsync($"/{language}/quizzes/passwords/result{query}", HttpStatusCode.NotFound);
        Assert.Equal(title, page.QuerySelector("h1")!.TextContent);
        Assert.NotNull(page.QuerySelector($"main a.button[href='/{language}/quizzes/passwords']"));
        Assert.Equal($"/{(language == "kk" ? "ru" : "kk")}/quizzes/passwords", page.QuerySelector("header .site-language a:not([aria-current])")!.GetAttribute("href"));
    }

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task Get_Result_TellsFraudsAndHonestMessagesApartAndSendsTheQuizAlone(string language)
    {
        using var client = portal.Host.RawClient();
        var quiz = portal.Host.Library().FindQuiz("fraud")!;
        var wrong = quiz.Asked.Answers(QuizRequests.Wrong);
        var page = await client.GetPageAsync($"/{language}/quizzes/fraud/result?a={wrong}");

        Assert.Equal(["is-missed", "is-wary"], page.QuerySelectorAll(".quiz-judged dl > div").Select(part => part.ClassName!));
        Assert.All(page.QuerySelectorAll(".quiz-judged dd"), part => Assert.True(part.QuerySelector("svg") is not null && part.QuerySelector("span")!.TextContent.Length > 5));
        Assert.Matches("[0-9]", page.QuerySelector(".lead")!.TextContent);
        Assert.NotNull(page.QuerySelector(".quiz-outcome .spot use[href*=result-]"));
        Assert.All(page.QuerySelectorAll(".quiz-answers details"), answer => Assert.False(answer.HasAttribute("open")));

        // The way to the family stands before the plan and says nothing of the answers.
        var sent = page.QuerySelector(".quiz-columns section")!;
        Assert.Equal("quiz-send", sent.ClassName);
        Assert.Equal(["https://wa.me/", "https://t.me/"], sent.QuerySelectorAll("a.button").Select(link => new Uri(link.GetAttribute("href")!).GetLeftPart(UriPartial.Authority) + "/"));
        Assert.All(sent.QuerySelectorAll("a.button"), link => Assert.Contains(Uri.EscapeDataString($"{PortalHost.PublicOrigin}/{language}/quizzes/fraud"), link.GetAttribute("href")!, StringComparison.Ordinal));
        Assert.DoesNotContain(wrong, sent.OuterHtml, StringComparison.Ordinal);

        var right = await client.GetPageAsync($"/{language}/quizzes/fraud/result?a={quiz.Asked.Answers(QuizRequests.Right)}");
        Assert.Equal([false, false], right.QuerySelectorAll(".quiz-judged dl > div").Select(part => part.HasAttribute("class")));
    }

    [Fact]
    public async Task Get_Refresher_AsksParallelQuestionsAndHasItsOwnResult()
    {
        using var client = portal.Host.RawClient();
        foreach (var quiz in portal.Host.Library().Quizzes)
        {
            var topics = quiz.Asked.Topics.Take(2).ToList();
            var questions = Refresher.For(quiz, topics, portal.Host.Library().Quizzes);
            var address = $"/kk/quizzes/{quiz.Slug}/refresher?t={QuizTopic.Code(topics)}";
            var page = await client.GetPageAsync(address);
            Assert.Equal(questions.Questions.Count, page.QuerySelectorAll("fieldset").Length);
            Assert.Equal(address, page.QuerySelector("main form")!.GetAttribute("action"));
            Assert.Empty(page.QuerySelectorAll("input[name=id]"));
            Assert.NotNull(page.QuerySelector("meta[name=robots][content=noindex]"));

            using var response = await client.PostAsync(address, questions.Fields(QuizRequests.Wrong));
            Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
            var result = await client.GetPageAsync(response.Header("Location")!);
            Assert.NotEmpty(result.QuerySelectorAll(".quiz-plan li"));
            Assert.Null(result.QuerySelector("a[type='text/calendar']"));
            Assert.NotNull(result.QuerySelector($".quiz-again a[href='{address}']"));
            Assert.Null(result.QuerySelector(".quiz-uncounted"));
        }
    }

    [Fact]
    public async Task Get_Reminder_IsACalendarEntryThatLeadsToTheRefresher()
    {
        var quiz = portal.Host.Quiz();
        using var response = await portal.Host.RawClient().SendAsync(HttpMethod.Get, $"/ru/quizzes/passwords/reminder.ics?a={quiz.Asked.Answers(QuizRequests.Wrong)}");
        var body = await response.DecodedAsync();

        Assert.Equal("text/calendar; charset=utf-8", response.Header("Content-Type"));
        Assert.Equal("no-store", response.Header("Cache-Control"));
        Assert.Contains($"URL:{PortalHost.PublicOrigin}/ru/quizzes/passwords/refresher?t={QuizTopic.Code(quiz.Asked.Topics)}\r\n", body.Replace("\r\n ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains($"DTSTART;VALUE=DATE:{LocalTime.DayOf(DateTime.UtcNow).AddMonths(4):yyyyMM}", body, StringComparison.Ordinal);
        Assert.DoesNotContain("ORGANIZER", body, StringComparison.Ordinal);
        Assert.DoesNotContain("ATTENDEE", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_AnyQuery_IsAPageOrARefusal()
    {
        using var client = portal.Host.RawClient();
        var version = portal.Host.Quiz().Version;
        var texts = Gen.OneOf(Gen.String[0, 60], Gen.String[Gen.Char["abcdz0-&=%\0\u0430"], 0, 12], Gen.String[Gen.Char["abcde"], 0, 9].Select(letters => $"{version}-{letters}"), Gen.Const(new string('a', 5000)));
        await Gen.Select(Gen.Int[0, 3].Select(at => Paths[at]), texts, texts).SampleAsync(
            async (path, a, t) =>
            {
                using var response = await client.SendAsync(HttpMethod.Get, $"/ru/quizzes/passwords/{path}?a={Uri.EscapeDataString(a)}&t={Uri.EscapeDataString(t)}");
                Assert.True((int)response.StatusCode is 200 or 400 or 404, $"{(int)response.StatusCode}");
            },
            iter: 300,
            threads: 1);
    }

    [Fact]
    public async Task Post_AnyForm_IsAnsweredWithoutFailing()
    {
        using var client = portal.Host.RawClient();
        var questions = portal.Host.Quiz().Asked.Questions;
        string[] knownNames = [.. questions.Select(question => "q-" + question.Id), "id", "version", "started", "repeat", "q-", ""];
        string[] knownValues = [.. questions.SelectMany(question => question.Options).Select(option => option.Id), portal.Host.Quiz().Version];
        var names = Gen.OneOf(Gen.Int[0, knownNames.Length - 1].Select(at => knownNames[at]), Gen.String[0, 20]);
        var values = Gen.OneOf(Gen.Int[0, knownValues.Length - 1].Select(at => knownValues[at]), Gen.String[0, 40]);
        await Gen.Select(names, values).Array[0, 30].SampleAsync(
            async fields =>
            {
                using var response = await client.PostAsync("/kk/quizzes/passwords", fields.Select(field => new KeyValuePair<string, string>(field.Item1, field.Item2)));
                Assert.True((int)response.StatusCode is 303 or 400 or 422, $"{(int)response.StatusCode}");
            },
            iter: 300,
            threads: 1);
    }

    private string Address(string language, Func<Question, int> choose) => $"/{language}/quizzes/passwords/result?a={portal.Host.Quiz().Asked.Answers(choose)}";
}
