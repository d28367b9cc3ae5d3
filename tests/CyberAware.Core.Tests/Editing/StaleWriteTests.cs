using CyberAware.Core.Editing;
using CyberAware.Core.Editing.Storage;
using CyberAware.TestSupport.Databases;

namespace CyberAware.Core.Tests.Editing;

/// <summary>Whoever comes too late changes nothing, loses nothing, and sees what is there.</summary>
public sealed class StaleWriteTests(TestDatabases databases) : IClassFixture<TestDatabases>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Save_OfAnOlderText_ShowsCurrentBaseAndYours(DatabaseProvider provider)
    {
        var desk = await EditingDesk.OpenAsync(await databases.MigratedAsync(provider));
        var edition = await desk.BeginAsync(EditingDesk.Author, EditingDesk.Kk, EditingDesk.Ru);
        var loaded = edition.Texts[0].Version;
        await desk.SaveAsync(EditingDesk.Author, edition.Id, EditingDesk.Kk, "theirs");

        // An ordinary save, one that only confirms, one that brings back, one that merges.
        var change = new TextChange(edition.Id, EditingDesk.Kk, loaded, "mine\r\n");
        foreach (var late in new[]
        {
            change,
            change with { CheckedAgainstId = edition.Texts[1].BaseId },
            change with { IsRestored = true },
            change with { MergedId = edition.Texts[0].BaseId },
        })
        {
            var stale = Assert.IsType<EditingStale>((await desk.Editions.SaveAsync(EditingDesk.Author, late, Cancellation)).Failure);
            Assert.Equal([new TextConflict(EditingDesk.Kk, "theirs", EditingDesk.Text("Мәтін."), "mine\r\n") { IsOwn = true }], stale.Texts);

            // With the version of the answer the next try passes, so nothing that was typed is lost.
            Assert.Equal((await desk.FindAsync(edition.Id)).Texts[0].Version, stale.Version);
        }

        Assert.Equal(1, (await desk.AuditAsync()).Count(action => action == "text-saved"));
        Assert.Equal("theirs", (await desk.Editions.ReadTextAsync(EditingDesk.Author, edition.Id, EditingDesk.Kk, Cancellation)).Value.Text);
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Step_OnAnOlderEdition_ChangesNothing(DatabaseProvider provider)
    {
        var desk = await EditingDesk.OpenAsync(await databases.MigratedAsync(provider));
        var (author, reviewer, publisher) = (EditingDesk.Author, EditingDesk.Reviewer, EditingDesk.Publisher);
        var old = Guid.NewGuid();
        var draft = await desk.DraftAsync("Басқа.");
        await StaleAsync(desk.Editions.AddTextAsync(author, draft.Id, old, EditingDesk.Settings, Cancellation), draft);
        await StaleAsync(desk.Editions.RenameAsync(author, draft.Id, old, "fraud", "scams", Cancellation), draft);
        await StaleAsync(desk.Editions.SubmitAsync(author, draft.Id, old, Cancellation), draft);
        await StaleAsync(desk.Editions.WithdrawAsync(author, draft.Id, old, null, Cancellation), draft);
        await StaleAsync(desk.Publishing.PublishNowAsync(publisher, draft.Id, old, "Urgent", Cancellation), draft);

        var submitted = (await desk.Editions.SubmitAsync(author, draft.Id, draft.Version, Cancellation)).Value;
        await StaleAsync(desk.Editions.ApproveAsync(reviewer, draft.Id, draft.Version, Cancellation), submitted);
        await StaleAsync(desk.Editions.RejectAsync(reviewer, draft.Id, draft.Version, "No", Cancellation), submitted);

        var approved = (await desk.Editions.ApproveAsync(reviewer, draft.Id, submitted.Version, Cancellation)).Value;
        await StaleAsync(desk.Publishing.PublishAsync(publisher, draft.Id, submitted.Version, Cancellation), approved);
        await StaleAsync(desk.Publishing.ScheduleAsync(publisher, draft.Id, submitted.Version, EditingDesk.Noon.UtcDateTime.AddDays(1), Cancellation), approved);

        var scheduled = (await desk.Publishing.ScheduleAsync(publisher, draft.Id, approved.Version, EditingDesk.Noon.UtcDateTime.AddDays(1), Cancellation)).Value;
        await StaleAsync(desk.Publishing.UnscheduleAsync(publisher, draft.Id, approved.Version, Cancellation), scheduled);

        var urgent = await desk.DraftAsync("Шұғыл.");
        var published = (await desk.Publishing.PublishNowAsync(publisher, urgent.Id, urgent.Version, "Urgent", Cancellation)).Value;
        await StaleAsync(desk.Publishing.CountersignAsync(reviewer, urgent.Id, urgent.Version, Cancellation), published);

        async Task StaleAsync(Task<EditingResult<EditionView>> call, EditionView expected)
        {
            var stale = Assert.IsType<EditingStale>((await call).Failure);
            var now = await desk.FindAsync(expected.Id);
            Assert.Equal((expected.Version, expected.Version, expected.State, expected.Texts.Count), (stale.Version, now.Version, now.State, now.Texts.Count));
            Assert.Contains(stale.Texts, text => text is { Path: EditingDesk.Kk, Current: not null, Base: not null } && text.Current != text.Base);
        }
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Autosave_OfTwoWindows_KeepsTheFirstAndShowsIt(DatabaseProvider provider)
    {
        var desk = await EditingDesk.OpenAsync(await databases.MigratedAsync(provider));
        var hash = DocumentText.HashOf(DocumentText.ToBytes(EditingDesk.Text("Мәтін.")));
        var first = (await desk.Autosaves.SaveAsync(EditingDesk.Author, EditingDesk.Kk, null, "one", hash, Cancellation)).Value;
        foreach (var loaded in new Guid?[] { null, Guid.NewGuid() })
        {
            var stale = Assert.IsType<EditingStale>((await desk.Autosaves.SaveAsync(EditingDesk.Author, EditingDesk.Kk, loaded, "two", hash, Cancellation)).Failure);
            Assert.Equal([new TextConflict(EditingDesk.Kk, "one", EditingDesk.Text("Мәтін."), "two") { IsOwn = true }], stale.Texts);
            Assert.Equal(first.Version, stale.Version);
        }

        var next = (await desk.Autosaves.SaveAsync(EditingDesk.Author, EditingDesk.Kk, first.Version, "one more", hash, Cancellation)).Value;
        Assert.Equal(next, await desk.Autosaves.FindAsync(EditingDesk.Author, EditingDesk.Kk, Cancellation));
        Assert.Null(await desk.Autosaves.FindAsync(EditingDesk.Person("author 2"), EditingDesk.Kk, Cancellation));
        Assert.False(await desk.Autosaves.DiscardAsync(EditingDesk.Author, EditingDesk.Kk, first.Version, Cancellation));

        // A save empties the buffer; keeping on from there begins a new one. No revision came of any of it.
        var edition = await desk.BeginAsync(EditingDesk.Author, EditingDesk.Kk);
        var saved = new TextChange(edition.Id, EditingDesk.Kk, edition.Texts[0].Version, "saved") { AutosaveVersion = next.Version };
        Assert.Null((await desk.Editions.SaveAsync(EditingDesk.Author, saved, Cancellation)).Failure);
        Assert.Null(await desk.Autosaves.FindAsync(EditingDesk.Author, EditingDesk.Kk, Cancellation));
        var again = (await desk.Autosaves.SaveAsync(EditingDesk.Author, EditingDesk.Kk, next.Version, "later", hash, Cancellation)).Value;
        Assert.True(await desk.Autosaves.DiscardAsync(EditingDesk.Author, EditingDesk.Kk, again.Version, Cancellation));
        await using var context = desk.Database.CreateDbContext();
        Assert.Equal(2, context.Revisions.Count(row => row.Path == EditingDesk.Kk));
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Autosave_WhileTheTextIsBroughtBackOrConfirmed_Stays(DatabaseProvider provider)
    {
        var desk = await EditingDesk.OpenAsync(await databases.MigratedAsync(provider));
        var edition = await desk.BeginAsync(EditingDesk.Author, EditingDesk.Kk, EditingDesk.Ru);
        var saved = await desk.SaveAsync(EditingDesk.Author, edition.Id, EditingDesk.Kk, EditingDesk.Text("Бірінші."));
        var kept = (await desk.Autosaves.SaveAsync(EditingDesk.Author, EditingDesk.Kk, null, "typed", "", Cancellation)).Value;

        var old = new TextChange(edition.Id, EditingDesk.Kk, saved.Version, EditingDesk.Text("Мәтін."));
        var restored = (await desk.Editions.SaveAsync(EditingDesk.Author, old with { IsRestored = true }, Cancellation)).Value;
        var confirmed = await desk.Editions.SaveAsync(
            EditingDesk.Author, old with { LoadedVersion = restored.Version, IsMinor = true, CheckedAgainstId = edition.Texts[1].BaseId }, Cancellation);

        Assert.Null(confirmed.Failure);
        Assert.Equal(kept, await desk.Autosaves.FindAsync(EditingDesk.Author, EditingDesk.Kk, Cancellation));
    }

    // Twelve at once, through two instances: one passes, and all others are told what it wrote.
    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Write_ByTwelveAtOnce_PassesOnce(DatabaseProvider provider)
    {
        var settings = await databases.MigratedAsync(provider);
        var desk = await EditingDesk.OpenAsync(settings);
        var other = desk.Second(settings);
        EditingDesk At(int number) => number % 2 == 0 ? desk : other;

        var edition = await desk.BeginAsync(EditingDesk.Author, EditingDesk.Kk, EditingDesk.Ru);
        var saves = await AtOnceAsync(number => At(number).Editions.SaveAsync(
            EditingDesk.Author, new TextChange(edition.Id, EditingDesk.Kk, edition.Texts[0].Version, EditingDesk.Text($"Нөмір {number}.")), Cancellation));
        var saved = Assert.Single(saves, result => result.Failure is null).Value;
        var current = (await desk.Editions.ReadTextAsync(EditingDesk.Author, edition.Id, EditingDesk.Kk, Cancellation)).Value;
        Assert.Equal(saved.Version, current.Version);
        Assert.All(
            saves.Where(result => result.Failure is not null),
            result => Assert.Equal(current.Text, Assert.Single(Assert.IsType<EditingStale>(result.Failure).Texts).Current));

        var kept = await AtOnceAsync(number => At(number).Autosaves.SaveAsync(EditingDesk.Author, EditingDesk.Ru, null, $"{number}", "", Cancellation));
        Assert.Single(kept, result => result.Failure is null);

        await desk.SaveAsync(EditingDesk.Author, edition.Id, EditingDesk.Ru, EditingDesk.Text("Екінші тіл."));
        var draft = await desk.FindAsync(edition.Id);
        await OnceAsync(number => At(number).Editions.RenameAsync(EditingDesk.Author, draft.Id, draft.Version, "fraud", $"scams-{number}", Cancellation));
        draft = await desk.FindAsync(edition.Id);
        await OnceAsync(number => At(number).Editions.SubmitAsync(EditingDesk.Author, draft.Id, draft.Version, Cancellation));
        draft = await desk.FindAsync(edition.Id);
        await OnceAsync(number => At(number).Editions.ApproveAsync(EditingDesk.Reviewer, draft.Id, draft.Version, Cancellation));
        draft = await desk.FindAsync(edition.Id);
        await OnceAsync(number => At(number).Publishing.ScheduleAsync(EditingDesk.Publisher, draft.Id, draft.Version, EditingDesk.Noon.UtcDateTime.AddDays(1 + number), Cancellation));
        draft = await desk.FindAsync(edition.Id);
        await OnceAsync(number => At(number).Publishing.UnscheduleAsync(EditingDesk.Publisher, draft.Id, draft.Version, Cancellation));
        draft = await desk.FindAsync(edition.Id);
        await OnceAsync(number => At(number).Publishing.PublishAsync(EditingDesk.Publisher, draft.Id, draft.Version, Cancellation));
        Assert.Equal(2, await desk.GenerationAsync());

        async Task OnceAsync(Func<int, Task<EditingResult<EditionView>>> call)
        {
            var results = await AtOnceAsync(call);
            Assert.Empty(results.Select(result => result.Failure).OfType<EditingInvalid>().SelectMany(invalid => invalid.Problems).Select(problem => problem.ToString()).Distinct());
            Assert.Single(results, result => result.Failure is null);
            Assert.All(results.Where(result => result.Failure is not null), result => Assert.IsType<EditingStale>(result.Failure));
        }
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Publish_OfTwoEditionsOfOneText_IsAConflictForTheSecond(DatabaseProvider provider)
    {
        var desk = await EditingDesk.OpenAsync(await databases.MigratedAsync(provider));
        var (one, two) = (await desk.ApprovedAsync("Бірінші."), await desk.ApprovedAsync("Екінші."));
        var results = await Task.WhenAll(
            desk.Publishing.PublishAsync(EditingDesk.Publisher, one.Id, one.Version, Cancellation),
            desk.Publishing.PublishAsync(EditingDesk.Publisher, two.Id, two.Version, Cancellation));

        var (winner, loser) = results[0].Failure is null ? (one, two) : (two, one);
        var (won, lost) = winner == one ? ("Бірінші.", "Екінші.") : ("Екінші.", "Бірінші.");
        var stale = Assert.IsType<EditingStale>(results.Single(result => result.Failure is not null).Failure);
        Assert.Equal(
            [
                new TextConflict(EditingDesk.Kk, EditingDesk.Text(won), EditingDesk.Text("Мәтін."), EditingDesk.Text(lost)),
                new TextConflict(EditingDesk.Ru, EditingDesk.Text(won), EditingDesk.Text("Мәтін."), EditingDesk.Text(lost)),
            ],
            stale.Texts);
        Assert.Equal(2, await desk.GenerationAsync());

        // The author takes the public text in and goes the same way again.
        var fork = loser;
        foreach (var path in new[] { EditingDesk.Kk, EditingDesk.Ru })
        {
            var text = fork.Texts.Single(text => text.Path == path);
            var merged = (await desk.FindAsync(winner.Id)).Texts.Single(text => text.Path == path).RevisionId;
            var change = new TextChange(fork.Id, path, text.Version, EditingDesk.Text(won + " " + lost)) { MergedId = merged };
            fork = await desk.FindAsync((await desk.Editions.SaveAsync(EditingDesk.Author, change, Cancellation)).Value.EditionId);
        }

        var again = await desk.ApproveAsync(fork);
        Assert.Null((await desk.Publishing.PublishAsync(EditingDesk.Publisher, again.Id, again.Version, Cancellation)).Failure);
        Assert.Equal(EditingDesk.Text(won + " " + lost), await desk.PublicTextAsync(EditingDesk.Kk));
        Assert.Equal(EditionState.Superseded, (await desk.FindAsync(winner.Id)).State);
    }

    private static async Task<IReadOnlyList<T>> AtOnceAsync<T>(Func<int, Task<T>> call) =>
        await Task.WhenAll(Enumerable.Range(0, 12).Select(number => Task.Run(() => call(number), Cancellation)));
}
