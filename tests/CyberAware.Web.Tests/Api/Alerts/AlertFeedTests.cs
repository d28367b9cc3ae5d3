using System.Net;
using System.Xml.Linq;
using CyberAware.TestSupport;

namespace CyberAware.Web.Tests.Api.Alerts;

public sealed class AlertFeedTests(AllAlertsPortal portal) : IClassFixture<AllAlertsPortal>
{
    private const string Atom = "{http://www.w3.org/2005/Atom}";

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task Get_Feed_KeepsTheRulesOfAtom(string language)
    {
        using var response = await portal.Client.SendAsync(HttpMethod.Get, $"/{language}/feed.xml");
        var xml = await response.DecodedAsync();

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("application/atom+xml; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        Assert.Empty(AtomRules.Broken(xml));
        var entries = XDocument.Parse(xml).Root!.Elements(Atom + "entry").ToList();
        Assert.Equal(6, entries.Count);
        Assert.All(entries, entry => Assert.StartsWith(
            $"{PortalHost.PublicOrigin}/{language}/check/scam/all#",
            (string?)entry.Elements(Atom + "link").Single(link => (string?)link.Attribute("rel") == "related").Attribute("href"), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("<id>tag:", "<id>no tag:", "4.2.6: an id is an absolute IRI")]
    [InlineData("rel=\"self\"", "rel=\"next\"", "4.1.1: a link to the feed itself")]
    [InlineData("hreflang=\"ru\" href=\"http://localhost:5080/api", "href=\"http://localhost:5080/api", null)]
    [InlineData("type=\"application/json\"", "type=\"text/html\"", "4.1.1, 4.1.2: no two alternate links of the same type and language")]
    [InlineData("T10:00:00+05:00</updated>", " 10:00</updated>", "3.3: a date of RFC 3339 with a capital T")]
    [InlineData("<author>", "<contributor>", "4.1.1: an author, or one in every entry")]
    [InlineData("href=\"http://localhost:5080", "href=\"", "2: relative addresses without xml:base")]
    [InlineData("<published>", "<updated>", "4.1.2: exactly one updated")]
    public async Task Rules_FeedThatBreaksOne_NameIt(string part, string replacement, string? expected)
    {
        var xml = await portal.Client.GetStringAsync("/ru/feed.xml", TestContext.Current.CancellationToken);
        Assert.Contains(part, xml, StringComparison.Ordinal);
        var (end, endReplacement) = (part.Replace("<", "</", StringComparison.Ordinal), replacement.Replace("<", "</", StringComparison.Ordinal));
        var broken = AtomRules.Broken(xml.Replace(part, replacement, StringComparison.Ordinal).Replace(end, endReplacement, StringComparison.Ordinal)).ToList();

        Assert.Equal(expected is null, broken.Count == 0);
        Assert.True(expected is null || broken.Contains(expected), string.Join('\n', broken));
    }

    [Fact]
    public async Task Get_FeedsOfBothLanguages_NameTheirEntriesForEver()
    {
        var ids = new List<string>();
        foreach (var language in new[] { "kk", "ru" })
        {
            var feed = XDocument.Parse(await portal.Client.GetStringAsync($"/{language}/feed.xml", TestContext.Current.CancellationToken)).Root!;
            ids.AddRange(feed.Descendants(Atom + "id").Select(id => id.Value));
        }

        // Written out: an id that changes shows every reader every warning as new.
        Assert.Equal(14, ids.Distinct().Count());
        Assert.Contains("tag:localhost,2026:/kk/feed.xml", ids);
        Assert.Contains("tag:localhost,2026:/ru/alerts/second-call-1414", ids);
    }

    [Fact]
    public async Task Get_Feed_HasTheWholeTextWithoutBreaksInWords()
    {
        var xml = await portal.Client.GetStringAsync("/kk/feed.xml", TestContext.Current.CancellationToken);

        Assert.DoesNotContain('\u00AD', xml);
        Assert.Contains("href=\"tel:102\"", XDocument.Parse(xml).Descendants(Atom + "content").First().Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_Feed_IsKeptAndCompressed()
    {
        using var first = await portal.Client.SendAsync(HttpMethod.Get, "/ru/feed.xml", ("Accept-Encoding", "br"));
        using var again = await portal.Client.SendAsync(HttpMethod.Get, "/ru/feed.xml", ("Accept-Encoding", "br"), ("If-None-Match", first.Header("ETag")!));

        Assert.Equal("br", first.Header("Content-Encoding"));
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
    }
}
