using CyberAware.Core.Editing;
using CyberAware.TestSupport.Databases;

namespace CyberAware.Core.Tests.Editing;

/// <summary>One person has one text open in two windows, and neither loses what was typed in the other.</summary>
public sealed class TwoWindowsTests(TestDatabases databases) : IClassFixture<TestDatabases>
{
    private static readonly string Begun = EditingDesk.Text("Мәтін.");
    private static readonly string Hash = DocumentText.HashOf(DocumentText.ToBytes(Begun));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Save_InOneWindow_LeavesWhatTheOtherHasKept(DatabaseProvider provider)
    {
        var desk = await EditingDesk.OpenAsync(await databases.MigratedAsync(provider));
        var edition = await desk.BeginAsync(EditingDesk.Author, EditingDesk.Kk);
        var loaded = edition.Texts[0].Version;

        // Window B is told what A has kept, and goes over it with open eyes.
        var a = (await KeepAsync(desk, null, "A")).Value;
        var told = Assert.IsType<EditingStale>((await KeepAsync(desk, null, "B")).Failure);
        Assert.Equal((a.Version, new TextConflict(EditingDesk.Kk, "A", Begun, "B") { IsOwn = true }), (told.Version, Assert.Single(told.Texts)));
        var b = (await KeepAsync(desk, told.Version, "B")).Value;

        // A saves with the version that it knows: what B has kept since is not A's to throw away.
        var first = (await SaveAsync(desk, edition.Id, loaded, EditingDesk.Text("A."), a.Version)).Value;
        Assert.Equal(b, await desk.Autosaves.FindAsync(EditingDesk.Author, EditingDesk.Kk, Cancellation));
        b = (await KeepAsync(desk, b.Version, "B, more")).Value;

        // Nor is A's next text dropped: it is refused aloud, with both texts.
        var refused = Assert.IsType<EditingStale>((await KeepAsync(desk, a.Version, "A, more")).Failure);
        Assert.Equal(("B, more", "A, more"), (refused.Texts[0].Current, refused.Texts[0].Yours));

        // B's save meets what A saved, and leaves what B has kept until it passes.
        var stale = Assert.IsType<EditingStale>((await SaveAsync(desk, edition.Id, loaded, EditingDesk.Text("B."), b.Version)).Failure);
        Assert.Equal(new TextConflict(EditingDesk.Kk, EditingDesk.Text("A."), Begun, EditingDesk.Text("B.")) { IsOwn = true }, Assert.Single(stale.Texts));
        Assert.Equal(first.Version, stale.Version);
        Assert.Equal(b, await desk.Autosaves.FindAsync(EditingDesk.Author, EditingDesk.Kk, Cancellation));
        Assert.Null((await SaveAsync(desk, edition.Id, stale.Version, EditingDesk.Text("A. B."), b.Version)).Failure);
        Assert.Null(await desk.Autosaves.FindAsync(EditingDesk.Author, EditingDesk.Kk, Cancellation));
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Autosave_AfterTheOtherWindowSaved_IsKeptWithItsOldVersion(DatabaseProvider provider)
    {
        var desk = await EditingDesk.OpenAsync(await databases.MigratedAsync(provider));
        var edition = await desk.BeginAsync(EditingDesk.Author, EditingDesk.Kk);
        var kept = (await KeepAsync(desk, null, "A")).Value;
        await SaveAsync(desk, edition.Id, edition.Texts[0].Version, EditingDesk.Text("A."), kept.Version);
        Assert.Null(await desk.Autosaves.FindAsync(EditingDesk.Author, EditingDesk.Kk, Cancellation));

        foreach (var old in new Guid?[] { null, kept.Version })
        {
            var later = (await KeepAsync(desk, old, "B")).Value;
            Assert.Equal(("B", later), (later.Text, await desk.Autosaves.FindAsync(EditingDesk.Author, EditingDesk.Kk, Cancellation)));
            Assert.True(await desk.Autosaves.DiscardAsync(EditingDesk.Author, EditingDesk.Kk, later.Version, Cancellation));
        }
    }

    // A window without a script knows no version; what it saves word for word needs no keeping.
    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Save_OfTheVeryTextThatWasKept_EmptiesTheBuffer(DatabaseProvider provider)
    {
        var desk = await EditingDesk.OpenAsync(await databases.MigratedAsync(provider));
        var edition = await desk.BeginAsync(EditingDesk.Author, EditingDesk.Kk);
        await KeepAsync(desk, null, "one\ntwo\n");
        var saved = (await SaveAsync(desk, edition.Id, edition.Texts[0].Version, "three\r\n", null)).Value;
        Assert.NotNull(await desk.Autosaves.FindAsync(EditingDesk.Author, EditingDesk.Kk, Cancellation));

        Assert.Null((await SaveAsync(desk, edition.Id, saved.Version, "one\r\ntwo\r\n", null)).Failure);

        Assert.Null(await desk.Autosaves.FindAsync(EditingDesk.Author, EditingDesk.Kk, Cancellation));
    }

    private static Task<EditingResult<AutosaveView>> KeepAsync(EditingDesk desk, Guid? loaded, string text) =>
        desk.Autosaves.SaveAsync(EditingDesk.Author, EditingDesk.Kk, loaded, text, Hash, Cancellation);

    private static Task<EditingResult<SavedText>> SaveAsync(EditingDesk desk, Guid edition, Guid loaded, string text, Guid? kept) =>
        desk.Editions.SaveAsync(EditingDesk.Author, new TextChange(edition, EditingDesk.Kk, loaded, text) { AutosaveVersion = kept }, Cancellation);
}
