using CyberAware.Core.Editing;
using CyberAware.Core.Editing.Storage;
using CyberAware.Core.People;
using CyberAware.Core.People.Storage;
using CyberAware.TestSupport.Databases;
using Microsoft.EntityFrameworkCore;

namespace CyberAware.Core.Tests.Editing;

public sealed class HistoryServiceTests(TestDatabases databases) : IClassFixture<TestDatabases>
{
    private const string Old = "---\ntitle: Хаттар\nsummary: Қысқаша.\n---\nМәтін.\n\n## Тақырып {#topic}\n\nМәтін.\n";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Read_AfterSaves_TellsWhoWhenAndWhatIsPublic(DatabaseProvider provider)
    {
        var desk = await HistoryDesk.CreateAsync(await databases.MigratedAsync(provider));
        var (edition, version) = await desk.BeginAsync(desk.Aigul, HistoryDesk.Kazakh);
        await desk.SaveAsync(desk.Aigul, edition, HistoryDesk.Kazakh, version, Old.Replace("Мәтін.\n\n##", "Жаңа мәтін.\n\n##", StringComparison.Ordinal));

        var history = (await desk.History.ReadAsync(desk.Boris, HistoryDesk.Kazakh, Cancellation)).Value;

        Assert.Equal(
            [(2, RevisionOrigin.Edited, "Айгүл", null, false), (1, RevisionOrigin.Shipped, null, "1.0.0", true)],
            history.Revisions.Select(row => (row.Number, row.Origin, row.Author, row.Release, row.IsPublic)));
        Assert.Equal(edition, history.Revisions[0].EditionId);
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Compare_AnyTwo_GivesWordsAndNeverMarkup(DatabaseProvider provider)
    {
        var desk = await HistoryDesk.CreateAsync(await databases.MigratedAsync(provider));
        var first = await desk.PublicAsync(HistoryDesk.Kazakh);
        var (edition, version) = await desk.BeginAsync(desk.Aigul, HistoryDesk.Kazakh);
        var second = await desk.SaveAsync(desk.Aigul, edition, HistoryDesk.Kazakh, version, Old.Replace("Қысқаша.", "<b>Қысқа-қысқа.</b>", StringComparison.Ordinal));

        var comparison = (await desk.History.CompareAsync(desk.Boris, first, second.RevisionId, Cancellation)).Value;
        var back = (await desk.History.CompareAsync(desk.Boris, second.RevisionId, first, Cancellation)).Value;

        Assert.Equal(["Қысқаша."], comparison.Parts!.Where(part => part.Kind == DiffKind.Deleted).Select(part => part.Text.Trim('\n')));
        Assert.Equal(["<b>Қысқа-қысқа.</b>"], comparison.Parts!.Where(part => part.Kind == DiffKind.Inserted).Select(part => part.Text.Trim('\n')));
        Assert.Equal(comparison.Parts!.Count(part => part.Kind == DiffKind.Same), back.Parts!.Count(part => part.Kind == DiffKind.Same));
        Assert.IsType<EditingRefused>((await desk.History.CompareAsync(desk.Boris, first, Guid.NewGuid(), Cancellation)).Failure);
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Restore_OldText_IsARevisionInADraftAndReadersSeeNothing(DatabaseProvider provider)
    {
        var desk = await HistoryDesk.CreateAsync(await databases.MigratedAsync(provider));
        var old = await desk.PublicAsync(HistoryDesk.Kazakh);
        await TestPublication.PublishAsync(desk.Database, (HistoryDesk.Kazakh, Old.Replace("Қысқаша", "Басқа", StringComparison.Ordinal)));
        var current = await desk.PublicAsync(HistoryDesk.Kazakh);

        var restored = (await desk.History.RestoreAsync(desk.Boris, old, "Қайтару", current, Cancellation)).Value;

        await using var context = desk.Database.CreateDbContext();
        var row = await context.Revisions.SingleAsync(revision => revision.Id == restored.RevisionId, Cancellation);
        Assert.Equal((RevisionOrigin.Restored, 3, desk.Boris.Id), (row.Origin, row.Number, row.AuthorId!.Value));
        Assert.Equal((await context.Revisions.SingleAsync(revision => revision.Id == old, Cancellation)).Hash, row.Hash);
        Assert.Equal(EditionState.Draft, (await context.Editions.SingleAsync(edition => edition.Id == restored.EditionId, Cancellation)).State);
        Assert.Equal(current, await desk.PublicAsync(HistoryDesk.Kazakh));
        Assert.Equal(0, await context.EditionTexts.CountAsync(text => text.EditionId == restored.EditionId && text.Path == HistoryDesk.Russian, Cancellation));
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Restore_SomebodyWasFaster_ChangesNothingAndShowsWhatIsThere(DatabaseProvider provider)
    {
        var desk = await HistoryDesk.CreateAsync(await databases.MigratedAsync(provider));
        var old = await desk.PublicAsync(HistoryDesk.Kazakh);
        var (edition, version) = await desk.BeginAsync(desk.Aigul, HistoryDesk.Kazakh);
        await desk.SaveAsync(desk.Aigul, edition, HistoryDesk.Kazakh, version, "бір");
        await TestPublication.PublishAsync(desk.Database, (HistoryDesk.Kazakh, "екі"));

        var inEdition = await desk.History.RestoreAsync(desk.Boris, old, edition, version, Cancellation);
        var alone = await desk.History.RestoreAsync(desk.Boris, old, "Қайтару", old, Cancellation);

        Assert.Equal(("бір", Old), Texts(inEdition.Failure));
        Assert.Equal(("екі", Old), Texts(alone.Failure));
        await using var context = desk.Database.CreateDbContext();
        Assert.Equal(3, await context.Revisions.CountAsync(row => row.Path == HistoryDesk.Kazakh, Cancellation));
        Assert.Equal(1, await context.Editions.CountAsync(row => row.State == EditionState.Draft, Cancellation));

        static (string?, string?) Texts(EditingFailure? failure)
        {
            var text = Assert.IsType<EditingStale>(failure).Texts.Single();
            return (text.Current, text.Yours);
        }
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task ReadChanges_ByTwoAuthors_NamesBothAndShowsOneComparison(DatabaseProvider provider)
    {
        var desk = await HistoryDesk.CreateAsync(await databases.MigratedAsync(provider));
        var (edition, version) = await desk.BeginAsync(desk.Aigul, HistoryDesk.Kazakh);
        var first = await desk.SaveAsync(desk.Aigul, edition, HistoryDesk.Kazakh, version, Old.Replace("Хаттар", "Хат", StringComparison.Ordinal));
        await desk.SaveAsync(desk.Boris, edition, HistoryDesk.Kazakh, first.Version, Old.Replace("Хаттар", "Хат", StringComparison.Ordinal).Replace("Қысқаша", "Ұзақ", StringComparison.Ordinal));

        var changes = (await desk.History.ReadChangesAsync(desk.Aigul, edition, Cancellation)).Value;

        var file = Assert.Single(changes.Files);
        Assert.Equal(["Айгүл", "Борис"], file.Authors);
        Assert.Equal([2, 3], file.Saves.Select(save => save.Number));
        Assert.Equal(["Хат", "Ұзақ"], file.Comparison.Parts!.Where(part => part.Kind == DiffKind.Inserted).Select(part => part.Text));
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Confirm_TextThatIsBehind_ShowsWhatWasMissedAndEndsIt(DatabaseProvider provider)
    {
        var desk = await HistoryDesk.CreateAsync(await databases.MigratedAsync(provider));
        Assert.Equal(new EditingRefused(Refusal.NoChange), (await desk.History.ReadMissedAsync(desk.Boris, HistoryDesk.Russian, Cancellation)).Failure);
        await TestPublication.PublishAsync(desk.Database, (HistoryDesk.Kazakh, Old.Replace("Қысқаша", "Басқаша", StringComparison.Ordinal)));

        var missed = (await desk.History.ReadMissedAsync(desk.Boris, HistoryDesk.Russian, Cancellation)).Value;
        var (edition, version) = await desk.BeginAsync(desk.Boris, HistoryDesk.Russian);
        var confirmed = (await desk.Editions.SaveAsync(desk.Boris, TextChange.Kept(HistoryDesk.Russian, version, missed.Newer.Id) with { EditionId = edition }, Cancellation)).Value;

        Assert.Equal(["Қысқаша", "Басқаша"], missed.Parts!.Where(part => part.Kind != DiffKind.Same).Select(part => part.Text));
        await using var context = desk.Database.CreateDbContext();
        var row = await context.Revisions.SingleAsync(revision => revision.Id == confirmed.RevisionId, Cancellation);
        Assert.Equal((true, missed.Newer.Id), (row.IsMinor, row.CheckedAgainstId!.Value));
        var histories = await FileHistory.ReadAsync(context, [HistoryDesk.Kazakh, HistoryDesk.Russian], Cancellation);
        Assert.True(Staleness.For(histories[HistoryDesk.Kazakh].PublicLine(), [.. histories[HistoryDesk.Russian].PublicLine(), row]).IsFresh);
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task EveryCall_WithoutTheRight_IsRefusedAndWrittenDown(DatabaseProvider provider)
    {
        var desk = await HistoryDesk.CreateAsync(await databases.MigratedAsync(provider));
        var old = await desk.PublicAsync(HistoryDesk.Kazakh);
        var (edition, version) = await desk.BeginAsync(desk.Aigul, HistoryDesk.Kazakh);
        var saved = await desk.SaveAsync(desk.Aigul, edition, HistoryDesk.Kazakh, version, "бір");
        var administrator = await desk.AddPersonAsync("admin", "Әкімші", new RoleGrant(Role.Administrator, ""));
        var quizzes = await desk.AddPersonAsync("quiz", "Тестші", new RoleGrant(Role.Author, nameof(DocumentKind.Quiz)));
        var russian = await desk.AddPersonAsync("rus", "Переводчик", new RoleGrant(Role.TranslatorRu, ""));
        var auditor = await desk.AddPersonAsync("audit", "Аудитор", new RoleGrant(Role.Auditor, ""));

        foreach (var stranger in new[] { administrator, quizzes })
        {
            AssertForbidden((await desk.History.ReadAsync(stranger, HistoryDesk.Kazakh, Cancellation)).Failure);
            AssertForbidden((await desk.History.CompareAsync(stranger, old, saved.RevisionId, Cancellation)).Failure);
            AssertForbidden((await desk.History.ReadMissedAsync(stranger, HistoryDesk.Kazakh, Cancellation)).Failure);
            AssertForbidden((await desk.History.ReadChangesAsync(stranger, edition, Cancellation)).Failure);
        }

        foreach (var reader in new[] { administrator, quizzes, russian, auditor })
        {
            AssertForbidden((await desk.History.RestoreAsync(reader, old, "Қайтару", old, Cancellation)).Failure);
            AssertForbidden((await desk.History.RestoreAsync(reader, old, edition, saved.Version, Cancellation)).Failure);
            AssertForbidden((await desk.Editions.SaveAsync(reader, TextChange.Kept(HistoryDesk.Kazakh, saved.Version, old) with { EditionId = edition }, Cancellation)).Failure);
        }

        Assert.NotEmpty((await desk.History.ReadAsync(auditor, HistoryDesk.Kazakh, Cancellation)).Value.Revisions);
        await using var context = desk.Database.CreateDbContext();
        Assert.Equal(20, await context.Audit.CountAsync(row => row.Action == "editing-refused", Cancellation));
        Assert.Equal(2, await context.Revisions.CountAsync(row => row.Path == HistoryDesk.Kazakh, Cancellation));

        static void AssertForbidden(EditingFailure? failure) => Assert.True(Assert.IsType<EditingRefused>(failure).IsForbidden);
    }

    [Theory]
    [InlineData("/etc/passwd")]
    [InlineData("../fraud/kk.md")]
    [InlineData("fraud/../alerts/kk.md")]
    [InlineData("fraud/none.md")]
    public async Task Read_NoDocument_IsRefused(string path)
    {
        var desk = await HistoryDesk.CreateAsync(await databases.MigratedAsync(DatabaseProvider.Sqlite));
        Assert.Equal(new EditingRefused(Refusal.UnknownDocument), (await desk.History.ReadAsync(desk.Aigul, path, Cancellation)).Failure);
    }
}
