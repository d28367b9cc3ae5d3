using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using CyberAware.Core;
using CyberAware.Core.Assessments;
using CyberAware.TestSupport;

namespace CyberAware.Web.Tests.Pages.Professionals;

/// <summary>The result: made of what was sent, shown to whoever sent it, and forgotten.</summary>
public sealed class ResultTests(SharedPortal portal)
{
    private static readonly string[] Addresses = ["href", "action", "formaction"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string> Languages => [.. Language.All.Select(language => language.Tag)];

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Post_NothingDone_NamesThreeActionsForEachStepAndForTheWhole(string tag)
    {
        var (assessment, language) = (portal.Host.Assessment(), Language.Find(tag)!);
        var (page, _) = await ResultAsync(tag, _ => AssessmentRequests.No);
        var expected = AssessmentResult.From(assessment, assessment.Statements.ToDictionary(statement => statement.Id, _ => AssessmentAnswer.No));

        Assert.Equal(Actions(expected.Actions), ActionsIn(page, ".assessment-first"));
        Assert.Equal(assessment.Steps.Count, page.QuerySelectorAll(".assessment-share").Length);
        foreach (var step in expected.Steps)
        {
            Assert.Equal(Actions(step.Actions), ActionsIn(page, $".assessment-share[aria-labelledby={step.Step.Id}]"));
        }

        IEnumerable<string> Actions(IEnumerable<NextAction> actions) => actions.Select(action => action.Statement[language].Action);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Post_NothingDone_LinksEachActionToItsHeadingAndCitesTheAct(string tag)
    {
        var (page, _) = await ResultAsync(tag, _ => AssessmentRequests.No);
        using var client = portal.Host.RawClient();
        var links = page.QuerySelectorAll<IHtmlAnchorElement>(".assessment-how a").Select(link => link.GetAttribute("href")!).ToList();

        Assert.Equal(3 + (3 * portal.Host.Assessment().Steps.Count), links.Count);
        foreach (var link in links.Distinct())
        {
            var target = await client.GetPageAsync(link.Split('#')[0]);
            Assert.NotNull(target.GetElementById(link.Split('#')[1]));
        }

        Assert.Contains(page.QuerySelectorAll(".assessment-share .assessment-hint"), hint =>
            hint.TextContent.Contains("33", StringComparison.Ordinal) && hint.TextContent.Contains("№ 832", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Post_AnswersOfAllKinds_AreCountedInWordsAndInABar()
    {
        var assessment = portal.Host.Assessment();
        var first = assessment.Steps[0];
        string[] answers = [AssessmentRequests.Yes, AssessmentRequests.Partly, AssessmentRequests.No, AssessmentRequests.NotOurs];
        var (page, _) = await ResultAsync("ru", statement =>
            first.Statements.ToList().IndexOf(statement) is var at and >= 0 ? answers[at] : AssessmentRequests.NotOurs);
        var share = page.QuerySelector($".assessment-share[aria-labelledby={first.Id}]")!;

        Assert.Equal("Выполнено: 1 из 3. Частично: 1.", share.QuerySelector(".assessment-words")!.TextContent);
        Assert.Equal("0 0 3 1", share.QuerySelector("svg.share-bar")!.GetAttribute("viewBox"));
        Assert.Equal("1", share.QuerySelector(".share-bar-fill")!.GetAttribute("width"));
        Assert.Equal(("1", "1"), (share.QuerySelector(".share-bar-partly")!.GetAttribute("x"), share.QuerySelector(".share-bar-partly")!.GetAttribute("width")));

        var other = page.QuerySelector($".assessment-share[aria-labelledby={assessment.Steps[1].Id}]")!;
        Assert.Contains("ни одно утверждение", other.TextContent, StringComparison.Ordinal);
        Assert.Null(other.QuerySelector("svg"));
        Assert.Null(other.QuerySelector("ol"));
    }

    [Theory]
    [InlineData(AssessmentRequests.Yes)]
    [InlineData(AssessmentRequests.NotOurs)]
    public async Task Post_NothingOpen_HasNoActionAndNoPraise(string answer)
    {
        foreach (var tag in Language.All.Select(language => language.Tag))
        {
            var (page, _) = await ResultAsync(tag, _ => answer);
            Assert.Empty(page.QuerySelectorAll(".assessment-result ol > li"));
            Assert.NotNull(page.QuerySelector(".assessment-first > p"));
        }
    }

    [Fact]
    public async Task Post_Result_IsKeptByNobodyAndHasNoAddress()
    {
        var (page, response) = await ResultAsync("kk", _ => AssessmentRequests.Partly);
        using (response)
        {
            Assert.Equal("no-store", response.Header("Cache-Control"));
            Assert.Null(response.Header("ETag"));
            Assert.Null(response.Header("Set-Cookie"));
            Assert.Null(response.Header("Location"));
        }

        Assert.Null(page.QuerySelector("link[rel=canonical]"));
        Assert.Equal("noindex", page.QuerySelector("meta[name=robots]")!.GetAttribute("content"));
        Assert.Equal(AssessmentRequests.Form("ru"), page.QuerySelector("header a[hreflang=ru]")!.GetAttribute("href"));
        Assert.DoesNotContain(page.QuerySelectorAll("[href], [action], [formaction]"), node =>
            Addresses.Any(name => node.GetAttribute(name)?.Contains("partly", StringComparison.Ordinal) == true));
    }

    [Fact]
    public async Task Post_TwoOrganisations_SeeTheirOwnAnswers()
    {
        var (first, _) = await ResultAsync("ru", _ => AssessmentRequests.Yes);
        var (second, _) = await ResultAsync("ru", _ => AssessmentRequests.No);

        Assert.NotEqual(first.QuerySelector(".lead")!.TextContent, second.QuerySelector(".lead")!.TextContent);
        Assert.All(second.QuerySelectorAll("input[type=hidden]"), field => Assert.Equal("no", field.GetAttribute("value")));
    }

    [Fact]
    public async Task Post_ButtonsOfTheResult_SendAllAnswersAgain()
    {
        var fields = portal.Host.Assessment().Fields(statement => statement.Weight == 3 ? AssessmentRequests.Yes : AssessmentRequests.No);
        using var client = portal.Host.RawClient();
        using var response = await client.PostAsync(AssessmentRequests.Result("kk"), fields);
        var page = await new HtmlParser().ParseDocumentAsync(await response.DecodedAsync(), Cancellation);
        var form = page.QuerySelector("form.assessment-tools")!;

        Assert.Equal(fields, form.QuerySelectorAll("input[type=hidden]").ToDictionary(field => field.GetAttribute("name")!, field => field.GetAttribute("value")!));
        Assert.Equal(("post", AssessmentRequests.Form("kk")), (form.GetAttribute("method"), form.GetAttribute("action")));
        Assert.Equal(AssessmentRequests.Csv("kk"), form.QuerySelector("button[formaction]")!.GetAttribute("formaction"));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Get_ResultWithoutAnswers_LeadsToTheForm(string tag)
    {
        using var response = await portal.Host.RawClient().SendAsync(HttpMethod.Get, AssessmentRequests.Result(tag) + "?s-policy-approved=no");

        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        Assert.Equal(AssessmentRequests.Form(tag), response.Header("Location"));
    }

    private static IEnumerable<string> ActionsIn(IHtmlDocument page, string place) =>
        page.QuerySelectorAll($"{place} > ol > li .assessment-action").Select(action => action.TextContent);

    private async Task<(IHtmlDocument Page, HttpResponseMessage Response)> ResultAsync(string language, Func<Statement, string> answer)
    {
        var response = await portal.Host.RawClient().PostAsync(AssessmentRequests.Result(language), portal.Host.Assessment().Fields(answer));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return (await new HtmlParser().ParseDocumentAsync(await response.DecodedAsync(), Cancellation), response);
    }
}
