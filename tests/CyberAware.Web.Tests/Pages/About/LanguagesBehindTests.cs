using System.Text.RegularExpressions;
using CyberAware.Core;
using CyberAware.Core.Editing;
using CyberAware.Core.People;
using CyberAware.Core.People.Storage;
using CyberAware.TestSupport;
using CyberAware.TestSupport.Databases;
using CyberAware.Web.Tests.Services;

namespace CyberAware.Web.Tests.Pages.About;

/// <summary>What readers are told while one language waits for the other, from the publication to the word "still correct".</summary>
public sealed partial class LanguagesBehindTests(TestDatabases databases) : IClassFixture<TestDatabases>
{
    private const string Alert = "qr-stickers";

    private static readonly Actor Author = Person(Role.Author);
    private static readonly Actor Reviewer = Person(Role.Reviewer);
    private static readonly Actor Publisher = Person(Role.Publisher);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseProvider.Sqlite, "kk")]
    [InlineData(DatabaseProvider.PostgreSql, "ru")]
    public async Task Alert_InOneLanguageAlone_IsToldInTheOtherUntilItIsConfirmed(DatabaseProvider provider, string tag)
    {
        var settings = await databases.StartedAsync(provider);
        using var copy = new ContentCopy();
        var file = copy.PathOf($"alerts/{Alert}/alert.yml");
        await File.WriteAllTextAsync(file, Times().Replace(await File.ReadAllTextAsync(file, Cancellation), time => $"{time.Groups[1]}: {(time.Groups[1].Value == "issued" ? "2020" : "2099")}-01-01T00:00+05:00"), Cancellation);
        await using var portal = new PublicationPortal(settings, ("Portal:ContentPath", copy.Folder));
        await portal.CurrentAsync();
        var behind = Language.Find(tag)!;
        var (own, other) = ($"alerts/{Alert}/{behind}.md", $"alerts/{Alert}/{behind.Other}.md");
        await TestPublication.PublishAsync(TestDatabases.Open(settings), (other, await File.ReadAllTextAsync(copy.PathOf(other), Cancellation) + "\n**1414**\n"));
        await PublicationPortal.UntilAsync(() => TellsAsync($"/{behind}/alerts/{Alert}"));

        var page = await portal.Client.GetPageAsync($"/{behind}/alerts/{Alert}");
        Assert.Equal($"/{behind.Other}/alerts/{Alert}", page.QuerySelector(".alert-behind a")?.GetAttribute("href"));
        Assert.Null((await portal.Client.GetPageAsync($"/{behind.Other}/alerts/{Alert}")).QuerySelector(".alert-behind"));
        var about = await portal.Client.GetPageAsync($"/{behind}/about");
        Assert.Equal($"/{behind}/alerts/{Alert}", about.QuerySelector("[aria-labelledby=site-behind] a")?.GetAttribute("href"));
        Assert.Single(about.QuerySelectorAll(".text-state-behind"));
        Assert.Equal(1, about.QuerySelectorAll(".text-state").Count(mark => !mark.ClassList.Contains("text-state-behind"))); // edited

        var version = portal.Snapshots.Current.Library.Version;
        await ConfirmAsync(portal, own);

        await PublicationPortal.UntilAsync(async () => !await TellsAsync($"/{behind}/alerts/{Alert}"));
        Assert.Equal(version, portal.Snapshots.Current.Library.Version);
        Assert.Null((await portal.Client.GetPageAsync($"/{behind}/about")).QuerySelector("#site-behind"));

        async Task<bool> TellsAsync(string address) => (await portal.Client.GetPageAsync(address)).QuerySelector(".alert-behind") is not null;
    }

    // No word of any text changes.
    private static async Task ConfirmAsync(PublicationPortal portal, string path)
    {
        var editions = portal.Service<EditionService>();
        var translations = portal.Service<TranslationService>();
        var view = (await translations.ReadAsync(Author, path, Cancellation)).Value;
        var submitted = (await translations.ConfirmAsync(Author, new Confirmation(path, view.PublicId, view.Missed!.Newer.Id), "Confirm", Cancellation)).Value;
        var approved = (await editions.ApproveAsync(Reviewer, submitted.Id, submitted.Version, Cancellation)).Value;
        _ = (await portal.Service<PublishingService>().PublishAsync(Publisher, approved.Id, approved.Version, Cancellation)).Value;
    }

    [GeneratedRegex(@"^(issued|expires): \S+", RegexOptions.Multiline)]
    private static partial Regex Times();

    private static Actor Person(Role role) => new(Guid.NewGuid(), role.ToString(), [new RoleGrant(role, "")], true, "");
}
