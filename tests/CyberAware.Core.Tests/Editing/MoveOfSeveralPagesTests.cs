using CyberAware.Core.Editing;
using CyberAware.TestSupport;
using CyberAware.TestSupport.Databases;
using Microsoft.EntityFrameworkCore;

namespace CyberAware.Core.Tests.Editing;

/// <summary>A page moves with all pages below it, in one edition.</summary>
public sealed class MoveOfSeveralPagesTests(TestDatabases databases) : IClassFixture<TestDatabases>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Rename_OfAPageWithPagesBelow_MovesAllAndKeepsEachOldAddress(DatabaseProvider provider)
    {
        // Texts and settings that name the old addresses, from within the moved pages and from elsewhere, stay as they are.
        var content = EditingDesk.Content()
            .WithPage("guide/letters", "step", "Қараңыз: [пошта](/guide/email#topic).")
            .WithFile("guide/letters/page.yml", ContentBuilder.Settings(more: "related: [/guide/email, /fraud]\naliases: [/letters]\n"))
            .WithFile("guide/letters/scheme.png", ContentBuilder.Png)
            .WithPage("help", "article", "Қараңыз: [пошта](/guide/email#topic), [хат](/letters).")
            .WithFile("help/page.yml", ContentBuilder.Settings("article", "related: [/guide/letters]\n"));
        var desk = await EditingDesk.OpenAsync(await databases.MigratedAsync(provider), content);
        var edition = await desk.BeginAsync(EditingDesk.Author, "guide/email/kk.md");
        await desk.SaveAsync(EditingDesk.Author, edition.Id, "guide/email/kk.md", content.TextOf("guide/email/kk.md").Replace("Мәтін.", "Түзетілген.", StringComparison.Ordinal), isMinor: true);
        edition = await desk.FindAsync(edition.Id);

        var moved = (await desk.Editions.RenameAsync(EditingDesk.Author, edition.Id, edition.Version, "guide", "manual", Cancellation)).Value;
        Assert.Equal((20, 10), (moved.Texts.Count, moved.Texts.Count(text => text.IsRemoval)));
        var ready = await desk.ApproveAsync(moved);
        var published = await desk.Publishing.PublishAsync(EditingDesk.Publisher, ready.Id, ready.Version, Cancellation);
        Assert.True(published.Failure is null, published.Failure is EditingInvalid invalid ? string.Join('\n', invalid.Problems) : $"{published.Failure}");

        foreach (var file in content.Files.Where(file => file.Path.StartsWith("guide/", StringComparison.Ordinal)))
        {
            Assert.Null(await desk.PublicTextAsync(file.Path));
        }

        Assert.Contains("Түзетілген.", await desk.PublicTextAsync("manual/email/kk.md"), StringComparison.Ordinal);
        Assert.Equal(content.TextOf("guide/letters/ru.md"), await desk.PublicTextAsync("manual/letters/ru.md"));
        Assert.EndsWith("aliases: [/guide]\n", await desk.PublicTextAsync("manual/page.yml"), StringComparison.Ordinal);
        Assert.EndsWith("aliases: [/guide/email]\n", await desk.PublicTextAsync("manual/email/page.yml"), StringComparison.Ordinal);
        Assert.EndsWith("aliases: [/letters, /guide/letters]\n", await desk.PublicTextAsync("manual/letters/page.yml"), StringComparison.Ordinal);
        await using var context = desk.Database.CreateDbContext();
        Assert.Equal(ContentBuilder.Png, await (
            from row in context.Published
            join revision in context.Revisions on row.RevisionId equals revision.Id
            where row.Path == "manual/letters/scheme.png"
            select revision.Bytes).SingleAsync(Cancellation));
        Assert.Equal(
            [("/guide", "/manual"), ("/guide/email", "/manual/email"), ("/guide/letters", "/manual/letters")],
            (await context.Redirects.OrderBy(row => row.From).ToListAsync(Cancellation)).Select(row => (row.From, row.To)));
        Assert.Equal(
            ["/manual", "/manual/email", "/manual/email#topic", "/manual/letters"],
            await context.Permalinks.OrderBy(row => row.Address).Select(row => row.Address).ToListAsync(Cancellation));
        Assert.Equal(2, await desk.GenerationAsync());

        // And back again, with nothing that leads in a circle.
        var back = await desk.BeginAsync(EditingDesk.Author, "manual/page.yml");
        var returned = await desk.ApproveAsync((await desk.Editions.RenameAsync(EditingDesk.Author, back.Id, back.Version, "manual", "guide", Cancellation)).Value);
        Assert.Null((await desk.Publishing.PublishAsync(EditingDesk.Publisher, returned.Id, returned.Version, Cancellation)).Failure);
        Assert.Equal(
            [("/manual", "/guide"), ("/manual/email", "/guide/email"), ("/manual/letters", "/guide/letters")],
            (await context.Redirects.AsNoTracking().OrderBy(row => row.From).ToListAsync(Cancellation)).Select(row => (row.From, row.To)));
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Rename_OfMorePagesThanAnEditionHolds_IsRefusedAndChangesNothing(DatabaseProvider provider)
    {
        // With the guide and its page of the mail 17 pages of three files, each of which takes two.
        var content = Enumerable.Range(1, 15).Aggregate(EditingDesk.Content(), (content, number) => content.WithPage($"guide/step-{number}", "step", "Мәтін."));
        var desk = await EditingDesk.OpenAsync(await databases.MigratedAsync(provider), content);
        var edition = await desk.BeginAsync(EditingDesk.Author, "guide/kk.md");

        var refused = await desk.Editions.RenameAsync(EditingDesk.Author, edition.Id, edition.Version, "guide", "manual", Cancellation);

        Assert.Equal(new EditingRefused(Refusal.TooManyFiles), refused.Failure);
        var now = await desk.FindAsync(edition.Id);
        Assert.Equal((edition.Version, 1, (Guid?)null), (now.Version, now.Texts.Count, now.Texts[0].RevisionId));

        // One page fewer is 96 files, and four more are the most.
        await using (var context = desk.Database.CreateDbContext())
        {
            await context.Published.Where(row => row.Path.StartsWith("guide/step-15/")).ExecuteDeleteAsync(Cancellation);
        }

        var moved = (await desk.Editions.RenameAsync(EditingDesk.Author, edition.Id, edition.Version, "guide", "manual", Cancellation)).Value;
        Assert.Equal(96, moved.Texts.Count);
        foreach (var path in new[] { EditingDesk.Kk, EditingDesk.Ru, EditingDesk.Settings, "help/kk.md" })
        {
            moved = (await desk.Editions.AddTextAsync(EditingDesk.Author, moved.Id, moved.Version, path, Cancellation)).Value;
        }

        Assert.Equal(
            new EditingRefused(Refusal.TooManyFiles),
            (await desk.Editions.AddTextAsync(EditingDesk.Author, moved.Id, moved.Version, "help/ru.md", Cancellation)).Failure);
        var all = Enumerable.Range(0, EditionService.MaxFiles + 1).Select(number => $"help/page-{number}/kk.md").ToList();
        Assert.Equal(new EditingRefused(Refusal.TooManyFiles), (await desk.Editions.BeginAsync(EditingDesk.Author, "Change", all, Cancellation)).Failure);
    }
}
