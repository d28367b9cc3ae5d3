using System.Globalization;
using CyberAware.Browser.Tests.Browsing;
using CyberAware.Browser.Tests.Crawling;
using CyberAware.Core.People.Storage;
using Microsoft.Playwright;

namespace CyberAware.Browser.Tests.Journeys;

/// <summary>A text is changed by two people: written in both languages, checked, looked at, reviewed, published, read. Nothing that was typed gets lost.</summary>
[Collection(typeof(EditorJourneys))]
public sealed class EditorTests(EditorSite site)
{
    private const string Wrong = " [бет](/guide/nowhere-at-all)";

    [Theory]
    [InlineData("kk", true, 1280, 360, "guide/social-engineering")]
    [InlineData("ru", true, 360, 1280, "personal-data")]
    [InlineData("kk", false, 360, 1280, "basics")]
    [InlineData("ru", false, 1280, 360, "shopping")]
    public async Task Text_WrittenByOneAndReviewedByAnother_ReachesReaders(string language, bool script, int authorWidth, int reviewerWidth, string document)
    {
        var sentences = new Dictionary<string, string> { ["kk"] = $"Хат авторын әрдайым тексеріңіз: {language}.", ["ru"] = $"Всегда проверяйте автора письма: {language}." };
        await using var first = await site.ReaderAsync(Role.Author, authorWidth, script);
        var author = await first.NewPageAsync();
        var watch = script ? await PageWatch.StartAsync(author, site.Address) : null;
        var screen = new TextScreen(author, script);

        // From the page that readers see to its text.
        await author.GotoAsync($"{site.Address}editor/{language}/pages/{document}");
        await author.Locator("#site-field-title").FillAsync($"<b>{document}</b> {language}");
        await author.Locator("form[action$=Begin] button").First.ClickThroughAsync();
        await WriteBothAsync(screen, sentences, language);
        Assert.Null(await Measures.SidewaysScrollAsync(author));
        await PreviewAsync(author, script, sentences[language]);
        await screen.SaveAsync();
        if (script)
        {
            Assert.Empty(await Axe.CheckAsync(author));
        }

        await author.Locator(".editor-path a").ClickThroughAsync();
        await author.Locator("form[action$=Submit] button").ClickThroughAsync();
        await Assertions.Expect(author.Locator(".account-done")).ToBeVisibleAsync();

        await using var second = await site.ColleagueAsync("second-hand", [Role.Reviewer, Role.Publisher], reviewerWidth, script);
        var reviewer = await second.NewPageAsync();
        await reviewer.GotoAsync($"{site.Address}editor/{language}");
        await reviewer.Locator("[aria-labelledby=site-board-Review] a", new() { HasText = $"<b>{document}</b> {language}" }).ClickThroughAsync();
        foreach (var (each, sentence) in sentences)
        {
            await Assertions.Expect(reviewer.Locator($".diff[lang={each}] ins", new() { HasText = sentence })).ToBeVisibleAsync();
        }

        Assert.Null(await Measures.SidewaysScrollAsync(reviewer));
        await reviewer.Locator("form[action$=Approve] button").ClickThroughAsync();
        await reviewer.Locator("form[action$='=Publish'] button").ClickThroughAsync();
        await Assertions.Expect(reviewer.Locator(".account-done")).ToBeVisibleAsync();
        await using var third = await site.AnybodyAsync(360, script);
        var reader = await third.NewPageAsync();
        foreach (var (each, sentence) in sentences)
        {
            await reader.ShowsAsync($"{site.Address}{each}/{document}", sentence);
        }

        // Whoever goes on to another screen gives up the check of what was typed last; a preview opened at once may show the mistake of a moment ago first.
        Assert.DoesNotContain(
            watch is null ? [] : await watch.TakeAsync(),
            problem => !problem.Text.EndsWith("/check net::ERR_ABORTED", StringComparison.Ordinal) && !IsRefusedPreview(problem.Text));
    }

