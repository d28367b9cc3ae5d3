using System.Text;
using CyberAware.Core.Editing;
using CyberAware.Core.People.Storage;
using CyberAware.TestSupport;
using CyberAware.TestSupport.Databases;
using Microsoft.EntityFrameworkCore;

namespace CyberAware.Core.Tests.Editing;

/// <summary>A release changes or drops what editors changed, and they say: ours stays.</summary>
public sealed class OursStaysTests(TestDatabases databases) : IClassFixture<TestDatabases>
{
    private const string Contacts = "site/contacts.yml";
    private const string Survey = "surveys/awareness/survey.yml";

    // A file of each kind of the test: what editors make of it, and what the next release does.
    private static readonly Dictionary<string, (string Part, string Ours, string Shipped, string Next)> Files = new(StringComparer.Ordinal)
    {
        [EditingDesk.Kk] = ("Мәтін.", "Біздікі.", "Шығарылымдікі.", "Келесі."),
        [EditingDesk.Ru] = ("Мәтін.", "Наше.", "Из выпуска.", "Следующее."),
        [EditingDesk.Settings] = ("icon: key", "icon: mail", "icon: pen", "icon: shield"),
        [Contacts] = ("label: { kk: Нөмір,", "label: { kk: Біздің нөмір,", "label: { kk: Жаңа нөмір,", "label: { kk: Келесі нөмір,"),
        [Survey] = ("base: 6000", "base: 6001", "base: 6002", "base: 6003"),
    };

