using CyberAware.Browser.Tests.Browsing;
using CyberAware.Browser.Tests.Crawling;
using CyberAware.Core;
using CyberAware.Core.Data;
using CyberAware.Core.Editing;
using CyberAware.Core.Editing.Forms;
using CyberAware.Core.People;
using CyberAware.Core.People.Storage;
using CyberAware.TestSupport;
using CyberAware.TestSupport.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace CyberAware.Browser.Tests.Journeys;

/// <summary>Filling in documents in a browser: with the keyboard alone, kept by the script, and without faults at the sizes of a desk and a phone.</summary>
public sealed class EditorFormTests(PortalBrowser browser) : IAsyncLifetime
{
    private const string Figure = "[name='file:indicators/11/values/1/value']";

    private readonly PortalHost host = PortalHost.With(("Serilog:MinimumLevel:Default", "Error"));
    private Uri address = null!;
    private TestPerson person = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string> Documents =>
        ["surveys/awareness/survey.yml", "alerts/qr-stickers/alert.yml", "site/contacts.yml", "site/laws.yml", "guide/passwords/page.yml", "glossary/page.yml", "quizzes/kids/quiz.yml",
         "advisors/letter/advisor.yml", "advisors/scam/advisor.yml", "letters/demand/letter.yml", "site/settings.yml"];

    public async ValueTask InitializeAsync()
    {
        address = new UriBuilder(host.Listen()) { Host = "localhost" }.Uri;
        person = await host.AddPersonAsync("author", Role.Author);
        for (var tries = 0; tries < 600; tries++)
        {
            await using var context = host.Services.GetRequiredService<PortalDatabase>().CreateDbContext();
            if (await context.Published.AnyAsync(Cancellation))
            {
                return;
            }

            await Task.Delay(50, Cancellation);
        }
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task Form_OpenedWhole_HasNoFaultAndNeedsNoScrollingSideways(string path)
    {
        foreach (var (width, language) in new[] { (1280, Language.Russian), (360, Language.Kazakh) })
        {
            await using var reader = await SignedInAsync(width, script: true);
            var tab = await reader.NewPageAsync();
            var watch = await PageWatch.StartAsync(tab, address);
            await tab.GotoAsync(await BeginAsync(path, language));
            await tab.EvaluateAsync("() => document.querySelectorAll('details').forEach((part, at) => part.open = at < 4)");
            Assert.Empty(await Axe.CheckAsync(tab));
            Assert.True(await tab.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"), $"{path} at {width}");

            // What stays in sight while one scrolls is one row.
            Assert.InRange(await tab.EvaluateAsync<double>("() => [...document.querySelectorAll('.editor-actions, .editor-actions > *')].find(part => getComputedStyle(part).position === 'sticky').offsetHeight"), 40, 80);
            Assert.Empty(await watch.TakeAsync());
        }
    }

    [Fact]
    public async Task Figure_ByKeyboardWithoutScript_IsCorrected()
    {
        await using var reader = await SignedInAsync(360, script: false);
        var tab = await reader.NewPageAsync();
        await tab.GotoAsync(await BeginAsync("surveys/awareness/survey.yml", Language.Kazakh));
        await tab.Locator("#site-part-Survey\\.indicator-strong-passwords > summary").FocusAsync();
        await tab.Keyboard.PressAsync("Enter");
        await tab.Locator(Figure).FocusAsync();
        await tab.Keyboard.PressAsync("Control+A");
        await tab.Keyboard.TypeAsync("48,5");

        // The Enter key checks and stores nothing.
        await tab.Keyboard.PressAsync("Enter");
        await Assertions.Expect(tab.Locator(".editor-checked")).ToBeVisibleAsync();
        await Assertions.Expect(tab.Locator("#site-part-Survey\\.indicator-strong-passwords svg")).ToContainTextAsync("48,5");
        await tab.Locator(".editor-actions button").First.FocusAsync();
        await tab.Keyboard.PressAsync("Enter");
        await Assertions.Expect(tab.Locator(".account-done")).ToBeVisibleAsync();
        await Assertions.Expect(tab.Locator(Figure)).ToHaveValueAsync("48,5");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Added_OnAPhone_IsSeenAndSoIsWhatIsWrong(bool script)
    {
        await using var reader = await SignedInAsync(360, script);
        var tab = await reader.NewPageAsync();
        await tab.GotoAsync(await BeginAsync("surveys/awareness/survey.yml", Language.Kazakh));
        var add = tab.Locator("button[value='add:indicators']");
        await add.ClickThroughAsync();
        await Assertions.Expect(tab.Locator("#site-errors")).ToBeInViewportAsync();
        await tab.Locator("[name='id-add:indicators']").FillAsync("new-one");
        await add.ClickThroughAsync();
        await Assertions.Expect(tab.Locator("#site-part-Survey\\.indicator-new-one > summary")).ToBeInViewportAsync();
    }

    [Fact]
    public async Task Typed_WithScript_IsKeptAndOfferedAgain()
    {
        await using var reader = await SignedInAsync(1280, script: true);
        var tab = await reader.NewPageAsync();
        var url = await BeginAsync("surveys/awareness/survey.yml", Language.Russian);
        await tab.GotoAsync(url);
        await tab.Locator("[name='file:base']").FillAsync("6123");
        await Assertions.Expect(tab.Locator(".editor-status")).ToContainTextAsync("Отложено");
        var second = tab.WaitForResponseAsync(response => response.Url.EndsWith("handler=Keep", StringComparison.Ordinal));
        await tab.Locator("[name='file:base']").FillAsync("6124");
        Assert.Equal(200, (await second).Status);
        await tab.GotoAsync(url);
        await Assertions.Expect(tab.Locator(".editor-kept ins").First).ToContainTextAsync("6124");
        await tab.Locator(".editor-kept a.button").ClickAsync();
        await Assertions.Expect(tab.Locator("[name='file:base']")).ToHaveValueAsync("6124");
        await tab.Locator(".editor-actions button").First.ClickAsync();
        await Assertions.Expect(tab.Locator(".account-done")).ToContainTextAsync("сохранён");
    }

    private async Task<string> BeginAsync(string path, Language language)
    {
        var actor = new Actor(person.Id, person.UserName, [new RoleGrant(Role.Author, "")], true, "");
        var edition = await host.Services.GetRequiredService<EditionService>().BeginAsync(actor, "Form", [.. DocumentForm.FilesOf(path)!.Values], Cancellation);
        return new Uri(address, $"/editor/{language}/editions/{edition.Value.Id}/form?path={Uri.EscapeDataString(path)}").ToString();
    }

    private async Task<IBrowserContext> SignedInAsync(int width, bool script)
    {
        var reader = await browser.NewReaderAsync(width, script: script);
        var visitor = await host.SignedInAsync(person);
        await reader.AddCookiesAsync(visitor.Cookies.Select(cookie => new Cookie { Name = cookie.Key, Value = cookie.Value, Url = address.ToString() }));
        return reader;
    }
}
