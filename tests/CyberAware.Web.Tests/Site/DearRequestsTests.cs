using System.Globalization;
using System.Net;
using CyberAware.Core;
using CyberAware.Core.Documents;
using CyberAware.Core.Letters;
using CyberAware.Core.Library;
using CyberAware.TestSupport;
using CyberAware.Web.Pages.Letters;

namespace CyberAware.Web.Tests.Site;

/// <summary>
/// What a stranger can ask for costs little more than rendering a page. Measured is the server's own processor time,
/// beside that of a page rendered anew, so that only ratios count.
/// </summary>
public sealed class DearRequestsTests
{
    // Brotli at its smallest size for each request made 6 to 40 of it, a parser for display preferences 5.
    private const double Bound = 5;

    private const string Uncached = "/kk/search?q=парол";

    private static readonly TimeSpan Measured = TimeSpan.FromMilliseconds(150);

    // {n} is another number in each request.
    private static readonly (string Method, string Address)[] Requests =
    [
        ("GET", "/kk/about"),
        ("HEAD", "/kk/about"),
        ("HEAD", "/kk/quizzes/ready?theme=dark"),
        ("GET", "/kk/quizzes/ready?theme=dark"),
        ("GET", "/kk/guide/print?size=2"),
        ("GET", "/kk/glossary?theme=dark"),
        ("GET", "/kk/guide/passwords?theme=dark&size=4"),
        ("GET", "/kk/settings?theme=dark"),
        ("GET", "/kk/search?theme=dark&q=парол{n}"),
        ("GET", "/sitemap.xml?theme=dark"),
        ("GET", "/SITEMAP.xml"),
        ("GET", "/sitemap.xml/"),
        ("GET", "/openapi/v1.json?theme=dark"),
        ("GET", "/openapi/v1.JSON"),
        ("GET", "/api/v1/quizzes/ready?theme=dark"),
        ("GET", "/api/v1/quizzes/READY.x"),
        ("GET", "/api/v1/surveys/awareness.csv?theme=dark"),
        ("GET", "/api/v1/surveys/awareness.CSV"),
        ("GET", "/kk/statistics/harms.svg?theme=dark"),
        ("GET", "/kk/statistics/harms.SVG"),
        ("GET", "/kk/quizzes/ready/refresher"),
        ("GET", "/kk/quizzes/ready/class/question"),
        ("GET", "/kk/nothing{n}"),
        ("GET", "/cards/kk/fraud.png?v={n}"),
        ("GET", "/cards/kk/nothing{n}.png"),
        ("GET", "/kk/" + new string('x', 15_000)),
        ("GET", "/kk/nothing?theme=dark"),
        ("GET", "/api/v1/nothing"),
        ("GET", "/api/v1/quizzes?lang=xx"),
        ("GET", "/health/ready"),
        ("GET", "/sw.js"),
        ("GET", "/"),
        ("GET", "/kk/search?q={n}" + string.Concat(Enumerable.Repeat("abcdefghij", 9))),
        ("GET", "/kk/search?q={n}" + string.Concat(Enumerable.Repeat("құпиясөз", 11))),
        ("GET", "/kk/search?q=zxcvbnm+qwertyu+asdfghj+poiuytr+lkjhgfd+mnbvcxz+qazwsxe+edcrfvt+tgbyhnu+yhnujmi{n}"),
        ("GET", "/kk/search/suggestions?q={n}" + string.Concat(Enumerable.Repeat("abcdefghij", 9))),
        ("GET", "/api/v1/search?q={n}" + string.Concat(Enumerable.Repeat("abcdefghij", 9))),
    ];

    private static readonly string[] Encodings = ["br", "gzip", "identity"];

    private static readonly (string, string) Brotli = ("Accept-Encoding", "br");

