using CyberAware.Core.Documents;
using CyberAware.Core.Documents.Markup;
using CyberAware.Core.Documents.Yaml;
using CyberAware.Core.Pages;
using CyberAware.Core.Surveys;
using CyberAware.TestSupport;

namespace CyberAware.Core.Tests.Pages;

public sealed class AttackTests
{
    public static TheoryData<string> Payloads => [.. AttackPayloads.All];

    [Fact]
    public void Payloads_All_AreManyAndDifferent()
    {
        Assert.True(AttackPayloads.All.Count >= 100);
        Assert.Equal(AttackPayloads.All.Count, AttackPayloads.All.Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Payloads))]
    public void Load_Payload_IsRefusedOrHarmless(string payload)
    {
        var result = A.Content().WithBody(payload).WithFile("guide/email/x.png", ContentBuilder.Png).Load();

        Assert.Equal(result.Library is null, result.Problems.Count > 0);
        foreach (var text in result.Library?.Find(ContentBuilder.Page)?.Texts.Values ?? [])
        {
            Assert.Empty(SafeMarkup.Dangers(text.Html.Value));
        }
    }

    // What remains of the payloads when the checker lets everything through.
    [Theory]
    [MemberData(nameof(Payloads))]
    public void Render_PayloadWithoutChecker_IsHarmless(string payload)
    {
        var problems = new ProblemList("kk.md");
        var tree = MarkdownParser.Parse(new FrontMatter("", payload, 1), problems)!;

        Assert.Empty(SafeMarkup.Dangers(new PageRenderer(Language.Kazakh, new Dictionary<string, Survey>()).Render(tree).Value));
    }

    // What remains when the payload is HTML already.
    [Theory]
    [MemberData(nameof(Payloads))]
    public void Sanitize_Payload_IsHarmless(string payload) => Assert.Empty(SafeMarkup.Dangers(SafeHtml.Sanitize(payload).Value));

    [Theory]
    [MemberData(nameof(Payloads))]
    public void Load_PayloadInFrontMatter_NeverThrows(string payload)
    {
        var quoted = payload.Replace("'", "''", StringComparison.Ordinal);

        var result = A.Content().WithFile("guide/email/kk.md", $"---\ntitle: '{quoted}'\nsummary: {payload}\n---\n").Load();

        Assert.Equal(result.Library is null, result.Problems.Count > 0);
    }

    [Theory]
    [InlineData("<script>alert(1)</script>", "<script>")]
    [InlineData("<p onclick=alert(1)>a</p>", "<p onclick>")]
    [InlineData("<p style=color:red>a</p>", "<p style>")]
    [InlineData("<form></form>", "<form>")]
    [InlineData("<iframe></iframe>", "<iframe>")]
    [InlineData("<svg></svg>", "<svg>")]
    [InlineData("<a href='javascript:a'>a</a>", "<a href=javascript:a>")]
    [InlineData("<a href=' java\tscript:a'>a</a>", "<a href= java\tscript:a>")]
    [InlineData("<a href='data:a'>a</a>", "<a href=data:a>")]
    [InlineData("<a href='/\t/evil'>a</a>", "<a href=/\t/evil>")]
    [InlineData("<img src='//evil'>", "<img src=//evil>")]
    public void Dangers_DangerousMarkup_NamesIt(string html, string danger) => Assert.Contains(danger, SafeMarkup.Dangers(html));

    [Fact]
    public void Dangers_PlainMarkup_FindsNothing() =>
        Assert.Empty(SafeMarkup.Dangers("<h2 id=\"a\">A</h2><p class=\"b\"><a href=\"/kk/c\" rel=\"noopener\">C</a> <a href=\"tel:1400\">1400</a></p>"));

    [Fact]
    public void Load_ReferenceLink_LeadsToReadersLanguage()
    {
        var library = A.Content().WithBody("[a][b]\n\n[b]: /guide").Library();

        Assert.Equal("<p><a href=\"/ru/guide\">a</a></p>", library.Find(ContentBuilder.Page)![Language.Russian].Html.Value.Trim());
    }

    [Fact]
    public void Load_ManyLinkOpeners_IsRefusedAtOnce()
    {
        var started = TimeProvider.System.GetTimestamp();

        var result = A.Content().WithBody(string.Concat(Enumerable.Repeat("[a](", 15_000))).Load();

        Assert.Null(result.Library);
        Assert.True(TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromSeconds(5));
    }
}
