using System.Net;
using CyberAware.Core;
using CyberAware.Core.Documents;
using CyberAware.TestSupport;
using CyberAware.Web.Links;
using CyberAware.Web.Site;
using CyberAware.Web.Tests.Pages.Quizzes;
using Microsoft.Extensions.DependencyInjection;

namespace CyberAware.Web.Tests.Pages.ShortLinks;

/// <summary>What is printed is found again: by its code, in the reader's language, whatever it is called now.</summary>
public sealed class ShortLinkTests(SharedPortal portal)
{
    private const string Passwords = "/l/6qzwrj"; // guide/passwords

    private PortalSnapshot Snapshot => portal.Host.Services.GetRequiredService<SnapshotProvider>().Current;

    [Theory]
    [InlineData(Passwords, "kk", "/kk/guide/passwords")]
    [InlineData(Passwords, "ru-RU,ru;q=0.9", "/ru/guide/passwords")]
    [InlineData(Passwords, "en", "/kk/guide/passwords")]
    [InlineData("/kk" + Passwords, "ru", "/kk/guide/passwords")]
    [InlineData("/ru" + Passwords, "kk", "/ru/guide/passwords")]
    [InlineData(Passwords + "?v=!!!", "kk", "/kk/guide/passwords")]
    [InlineData(Passwords + "?v=zzzzz", "kk", "/kk/guide/passwords")] // a day that has not come
    [InlineData(Passwords + "?v=000&v=000", "kk", "/kk/guide/passwords")]
    [InlineData(Passwords + "?v=https://evil.example", "kk", "/kk/guide/passwords")]
    [InlineData("/l/9tgm0p", "ru", "/ru")]
    public async Task Get_Code_LeadsToThePageInTheReadersLanguage(string address, string languages, string expected)
    {
        using var client = portal.Host.RawClient();
        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Head })
        {
            using var response = await client.SendAsync(method, address, ("Accept-Language", languages));

            Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
            Assert.Equal(expected, response.Header("Location"));
            Assert.Equal("no-cache", response.Header("Cache-Control"));
            Assert.Null(response.Header("Set-Cookie"));
        }
    }

    [Theory]
    [InlineData("/l/6qzwrk")]
    [InlineData("/l/6qzwrj/guide")]
    [InlineData("/l/evil.example")]
    [InlineData("/l/%2f%2fevil.example")]
    [InlineData("/l/%0d%0aSet-Cookie:x")]
    [InlineData("/l/қазақ")]
    [InlineData("/l/__proto__")]
    [InlineData("/kk/l/none")]
    [InlineData("/l")]
    public async Task Get_WhatIsNoCode_IsNotFoundInTheReadersLanguage(string address)
    {
        using var client = portal.Host.RawClient();
        using var response = await client.SendAsync(HttpMethod.Get, address, ("Accept-Language", address.StartsWith("/kk", StringComparison.Ordinal) ? "ru" : "kk"));
        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains("<html lang=\"kk\"", body, StringComparison.Ordinal);
        Assert.Equal("no-store", response.Header("Cache-Control"));
    }

    [Fact]
    public async Task Get_UnknownCode_IsSaidInRussianToWhoReadsRussian()
    {
        using var response = await portal.Host.RawClient().SendAsync(HttpMethod.Get, "/l/zzzzzz", ("Accept-Language", "ru"));
        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains("<html lang=\"ru\"", body, StringComparison.Ordinal);
        Assert.DoesNotContain("Бастапқы", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_LongAndCapitalCodes_AreNoError()
    {
        using var client = portal.Host.RawClient();
        using var capital = await client.SendAsync(HttpMethod.Get, "/L/6QZWRJ?v=abc");
        using var tooLong = await client.SendAsync(HttpMethod.Get, "/l/" + new string('7', 3000));
        using var post = await client.SendAsync(HttpMethod.Post, Passwords);

        Assert.Equal((HttpStatusCode.MovedPermanently, "/l/6qzwrj?v=abc"), (capital.StatusCode, capital.Header("Location")));
        Assert.Equal(HttpStatusCode.NotFound, tooLong.StatusCode);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, post.StatusCode);
    }

    [Fact]
    public void For_EveryPublicPageAndSheet_HasACodeOfItsOwnThatIsInNoSitemap()
    {
        var paths = portal.Host.Services.GetServices<PublicPathSource>().SelectMany(source => source.Paths(Snapshot)).Where(path => path.IsListed).Select(path => path.Path)
            .Concat(Snapshot.Library.Lessons.SelectMany(lesson => SchoolPaths.Sheets.Select(sheet => SchoolPaths.For(lesson, sheet)))).ToList();
        var codes = paths.Select(path => Snapshot.ShortLinks.For(Language.Russian, path).Code).ToList();

        Assert.True(paths.Count > 200, $"{paths.Count} pages");
        Assert.Equal(codes.Count, codes.Distinct().Count());
        Assert.All(paths.Zip(codes), pair => Assert.Equal(pair.First, Snapshot.ShortLinks.Find(pair.Second, null, default)?.Page.Path));
        Assert.DoesNotContain(portal.Addresses, address => address.Contains("/l/", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/kk/guide/passwords", "guide/passwords")]
    [InlineData("/ru/guide/print", "guide/print")]
    [InlineData("/kk/check/scam/all", "check/scam/all")]
    [InlineData("/ru/schools/term", "schools/term")]
    [InlineData("/kk/schools/passwords-lesson-5-9", "schools/passwords-lesson-5-9")]
    [InlineData("/ru/schools/passwords-lesson-5-9/plan", "schools/passwords-lesson-5-9/plan")]
    [InlineData("/kk/schools/passwords-lesson-5-9/slides", "schools/passwords-lesson-5-9/slides")]
    public async Task Get_PageThatIsPrinted_ShowsItsShortAddressBesideTheCode(string address, string path)
    {
        using var client = portal.Host.RawClient();
        var page = await client.GetPageAsync(address);
        var foot = page.QuerySelectorAll(".share-address")[^1];

        Assert.Equal($"{PortalHost.PublicOrigin}/l/{ShortCode.For(path)}", foot.QuerySelector("a")!.TextContent);
        Assert.Equal(address, foot.QuerySelector("a")!.GetAttribute("href")); // on the screen without a detour
        Assert.NotNull(foot.QuerySelector("svg.qr path"));
        Assert.NotNull(page.GetElementById(ShortPaths.CurrentAnchor));

        // What is in the code leads on, and tells that the paper is current.
        var printed = Snapshot.ShortLinks.For(Language.Find(address[1..3])!, path);
        using var response = await client.SendAsync(HttpMethod.Get, $"/l/{printed.Code}?v={printed.Version}", ("Accept-Language", "ru"));
        Assert.Equal($"/ru/{path}#{ShortPaths.CurrentAnchor}", response.Header("Location"));
    }

    [Fact]
    public async Task Get_RenamedThreeTimesRetiredAndOldPapers_AreAllAnswered()
    {
        using var copy = new ContentCopy()
            .Replace("guide/passwords/page.yml", "kind: step", "kind: step\naliases: [/guide/one, /guide/two, /guide/three]")
            .Replace("lessons/passwords-card-5-9/lesson.yml", "topic:", "aliases: [/schools/one, /schools/two, /schools/three]\ntopic:")
            .Replace("lessons/passwords-lesson-5-9/lesson.yml", "topic:", "aliases: [/schools/was]\nretired: { on: 2026-11-30, successor: /schools/one }\ntopic:");
        await using var host = PortalHost.With(("Portal:ContentPath", copy.Folder));
        using var client = host.RawClient();

        foreach (var language in Language.All)
        {
            foreach (var name in new[] { "one", "two", "three" })
            {
                await LeadsAsync($"/{language}/guide/{name}", $"/{language}/guide/passwords", HttpStatusCode.MovedPermanently);
                await LeadsAsync($"/{language}/schools/{name}", $"/{language}/schools/passwords-card-5-9", HttpStatusCode.MovedPermanently);
                foreach (var part in new[] { "plan", "plan.docx", "lesson.imscc" })
                {
                    await LeadsAsync($"/{language}/schools/{name}/{part}", $"/{language}/schools/passwords-card-5-9/{part}", HttpStatusCode.MovedPermanently);
                }

                await LeadsAsync($"/embed/{language}/schools/{name}", $"/embed/{language}/schools/passwords-card-5-9", HttpStatusCode.MovedPermanently);
                await IsDescribedAsync($"/{language}/schools/{name}", $"/embed/{language}/schools/passwords-card-5-9");
                await IsDescribedAsync($"/{language}/l/{ShortCode.For($"schools/{name}")}", $"/embed/{language}/schools/passwords-card-5-9");
                await LeadsAsync($"/{language}/l/{ShortCode.For($"guide/{name}")}", $"/{language}/guide/passwords", HttpStatusCode.Redirect);
                await LeadsAsync($"/{language}/l/{ShortCode.For($"schools/{name}/plan")}", $"/{language}/schools/passwords-card-5-9/plan", HttpStatusCode.Redirect);
            }

            await LeadsAsync($"/{language}{Passwords}", $"/{language}/guide/passwords", HttpStatusCode.Redirect);
        }

        // The code that is printed stays that of the first address.
        var page = await client.GetPageAsync("/kk/schools/passwords-card-5-9/plan");
        Assert.EndsWith(ShortCode.For("schools/one/plan"), page.QuerySelector(".lesson-sheet-foot a")!.TextContent, StringComparison.Ordinal);

        foreach (var address in new[] { "/kk/schools/passwords-lesson-5-9", "/ru/schools/passwords-lesson-5-9/plan", "/kk/schools/was", "/ru/schools/was/slides", "/kk/schools/was/plan.docx", "/ru/schools/passwords-lesson-5-9/lesson.imscc" })
        {
            await IsGoneAsync(address, "kk");
        }

        foreach (var path in new[] { "schools/passwords-lesson-5-9", "schools/passwords-lesson-5-9/handout", "schools/was", "schools/was/plan" })
        {
            await IsGoneAsync("/l/" + ShortCode.For(path), "ru");
            await IsGoneAsync($"/kk/l/{ShortCode.For(path)}?v=000", "ru");
        }

        await IsGoneInAFrameAsync("/embed/kk/schools/was", "/embed/kk/schools/passwords-lesson-5-9");
        await IsGoneInAFrameAsync("/embed/ru/schools/passwords-lesson-5-9", null);
        using var retired = await client.SendAsync(HttpMethod.Get, $"/oembed?url={PortalHost.PublicOrigin}/l/{ShortCode.For("schools/was")}");
        Assert.Equal(HttpStatusCode.NotFound, retired.StatusCode);

        Assert.DoesNotContain("passwords-lesson-5-9", await client.GetStringAsync("/sitemap.xml", TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.DoesNotContain("passwords-lesson-5-9", await client.GetStringAsync("/kk/schools", TestContext.Current.CancellationToken), StringComparison.Ordinal);

        async Task LeadsAsync(string address, string expected, HttpStatusCode status)
        {
            using var response = await client.SendAsync(HttpMethod.Get, address);
            Assert.True(response.StatusCode == status && response.Header("Location") == expected, $"{address}: {(int)response.StatusCode} {response.Header("Location")}");
        }

        async Task IsDescribedAsync(string address, string frame)
        {
            var answer = await client.GetStringAsync($"/oembed?url={Uri.EscapeDataString(PortalHost.PublicOrigin + address)}", TestContext.Current.CancellationToken);
            Assert.Contains($"{PortalHost.PublicOrigin}{frame}\\u0022", answer, StringComparison.Ordinal);
        }

        async Task IsGoneInAFrameAsync(string address, string? current)
        {
            if (current is not null)
            {
                await LeadsAsync(address, current, HttpStatusCode.MovedPermanently);
            }

            using var response = await client.SendAsync(HttpMethod.Get, current ?? address);
            var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await response.DecodedAsync());
            Assert.Equal(HttpStatusCode.Gone, response.StatusCode);
            Assert.Contains("frame-ancestors *", response.Header("Content-Security-Policy"), StringComparison.Ordinal);
            Assert.Equal($"/{(current ?? address)[7..9]}/schools/passwords-card-5-9", page.QuerySelector(".button")!.GetAttribute("href"));
        }

        async Task IsGoneAsync(string address, string languages)
        {
            using var response = await client.SendAsync(HttpMethod.Get, address, ("Accept-Language", languages));
            var language = Language.Find(address[1..3]) ?? Language.Find(languages)!;
            var document = await new AngleSharp.Html.Parser.HtmlParser().ParseDocumentAsync(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
            var successor = document.QuerySelector(".error-successor a");

            Assert.True(response.StatusCode == HttpStatusCode.Gone, $"{address}: {(int)response.StatusCode}");
            Assert.Equal(language.Tag, document.DocumentElement.GetAttribute("lang"));
            Assert.Equal($"/{language}/schools/passwords-card-5-9", successor?.GetAttribute("href"));
            Assert.Equal(host.Library().FindLesson("passwords-card-5-9")![language].Title, successor?.TextContent);
            Assert.Contains(host.Library().FindLessonEver("was")![language].Title, document.QuerySelector(".lead")!.TextContent, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("kk", "Қағаздағы мәтін ескірген", "2026 жылғы 1 қараша")]
    [InlineData("ru", "Распечатка устарела", "1 ноября 2026 года")]
    public async Task Get_OldPaper_SaysSinceWhenAndLeadsOn(string reader, string title, string day)
    {
        var old = PaperVersion.For(Page("guide/passwords"), Language.Kazakh, Snapshot.Library)! with { Day = new DateOnly(2026, 11, 1) };
        using var client = portal.Host.RawClient();
        using var first = await client.SendAsync(HttpMethod.Get, $"{Passwords}?v={old}", ("Accept-Language", reader));
        Assert.Equal($"/{reader}{Passwords}?v={old}", first.Header("Location"));

        var page = await client.GetPageAsync(first.Header("Location")!);

        Assert.Equal(title, page.QuerySelector("h1")!.TextContent.Replace("\u00AD", "", StringComparison.Ordinal));
        Assert.Contains(day, page.QuerySelector(".paper-facts")!.TextContent, StringComparison.Ordinal);
        Assert.Equal($"/{reader}/guide/passwords", page.QuerySelector("main a.button")!.GetAttribute("href"));
        Assert.Equal("noindex", page.QuerySelector("meta[name=robots]")!.GetAttribute("content"));
        Assert.All(page.QuerySelectorAll(".site-language a"), link => Assert.EndsWith($"{Passwords}?v={old}", link.GetAttribute("href"), StringComparison.Ordinal));
        Assert.Equal(reader == "ru" ? "kk" : null, page.QuerySelector(".paper-facts [lang]")?.GetAttribute("lang"));
    }

    [Fact]
    public async Task Get_PaperWithAnotherTelephoneNumber_IsOldThoughItsTextIsOfTheSameDay()
    {
        var now = PaperVersion.For(Page("help"), Language.Russian, Snapshot.Library)!;
        var old = now with { Facts = now.Facts == "00" ? "11" : "00" };
        Assert.Equal(2, now.Facts.Length);

        var page = await portal.Host.RawClient().GetPageAsync($"/ru/l/{ShortCode.For("help")}?v={old}");

        Assert.Contains("контакты", page.QuerySelector(".lead")!.TextContent, StringComparison.Ordinal);
        Assert.Single(page.QuerySelectorAll(".paper-facts dd").Skip(1));
    }

    private PrintedPage Page(string path) => PrintedPage.In(Snapshot.Library, []).First(page => page.Path == path);
}
