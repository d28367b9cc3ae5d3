using CyberAware.Core.Data;
using CyberAware.Core.Editing;
using CyberAware.Core.Editing.Storage;
using CyberAware.Core.People;
using CyberAware.Core.People.Storage;
using CyberAware.TestSupport.Databases;

namespace CyberAware.Core.Tests.Editing;

/// <summary>Every service call by every role in every state, on an own and on a foreign object: what the table says is what the services do.</summary>
public sealed class ServiceRightsTests(TestDatabases databases) : IClassFixture<TestDatabases>
{
    private static readonly EditionAction[] Calls =
    [
        EditionAction.Save, EditionAction.Submit, EditionAction.Approve, EditionAction.Reject, EditionAction.Schedule, EditionAction.Unschedule,
        EditionAction.Publish, EditionAction.PublishNow, EditionAction.Withdraw, EditionAction.Countersign,
    ];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Call_ByEachRoleInEachState_IsDoneOrRefusedAsTheTableSays(DatabaseProvider provider)
    {
        var desk = await EditingDesk.OpenAsync(await databases.MigratedAsync(provider));
        var wrong = new List<string>();
        foreach (var state in Enum.GetValues<EditionState>())
        {
            EditionView? edition = null;
            foreach (var action in Calls)
            {
                foreach (var role in Enum.GetValues<Role>())
                {
                    edition ??= await MakeAsync(desk, state);
                    var expected = TransitionTable.Expect(action, DocumentKind.Page, state, "no", role.ToString());

                    // Withdrawing is for authors; the table's other half.
                    var result = await CallAsync(desk, action, EditingDesk.Person("somebody", role), edition);
                    if (result.Failure is EditingRefused refused ? refused.Refusal != expected.Refusal : result.Failure is not null || result.Value.State != expected.Next)
                    {
                        wrong.Add($"{action} {state} {role}: {result.Failure?.ToString() ?? result.Value.State.ToString()}, not {expected}");
                    }

                    if (result.Failure is null)
                    {
                        edition = null;
                    }
                    else
                    {
                        Assert.Equal(edition.Version, (await desk.FindAsync(edition.Id)).Version);
                    }
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Call_OnAnEditionOfAnotherKind_IsRefusedAndWrittenDown(DatabaseProvider provider)
    {
        var desk = await EditingDesk.OpenAsync(await databases.MigratedAsync(provider));
        var all = EditingDesk.Person("foreigner", DocumentKind.Alert, Enum.GetValues<Role>());
        foreach (var state in new[] { EditionState.Draft, EditionState.InReview, EditionState.Approved, EditionState.Scheduled, EditionState.Published })
        {
            var edition = await MakeAsync(desk, state);
            foreach (var action in Calls)
            {
                Assert.Equal(new EditingRefused(Refusal.NotAllowed), (await CallAsync(desk, action, all, edition)).Failure);
            }

            Assert.Equal(new EditingRefused(Refusal.NotAllowed), (await desk.Editions.FindAsync(all, edition.Id, Cancellation)).Failure);
            Assert.Equal(new EditingRefused(Refusal.NotAllowed), (await desk.Editions.ReadTextAsync(all, edition.Id, EditingDesk.Kk, Cancellation)).Failure);
            Assert.Equal(new EditingRefused(Refusal.NotAllowed), (await desk.Editions.AddTextAsync(all, edition.Id, edition.Version, EditingDesk.Settings, Cancellation)).Failure);
            Assert.Equal(new EditingRefused(Refusal.NotAllowed), (await desk.Editions.RenameAsync(all, edition.Id, edition.Version, "fraud", "scams", Cancellation)).Failure);
        }

        Assert.Equal(new EditingRefused(Refusal.NotAllowed), (await desk.Editions.BeginAsync(all, "Change", [EditingDesk.Kk], Cancellation)).Failure);
        Assert.Equal(new EditingRefused(Refusal.NotAllowed), (await desk.Autosaves.SaveAsync(all, EditingDesk.Kk, null, "Мәтін", "", Cancellation)).Failure);
        Assert.Equal((5 * (Calls.Length + 4)) + 2, (await desk.AuditAsync()).Count(action => action == "editing-refused"));
        Assert.Empty(await desk.Lists.InStateAsync(all, EditionState.Draft, Cancellation));
        Assert.NotEmpty(await desk.Lists.InStateAsync(EditingDesk.Reviewer, EditionState.Draft, Cancellation));
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Call_OnWhatIsNotThere_IsRefused(DatabaseProvider provider)
    {
        var desk = await EditingDesk.OpenAsync(await databases.MigratedAsync(provider));
        var all = EditingDesk.Person("all", Enum.GetValues<Role>());
        var edition = await desk.DraftAsync("Басқа.");

        var nowhere = edition with { Id = Guid.NewGuid() };
        foreach (var action in Calls)
        {
            Assert.Equal(new EditingRefused(Refusal.UnknownEdition), (await CallAsync(desk, action, all, nowhere)).Failure);
        }

        Assert.Equal(new EditingRefused(Refusal.UnknownDocument), await FailAsync("guide/kk.md"));
        Assert.Equal(new EditingRefused(Refusal.UnknownDocument), await FailAsync("../kk.md"));
        Assert.Equal(new EditingRefused(Refusal.OtherKind), (await desk.Editions.AddTextAsync(all, edition.Id, edition.Version, EditingDesk.AlertKk, Cancellation)).Failure);
        Assert.Equal(new EditingRefused(Refusal.AlreadyThere), (await desk.Editions.AddTextAsync(all, edition.Id, edition.Version, EditingDesk.Kk, Cancellation)).Failure);
        Assert.Equal(new EditingRefused(Refusal.UnknownDocument), (await desk.Editions.AddTextAsync(all, edition.Id, edition.Version, "/etc/passwd", Cancellation)).Failure);
        Assert.Equal(new EditingRefused(Refusal.OtherKind), (await desk.Editions.BeginAsync(all, "Change", [EditingDesk.Kk, EditingDesk.AlertKk], Cancellation)).Failure);
        Assert.Equal(new EditingRefused(Refusal.UnknownDocument), (await desk.Editions.BeginAsync(all, "Change", ["a/../../kk.md"], Cancellation)).Failure);
        Assert.Equal(new EditingRefused(Refusal.NoTitle), (await desk.Editions.BeginAsync(all, " ", [EditingDesk.Kk], Cancellation)).Failure);
        Assert.Equal(new EditingRefused(Refusal.TooLong), (await desk.Editions.BeginAsync(all, new string('a', Lengths.Title + 1), [EditingDesk.Kk], Cancellation)).Failure);

        // What no database takes.
        foreach (var bad in new[] { "a\0b", "a\ud800" })
        {
            Assert.Equal(new EditingRefused(Refusal.Unreadable), (await desk.Editions.BeginAsync(all, bad, [EditingDesk.Kk], Cancellation)).Failure);
            Assert.Equal(new EditingRefused(Refusal.UnknownDocument), (await desk.Editions.BeginAsync(all, "Change", [bad], Cancellation)).Failure);
            Assert.Equal(new EditingRefused(Refusal.Unreadable), (await desk.Editions.WithdrawAsync(all, edition.Id, edition.Version, bad, Cancellation)).Failure);
            Assert.Equal(new EditingRefused(Refusal.Unreadable), (await desk.Publishing.PublishNowAsync(all, edition.Id, edition.Version, bad, Cancellation)).Failure);
            Assert.Equal(new EditingRefused(Refusal.Unreadable), (await desk.Autosaves.SaveAsync(all, EditingDesk.Kk, null, bad, "", Cancellation)).Failure);
            Assert.Equal(new EditingRefused(Refusal.Unreadable), (await desk.Autosaves.SaveAsync(all, EditingDesk.Kk, null, "a", bad, Cancellation)).Failure);
            var change = new TextChange(edition.Id, EditingDesk.Kk, edition.Texts[0].Version, "Мәтін");
            Assert.Equal(new EditingRefused(Refusal.Unreadable), (await desk.Editions.SaveAsync(all, change with { Text = bad }, Cancellation)).Failure);
            Assert.Equal(new EditingRefused(Refusal.Unreadable), (await desk.Editions.SaveAsync(all, change with { PublicNote = bad }, Cancellation)).Failure);
            Assert.Equal(new EditingRefused(Refusal.TooLong), (await desk.Editions.SaveAsync(all, change with { Text = new string('a', Lengths.Document + 1) }, Cancellation)).Failure);
        }

        // What turns or hides the words around it would be public beside them.
        const string Turned = "a\u202eb";
        Assert.Equal(new EditingRefused(Refusal.Unreadable), (await desk.Editions.BeginAsync(all, Turned, [EditingDesk.Kk], Cancellation)).Failure);
        Assert.Equal(
            new EditingRefused(Refusal.Unreadable),
            (await desk.Editions.SaveAsync(all, new TextChange(edition.Id, EditingDesk.Kk, edition.Texts[0].Version, "Мәтін") { PublicNote = Turned }, Cancellation)).Failure);

        async Task<EditingFailure?> FailAsync(string path) =>
            (await desk.Editions.SaveAsync(all, new TextChange(edition.Id, path, Guid.NewGuid(), "Мәтін"), Cancellation)).Failure;
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Approve_ByAnyAuthorSinceTheLastPublication_IsRefused(DatabaseProvider provider)
    {
        var desk = await EditingDesk.OpenAsync(await databases.MigratedAsync(provider));
        var (first, second, third) = (Both("first"), Both("second"), Both("third"));
        var edition = await desk.BeginAsync(first, EditingDesk.Kk, EditingDesk.Ru);
        await desk.SaveAsync(first, edition.Id, EditingDesk.Kk, EditingDesk.Text("Бірінші."));
        await desk.SaveAsync(first, edition.Id, EditingDesk.Ru, EditingDesk.Text("Бірінші."));
        await desk.SaveAsync(second, edition.Id, EditingDesk.Ru, EditingDesk.Text("Екінші."));
        var submitted = (await desk.Editions.SubmitAsync(second, edition.Id, (await desk.FindAsync(edition.Id)).Version, Cancellation)).Value;

        // Somebody who goes on from what is in review has both as authors before him.
        var fork = await desk.SaveAsync(third, edition.Id, EditingDesk.Kk, EditingDesk.Text("Үшінші."));
        Assert.True(fork.IsNewEdition);
        var forked = (await desk.Editions.SubmitAsync(third, fork.EditionId, fork.EditionVersion, Cancellation)).Value;
        Assert.Equal(new[] { first.Id, second.Id, third.Id }.Order(), forked.Authors.Order());

        foreach (var (actor, view) in new[] { (first, submitted), (second, submitted), (first, forked), (second, forked), (third, forked) })
        {
            Assert.Equal(new EditingRefused(Refusal.OwnChange), (await desk.Editions.ApproveAsync(actor, view.Id, view.Version, Cancellation)).Failure);
            Assert.Equal(new EditingRefused(Refusal.OwnChange), (await desk.Editions.RejectAsync(actor, view.Id, view.Version, "No", Cancellation)).Failure);
        }

        // The third has no part in the first edition. Once it is public, its authors are free to review what comes next.
        var approved = (await desk.Editions.ApproveAsync(third, submitted.Id, submitted.Version, Cancellation)).Value;
        await desk.Publishing.PublishAsync(EditingDesk.Publisher, approved.Id, approved.Version, Cancellation);
        var next = await desk.BeginAsync(third, EditingDesk.Kk, EditingDesk.Ru);
        await desk.SaveAsync(third, next.Id, EditingDesk.Kk, EditingDesk.Text("Төртінші."));
        await desk.SaveAsync(third, next.Id, EditingDesk.Ru, EditingDesk.Text("Төртінші."));
        var handed = (await desk.Editions.SubmitAsync(third, next.Id, (await desk.FindAsync(next.Id)).Version, Cancellation)).Value;
        Assert.Equal(EditionState.Approved, (await desk.Editions.ApproveAsync(first, handed.Id, handed.Version, Cancellation)).Value.State);

        static Actor Both(string name) => EditingDesk.Person(name, Role.Author, Role.Reviewer);
    }

    // Published without a review, so that it can be signed where the table says so.
    private static async Task<EditionView> MakeAsync(EditingDesk desk, EditionState state)
    {
        // A Kazakh text alone, so that its translator may write; minor, so that it may be published alone.
        var author = EditingDesk.Author;
        var edition = await desk.BeginAsync(author, EditingDesk.Kk);
        await desk.SaveAsync(author, edition.Id, EditingDesk.Kk, EditingDesk.Text($"Мәтін {edition.Id}."), isMinor: true);
        edition = await desk.FindAsync(edition.Id);
        switch (state)
        {
            case EditionState.Draft:
                return edition;
            case EditionState.Withdrawn:
                return (await desk.Editions.WithdrawAsync(author, edition.Id, edition.Version, null, Cancellation)).Value;
            case EditionState.Published or EditionState.Superseded:
                var published = (await desk.Publishing.PublishNowAsync(EditingDesk.Publisher, edition.Id, edition.Version, "Urgent", Cancellation)).Value;
                if (state == EditionState.Superseded)
                {
                    await MakeAsync(desk, EditionState.Published);
                    published = await desk.FindAsync(published.Id);
                }

                return published;
        }

        edition = (await desk.Editions.SubmitAsync(author, edition.Id, edition.Version, Cancellation)).Value;
        if (state == EditionState.Rejected)
        {
            return (await desk.Editions.RejectAsync(EditingDesk.Reviewer, edition.Id, edition.Version, "No", Cancellation)).Value;
        }

        if (state is EditionState.Approved or EditionState.Scheduled)
        {
            edition = (await desk.Editions.ApproveAsync(EditingDesk.Reviewer, edition.Id, edition.Version, Cancellation)).Value;
        }

        return state == EditionState.Scheduled
            ? (await desk.Publishing.ScheduleAsync(EditingDesk.Publisher, edition.Id, edition.Version, EditingDesk.Noon.UtcDateTime.AddDays(9), Cancellation)).Value
            : edition;
    }

    private static async Task<EditingResult<EditionView>> CallAsync(EditingDesk desk, EditionAction action, Actor actor, EditionView edition)
    {
        var (id, version) = (edition.Id, edition.Version);
        switch (action)
        {
            case EditionAction.Save:
                var saved = await desk.Editions.SaveAsync(
                    actor, new TextChange(id, EditingDesk.Kk, edition.Texts[0].Version, EditingDesk.Text($"{Guid.NewGuid()}.")), Cancellation);
                return saved.Failure is { } failure ? failure : await desk.FindAsync(saved.Value.EditionId);
            case EditionAction.Submit:
                return await desk.Editions.SubmitAsync(actor, id, version, Cancellation);
            case EditionAction.Approve:
                return await desk.Editions.ApproveAsync(actor, id, version, Cancellation);
            case EditionAction.Reject:
                return await desk.Editions.RejectAsync(actor, id, version, "No", Cancellation);
            case EditionAction.Schedule:
                return await desk.Publishing.ScheduleAsync(actor, id, version, EditingDesk.Noon.UtcDateTime.AddDays(9), Cancellation);
            case EditionAction.Unschedule:
                return await desk.Publishing.UnscheduleAsync(actor, id, version, Cancellation);
            case EditionAction.Publish:
                return await desk.Publishing.PublishAsync(actor, id, version, Cancellation);
            case EditionAction.PublishNow:
                return await desk.Publishing.PublishNowAsync(actor, id, version, "Urgent", Cancellation);
            case EditionAction.Withdraw:
                return await desk.Editions.WithdrawAsync(actor, id, version, null, Cancellation);
            default:
                return await desk.Publishing.CountersignAsync(actor, id, version, Cancellation);
        }
    }
}
