using CyberAware.Browser.Tests.Browsing;
using CyberAware.Browser.Tests.Crawling;
using CyberAware.Core.Editing;
using CyberAware.Core.Editing.Media;
using CyberAware.Core.People.Storage;
using CyberAware.TestSupport;
using Microsoft.Playwright;
using SkiaSharp;

namespace CyberAware.Browser.Tests.Journeys;

/// <summary>Editions in a browser: from a draft to readers with several people, with and without a script, and how the screens look.</summary>
[Collection(typeof(EditorJourneys))]
public sealed class EditionTests(EditorSite site)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("kk", true, 360, 1280, "guide/updates")]
    [InlineData("ru", false, 1280, 360, "guide/email")]
    public async Task Edition_FromDraftToReaders_PassesThroughThreeHands(string language, bool script, int authorWidth, int reviewerWidth, string document)
    {
        var sentence = $"Шолғыштағы {language} сөйлем.";
        var edition = await site.Portal.DraftAsync(document, sentence, $"Шолғыштағы өзгеріс {language}");
        await using var one = await site.ReaderAsync(Role.Author, authorWidth, script);
        await using var two = await site.ReaderAsync(Role.Reviewer, reviewerWidth, script);
        await using var three = await site.ReaderAsync(Role.Publisher, authorWidth, script);
        var author = await one.NewPageAsync();
        await OpenFromBoardAsync(author, language, "Drafts", edition);
        await author.Locator("form[action$=Submit] button").ClickThroughAsync();
        await Assertions.Expect(author.Locator(".account-done")).ToBeVisibleAsync();

        var reviewer = await two.NewPageAsync();
        await OpenFromBoardAsync(reviewer, language, "Review", edition);
        await Assertions.Expect(reviewer.Locator(".diff ins").First).ToContainTextAsync(sentence);
        await reviewer.Locator("summary", new() { HasText = language == "kk" ? "Жолға пікір жазу" : "Написать комментарий" }).First.ClickAsync();
        var comment = reviewer.Locator("form[action$=Comment]").First;
        await comment.Locator("select").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await comment.Locator("textarea").FillAsync("Жақсы сөйлем.");
        await comment.Locator("button").ClickThroughAsync();
        await Assertions.Expect(reviewer.Locator(".diff .comment-text")).ToHaveTextAsync("Жақсы сөйлем.");
        Assert.Null(await Measures.SidewaysScrollAsync(reviewer));
        await reviewer.Locator("form[action$=Approve] button").ClickThroughAsync();

        var publisher = await three.NewPageAsync();
        await OpenFromBoardAsync(publisher, language, "Approved", edition);
        await publisher.Locator("#site-field-date").FillAsync("2099-01-31");
        await publisher.Locator("input[name=time]").FillAsync("09:00");
        await publisher.Locator("form[action$=Schedule] button").ClickThroughAsync();
        await Assertions.Expect(publisher.Locator(".edition-facts")).ToContainTextAsync("31.01.2099, 09:00");
        await publisher.Locator("form[action$=Unschedule] button").ClickThroughAsync();
        await publisher.Locator("form[action$=Publish] button").ClickThroughAsync();
        await Assertions.Expect(publisher.Locator(".account-done")).ToBeVisibleAsync();

        await author.ShowsAsync($"{site.Address}{language}/{document}", sentence);
        Assert.Equal(script ? 1 : 0, await author.Locator($".site-edit a[href='/editor/{language}/pages/{document}']").CountAsync());
        await author.GotoAsync($"{site.Address}editor/{language}/history?path={document}/kk.md");
        await author.Locator("#site-compare button").ClickThroughAsync();
        await Assertions.Expect(author.Locator(".diff ins")).ToContainTextAsync(sentence);
        await author.Locator("form[action$=Restore] button").First.ClickThroughAsync();
        await Assertions.Expect(author.Locator(".diff del")).ToContainTextAsync(sentence);
    }

    [Theory]
    [InlineData("kk", true, 360)]
    [InlineData("ru", false, 1280)]
    public async Task Picture_StoredByMistake_IsTakenAway(string language, bool script, int width)
    {
        var name = (await site.Portal.Service<MediaService>().UploadAsync(
            site.Portal.ActorOf(Role.Author), "кісі.png", PictureFiles.Quarter(SKEncodedImageFormat.Png, 320 + width), Cancellation)).Value.Name;
        await using var reader = await site.ReaderAsync(Role.Author, width, script);
        var tab = await reader.NewPageAsync();
        await tab.GotoAsync($"{site.Address}editor/{language}/media");
        var item = tab.Locator($".media-list > li:has(img[src='{name.Url}'])");
        await item.Locator("summary").ClickAsync();
        Assert.Null(await Measures.SidewaysScrollAsync(tab));
        await item.Locator("form button").ClickThroughAsync();
        await Assertions.Expect(tab.Locator(".account-done")).ToBeVisibleAsync();
        await Assertions.Expect(item).ToHaveCountAsync(0);
        Assert.Equal(404, (await reader.APIRequest.GetAsync($"{site.Address}{name.Url[1..]}")).Status);
    }

    [Fact]
    public async Task EditLink_OnPublicPages_IsThereWhileSomebodyHasSignedIn()
    {
        await using var reader = await site.ReaderAsync(Role.Author, 360, script: true);
        var tab = await reader.NewPageAsync();
        var watch = await PageWatch.StartAsync(tab, site.Address);
        await tab.GotoAsync($"{site.Address}ru/guide/passwords");
        Assert.Equal(0, await tab.Locator(".site-edit").CountAsync());
        await tab.GotoAsync($"{site.Address}editor/ru");
        await tab.GotoAsync($"{site.Address}ru/guide/passwords");
        Assert.Null(await Measures.SidewaysScrollAsync(tab));
        Assert.Empty(await Axe.CheckAsync(tab));
        await tab.Locator(".site-edit a").ClickThroughAsync();
        Assert.EndsWith("/editor/ru/documents/guide/passwords", tab.Url, StringComparison.Ordinal);

        await tab.GotoAsync($"{site.Address}kk");
        await Assertions.Expect(tab.Locator(".site-edit a")).ToHaveTextAsync("Осы беттің мәтінін өзгерту");
        await reader.ClearCookiesAsync();
        await tab.GotoAsync($"{site.Address}account/kk/sign-in");
        await tab.GotoAsync($"{site.Address}kk");
        Assert.Equal(0, await tab.Locator(".site-edit").CountAsync());
        Assert.Empty(await watch.TakeAsync());
    }

    /// <summary>Every screen in every theme: axe finds nothing, and nothing is wider than the window.</summary>
    [Theory]
    [InlineData("kk", 360)]
    [InlineData("ru", 1280)]
    public async Task Look_EveryScreen_IsAccessibleAndFits(string language, int width)
    {
        var found = new List<string>();
        var seen = new SeenColours();
        var draft = await site.Portal.DraftAsync("guide/antivirus", "[Қате](/guide/nowhere-at-all) және қарапайым сөйлем.", "Антивирус туралы ұзақ атаулы өзгеріс");
        await site.Portal.DraftAsync("guide/digital-signature");
        var review = await site.Portal.InReviewAsync("guide/backup", "Сақтық көшірме туралы жаңа сөйлем.");
        var text = review.Texts[0];
        await site.Portal.Service<EditionComments>().AddAsync(site.Portal.ActorOf(Role.Reviewer), review.Id, text.Path, text.RevisionId!.Value, 1, "Бірінші жол туралы ұзақ пікір.", Cancellation);
        var approved = await site.Portal.ApprovedAsync("guide/passwords");
        var alert = $"alerts/{Path.GetFileName(Directory.GetDirectories(Path.Combine(Repository.Content, "alerts")).Order(StringComparer.Ordinal).First())}";
        var urgent = await site.Portal.DraftAsync("", $"Шұғыл {language} сөйлем.", paths: [$"{alert}/ru.md"]);
        await site.Portal.Service<PublishingService>().PublishNowAsync(site.Portal.ActorOf(Role.DutyOfficer), urgent.Id, urgent.Version, "Күтуге болмайды", Cancellation);
        await site.Portal.Service<MediaService>().UploadAsync(site.Portal.ActorOf(Role.Author), "терезе.png", PictureFiles.Quarter(SKEncodedImageFormat.Png, 640, 360), Cancellation);

        await LookAsync(Role.Author, "", $"/editions/{draft.Id}", $"/editions/{draft.Id}/text?path=guide%2Fantivirus%2Fkk.md", "/history?path=guide%2Fupdates%2Fkk.md", $"/translations/{alert}/kk.md", "/translations", "/media");
        await LookAsync(Role.Reviewer, "", $"/editions/{review.Id}", $"/editions/{urgent.Id}");
        await LookAsync(Role.Publisher, "", $"/editions/{approved.Id}");
        await LookAsync(Role.Auditor, "/audit?from=x");
        Assert.True(found.Count == 0, string.Join('\n', found));

        async Task LookAsync(Role role, params string[] paths)
        {
            await using var reader = await site.ReaderAsync(role, width, script: true);
            var page = await reader.NewPageAsync();
            foreach (var path in paths)
            {
                await page.GotoAsync($"{site.Address}editor/{language}{path}");
                await page.EvaluateAsync("() => document.querySelectorAll('details').forEach(details => details.open = true)");
                if (await Measures.SidewaysScrollAsync(page) is { } wide)
                {
                    found.Add($"{role} {path}: {wide}");
                }

                found.AddRange((await Look.CheckAllAsync(page, seen)).Select(fault => $"{role} {path}, {fault.Look.Name}: {fault.Violation}"));
            }
        }
    }

    private async Task OpenFromBoardAsync(IPage tab, string language, string list, EditionView edition)
    {
        await tab.GotoAsync($"{site.Address}editor/{language}");
        Assert.Null(await Measures.SidewaysScrollAsync(tab));
        await tab.Locator($"[aria-labelledby=site-board-{list}] a[href$='{edition.Id}']").ClickThroughAsync();
        Assert.Null(await Measures.SidewaysScrollAsync(tab));
    }
}