    [Fact]
    public async Task Request_AnyThatIsNotCached_CostsAboutAsMuchAsAPage()
    {
        var folder = Directory.CreateTempSubdirectory("cyberaware-cost-");
        await using var host = new PortalProcess($"Data Source={Path.Combine(folder.FullName, "portal.db")};Pooling=False");
        host.Start();
        using var client = new HttpClient { BaseAddress = host.Address };
        await ReadyAsync(client, host);

        var reference = await CostAsync(client, host, HttpMethod.Get, Uncached, Brotli);
        var costs = new List<(string Name, TimeSpan Cost)>();
        foreach (var (method, address) in Requests)
        {
            foreach (var encoding in address.Contains('?', StringComparison.Ordinal) && !address.Contains("{n}", StringComparison.Ordinal) ? Encodings : ["br"])
            {
                await MeasureAsync($"{method} {address[..Math.Min(address.Length, 60)]} {encoding}", new HttpMethod(method), address, ("Accept-Encoding", encoding));
            }
        }

        foreach (var wanted in new[] { "", LetterForm.Document })
        {
            await MeasureAsync($"POST /ru/letters/complaint of lines with one letter {wanted}", HttpMethod.Post, "/ru/letters/complaint", Brotli, LongestLetter(wanted));
        }

        await MeasureAsync("GET / with 2,000 languages", HttpMethod.Get, "/", ("Accept-Language", Many("x")));
        await MeasureAsync("GET /kk/about with 2,000 encodings", HttpMethod.Get, "/kk/about", ("Accept-Encoding", Many("e")));
        var again = await CostAsync(client, host, HttpMethod.Get, Uncached, Brotli);
        reference = again > reference ? again : reference;

        var lines = costs.ConvertAll(each => string.Create(CultureInfo.InvariantCulture, $"{each.Cost.TotalMilliseconds,7:0.00} ms {each.Cost / reference,6:0.00}  {each.Name}"));
        TestContext.Current.TestOutputHelper!.WriteLine($"A page: {reference.TotalMilliseconds:0.00} ms\n{string.Join('\n', lines)}");
        var dear = costs.FindAll(each => each.Cost > reference * Bound);
        Assert.True(dear.Count == 0, $"A page rendered anew costs {reference.TotalMilliseconds:0.00} ms; {dear.Count} requests cost more than {Bound} of it:\n{string.Join('\n', lines)}");
        await host.DisposeAsync(); // it writes as long as it runs
        folder.Delete(recursive: true);

        async Task MeasureAsync(string name, HttpMethod method, string address, (string, string) header, IReadOnlyList<KeyValuePair<string, string>>? form = null)
        {
            var cost = await CostAsync(client, host, method, address, header, form);
            if (cost > reference * Bound)
            {
                // The compiler works beside the requests now and then; what is dear is so twice.
                cost = await CostAsync(client, host, method, address, header, form);
            }

            costs.Add((name, cost));
        }
    }

    // Every line is a paragraph.
    private static List<KeyValuePair<string, string>> LongestLetter(string wanted)
    {
        var letter = ContentLoader.Load(ContentFile.ReadFolder(Repository.Content)).Library!.FindLetter("complaint")!;
        var lines = letter.Fields.Where(field => field.Kind == LetterFieldKind.Multiline)
            .ToDictionary(field => LetterForm.Prefix + field.Id, field => string.Join('\n', Enumerable.Repeat('я', field.MaxLength / 2)), StringComparer.Ordinal);
        return [.. LetterSamples.Fields(letter, Language.Russian, 0).Where(field => !lines.ContainsKey(field.Key)), .. lines, new(LetterForm.WantedField, wanted)];
    }

    private static string Many(string prefix) => string.Join(',', Enumerable.Range(0, 2000).Select(number => prefix + number.ToString(CultureInfo.InvariantCulture)));

    // The start is over when no page is warmed and nothing is compiled any more.
    private static async Task ReadyAsync(HttpClient client, PortalProcess host)
    {
        var cancellation = TestContext.Current.CancellationToken;
        while (true)
        {
            try
            {
                using var response = await client.GetAsync("/health/ready", cancellation);
                if (response.StatusCode == HttpStatusCode.OK)
                {
                    break;
                }
            }
            catch (HttpRequestException)
            {
                // It doesn't listen yet.
            }

            await Task.Delay(200, cancellation);
        }

        for (var (before, now) = (TimeSpan.Zero, host.ProcessorTime); now - before > TimeSpan.FromMilliseconds(50); (before, now) = (now, host.ProcessorTime))
        {
            await Task.Delay(1000, cancellation);
        }

        for (var i = 0; i < 100; i++)
        {
            using var response = await client.SendAsync(HttpMethod.Get, Uncached, ("Accept-Encoding", "br"));
        }
    }

    private static async Task<TimeSpan> CostAsync(
        HttpClient client, PortalProcess host, HttpMethod method, string address, (string Name, string Value) header, IReadOnlyList<KeyValuePair<string, string>>? form = null)
    {
        var number = 0;
        // Forms are few in other tests, so that their code has not been compiled to the end yet.
        for (; number < (form is null ? 12 : 120); number++)
        {
            await AskAsync();
        }

        var (sent, before) = (0, host.ProcessorTime);
        while (host.ProcessorTime - before < Measured && sent < 300)
        {
            for (var i = 0; i < 5; i++, sent++, number++)
            {
                await AskAsync();
            }
        }

        return (host.ProcessorTime - before) / sent;

        async Task AskAsync()
        {
            using var request = new HttpRequestMessage(method, address.Replace("{n}", number.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
            request.Headers.Add(header.Name, header.Value);
            request.Content = form is null ? null : new FormUrlEncodedContent(form);
            using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
            Assert.True(form is null ? (int)response.StatusCode < 500 : response.StatusCode == HttpStatusCode.OK, $"{address}: {response.StatusCode}");
        }
    }
}
