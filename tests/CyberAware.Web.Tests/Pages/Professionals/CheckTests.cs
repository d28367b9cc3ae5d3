using System.Net;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using CyberAware.Core;
using CyberAware.TestSupport;
using CyberAware.Web.Api.Assessments;

namespace CyberAware.Web.Tests.Pages.Professionals;

/// <summary>The form of the self-assessment: the same for everybody until answers are sent.</summary>
public sealed class CheckTests(SharedPortal portal)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string> Languages => [.. Language.All.Select(language => language.Tag)];

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Get_Form_AsksEveryStatementStepByStep(string tag)
    {
        var (assessment, language) = (portal.Host.Assessment(), Language.Find(tag)!);
        var page = await portal.Host.RawClient().GetPageAsync(AssessmentRequests.Form(tag));
        var form = page.QuerySelector("form.assessment-form")!;

        Assert.Equal(("post", AssessmentRequests.Result(tag)), (form.GetAttribute("method"), form.GetAttribute("action")));
        Assert.Equal(assessment.Statements.Select(statement => statement[language].Text), form.QuerySelectorAll("fieldset > legend").Select(legend => legend.TextContent));
        Assert.Equal(assessment.Steps.Select(step => step.Id), form.QuerySelectorAll("section > h2").Select(heading => heading.Id));
        Assert.All(form.QuerySelectorAll("fieldset"), fieldset => Assert.Equal(
            AssessmentForm.Values.Select(value => value.Value), fieldset.QuerySelectorAll("label > input[type=radio]").Select(field => field.GetAttribute("value"))));
        Assert.Empty(form.QuerySelectorAll("input[checked], input[type=text]"));
        Assert.Null(page.QuerySelector(".form-errors"));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Get_Form_NamesDutiesTermsAndSources(string tag)
    {
        var (assessment, language) = (portal.Host.Assessment(), Language.Find(tag)!);
        var page = await portal.Host.RawClient().GetPageAsync(AssessmentRequests.Form(tag));
        var duties = page.QuerySelectorAll(".assessment-list > li");

        Assert.Equal(assessment.Duties.Select(duty => duty[language].Term), duties.Select(duty => duty.QuerySelector(".assessment-term")!.TextContent));
        Assert.All(assessment.Duties.Zip(duties), pair => Assert.True(
            pair.Second.QuerySelectorAll(".assessment-sources li").Length == pair.First.Sources.Count));
    }

    [Fact]
    public async Task Get_Form_IsKeptByTheCache()
    {
        using var client = portal.Host.RawClient();
        await client.SendAsync(HttpMethod.Get, AssessmentRequests.Form("kk"));
        using var second = await client.SendAsync(HttpMethod.Get, AssessmentRequests.Form("kk"));

        Assert.NotNull(second.Header("Age"));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Get_HubOfProfessionals_OffersTheForm(string tag)
    {
        var page = await portal.Host.RawClient().GetPageAsync($"/{tag}/professionals");

        Assert.NotNull(page.QuerySelector($"main a.button[href='{AssessmentRequests.Form(tag)}']"));
    }

    [Fact]
    public async Task Get_ContentWithoutAssessment_Is404()
    {
        using var copy = new ContentCopy();
        Directory.Delete(copy.PathOf("assessments"), recursive: true);
        await using var host = PortalHost.With(("Portal:ContentPath", copy.Folder));
        using var client = host.RawClient();
        await client.GetPageAsync(AssessmentRequests.Form("ru"), HttpStatusCode.NotFound);
        var hub = await client.GetPageAsync("/ru/professionals");
        using var csv = await client.PostAsync(AssessmentRequests.Csv("ru"), []);

        Assert.Null(hub.QuerySelector($"main a[href='{AssessmentRequests.Form("ru")}']"));
        Assert.Equal(HttpStatusCode.NotFound, csv.StatusCode);
    }

    // "Change my answers" of a result.
    [Fact]
    public async Task Post_Answers_ComeBackInTheFormAndStayUncached()
    {
        var fields = portal.Host.Assessment().Fields(statement => statement.Weight == 3 ? AssessmentRequests.Partly : AssessmentRequests.NotOurs);
        using var client = portal.Host.RawClient();
        using var response = await client.PostAsync(AssessmentRequests.Form("kk"), fields);
        var page = await new HtmlParser().ParseDocumentAsync(await response.DecodedAsync(), Cancellation);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("no-store", response.Header("Cache-Control"));
        Assert.Equal(fields, Checked(page));
        Assert.Equal("no", page.QuerySelector("form.assessment-form")!.GetAttribute("data-fresh"));

        var fresh = await client.GetPageAsync(AssessmentRequests.Form("kk"));
        Assert.Empty(Checked(fresh));
    }

    [Fact]
    public async Task Post_AnswersMissing_AreAskedForAndNothingIsLost()
    {
        var assessment = portal.Host.Assessment();
        var fields = assessment.Fields(_ => AssessmentRequests.No);
        var missing = new[] { assessment.Statements[0], assessment.Statements[^1] };
        foreach (var statement in missing)
        {
            fields.Remove(AssessmentForm.Prefix + statement.Id);
        }

        using var response = await portal.Host.RawClient().PostAsync(AssessmentRequests.Result("ru"), fields);
        var page = await new HtmlParser().ParseDocumentAsync(await response.DecodedAsync(), Cancellation);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Equal("no-store", response.Header("Cache-Control"));
        Assert.Equal(missing.Select(statement => "#" + statement.Id), page.QuerySelectorAll(".form-errors a").Select(link => link.GetAttribute("href")));
        Assert.All(missing, statement => Assert.IsType<IHtmlInputElement>(page.GetElementById(statement.Id), exactMatch: false));
        Assert.All(page.QuerySelectorAll("fieldset.is-missing"), fieldset => Assert.NotNull(page.GetElementById(fieldset.GetAttribute("aria-describedby")!)));
        Assert.Equal(missing.Length, page.QuerySelectorAll("fieldset.is-missing").Length);
        Assert.Equal(fields, Checked(page));
        Assert.Contains("2", page.QuerySelector(".form-errors h2")!.TextContent, StringComparison.Ordinal);
    }

    // A page may be older than the statements.
    [Fact]
    public async Task Post_UnknownStatement_IsPassedOver()
    {
        var fields = portal.Host.Assessment().Fields(_ => AssessmentRequests.Yes);
        fields[AssessmentForm.Prefix + "long-gone"] = "yes";
        using var response = await portal.Host.RawClient().PostAsync(AssessmentRequests.Result("ru"), fields);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("maybe")]
    [InlineData("Yes")]
    [InlineData("<script>")]
    public async Task Post_UnknownAnswer_IsRefused(string value)
    {
        var assessment = portal.Host.Assessment();
        var fields = assessment.Fields(_ => AssessmentRequests.Yes);
        fields[AssessmentForm.Prefix + assessment.Statements[0].Id] = value;
        using var client = portal.Host.RawClient();
        foreach (var address in new[] { AssessmentRequests.Form("ru"), AssessmentRequests.Result("ru"), AssessmentRequests.Csv("ru") })
        {
            using var response = await client.PostAsync(address, fields);
            Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        }
    }

    [Fact]
    public async Task Post_TwoAnswersToOneStatement_AreRefused()
    {
        var assessment = portal.Host.Assessment();
        var fields = assessment.Fields(_ => AssessmentRequests.Yes).Append(new(AssessmentForm.Prefix + assessment.Statements[0].Id, "no"));
        using var response = await portal.Host.RawClient().PostAsync(AssessmentRequests.Result("ru"), fields);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task Post_SomethingElseThanAForm_IsRefused()
    {
        using var client = portal.Host.RawClient();
        foreach (var address in new[] { AssessmentRequests.Form("kk"), AssessmentRequests.Result("kk"), AssessmentRequests.Csv("kk") })
        {
            using var json = new StringContent("{}", Encoding.UTF8, "application/json");
            using var other = await client.PostAsync(address, json, Cancellation);
            Assert.Equal(HttpStatusCode.UnsupportedMediaType, other.StatusCode);
            using var foreign = await client.SendAsync(HttpMethod.Post, address, ("Sec-Fetch-Site", "cross-site"));
            Assert.Equal(HttpStatusCode.Forbidden, foreign.StatusCode);
        }
    }

    private static Dictionary<string, string> Checked(IHtmlDocument page) => page.QuerySelectorAll("input[type=radio][checked]")
        .ToDictionary(field => field.GetAttribute("name")!, field => field.GetAttribute("value")!);
}
