using System.Globalization;
using System.Net;
using System.Text;
using AngleSharp.Html.Parser;
using CyberAware.Core;
using CyberAware.Core.Quizzes;
using CyberAware.TestSupport;
using CyberAware.Web.Pages.Quizzes;

namespace CyberAware.Web.Tests.Pages.Quizzes;

public sealed class TakeTests(SharedPortal portal)
{
    private const string Address = "/ru/quizzes/passwords";

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task Get_List_ShowsEveryQuizWithItsLength(string language)
    {
        var page = await portal.Host.RawClient().GetPageAsync($"/{language}/quizzes");
        foreach (var quiz in portal.Host.Library().Quizzes)
        {
            var card = page.QuerySelector($"main .card:has(a[href='/{language}/quizzes/{quiz.Slug}'])");
            Assert.NotNull(card);
            Assert.Contains(quiz.Questions.Count.ToString(CultureInfo.InvariantCulture), card.QuerySelector(".quiz-facts")!.TextContent, StringComparison.Ordinal);
            Assert.Contains(QuizReadingTime.Minutes(quiz.Asked).ToString(CultureInfo.InvariantCulture), card.QuerySelector(".quiz-facts")!.TextContent, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Get_Quiz_OffersTheClassBehindItsQuestions()
    {
        var page = await portal.Host.RawClient().GetPageAsync(Address);

        Assert.Equal(Address + "/class", page.QuerySelector(".quiz-form ~ .quiz-class a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Get_EveryQuiz_IsACompleteFormAndTheSameInBothLanguages()
    {
        using var client = portal.Host.RawClient();
        foreach (var quiz in portal.Host.Library().Quizzes)
        {
            var fields = new List<string>();
            foreach (var language in Language.All)
            {
                var page = await client.GetPageAsync($"/{language}/quizzes/{quiz.Slug}");
                var form = page.QuerySelector("form.quiz-form")!;
                Assert.Equal($"/{language}/quizzes/{quiz.Slug}", form.GetAttribute("action"));
                Assert.Equal(quiz.Questions.Select(question => question[language].Heading), form.QuerySelectorAll("fieldset > legend").Select(legend => legend.TextContent));
                Assert.Equal(quiz.Questions.Sum(question => question.Options.Count), form.QuerySelectorAll("fieldset label > input[type=radio]").Length);
                Assert.All(form.QuerySelectorAll(".quiz-explanation"), explanation => Assert.True(explanation.HasAttribute("hidden")));
                Assert.Empty(form.QuerySelectorAll("input[checked]"));
                Assert.Equal(
                    [$"/{language}/quizzes/{quiz.Slug}/moodle.xml", $"/{language}/quizzes/{quiz.Slug}/questions.gift"],
                    page.QuerySelectorAll("details.quiz-files:not([open]) a").Select(link => link.GetAttribute("href")));
                Assert.All(form.QuerySelectorAll("fieldset"), fieldset => Assert.NotNull(page.GetElementById(fieldset.GetAttribute("aria-describedby")!)));
                fields.Add(string.Join('\n', form.QuerySelectorAll("input").Select(input => $"{input.GetAttribute("name")}={input.GetAttribute("value")} {input.Id}")));
            }

            Assert.Equal(fields[0], fields[1]);
        }
    }

    [Fact]
    public async Task Get_Quiz_IsKeptByTheCache()
    {
        using var client = portal.Host.RawClient();
        await client.SendAsync(HttpMethod.Get, "/kk/quizzes/email");
        using var second = await client.SendAsync(HttpMethod.Get, "/kk/quizzes/email");
        Assert.NotNull(second.Header("Age"));
    }

    [Theory]
    [InlineData("/kk/quizzes/nothing")]
    [InlineData("/kk/quizzes/actions")]
    [InlineData("/kk/quizzes/nothing/result?a=b")]
    [InlineData("/kk/quizzes/nothing/refresher")]
    [InlineData("/kk/quizzes/nothing/reminder.ics?a=b")]
    public async Task Get_UnknownQuiz_Is404(string address) => await portal.Host.RawClient().GetPageAsync(address, HttpStatusCode.NotFound);

    [Theory]
    [InlineData("guide/passwords", "passwords")]
    [InlineData("professionals/network", "professionals")]
    [InlineData("fraud", "fraud")]
    [InlineData("children/parents", "parents")]
    public async Task Get_PageThatTeaches_OffersItsQuiz(string path, string slug)
    {
        foreach (var language in Language.All)
        {
            var page = await portal.Host.RawClient().GetPageAsync($"/{language}/{path}");
            Assert.NotNull(page.QuerySelector($".quiz-offer a[href='/{language}/quizzes/{slug}']"));
        }
    }

    [Fact]
    public async Task Post_CompleteAnswers_LeadToTheirResult()
    {
        var questions = portal.Host.Quiz().Asked;
        using var client = portal.Host.RawClient();
        using var response = await client.PostAsync(Address, questions.Fields(QuizRequests.Wrong));

        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        Assert.StartsWith($"{Address}/result?a={questions.Answers(QuizRequests.Wrong)}", response.Header("Location"), StringComparison.Ordinal);
        Assert.Equal("no-store", response.Header("Cache-Control"));
        Assert.Null(response.Header("Set-Cookie"));
        await client.GetPageAsync(response.Header("Location")!);
    }

    [Fact]
    public async Task Post_MissingAnswers_ComeBackWithTheGivenOnes()
    {
        var questions = portal.Host.Quiz().Asked;
        var fields = questions.Fields(QuizRequests.Right);
        var (first, last) = (questions.Questions[0], questions.Questions[^1]);
        fields.Remove(AnswerForm.Prefix + first.Id);
        fields.Remove(AnswerForm.Prefix + last.Id);
        var id = Guid.CreateVersion7().ToString();
        fields[AnswerForm.IdField] = id;

        using var response = await portal.Host.RawClient().PostAsync(Address, fields);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Equal("no-store", response.Header("Cache-Control"));
        var page = await new HtmlParser().ParseDocumentAsync(await response.DecodedAsync(), TestContext.Current.CancellationToken);

        Assert.StartsWith("Ошибка:", page.Title, StringComparison.Ordinal);
        Assert.Equal(["#" + first.Id, "#" + last.Id], page.QuerySelectorAll(".form-errors[role=alert] a").Select(link => link.GetAttribute("href")));
        Assert.Equal("INPUT", page.GetElementById(first.Id)!.NodeName);
        Assert.Equal(
            questions.Questions.Skip(1).SkipLast(1).Select(question => question.Options[question.Right].Id),
            page.QuerySelectorAll("input[checked]").Select(input => input.GetAttribute("value")));
        Assert.Equal(2, page.QuerySelectorAll("fieldset.is-missing .form-error").Length);
        Assert.Contains(page.QuerySelector(".form-error")!.Id!, page.QuerySelector("fieldset.is-missing")!.GetAttribute("aria-describedby")!, StringComparison.Ordinal);
        Assert.Equal(id, page.QuerySelector("input[name=id]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Post_FormOfEarlierQuestions_ComesBackAndSaysSo()
    {
        var fields = portal.Host.Quiz().Asked.Fields(QuizRequests.Right);
        fields[AnswerForm.VersionField] = "00000000";
        fields["q-gone"] = "x";
        using var response = await portal.Host.RawClient().PostAsync(Address, fields);
        var page = await new HtmlParser().ParseDocumentAsync(await response.DecodedAsync(), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.NotNull(page.QuerySelector(".form-errors"));
        Assert.Equal(fields.Count - 3, page.QuerySelectorAll("input[checked]").Length);
    }

    [Theory]
    [InlineData("q-nothing", "x", HttpStatusCode.BadRequest)]
    [InlineData("q-", "x", HttpStatusCode.BadRequest)]
    [InlineData("Q-", "x", HttpStatusCode.SeeOther)]
    [InlineData("score[", "7", HttpStatusCode.SeeOther)]
    [InlineData("score", "7", HttpStatusCode.SeeOther)]
    [InlineData("counted", "no", HttpStatusCode.SeeOther)]
    [InlineData("id", "not an id", HttpStatusCode.SeeOther)]
    [InlineData("id", "00000000-0000-0000-0000-000000000000", HttpStatusCode.SeeOther)]
    [InlineData("start-token", "not a token", HttpStatusCode.SeeOther)]
    [InlineData("started", "9999-99-99", HttpStatusCode.SeeOther)]
    [InlineData("started", "0001-01-01T00:00:00+14:00", HttpStatusCode.SeeOther)]
    [InlineData("repeat", "\u0001", HttpStatusCode.SeeOther)]
    [InlineData("repeat", "\0", HttpStatusCode.BadRequest)]
    public async Task Post_StrangeField_IsRefusedOrWithoutEffect(string name, string value, HttpStatusCode expected)
    {
        var questions = portal.Host.Quiz().Asked;
        var fields = questions.Fields(QuizRequests.Right);
        fields[name] = value;
        using var response = await portal.Host.RawClient().PostAsync(Address, fields);
        Assert.Equal(expected, response.StatusCode);
        if (expected == HttpStatusCode.SeeOther)
        {
            Assert.Contains($"a={questions.Answers(QuizRequests.Right)}", response.Header("Location")!, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Post_UnknownOrSecondOption_IsRefused()
    {
        var questions = portal.Host.Quiz().Asked;
        using var client = portal.Host.RawClient();
        var question = questions.Questions[0];
        var fields = questions.Fields(QuizRequests.Right);
        fields[AnswerForm.Prefix + question.Id] = "unheard-of";
        using var unknown = await client.PostAsync(Address, fields);
        Assert.Equal(HttpStatusCode.BadRequest, unknown.StatusCode);

        using var two = await client.PostAsync(Address, questions.Fields(QuizRequests.Right).Append(new(AnswerForm.Prefix + question.Id, question.Options[QuizRequests.Wrong(question)].Id)));
        Assert.Equal(HttpStatusCode.BadRequest, two.StatusCode);
    }

    [Fact]
    public async Task Post_TooMuch_IsRefused()
    {
        using var client = portal.Host.RawClient();
        using var keys = await client.PostAsync(Address, Enumerable.Range(0, 70).Select(i => new KeyValuePair<string, string>($"k{i}", "x")));
        Assert.Equal(HttpStatusCode.BadRequest, keys.StatusCode);
        using var value = await client.PostAsync(Address, [new("k", new string('x', 5000))]);
        Assert.Equal(HttpStatusCode.BadRequest, value.StatusCode);
        using var json = new StringContent("{}", Encoding.UTF8, "application/json");
        using var other = await client.PostAsync(Address, json, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, other.StatusCode);
    }

    // Only a real server counts the bytes.
    [Fact]
    public async Task Post_BodyOver16Kilobytes_IsRefused()
    {
        await using var host = new PortalHost();
        using var client = new HttpClient { BaseAddress = host.Listen() };
        using var response = await client.PostAsync(Address, Enumerable.Range(0, 100).Select(i => new KeyValuePair<string, string>($"k{i}", new string('x', 200))));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Theory]
    [InlineData("/ru/quizzes", HttpStatusCode.MethodNotAllowed)]
    [InlineData(Address + "/result", HttpStatusCode.MethodNotAllowed)]
    [InlineData(Address + "/refresher/result", HttpStatusCode.MethodNotAllowed)]
    [InlineData(Address + "/reminder.ics", HttpStatusCode.MethodNotAllowed)]
    [InlineData("/ru/quizzes/nothing", HttpStatusCode.NotFound)]
    public async Task Post_WhereNoFormIs_IsRefused(string address, HttpStatusCode expected)
    {
        using var response = await portal.Host.RawClient().PostAsync(address, []);
        Assert.Equal(expected, response.StatusCode);
    }

    [Fact]
    public async Task Post_FromAForeignPage_IsRefused()
    {
        using var response = await portal.Host.RawClient().SendAsync(HttpMethod.Post, Address, ("Sec-Fetch-Site", "cross-site"));
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Fact]
    public async Task Post_WithoutADatabase_StillLeadsToTheResult()
    {
        await using var host = PortalHost.With(("ConnectionStrings:Portal", "Host=127.0.0.1;Port=1;Database=portal;Username=portal"));
        using var client = host.RawClient();
        using var response = await client.PostAsync(Address, host.Quiz().Asked.Fields(QuizRequests.Right));
        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        Assert.EndsWith("&counted=no", response.Header("Location"), StringComparison.Ordinal);
        var page = await client.GetPageAsync(response.Header("Location")!);
        Assert.NotNull(page.QuerySelector(".quiz-uncounted"));
    }
}