    private static readonly string[] Pages = [EditingDesk.Kk, EditingDesk.Ru, EditingDesk.Settings];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Confirm_AgainstTheShippedText_SettlesTheFlagOfEachFileAndChangesNone(DatabaseProvider provider)
    {
        var desk = await EditingDesk.OpenAsync(await databases.MigratedAsync(provider));
        await EditAsync(desk, Files.Keys);
        Assert.Empty(await desk.Lists.ShippedChangesAsync(EditingDesk.Author, Cancellation));
        var texts = await TextsAsync(desk);
        await ReleaseAsync(desk, "1.1.0", file => file.Shipped);

        var changes = await desk.Lists.ShippedChangesAsync(EditingDesk.Author, Cancellation);
        Assert.Equal(Files.Keys.Order(StringComparer.Ordinal), changes.Select(change => change.Path));
        foreach (var change in changes)
        {
            var file = Files[change.Path];
            Assert.True(change.IsShipped);
            Assert.Equal((true, true, true), (await HasAsync(desk, change.OursId, file.Ours), await HasAsync(desk, change.BaseId!.Value, file.Part), await HasAsync(desk, change.ShippedId, file.Shipped)));
        }

        Assert.Empty(await desk.Lists.ShippedChangesAsync(EditingDesk.Person("nobody", Role.Administrator), Cancellation));
        Assert.Equal([Survey], (await desk.Lists.ShippedChangesAsync(EditingDesk.Person("surveys", DocumentKind.Survey, Role.Reviewer), Cancellation)).Select(change => change.Path));

        foreach (var paths in new[] { Pages, [Contacts], [Survey] })
        {
            await KeepAsync(desk, changes, paths);
        }

        Assert.Empty(await desk.Lists.ShippedChangesAsync(EditingDesk.Author, Cancellation));
        Assert.Equal(texts, await TextsAsync(desk));

        // Settled for this text of the release, not for the next one.
        await ReleaseAsync(desk, "1.2.0", file => file.Next);
        Assert.Equal(Files.Count, (await desk.Lists.ShippedChangesAsync(EditingDesk.Author, Cancellation)).Count);
        Assert.Equal(texts, await TextsAsync(desk));
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Confirm_AgainstAnotherRevision_IsRefusedOrLeavesTheFlag(DatabaseProvider provider)
    {
        var desk = await EditingDesk.OpenAsync(await databases.MigratedAsync(provider));
        await EditAsync(desk, [EditingDesk.Settings]);
        await ReleaseAsync(desk, "1.1.0", file => file.Shipped);
        var change = Assert.Single(await desk.Lists.ShippedChangesAsync(EditingDesk.Author, Cancellation));
        var edition = await desk.BeginAsync(EditingDesk.Author, EditingDesk.Settings);

        var old = await desk.Editions.SaveAsync(EditingDesk.Author, TextChange.Kept(EditingDesk.Settings, edition.Texts[0].Version, change.BaseId!.Value) with { EditionId = edition.Id }, Cancellation);
        Assert.Equal(new EditingRefused(Refusal.UnknownRevision), old.Failure);
        var stranger = EditingDesk.Person("translator", Role.TranslatorKk);
        Assert.Equal(
            new EditingRefused(Refusal.NotAllowed),
            (await desk.Editions.SaveAsync(stranger, TextChange.Kept(EditingDesk.Settings, edition.Texts[0].Version, change.ShippedId) with { EditionId = edition.Id }, Cancellation)).Failure);

        // Said twice it is one revision; with an older version of the file it is refused.
        var kept = (await desk.Editions.SaveAsync(EditingDesk.Author, TextChange.Kept(EditingDesk.Settings, edition.Texts[0].Version, change.ShippedId) with { EditionId = edition.Id }, Cancellation)).Value;
        var again = (await desk.Editions.SaveAsync(EditingDesk.Author, TextChange.Kept(EditingDesk.Settings, kept.Version, change.ShippedId) with { EditionId = edition.Id }, Cancellation)).Value;
        Assert.Equal(kept.RevisionId, again.RevisionId);
        var stale = Assert.IsType<EditingStale>(
            (await desk.Editions.SaveAsync(EditingDesk.Author, TextChange.Kept(EditingDesk.Settings, edition.Texts[0].Version, change.ShippedId) with { EditionId = edition.Id }, Cancellation)).Failure);
        Assert.Equal(stale.Texts[0].Current, stale.Texts[0].Yours);

        // Another release comes before it is published: that one's text nobody has seen.
        await ReleaseAsync(desk, "1.2.0", file => file.Next);
        await PublishAsync(desk, edition.Id);
        Assert.NotEqual(change.ShippedId, Assert.Single(await desk.Lists.ShippedChangesAsync(EditingDesk.Author, Cancellation)).ShippedId);
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Confirm_InADraftThatBeganBeforeTheRelease_SettlesItToo(DatabaseProvider provider)
    {
        var desk = await EditingDesk.OpenAsync(await databases.MigratedAsync(provider));
        await EditAsync(desk, [EditingDesk.Settings]);
        var edition = await desk.BeginAsync(EditingDesk.Author, EditingDesk.Settings);
        var saved = await desk.SaveAsync(EditingDesk.Author, edition.Id, EditingDesk.Settings, Content().TextOf(EditingDesk.Settings).Replace("icon: key", "icon: home", StringComparison.Ordinal));
        await ReleaseAsync(desk, "1.1.0", file => file.Shipped);
        var change = Assert.Single(await desk.Lists.ShippedChangesAsync(EditingDesk.Author, Cancellation));

        Assert.Null((await desk.Editions.SaveAsync(EditingDesk.Author, TextChange.Kept(EditingDesk.Settings, saved.Version, change.ShippedId) with { EditionId = edition.Id }, Cancellation)).Failure);
        await PublishAsync(desk, edition.Id);

        Assert.Empty(await desk.Lists.ShippedChangesAsync(EditingDesk.Author, Cancellation));
        Assert.Contains("icon: home", await desk.PublicTextAsync(EditingDesk.Settings), StringComparison.Ordinal);
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Confirm_OfWhatTheReleaseHasDropped_MakesItTheEditorsOwn(DatabaseProvider provider)
    {
        var desk = await EditingDesk.OpenAsync(await databases.MigratedAsync(provider));
        await EditAsync(desk, Pages);
        var texts = await TextsAsync(desk);
        await ImportAsync(desk, "1.1.0", A.Content().WithAlert("calls"));

        var changes = await desk.Lists.ShippedChangesAsync(EditingDesk.Author, Cancellation);
        Assert.Equal(Pages.Order(StringComparer.Ordinal).Select(path => (path, false)), changes.Select(change => (change.Path, change.IsShipped)));
        await KeepAsync(desk, changes, Pages);

        Assert.Empty(await desk.Lists.ShippedChangesAsync(EditingDesk.Author, Cancellation));
        Assert.Equal(texts, await TextsAsync(desk));
        await ImportAsync(desk, "1.2.0", A.Content().WithAlert("calls").WithPage("help", "article", "Мәтін."));
        Assert.Empty(await desk.Lists.ShippedChangesAsync(EditingDesk.Author, Cancellation));

        // A release that ships it again comes to a file of the editors'.
        await ImportAsync(desk, "1.3.0", Content());
        changes = await desk.Lists.ShippedChangesAsync(EditingDesk.Author, Cancellation);
        Assert.Equal(Pages.Order(StringComparer.Ordinal).Select(path => (path, true, (Guid?)null)), changes.Select(change => (change.Path, change.IsShipped, change.BaseId)));
        Assert.Equal(texts, await TextsAsync(desk));
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Confirm_OfAFileThatHasGone_LeavesItGone(DatabaseProvider provider)
    {
        var desk = await EditingDesk.OpenAsync(await databases.MigratedAsync(provider));
        var move = await desk.BeginAsync(EditingDesk.Author, EditingDesk.Kk);
        await desk.Editions.RenameAsync(EditingDesk.Author, move.Id, move.Version, "fraud", "scams", Cancellation);
        await PublishAsync(desk, move.Id);
        await ReleaseAsync(desk, "1.1.0", file => file.Shipped);

        var changes = await desk.Lists.ShippedChangesAsync(EditingDesk.Author, Cancellation);
        Assert.Equal(Pages.Order(StringComparer.Ordinal), changes.Select(change => change.Path));
        await KeepAsync(desk, changes, Pages);

        Assert.Empty(await desk.Lists.ShippedChangesAsync(EditingDesk.Author, Cancellation));
        Assert.Null(await desk.PublicTextAsync(EditingDesk.Kk));
        Assert.Equal(EditingDesk.Text("Мәтін."), await desk.PublicTextAsync("scams/kk.md"));
    }

    private static ContentBuilder Content() => EditingDesk.Content();

    private static async Task EditAsync(EditingDesk desk, IEnumerable<string> paths)
    {
        foreach (var kind in paths.GroupBy(path => DocumentFile.Parse(path).Kind))
        {
            var edition = await desk.BeginAsync(EditingDesk.Author, [.. kind]);
            foreach (var path in kind)
            {
                await desk.SaveAsync(EditingDesk.Author, edition.Id, path, Content().TextOf(path).Replace(Files[path].Part, Files[path].Ours, StringComparison.Ordinal));
            }

            await PublishAsync(desk, edition.Id);
        }
    }

    private static async Task KeepAsync(EditingDesk desk, IReadOnlyList<ShippedChange> changes, string[] paths)
    {
        var edition = await desk.BeginAsync(EditingDesk.Author, paths);
        foreach (var text in edition.Texts)
        {
            var shipped = changes.Single(change => change.Path == text.Path).ShippedId;
            Assert.Null((await desk.Editions.SaveAsync(EditingDesk.Author, TextChange.Kept(text.Path, text.Version, shipped) with { EditionId = edition.Id }, Cancellation)).Failure);
        }

        await PublishAsync(desk, edition.Id);
    }

    private static async Task PublishAsync(EditingDesk desk, Guid edition)
    {
        var ready = await desk.ApproveAsync(await desk.FindAsync(edition));
        var result = await desk.Publishing.PublishAsync(EditingDesk.Publisher, ready.Id, ready.Version, Cancellation);
        Assert.True(result.Failure is null, result.Failure is EditingInvalid invalid ? string.Join('\n', invalid.Problems) : $"{result.Failure}");
    }

    private static Task ReleaseAsync(EditingDesk desk, string version, Func<(string Part, string Ours, string Shipped, string Next), string> text)
    {
        var content = Content();
        foreach (var (path, file) in Files)
        {
            content.WithReplaced(path, file.Part, text(file));
        }

        return ImportAsync(desk, version, content);
    }

    private static async Task ImportAsync(EditingDesk desk, string version, ContentBuilder content)
    {
        desk.Clock.Advance(TimeSpan.FromMinutes(1));
        await new ShippedImport(desk.Database, desk.Clock).ImportAsync(content.Files, version, ImportMode.Release, Cancellation);
        desk.Clock.Advance(TimeSpan.FromMinutes(1));
    }

    private static async Task<IReadOnlyList<string?>> TextsAsync(EditingDesk desk)
    {
        var texts = new List<string?>();
        foreach (var path in Files.Keys)
        {
            texts.Add(await desk.PublicTextAsync(path));
        }

        return texts;
    }

    private static async Task<bool> HasAsync(EditingDesk desk, Guid revision, string part)
    {
        await using var context = desk.Database.CreateDbContext();
        return Encoding.UTF8.GetString(await context.Revisions.Where(row => row.Id == revision).Select(row => row.Bytes).SingleAsync(Cancellation)).Contains(part, StringComparison.Ordinal);
    }
}
