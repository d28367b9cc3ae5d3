using System.Net;
using CyberAware.Core;
using CyberAware.Core.Lessons;
using CyberAware.TestSupport;
using CyberAware.Web.Tests.Pages.Quizzes;

namespace CyberAware.Web.Tests.Pages.Schools;

public sealed class SchoolPagesTests(SharedPortal portal)
{
    private static readonly string[] Sheets = ["slides", "plan", "plan.docx", "handout", "answers", "certificate"];

    private IReadOnlyList<Lesson> Lessons => portal.Host.Library().Lessons;

    [Fact]
    public async Task Get_List_LeadsToEveryLessonAndToThePlanOfTheYear()
    {
        var page = await portal.Host.RawClient().GetPageAsync("/ru/schools");

        Assert.Equal(Lessons.Select(lesson => $"/ru/schools/{lesson.Slug}"), page.QuerySelectorAll(".lesson-list a").Select(link => link.GetAttribute("href")));
        Assert.NotNull(page.QuerySelector("main a[href='/ru/schools/term']"));
        Assert.NotNull(page.QuerySelector("main a[href='/ru/schools/lessons.imscc']"));
        Assert.Equal("get", page.QuerySelector(".lesson-filter")!.GetAttribute("method"));
    }

    [Fact]
    public async Task Get_ListWithAChoice_ShowsTheseLessonsAloneAndKeepsTheChoice()
    {
        var wanted = Lessons.First(lesson => !lesson.IsCard);
        var page = await portal.Host.RawClient().GetPageAsync($"/kk/schools?topic={wanted.Topic}&form={wanted.Forms[0]}&minutes=45");

        Assert.Equal(
            Lessons.Where(lesson => lesson.Topic == wanted.Topic && lesson.Forms.Contains(wanted.Forms[0]) && !lesson.IsCard).Select(lesson => $"/kk/schools/{lesson.Slug}"),
            page.QuerySelectorAll(".lesson-list a").Select(link => link.GetAttribute("href")));
        Assert.Equal([wanted.Topic, wanted.Forms[0], "45"], page.QuerySelectorAll(".lesson-filter option[selected]").Select(option => option.GetAttribute("value")));
    }

