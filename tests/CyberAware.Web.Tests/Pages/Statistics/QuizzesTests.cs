using System.Net;
using CyberAware.Core.Quizzes;
using CyberAware.TestSupport;
using CyberAware.TestSupport.Databases;
using CyberAware.Web.Site;
using CyberAware.Web.Tests.Api.Quizzes;
using Microsoft.Extensions.DependencyInjection;

namespace CyberAware.Web.Tests.Pages.Statistics;

public sealed class QuizzesTests(TestDatabases databases, SharedPortal shared) : IClassFixture<TestDatabases>
{
    private const string Page = "/ru/statistics/quizzes";
    private const string Caption = "Результаты людей, которые сами решили пройти тест.";

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Get_AfterAttempts_ShowsFiguresWithoutSmallCells(DatabaseProvider provider)
    {
        await using var portal = new QuizPortal(await databases.StartedAsync(provider));
        await SubmitAsync(portal, portal.Quiz, 15, wrong: 0);
        await SubmitAsync(portal, portal.Quiz, 12, wrong: 1);
        await SubmitAsync(portal, portal.ChildrensQuiz, 3, wrong: 0);
        await portal.PublishAsync();

        var page = await portal.Client.GetPageAsync(Page);
        var tables = page.QuerySelectorAll("article table").Select(table => table.TextContent).ToList();
        var figures = await portal.GetAsync($"/api/v1/quizzes/{portal.Quiz.Slug}/statistics");

        Assert.Equal(Caption, page.QuerySelector(".lead")!.TextContent);
        Assert.All(page.QuerySelectorAll(".quiz-caption"), caption => Assert.EndsWith(Caption, caption.TextContent, StringComparison.Ordinal));
        // The children's three are in no sum either: a total minus its parts gives nothing away.
        Assert.Contains("Всего первых прохождений: около 25.", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("25", tables[0], StringComparison.Ordinal);
        Assert.DoesNotContain(portal.ChildrensQuiz[Core.Language.Russian].ShortTitle, tables[0], StringComparison.Ordinal);
        Assert.Contains(portal.Quiz.Questions[0][Core.Language.Russian].Heading, tables[3], StringComparison.Ordinal);
        Assert.Contains("60\u00A0%", tables[3], StringComparison.Ordinal);
        Assert.Equal(25, figures.GetProperty("firstAttempts").GetInt64());
        var first = figures.GetProperty("questions").EnumerateArray().Single(question => question.GetProperty("id").GetString() == portal.Quiz.Questions[0].Id);
        Assert.Equal(60, first.GetProperty("rightPercent").GetInt32());
        Assert.DoesNotContain("погрешност", page.Body.TextContent, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Get_NothingPublished_SaysSo(DatabaseProvider provider)
    {
        await using var portal = new QuizPortal(await databases.StartedAsync(provider));
        await portal.PublishAsync();
        var page = await portal.Client.GetPageAsync(Page);

        Assert.Contains("Публиковать пока нечего", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("article table"));
    }

    [Fact]
    public async Task Get_DatabaseAway_StandsAndSaysSo()
    {
        await using var portal = new QuizPortal("Host=127.0.0.1;Port=1;Database=portal;Username=portal");
        for (var round = 0; round < 100 && !portal.Host.Services.GetRequiredService<QuizFiguresProvider>().Current.IsUnavailable; round++)
        {
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        var page = await portal.Client.GetPageAsync(Page);

        Assert.Contains("База данных временно недоступна", page.QuerySelector("[role=note]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_Twice_IsCachedUnderOneValidator()
    {
        await using var host = PortalHost.With(("ConnectionStrings:Portal", (await databases.StartedAsync(DatabaseProvider.Sqlite)).ConnectionString));
        using var client = host.RawClient();
        var figures = host.Services.GetRequiredService<QuizFiguresProvider>();
        for (var round = 0; round < 300 && figures.Current.Versions is null; round++)
        {
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        using var first = await client.SendAsync(HttpMethod.Get, Page);
        using var second = await client.SendAsync(HttpMethod.Get, Page);

        Assert.NotNull(second.Header("Age"));
        Assert.NotNull(first.Header("ETag"));
        Assert.Equal(first.Header("ETag"), second.Header("ETag"));
    }

    [Fact]
    public async Task Get_Table_OpensInSpreadsheets()
    {
        using var response = await shared.Host.RawClient().SendAsync(HttpMethod.Get, "/api/v1/quizzes/statistics.csv?lang=ru");
        var text = await response.DecodedAsync();

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.StartsWith("тест;название;показатель;", text.TrimStart('\uFEFF'), StringComparison.Ordinal);
        Assert.Contains(Caption, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_Hub_LeadsToTheFigures()
    {
        var hub = await shared.Host.RawClient().GetPageAsync("/ru/statistics");

        Assert.NotEmpty(hub.QuerySelectorAll($"article a[href='{Page}']"));
    }

    private static async Task SubmitAsync(QuizPortal portal, Quiz quiz, int count, int wrong)
    {
        for (var i = 0; i < count; i++)
        {
            using var response = await portal.SubmitAsync(quiz, portal.CredibleBody(quiz, wrong));
            Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        }
    }
}
