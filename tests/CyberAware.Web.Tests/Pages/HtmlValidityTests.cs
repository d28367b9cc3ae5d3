using CyberAware.Core;
using CyberAware.Core.Quizzes;
using CyberAware.TestSupport;
using CyberAware.Web.Tests.Pages.Quizzes;

namespace CyberAware.Web.Tests.Pages;

/// <summary>Every page is valid HTML to html-validate and to the W3C's checker.</summary>
public sealed class HtmlValidityTests(HtmlValidityTests.Crawl crawl) : IClassFixture<HtmlValidityTests.Crawl>
{
    private const string BadPage = "<!DOCTYPE html>\n<html lang=\"kk\">\n<head><title>x</title></head>\n<body><p id=\"a\"><ul id=\"a\"></ul></p><img src=\"x\"><time></time></body></html>";

    [Fact]
    public async Task HtmlValidate_EveryPage_FindsNothing() => AssertNone(await Validators.HtmlValidateAsync(crawl.Pages));

    [Fact]
    public async Task W3C_EveryPage_FindsNothing() => AssertNone(await Validators.W3CAsync(crawl.Pages));

    [Fact]
    public async Task HtmlValidate_BadPage_NamesAddressLineAndRule()
    {
        var faults = await Validators.HtmlValidateAsync([new RenderedPage("/kk/bad", BadPage)]);

        Assert.All(faults, fault => Assert.StartsWith("/kk/bad:4:", fault, StringComparison.Ordinal));
        Assert.Contains(faults, fault => fault.Contains(" no-dup-id: ", StringComparison.Ordinal));
        Assert.Contains(faults, fault => fault.Contains(" wcag/h37: ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task W3C_BadPage_NamesAddressLineAndFault()
    {
        var faults = await Validators.W3CAsync([new RenderedPage("/kk/good", "<!DOCTYPE html>\n<html lang=\"kk\"><title>x</title></html>"), new RenderedPage("/kk/bad", BadPage)]);

        Assert.All(faults, fault => Assert.StartsWith("/kk/bad:4.", fault, StringComparison.Ordinal));
        Assert.Contains(faults, fault => fault.Contains("Duplicate ID", StringComparison.Ordinal));
        Assert.Contains(faults, fault => fault.Contains("time-datetime", StringComparison.Ordinal));
    }

    private static void AssertNone(IReadOnlyList<string> faults) =>
        Assert.True(faults.Count == 0, $"{faults.Count} faults\n{string.Join('\n', faults.Take(30))}");

    /// <summary>All pages of the sitemap and those that only an action or an error shows, asked for once.</summary>
    public sealed class Crawl(SharedPortal portal) : IAsyncLifetime
    {
        private static readonly string[] Errors =
        [
            "/kk/no-such-page", "/ru/no-such-page", "/en/x",
            .. Language.All.SelectMany(language => FailingPages.Statuses.Select(status => FailingPages.UrlOf(language, status))),
        ];

        // Drawn through another writer, see DisplayPreferencesMiddleware.
        private static readonly string[] Chosen = ["/kk?theme=dark&size=4", "/ru/settings?spacing=wide", "/kk/statistics/harms?pictures=off"];

        // Without a word, with results of both languages, with a guess, with none.
        private static readonly string[] Searches = ["search", "search?q=парол", "search?q=kupiya+soz", "search?q=qqqxxx"];

        // One of each kind that other sites show, and one that is gone.
        private string[] Embeds =>
        [
            "/embed/kk/guide/passwords", "/embed/ru/guide", "/embed/ru/privacy", "/embed/kk/alerts", $"/embed/ru/alerts/{portal.Host.Library().Alerts[0].Slug}", "/embed/kk/quizzes/passwords",
            $"/embed/ru/schools/{portal.Host.Library().Lessons[0].Slug}", "/embed/kk/statistics/harms", "/embed/ru/check/scam", "/embed/kk/none",
        ];

        internal List<RenderedPage> Pages { get; } = [];

        public async ValueTask InitializeAsync()
        {
            using var client = portal.Host.RawClient();
            var others = Language.All.SelectMany(language => Searches.Append("offline").Concat(Quizzes()).Concat(Helpers()).Select(path => $"/{language}/{path}"));
            foreach (var address in portal.Addresses.Concat(others).Concat(Errors).Concat(Chosen).Concat(Embeds))
            {
                using var response = await client.SendAsync(HttpMethod.Get, address);
                Assert.Equal("text/html", response.Content.Headers.ContentType?.MediaType);
                Pages.Add(new RenderedPage(address, await response.DecodedAsync()));
            }
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;

        private IEnumerable<string> Helpers() => portal.Host.Library().AdvisorEnds().DistinctBy(way => way.Advisor)
            .Select(way => (way.Advisor.Slug, Options: way.End.Answers.Select(answer => answer.Option.Id).ToList()))
            .SelectMany(way => new[] { $"check/{way.Slug}/{way.Options[0]}", $"check/{way.Slug}/{string.Join('/', way.Options)}" });

        private IEnumerable<string> Quizzes()
        {
            foreach (var quiz in portal.Host.Library().Quizzes)
            {
                yield return $"quizzes/{quiz.Slug}/result?a={quiz.Asked.Answers(QuizRequests.Wrong)}";
            }

            var passwords = portal.Host.Quiz();
            yield return $"quizzes/passwords/result?a={passwords.Asked.Answers(QuizRequests.Right)}";
            yield return "quizzes/passwords/refresher";
            yield return "quizzes/ready/class";
            var hands = new ClassCounts(passwords.Asked, [.. passwords.Questions.Select(question => question.Options.Select((_, option) => option + 3).ToList())]);
            foreach (var step in new[] { "question?at=2&", "question?at=2&n1=x&n2=1&n3=1&n4=1&", "question?at=2&shown=yes&", "total?", "total?handed=no&" })
            {
                yield return $"quizzes/passwords/class/{step}id={Guid.CreateVersion7()}&c={ClassCode.Encode(hands)}";
            }

            yield return $"schools/{portal.Host.Library().Lessons[0].Slug}/certificate";
        }
    }
}
