using System.Text;
using CyberAware.Core.Editing;
using CyberAware.Core.Library;
using CyberAware.Core.People;
using CyberAware.Core.People.Storage;
using CyberAware.Core.Wording;
using CyberAware.TestSupport.Databases;

namespace CyberAware.Core.Tests.Editing;

/// <summary>The check of a document while it is written.</summary>
public sealed class DocumentCheckTests(TestDatabases databases) : IClassFixture<TestDatabases>
{
    private static readonly Dictionary<string, string> Nothing = [];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Run_TypedText_IsCheckedInPlaceOfWhatWasSaved(DatabaseProvider provider)
    {
        var desk = await EditingDesk.OpenAsync(await databases.MigratedAsync(provider));
        using var check = CheckOn(desk);
        var edition = await desk.DraftAsync("Мәтін.\n\n[x](/nowhere)");

        var saved = await RunAsync(check, edition, Nothing);
        var typed = await RunAsync(check, edition, new() { [EditingDesk.Kk] = EditingDesk.Text("Мәтін  екі.\n\n[x](/also-nowhere)"), [EditingDesk.Ru] = EditingDesk.Text("Мәтін.") });

        Assert.Equal([(EditingDesk.Kk, 7, "broken-link"), (EditingDesk.Ru, 7, "broken-link")], saved.Problems.Where(problem => problem.Code == "broken-link").Select(problem => (problem.File, problem.Line, problem.Code)));
        Assert.Contains((EditingDesk.Kk, 5, "double-space"), typed.Problems.Select(problem => (problem.File, problem.Line, problem.Code)));
        Assert.Contains((EditingDesk.Kk, 7, "broken-link"), typed.Problems.Select(problem => (problem.File, problem.Line, problem.Code)));
        Assert.Contains("languages-differ", typed.Problems.Select(problem => problem.Code));
        Assert.DoesNotContain(typed.Problems, problem => problem.File == EditingDesk.Ru && problem.Code == "broken-link");
        Assert.Equal(saved.Problems.Select(problem => problem.ToString()), (await RunAsync(check, edition, Nothing)).Problems.Select(problem => problem.ToString()));
    }