    [Theory]
    [InlineData("/kk/schools?topic=witchcraft")]
    [InlineData("/kk/schools?form=5")]
    [InlineData("/kk/schools?minutes=9999999999")]
    [InlineData("/kk/schools?minutes=010")]
    [InlineData("/kk/schools?minutes=10%00")]
    [InlineData("/kk/schools?minutes=%2B10")]
    [InlineData("/kk/schools?topic=passwords&topic=email")]
    [InlineData("/kk/schools?topic=passwords&topic=passwords")]
    [InlineData("/kk/schools?form=5-9&form=x")]
    [InlineData("/kk/schools/none")]
    [InlineData("/kk/schools/none/plan")]
    [InlineData("/kk/schools/term.ics")]
    [InlineData("/kk/schools/term.ics?form=12")]
    public async Task Get_WhatIsNotThere_IsNotFound(string address)
    {
        using var answer = await portal.Host.RawClient().GetAsync(address, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Get_EveryLesson_OffersAllItsSheetsAndTheyAnswer()
    {
        using var client = portal.Host.RawClient();
        foreach (var lesson in Lessons)
        {
            foreach (var language in Language.All)
            {
                var address = $"/{language}/schools/{lesson.Slug}";
                var page = await client.GetPageAsync(address);
                var sheets = page.QuerySelectorAll(".lesson-materials a").Select(link => link.GetAttribute("href")!).ToList();

                Assert.Equal(
                    [.. Sheets.Select(part => $"{address}/{part}"), .. lesson.Quiz is null ? Array.Empty<string>() : [$"/{language}/quizzes/{lesson.Quiz}", $"/{language}/quizzes/{lesson.Quiz}/class"]],
                    sheets);
                Assert.Equal(lesson.Stages.Select(stage => stage.Id), page.QuerySelectorAll(".lesson-stage h3").Select(heading => heading.Id));
                Assert.Equal(
                    [$"{address}/lesson.imscc", .. lesson.Quiz is null ? Array.Empty<string>() : [$"/{language}/quizzes/{lesson.Quiz}/moodle.xml", $"/{language}/quizzes/{lesson.Quiz}/questions.gift"]],
                    page.QuerySelectorAll(".lesson-files a").Select(link => link.GetAttribute("href")));
                Assert.InRange(page.QuerySelector(".lesson-journal textarea")!.TextContent.Length, 100, 700);
                foreach (var sheet in sheets.Where(sheet => !sheet.EndsWith(".docx", StringComparison.Ordinal)))
                {
                    var part = await client.GetPageAsync(sheet);
                    Assert.Single(part.QuerySelectorAll("h1"));
                }
            }
        }
    }

    [Fact]
    public async Task Get_Handout_NeverHoldsAnAnswer()
    {
        foreach (var lesson in Lessons)
        {
            var page = await portal.Host.RawClient().GetPageAsync($"/kk/schools/{lesson.Slug}/handout");
            var words = page.QuerySelector("main")!.TextContent;

            Assert.All(lesson.Cases, entry => Assert.DoesNotContain(WordsOf(entry[Language.Kazakh].Answer.Value), words, StringComparison.Ordinal));
            Assert.All(lesson[Language.Kazakh].Questions, question => Assert.DoesNotContain(WordsOf(question.Answer.Value), words, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Get_Plan_HasTheFormsHeadingsARowForEachStageAndFieldsThatNobodyReceives()
    {
        foreach (var lesson in Lessons)
        {
            var page = await portal.Host.RawClient().GetPageAsync($"/ru/schools/{lesson.Slug}/plan");

            Assert.Equal("Краткосрочный (поурочный) план", page.QuerySelector("h1")!.TextContent);
            Assert.Equal(
                ["Этап / время", "Действия педагога", "Действия ученика", "Оценивание", "Ресурсы"],
                page.QuerySelectorAll(".plan-course thead th").Select(heading => heading.TextContent));
            Assert.Equal(lesson.Stages.Count + 1, page.QuerySelectorAll(".plan-course tbody tr").Length);
            Assert.All(page.QuerySelectorAll("main input"), input => Assert.True(input.GetAttribute("name") is null && input.Closest("form") is null));
        }
    }

    [Theory]
    [InlineData("plan")]
    [InlineData("slides")]
    [InlineData("answers")]
    [InlineData("handout")]
    [InlineData("certificate")]
    public async Task Get_Sheet_IsKnownToSearchEnginesAsItsLesson(string part)
    {
        var lesson = Lessons[0];
        var page = await portal.Host.RawClient().GetPageAsync($"/kk/schools/{lesson.Slug}/{part}");

        Assert.EndsWith($"/kk/schools/{lesson.Slug}", page.QuerySelector("link[rel=canonical]")!.GetAttribute("href"), StringComparison.Ordinal);
        Assert.Equal("noindex", page.QuerySelector("meta[name=robots]")!.GetAttribute("content"));
        Assert.Contains($"/kk/schools/{lesson.Slug}", portal.Addresses);
        Assert.DoesNotContain($"/kk/schools/{lesson.Slug}/{part}", portal.Addresses);
    }

    [Fact]
    public async Task Get_Certificate_HasFieldsThatNobodyReceivesAndTheLessonsRules()
    {
        foreach (var lesson in Lessons)
        {
            var page = await portal.Host.RawClient().GetPageAsync($"/kk/schools/{lesson.Slug}/certificate");

            Assert.Equal(2, page.QuerySelectorAll("main input").Length);
            Assert.All(page.QuerySelectorAll("main input"), input => Assert.True(input.GetAttribute("name") is null && input.Closest("form") is null));
            Assert.Equal(lesson[Language.Kazakh].Remember.Count, page.QuerySelectorAll(".certificate li").Length);
            Assert.NotNull(page.QuerySelector(".certificate .lesson-sheet-foot .qr"));
        }
    }

    [Fact]
    public async Task Get_PlanOfTheYear_NamesEachCardInItsWeekAndGivesACalendar()
    {
        using var client = portal.Host.RawClient();
        var cards = Lessons.Where(lesson => lesson.Week is not null).ToList();
        var page = await client.GetPageAsync("/kk/schools/term");
        var calendar = await client.GetStringAsync($"/kk/schools/term.ics?form={cards[0].Forms[0]}", TestContext.Current.CancellationToken);

        Assert.All(cards, card => Assert.Equal(card.Forms.Count, page.QuerySelectorAll($".term-plan a[href='/kk/schools/{card.Slug}']").Length));
        Assert.Equal(cards.Count(card => card.Forms.Contains(cards[0].Forms[0])), calendar.Split("BEGIN:VEVENT").Length - 1);
    }

    private static string WordsOf(string html) => new AngleSharp.Html.Parser.HtmlParser().ParseDocument(html).Body!.TextContent.Trim();
}