    [Theory]
    [InlineData("kk", true, 360)]
    [InlineData("ru", false, 1280)]
    public async Task TwoBrowsers_OnOneText_ShowBothChangesAndLoseNeither(string language, bool script, int width)
    {
        var document = script ? "children/teens" : "children/parents";
        var edition = await site.Portal.DraftAsync(document, "Бастапқы сөйлем.", $"Екі браузер {language}");
        var url = $"{site.Address}editor/{language}/editions/{edition.Id}/text?path={document}/{language}.md";
        await using var one = await site.ReaderAsync(Role.Author, 1280, script);
        await using var two = await site.ColleagueAsync("second-author", [Role.Author], width, script);
        var (first, second) = (await one.NewPageAsync(), await two.NewPageAsync());
        var (theirs, yours) = (new TextScreen(first, script), new TextScreen(second, script));
        await first.GotoAsync(url);
        await second.GotoAsync(url);

        // Who else writes is told and keeps nobody from writing.
        await Assertions.Expect(second.Locator("[data-presence]")).ToContainTextAsync("Author");
        await theirs.AddAsync(language, "Екінші адамның сөзі.");
        await theirs.SaveAsync();
        await yours.AddAsync(language, "Менің <b>сөзім</b>.");
        var answer = second.WaitForResponseAsync(response => response.Request.Method == "POST" && response.Url.Contains("handler=Save", StringComparison.Ordinal));
        await second.Locator(".editor-actions button").First.ClickThroughAsync();
        Assert.Equal(409, (await answer).Status);

        var conflict = yours.Pane(language).Locator(".editor-conflict");
        await Assertions.Expect(conflict.Locator(".diff").First.Locator("ins", new() { HasText = "Менің <b>сөзім</b>." })).ToBeVisibleAsync();
        await Assertions.Expect(conflict.Locator(".diff").Nth(1).Locator("ins", new() { HasText = "Екінші адамның сөзі." })).ToBeVisibleAsync();
        Assert.EndsWith("Менің <b>сөзім</b>.", (await yours.ReadAsync(language)).TrimEnd(), StringComparison.Ordinal);
        await conflict.Locator("summary").Last.ClickAsync();
        Assert.EndsWith("Екінші адамның сөзі.", (await conflict.Locator("textarea").InputValueAsync()).TrimEnd(), StringComparison.Ordinal);
        Assert.Null(await Measures.SidewaysScrollAsync(second));
        if (script)
        {
            Assert.Empty(await Axe.CheckAsync(second));
        }

        // What the other one wrote takes the place of one's own, which is written anew; the next save comes after it.
        await conflict.Locator("input[type=radio]").Nth(1).CheckAsync();
        await conflict.Locator("button[formaction$=Take]").ClickThroughAsync();
        await Assertions.Expect(conflict.Locator("input[type=radio]")).ToHaveCountAsync(0);
        Assert.EndsWith("Екінші адамның сөзі.", (await yours.ReadAsync(language)).TrimEnd(), StringComparison.Ordinal);
        await yours.AddAsync(language, "Менің <b>сөзім</b>.");
        await yours.SaveAsync();
        var saved = await yours.ReadAsync(language);
        Assert.Contains("Менің <b>сөзім</b>.", saved, StringComparison.Ordinal);
        Assert.Contains("Екінші адамның сөзі.", saved, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Crash_BeforeThePortalHasIt_LeavesTheLastFiveVersionsInTheBrowser()
    {
        const string document = "children/kids";
        var edition = await site.Portal.DraftAsync(document, "Бастапқы сөйлем.", "Апаттан кейін");
        await using var reader = await site.ReaderAsync(Role.Author, 360, script: true);
        var tab = await reader.NewPageAsync();
        var screen = new TextScreen(tab, script: true);
        var url = $"{site.Address}editor/ru/editions/{edition.Id}/text?path={document}/ru.md";
        await tab.Clock.InstallAsync();
        await tab.GotoAsync(url);
        var before = await screen.ReadAsync("ru");

        // The line is cut: each version is sent in vain and stays here.
        await tab.RouteAsync("**/*handler=Keep", route => route.AbortAsync());
        await screen.AddAsync("ru", "Версия");
        for (var version = 1; version <= 6; version++)
        {
            await tab.Keyboard.InsertTextAsync($" {version}");
            await tab.Clock.FastForwardAsync(2100);
            await tab.UntilAsync("end => Object.keys(localStorage).some(key => key.startsWith('portal.editor.') && JSON.parse(localStorage[key]).at(-1).text.endsWith(end))", $" {version}");
        }

        await Assertions.Expect(tab.Locator(".editor-status")).ToContainTextAsync("Сервер не ответил");
        await Assert.ThrowsAsync<PlaywrightException>(() => tab.GotoAsync("chrome://crash"));

        var again = await reader.NewPageAsync();
        screen = new TextScreen(again, script: true);
        await again.GotoAsync(url);
        Assert.Equal(before, await screen.ReadAsync("ru"));
        var offers = again.Locator(".editor-local p");
        await Assertions.Expect(offers).ToHaveCountAsync(5);
        Assert.Null(await Measures.SidewaysScrollAsync(again));
        await offers.First.Locator("button").First.ClickAsync();
        Assert.EndsWith("Версия 1 2 3 4 5 6", await screen.ReadAsync("ru"), StringComparison.Ordinal);
        await again.Keyboard.PressAsync("Control+End"); // lines out of sight are not drawn
        await Assertions.Expect(screen.Code("ru")).ToContainTextAsync("Версия 1 2 3 4 5 6");
        await screen.SaveAsync();
        Assert.EndsWith("Версия 1 2 3 4 5 6", (await screen.ReadAsync("ru")).TrimEnd(), StringComparison.Ordinal);
        Assert.Equal(0, await again.EvaluateAsync<int>("() => Object.keys(localStorage).filter(key => key.startsWith('portal.editor.')).length"));
    }

    // A link that leads nowhere is told with its line; the same mistake can stand in the other language too.
    private static async Task WriteBothAsync(TextScreen screen, IReadOnlyDictionary<string, string> sentences, string language)
    {
        var other = sentences.Keys.Single(each => each != language);
        await screen.AddAsync(other, sentences[other]);
        await screen.AddAsync(language, sentences[language] + Wrong);
        await screen.CheckAsync();
        await screen.ShowAsync(language);
        var problem = screen.Problems(language).Filter(new() { HasText = "/guide/nowhere-at-all" }).First;
        var line = await screen.LineOfAsync(language, Wrong);
        await Assertions.Expect(problem.Locator("a")).ToHaveAttributeAsync("data-line", line.ToString(CultureInfo.InvariantCulture));
        await Assertions.Expect(problem.Locator("a")).ToHaveTextAsync(language == "kk" ? $"{line}-жол" : $"Строка: {line}");

        await screen.ReplaceEndAsync(language, Wrong, "");
        await screen.CheckAsync();
        await Assertions.Expect(screen.Problems(language).Filter(new() { HasText = "/guide/nowhere-at-all" })).ToHaveCountAsync(0);
    }

    private static bool IsRefusedPreview(string problem) =>
        problem.Contains("422 (Unprocessable Entity)", StringComparison.Ordinal) && problem.Contains("/preview/", StringComparison.Ordinal);

    // The page as readers would see it: in a frame beside the text, or for want of a script on a page of its own, from which a link leads back.
    private static async Task PreviewAsync(IPage tab, bool script, string sentence)
    {
        var button = tab.Locator("[data-opens=preview]");
        if (!script)
        {
            await button.ClickThroughAsync();
            Assert.Contains(sentence, PublicTexts.Plain(await tab.Locator("main").InnerTextAsync()), StringComparison.Ordinal);
            await tab.Locator(".preview-bar a[href*='/text?']").ClickThroughAsync();
            return;
        }

        await button.ClickAsync();
        await Assertions.Expect(tab.Locator(".editor-preview h2")).ToBeInViewportAsync();
        await tab.UntilAsync(
            "words => (document.querySelector('.editor-preview iframe')?.contentDocument?.querySelector('main')?.textContent ?? '').replace(/\u00AD/g, '').replace(/[\u00A0\u202F]/g, ' ').includes(words)",
            sentence);
        Assert.True(await tab.EvaluateAsync<bool>("() => document.querySelector('.editor-preview iframe').clientWidth <= 360"));
        await button.ClickAsync();
    }
}
