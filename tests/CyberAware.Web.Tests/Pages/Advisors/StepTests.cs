using System.IO.Compression;
using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using CyberAware.Core;
using CyberAware.Core.Text;
using CyberAware.TestSupport;
using CyberAware.Web.Site;
using CyberAware.Web.Tests.Pages.Quizzes;

namespace CyberAware.Web.Tests.Pages.Advisors;

public sealed class StepTests(AdvisorPortal portal, SharedPortal shared) : IClassFixture<AdvisorPortal>
{
    private const string Sample = "/kk/check/sample";

    [Fact]
    public async Task Get_FirstPage_AsksTheFirstQuestionAndSaysThatNothingIsStored()
    {
        var page = await portal.Host.RawClient().GetPageAsync(Sample);

        Assert.Equal("Бұл не болды?", Words(page.QuerySelector("h1")!));
        Assert.Equal("Канал?", Words(page.QuerySelector(".advisor-step > h2")!));
        Assert.Equal("Кеңес абзацы.", Words(page.QuerySelector(".advisor-hint")!));
        Assert.Equal([$"{Sample}/call", $"{Sample}/sms"], Hrefs(page, ".advisor-options a"));
        Assert.Contains("сақталмайды", page.QuerySelector(".advisor-privacy")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("1-сұрақ", page.QuerySelector(".advisor-progress")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Ең көбі 3", page.QuerySelector(".advisor-progress")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_Answers_AsksTheNextQuestionAndLetsEachBeChanged()
    {
        var page = await portal.Host.RawClient().GetPageAsync($"{Sample}/call/bank");

        Assert.Equal("Не істелді?", Words(page.QuerySelector("h1")!));
        Assert.Contains("соңғысы", page.QuerySelector(".advisor-progress")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["Қоңырау", "Банк"], page.QuerySelectorAll(".advisor-given strong").Select(Words));
        Assert.Equal([Sample, $"{Sample}/call", Sample], Hrefs(page, ".advisor-given a"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("/call/bank")]
    [InlineData("/" + AdvisorSample.Worst)]
    public async Task Get_AnyStep_SaysWhomToCall(string answers)
    {
        var page = await portal.Host.RawClient().GetPageAsync(Sample + answers);

        var exit = page.QuerySelector(".advisor-exit.block-important")!;
        Assert.Equal(["tel:102", "tel:1477"], exit.QuerySelectorAll("a").Select(link => link.GetAttribute("href")));
        Assert.Contains("картаңыздың артындағы нөмір", exit.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/kk/check/nothing")]
    [InlineData("/kk/check/nothing/all")]
    [InlineData(Sample + "/nothing")]
    [InlineData(Sample + "/call/told")]
    [InlineData(Sample + "/" + AdvisorSample.Worst + "/call")]
    [InlineData(Sample + "/call//bank")]
    [InlineData(Sample + "/call/%D0%B1")]
    [InlineData(Sample + "/all/call")]
    public async Task Get_AnswersOfNoQuestion_AreNotFound(string address)
    {
        using var response = await portal.Host.RawClient().SendAsync(HttpMethod.Get, address);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Theory]
    [InlineData(Sample, true)]
    [InlineData(Sample + "/all", true)]
    [InlineData(Sample + "/call", false)]
    [InlineData(Sample + "/" + AdvisorSample.Worst, false)]
    public async Task Get_Step_IsCachedForEverybodyButOnlyTheFirstIsListed(string address, bool isListed)
    {
        using var client = portal.Host.RawClient();
        using var response = await client.SendAsync(HttpMethod.Get, address);
        var page = await client.GetPageAsync(address);

        Assert.StartsWith("public", response.Header("Cache-Control"), StringComparison.Ordinal);
        Assert.NotNull(response.Header("ETag"));
        Assert.Null(response.Header("Set-Cookie"));
        Assert.Equal(isListed, page.QuerySelector("meta[name=robots]") is null);
        Assert.Equal(PortalHost.PublicOrigin + (isListed ? address : Sample), page.QuerySelector("link[rel=canonical]")!.GetAttribute("href"));
        Assert.Equal("/ru" + address[3..], page.QuerySelector("header a[hreflang=ru]")!.GetAttribute("href"));
        Assert.Equal(isListed, (await client.GetStringAsync("/sitemap.xml", TestContext.Current.CancellationToken)).Contains($"{address}</loc>", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Get_ActionWithASite_NamesItAndTheSectionThatSaysHow()
    {
        var page = await shared.Host.RawClient().GetPageAsync("/ru/check/consent/all");
        var library = shared.Host.Library();
        var site = library.Contacts["chair-blog"];
        var action = library.Actions.Values.First(candidate => candidate.Contact == site.Id && page.GetElementById("action-" + candidate.Id) is not null);
        var heading = library.Find(action.Path!)![Language.Russian].Headings.Single(candidate => candidate.Anchor == action.Anchor);
        var links = page.GetElementById("action-" + action.Id)!.QuerySelectorAll(".advisor-ways a");

        Assert.Equal([site.Value, $"/ru/{action.Path}#{action.Anchor}"], links.Select(link => link.GetAttribute("href")));
        Assert.Equal(site.Label[Language.Russian], Words(links[0]));
        Assert.Contains($"«{heading.Text}»", Words(links[1]), StringComparison.Ordinal);
        Assert.DoesNotContain("contact-button", links[0].ClassList);
    }

    [Fact]
    public async Task Get_Result_SaysTheGravestVerdictAndWhatToDoByTime()
    {
        var page = await portal.Host.RawClient().GetPageAsync($"{Sample}/{AdvisorSample.Worst}");

        Assert.Equal("Жалған банк", Words(page.QuerySelector("h1")!));
        Assert.NotNull(page.QuerySelector(".advisor-verdict-stop use[href$='#stop']"));
        Assert.Equal(["sample-police", "sample-bank", "sample-proof"], Actions(page, ".advisor-first"));
        Assert.Equal(["sample-stop"], Actions(page, "[data-part=today]"));
        Assert.Equal(["sample-report", "sample-family"], Actions(page, "[data-part=week]"));
        Assert.Empty(page.QuerySelectorAll("[data-part=ten-minutes]"));
        Assert.Equal("tel:102", page.QuerySelector("#action-sample-police .contact-button")!.GetAttribute("href"));
        Assert.Equal("/kk/help#money-sent", page.QuerySelector("#action-sample-proof a")!.GetAttribute("href"));
        Assert.Equal(["Кодты ауыстырыңыз."], page.QuerySelectorAll(".advisor-sentences blockquote").Select(Words));
        Assert.Equal("/kk/letters/complaint", page.QuerySelector("[data-part=letter] a")!.GetAttribute("href"));
        Assert.Contains("kazpravda.kz", page.QuerySelector(".advisor-sources")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.GetElementById("false-bank-genuine"));
        Assert.Equal($"{Sample}/plan.ics?a=call.bank.told", page.QuerySelector("[data-part=plan] a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Get_ResultThatLooksOrdinary_OffersNothingItHasNot()
    {
        var page = await portal.Host.RawClient().GetPageAsync($"{Sample}/call/friend");

        Assert.Contains("өзіңіз тексеріңіз", page.QuerySelector(".advisor-verdict-ordinary")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("use[href$='#check']"));
        foreach (var part in new[] { "plan", "sentences", "letter", "today", "week" })
        {
            Assert.Null(page.QuerySelector($"[data-part={part}]"));
        }
    }

    [Fact]
    public async Task Get_EveryEndOfEveryHelper_IsAWholeResult()
    {
        using var client = shared.Host.RawClient();
        foreach (var (advisor, end) in shared.Host.Library().AdvisorEnds())
        {
            foreach (var language in Core.Language.All)
            {
                var page = await client.GetPageAsync($"/{language}/check/{advisor.Slug}/{string.Join('/', end.Answers.Select(answer => answer.Option.Id))}");

                Assert.Equal(NoBreak.BeforeDashes(end.Result!.Outcome[language].Title), Words(page.QuerySelector("h1")!));
                Assert.Distinct(page.QuerySelectorAll(".advisor-ways a:not(.contact)").Select(link => link.GetAttribute("href")));
                Assert.Equal(end.Result.Actions.Select(action => action.Id), Actions(page, ".advisor-step"));
                Assert.Empty(page.QuerySelectorAll("[id]").GroupBy(element => element.Id).Where(group => group.Count() > 1).Select(group => group.Key));
                Assert.InRange(page.QuerySelector("[data-part=message]")!.TextContent.Length, 50, Web.Pages.Advisors.AdvisorMessage.MaxLength);
                Assert.All(shared.Host.Library().Settings.EmergencyContacts, id => Assert.Contains(
                    shared.Host.Library().Contacts[id].Display[language], page.QuerySelector(".advisor-exit")!.TextContent, StringComparison.Ordinal));
            }
        }
    }

    // There are thousands of them, and whoever asks for all must not have the processor and the memory for it.
    [Theory]
    [InlineData(ContentEncoding.Brotli)]
    [InlineData(ContentEncoding.Gzip)]
    public async Task Get_Answers_AreCompressedFast(string encoding)
    {
        using var client = portal.Host.RawClient();
        var address = $"{Sample}/{AdvisorSample.Worst}";
        var plain = await client.GetByteArrayAsync(address, TestContext.Current.CancellationToken);
        using var compressed = await client.SendAsync(HttpMethod.Get, address, ("Accept-Encoding", encoding));

        Assert.Equal(encoding, compressed.Content.Headers.ContentEncoding.Single());
        Assert.NotNull(compressed.Header("ETag"));
        Assert.Equal(
            PageCompressor.Compress(plain, encoding, CompressionLevel.Fastest).ToArray(),
            await compressed.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    private static IEnumerable<string> Actions(IHtmlDocument page, string part) =>
        page.QuerySelectorAll($"{part} .advisor-action").Select(action => action.Id!["action-".Length..]);

    private static IEnumerable<string> Hrefs(IHtmlDocument page, string selector) => page.QuerySelectorAll(selector).Select(link => link.GetAttribute("href")!);

    private static string Words(IElement element) => element.TextContent.Replace("\u00ad", "", StringComparison.Ordinal).Trim();
}
