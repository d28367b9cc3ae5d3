using CyberAware.Core.Data;
using CyberAware.Core.Editing;
using CyberAware.Core.Editing.Storage;
using CyberAware.TestSupport;
using CyberAware.TestSupport.Databases;
using Microsoft.EntityFrameworkCore;

namespace CyberAware.Core.Tests.Editing;

/// <summary>What is one step for its author begins an edition, saves in it and hands it in; wherever the database fails, all of it is there or nothing.</summary>
public sealed class WholeEditionsTests(TestDatabases databases) : IClassFixture<TestDatabases>
{
    private const string Title = "Өзгеріс";
    private const string Kk = "fraud/kk.md";
    private const string Ru = "fraud/ru.md";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Confirm_SeveralTexts_IsWholeOrNothing(DatabaseProvider provider)
    {
        var (settings, desk) = await OpenAsync(provider);
        await TestPublication.PublishAsync(desk.Database, (Kk, ContentBuilder.Text("Басқа.")), (HistoryDesk.Kazakh, ContentBuilder.Text("Басқа.\n\n## Тақырып {#topic}")));
        string[] behind = [Ru, HistoryDesk.Russian];
        var confirmations = (await TranslationsOver(desk.Database, desk).ReadAllAsync(desk.Aigul, behind, Cancellation))
            .Select(view => new Confirmation(view.Path, view.PublicId, view.Missed!.Newer.Id)).ToList();

        var edition = await AssertWholeAsync(settings, desk, 4, database => TranslationsOver(database, desk).ConfirmAsync(desk.Aigul, confirmations, Title, Cancellation));

        Assert.Equal(EditionState.InReview, edition.State);
        Assert.Equal(behind.Order(StringComparer.Ordinal), edition.Texts.Where(text => text.RevisionId != text.BaseId).Select(text => text.Path));
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite, false)]
    [InlineData(DatabaseProvider.Sqlite, true)]
    [InlineData(DatabaseProvider.PostgreSql, false)]
    [InlineData(DatabaseProvider.PostgreSql, true)]
    public async Task Settle_SeveralFiles_IsWholeOrNothing(DatabaseProvider provider, bool isTaken)
    {
        var (settings, desk) = await OpenAsync(provider);
        await TestPublication.PublishAsync(desk.Database, (Kk, ContentBuilder.Text("Біздікі.")), (Ru, ContentBuilder.Text("Наше.")));
        await new ShippedImport(desk.Database, desk.Clock).ImportAsync(Content("Шығарылымдікі.").Files, "1.1.0", ImportMode.Release, Cancellation);
        var changes = await new EditorialLists(desk.Database).ShippedChangesAsync(desk.Aigul, Cancellation);
        var choices = changes.Select(change => new ShippedChoice(change.Path, change.OursId, change.ShippedId, isTaken && change.Path == Ru)).ToList();

        var edition = await AssertWholeAsync(settings, desk, isTaken ? 3 : 4, database =>
            new ShippedTextService(database, new EditorialLists(database), new EditionService(database, desk.Clock)).SettleAsync(desk.Aigul, "fraud", choices, Title, Cancellation));

        Assert.Equal(isTaken ? EditionState.Draft : EditionState.InReview, edition.State);
        await using var context = desk.Database.CreateDbContext();
        var saved = await context.Revisions.AsNoTracking().Where(row => row.EditionId == edition.Id).OrderBy(row => row.Path).ToListAsync(Cancellation);
        Assert.Equal(choices.Select(choice => (choice.Path, (Guid?)choice.ShippedId)), saved.Select(row => (row.Path, row.CheckedAgainstId)));
        Assert.Equal([ContentBuilder.Text("Біздікі."), ContentBuilder.Text(isTaken ? "Шығарылымдікі." : "Наше.")], saved.Select(row => DocumentText.Read(row.Bytes)));
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Restore_InAnEditionOfItsOwn_IsWholeOrNothing(DatabaseProvider provider)
    {
        var (settings, desk) = await OpenAsync(provider);
        var old = await desk.PublicAsync(Kk);
        await TestPublication.PublishAsync(desk.Database, (Kk, ContentBuilder.Text("Басқа.")));
        var current = await desk.PublicAsync(Kk);

        var edition = await AssertWholeAsync(settings, desk, 2, async database =>
        {
            var editions = new EditionService(database, desk.Clock);
            var restored = await new HistoryService(database, editions, desk.Clock).RestoreAsync(desk.Aigul, old, Title, current, Cancellation);
            return await editions.FindAsync(desk.Aigul, restored.Value.EditionId, Cancellation);
        });

        Assert.Equal(EditionState.Draft, edition.State);
    }

    // What somebody else makes public meanwhile is no part of it, and leaves nothing of it.
    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Begin_WithATextThatBecamePublicMeanwhile_LeavesNothing(DatabaseProvider provider)
    {
        var (_, desk) = await OpenAsync(provider);
        var (kk, ru) = (await desk.PublicAsync(Kk), await desk.PublicAsync(Ru));
        await TestPublication.PublishAsync(desk.Database, (Ru, ContentBuilder.Text("Другое.")), ("alone/kk.md", ContentBuilder.Text("Басқа.")));
        var before = await CountAsync(desk);

        foreach (var second in new[] { new TextChange(Guid.Empty, Ru, ru, "екі"), new TextChange(Guid.Empty, "alone/kk.md", Guid.Empty, "екі") })
        {
            var begun = await desk.Editions.BeginAsync(desk.Aigul, Title, [new TextChange(Guid.Empty, Kk, kk, "бір"), second], true, Cancellation);
            Assert.Equal(second.Path, Assert.IsType<EditingStale>(begun.Failure).Texts.Single().Path);
        }

        // Both at once: its author settles them in one go.
        var both = await desk.Editions.BeginAsync(
            desk.Aigul, Title,
            [new TextChange(Guid.Empty, Ru, ru, "бір"), new TextChange(Guid.Empty, Kk, kk, "екі"), new TextChange(Guid.Empty, "alone/kk.md", Guid.Empty, "үш")], true, Cancellation);
        Assert.Equal([(Ru, "бір"), ("alone/kk.md", "үш")], Assert.IsType<EditingStale>(both.Failure).Texts.Select(text => (text.Path, text.Yours)));

        Assert.Equal(before, await CountAsync(desk));
        var whole = await desk.Editions.BeginAsync(desk.Aigul, Title, [new TextChange(Guid.Empty, Kk, kk, "бір"), new TextChange(Guid.Empty, "new/kk.md", Guid.Empty, "екі")], false, Cancellation);
        Assert.All(whole.Value.Texts, text => Assert.NotNull(text.RevisionId));
    }

    // Each row of the audit trail is one of its writes: it fails at the first, at the second, and so on, until it is done.
    private static async Task<EditionView> AssertWholeAsync(
        DatabaseSettings settings, HistoryDesk desk, int writes, Func<PortalDatabase, Task<EditingResult<EditionView>>> act)
    {
        var before = await CountAsync(desk);
        for (var failing = 1; failing <= writes; failing++)
        {
            var left = failing;
            var torn = TestDatabases.Open(settings, options => options.AddInterceptors(new FailingCommand("audit", () => FailAt(ref left))));
            await Assert.ThrowsAsync<InvalidOperationException>(() => act(torn));
            Assert.Equal((failing, before), (failing, await CountAsync(desk)));
        }

        var done = await act(desk.Database);
        var after = await CountAsync(desk);
        Assert.Equal((before.Editions + 1, before.Audit + writes), (after.Editions, after.Audit));
        return done.Value;
    }

    private static void FailAt(ref int left)
    {
        if (--left == 0)
        {
            throw new InvalidOperationException("Torn.");
        }
    }

    private static TranslationService TranslationsOver(PortalDatabase database, HistoryDesk desk)
    {
        var editions = new EditionService(database, desk.Clock);
        return new TranslationService(database, editions, new HistoryService(database, editions, desk.Clock));
    }

    private static ContentBuilder Content(string body) => A.Content().WithPage("fraud", "article", body);

    private static async Task<(int Editions, int Revisions, int Audit)> CountAsync(HistoryDesk desk)
    {
        await using var context = desk.Database.CreateDbContext();
        return (await context.Editions.CountAsync(Cancellation), await context.Revisions.CountAsync(Cancellation), await context.Audit.CountAsync(Cancellation));
    }

    private async Task<(DatabaseSettings Settings, HistoryDesk Desk)> OpenAsync(DatabaseProvider provider)
    {
        var settings = await databases.MigratedAsync(provider);
        return (settings, await HistoryDesk.CreateAsync(settings, Content("Мәтін.")));
    }
}