    /// <summary>What is kept of the public texts is read anew when something else is public.</summary>
    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Run_AfterAPublication_KnowsWhatIsPublicNow(DatabaseProvider provider)
    {
        var desk = await EditingDesk.OpenAsync(await databases.MigratedAsync(provider));
        using var check = CheckOn(desk);
        var edition = await desk.BeginAsync(EditingDesk.Author, "guide/kk.md", "guide/ru.md");
        var typed = Language.All.ToDictionary(language => $"guide/{language}.md", _ => EditingDesk.Text("[x](/fraud#new)"));
        Assert.Contains("broken-anchor", (await RunAsync(check, edition, typed, "guide/kk.md")).Problems.Select(problem => problem.Code));

        await desk.PublishedAsync("Мәтін.\n\n## Жаңа {#new}\n\nМәтін.");

        Assert.DoesNotContain("broken-anchor", (await RunAsync(check, edition, typed, "guide/kk.md")).Problems.Select(problem => problem.Code));
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Run_PageWhoseReviewIsDue_SaysSo(DatabaseProvider provider)
    {
        var desk = await EditingDesk.OpenAsync(await databases.MigratedAsync(provider));
        using var check = CheckOn(desk);
        var edition = await desk.DraftAsync("Мәтін.");
        Assert.DoesNotContain("review-due", (await RunAsync(check, edition, Nothing)).Problems.Select(problem => problem.Code));

        desk.Clock.Advance(TimeSpan.FromDays(365));

        Assert.Contains((EditingDesk.Settings, "review-due"), (await RunAsync(check, edition, Nothing)).Problems.Select(problem => (problem.File, problem.Code)));
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Run_WhatCantBeChecked_IsRefused(DatabaseProvider provider)
    {
        var desk = await EditingDesk.OpenAsync(await databases.MigratedAsync(provider));
        using var check = CheckOn(desk);
        var edition = await desk.DraftAsync("Мәтін.");

        Assert.Equal(Refusal.UnknownEdition, await RefusalAsync(check, EditingDesk.Author, Guid.NewGuid(), Nothing));
        Assert.Equal(Refusal.UnknownDocument, await RefusalAsync(check, EditingDesk.Author, edition.Id, Nothing, "guide/kk.md"));
        Assert.Equal(Refusal.NotAllowed, await RefusalAsync(check, EditingDesk.Person("nobody"), edition.Id, Nothing));
        Assert.Equal(Refusal.NotAllowed, await RefusalAsync(check, EditingDesk.Person("officer", DocumentKind.Alert, Role.DutyOfficer), edition.Id, Nothing));
        Assert.Equal(Refusal.TooLong, await RefusalAsync(check, EditingDesk.Author, edition.Id, new() { [EditingDesk.Kk] = new string('а', 262_145) }));
        Assert.Equal(Refusal.TooLong, await RefusalAsync(check, EditingDesk.Author, edition.Id, new() { [EditingDesk.Kk] = new string('\n', 5000) }));
        Assert.Equal(Refusal.TooLong, await RefusalAsync(check, EditingDesk.Author, edition.Id, new() { [EditingDesk.Kk] = string.Concat(Enumerable.Repeat("\n\f\u0085\u2028", 1250)) }));
        Assert.Null(await RefusalAsync(check, EditingDesk.Author, edition.Id, new() { [EditingDesk.Kk] = new string('\n', 4999) }));
        Assert.Equal(Refusal.Unreadable, await RefusalAsync(check, EditingDesk.Author, edition.Id, new() { [EditingDesk.Kk] = "\0" }));
    }

    /// <summary>Whoever types on gives up the check before; it leaves the queue at once, and no second one runs beside the first.</summary>
    [Fact]
    public async Task Run_GivenUpWhileAnotherRuns_EndsAtOnce()
    {
        using var begun = new SemaphoreSlim(0);
        using var goOn = new ManualResetEventSlim();
        var running = 0;
        var desk = await EditingDesk.OpenAsync(await databases.MigratedAsync(DatabaseProvider.Sqlite));
        var edition = await desk.DraftAsync("Мәтін.");
        using var check = CheckOn(desk, files =>
        {
            Interlocked.Increment(ref running);
            begun.Release();
            goOn.Wait(Cancellation);
            return ContentLoader.Load(files);
        });
        var first = Task.Run(() => RunAsync(check, edition, Nothing), Cancellation);
        await begun.WaitAsync(Cancellation);

        using var givenUp = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => check.RunAsync(EditingDesk.Author, edition.Id, EditingDesk.Kk, Nothing, TimeSpan.Zero, givenUp.Token));

        Assert.Equal(1, running);
        goOn.Set();
        Assert.True((await first).IsComplete);
    }

    /// <summary>Somebody with many slow texts keeps others waiting for one of them.</summary>
    [Fact]
    public async Task Run_ManyOfOnePerson_TakeTurnsWithOthers()
    {
        using var begun = new SemaphoreSlim(0);
        using var goOn = new SemaphoreSlim(0);
        var order = new List<string>();
        var desk = await EditingDesk.OpenAsync(await databases.MigratedAsync(DatabaseProvider.Sqlite));
        var edition = await desk.DraftAsync("Мәтін.");
        using var check = CheckOn(desk, files =>
        {
            order.Add(Encoding.UTF8.GetString(files.Single(file => file.Path == EditingDesk.Kk).Bytes));
            begun.Release();
            goOn.Wait(Cancellation);
            return ContentLoader.Load(files);
        });
        Task Ask(Actor actor, string text) => Task.Run(
            () => check.RunAsync(actor, edition.Id, EditingDesk.Kk, new Dictionary<string, string> { [EditingDesk.Kk] = text }, TimeSpan.Zero, Cancellation), Cancellation);

        List<Task> asked = [Ask(EditingDesk.Author, "slow")];
        await begun.WaitAsync(Cancellation);
        asked.AddRange(Enumerable.Range(0, 5).Select(_ => Ask(EditingDesk.Author, "slow")));
        await Task.Delay(TimeSpan.FromMilliseconds(300), Cancellation);
        asked.Add(Ask(EditingDesk.Reviewer, "other"));
        await Task.Delay(TimeSpan.FromMilliseconds(300), Cancellation);
        goOn.Release(asked.Count);
        await Task.WhenAll(asked);

        Assert.Equal(["slow", "other", "slow", "slow", "slow", "slow", "slow"], order);
    }

    private static DocumentCheck CheckOn(EditingDesk desk, ContentCheck? check = null) =>
        new(desk.Database, check ?? (files => ContentLoader.Load(files)), new DocumentWording(new Spelling("/nowhere")), desk.Clock);

    private static async Task<CheckedTexts> RunAsync(DocumentCheck check, EditionView edition, Dictionary<string, string> typed, string path = EditingDesk.Kk) =>
        (await check.RunAsync(EditingDesk.Author, edition.Id, path, typed, TimeSpan.Zero, Cancellation)).Value;

    private static async Task<Refusal?> RefusalAsync(DocumentCheck check, Actor actor, Guid edition, Dictionary<string, string> typed, string path = EditingDesk.Kk) =>
        ((await check.RunAsync(actor, edition, path, typed, TimeSpan.Zero, Cancellation)).Failure as EditingRefused)?.Refusal;
}
