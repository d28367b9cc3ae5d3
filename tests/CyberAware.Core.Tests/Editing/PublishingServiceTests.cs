using CyberAware.Core.Editing;
using CyberAware.Core.Editing.Storage;
using CyberAware.Core.Library;
using CyberAware.Core.People.Storage;
using CyberAware.TestSupport;
using CyberAware.TestSupport.Databases;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CyberAware.Core.Tests.Editing;

public sealed class PublishingServiceTests(TestDatabases databases) : IClassFixture<TestDatabases>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Edition_FromDraftToReaders_GoesItsWay(DatabaseProvider provider)
    {
        var desk = await EditingDesk.OpenAsync(await databases.MigratedAsync(provider));
        var edition = await desk.BeginAsync(EditingDesk.Author, EditingDesk.Kk, EditingDesk.Ru, EditingDesk.Settings);
        var saved = (await desk.Editions.SaveAsync(
            EditingDesk.Author,
            new TextChange(edition.Id, EditingDesk.Kk, edition.Texts[0].Version, EditingDesk.Text("Жаңа.\r\n\r\n## Енгізу {#new-part}")) { PublicNote = "Жаңа бөлім", InternalNote = " " },
            Cancellation)).Value;
        await desk.SaveAsync(EditingDesk.Author, edition.Id, EditingDesk.Ru, EditingDesk.Text("Новое.\n\n## Ввод {#new-part}"), checkedAgainst: saved.RevisionId);
        Assert.Equal(EditingDesk.Text("Мәтін."), await desk.PublicTextAsync(EditingDesk.Kk));

        var draft = await desk.FindAsync(edition.Id);
        var submitted = (await desk.Editions.SubmitAsync(EditingDesk.Author, draft.Id, draft.Version, Cancellation)).Value;
        Assert.Equal(new EditingRefused(Refusal.WrongState), (await desk.Publishing.PublishAsync(EditingDesk.Publisher, draft.Id, submitted.Version, Cancellation)).Failure);
        var approved = (await desk.Editions.ApproveAsync(EditingDesk.Reviewer, draft.Id, submitted.Version, Cancellation)).Value;
        var published = (await desk.Publishing.PublishAsync(EditingDesk.Publisher, draft.Id, approved.Version, Cancellation)).Value;

        Assert.Equal((EditionState.Published, EditingDesk.Publisher.Id, false, false), (published.State, published.PublishedBy, published.IsLate, published.IsUrgent));
        Assert.Equal(EditingDesk.Text("Жаңа.\n\n## Енгізу {#new-part}"), await desk.PublicTextAsync(EditingDesk.Kk));
        Assert.Equal(EditingDesk.Text("Новое.\n\n## Ввод {#new-part}"), await desk.PublicTextAsync(EditingDesk.Ru));
        Assert.Equal(2, await desk.GenerationAsync());
        Assert.Equal(["edition-begun", "text-saved", "text-saved", "edition-submitted", "edition-approved", "edition-published"], await desk.AuditAsync());

        await using var context = desk.Database.CreateDbContext();
        Assert.Equal(
            [(EditingDesk.Kk, 2L), (EditingDesk.Ru, 2L)],
            (await context.EditionPublications.OrderBy(row => row.Path).ToListAsync(Cancellation)).Select(row => (row.Path, row.Generation)));
        Assert.Equal(["/fraud", "/fraud#new-part"], await context.Permalinks.OrderBy(row => row.Address).Select(row => row.Address).ToListAsync(Cancellation));
        var pointer = await context.Published.SingleAsync(row => row.Path == EditingDesk.Kk, Cancellation);
        Assert.Equal((pointer.ShippedId, edition.Texts[0].BaseId, true), (pointer.ShippedBaseId, pointer.ShippedId, pointer.IsShipped));
        var revision = await context.Revisions.SingleAsync(row => row.Id == saved.RevisionId, Cancellation);
        Assert.Equal((2, "Жаңа бөлім", (string?)null, EditingDesk.Author.Id), (revision.Number, revision.PublicNote, revision.InternalNote, revision.AuthorId));

        // Whoever goes on from what is public begins anew.
        var next = await desk.SaveAsync(EditingDesk.Author, draft.Id, EditingDesk.Kk, EditingDesk.Text("Тағы жаңа."));
        Assert.True(next.IsNewEdition);
        Assert.Equal((EditionState.Draft, 1), ((await desk.FindAsync(next.EditionId)).State, (await desk.FindAsync(next.EditionId)).Texts.Count));
        Assert.Equal(published.Version, (await desk.FindAsync(draft.Id)).Version);
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Publish_OfWhatWouldBeWrong_LeavesNothing(DatabaseProvider provider)
    {
        var database = await databases.MigratedAsync(provider);
        var desk = await EditingDesk.OpenAsync(database);
        var edition = await desk.ApprovedAsync("Сілтеме: [бет](/nowhere).");
        foreach (var call in new[]
        {
            desk.Publishing.PublishAsync(EditingDesk.Publisher, edition.Id, edition.Version, Cancellation),
            desk.Publishing.ScheduleAsync(EditingDesk.Publisher, edition.Id, edition.Version, EditingDesk.Noon.UtcDateTime.AddHours(1), Cancellation),
        })
        {
            var invalid = Assert.IsType<EditingInvalid>((await call).Failure);
            Assert.Contains(invalid.Problems, problem => problem is { File: EditingDesk.Kk, Line: 5, Code: "broken-link" });
        }

        // A fault in the middle of the transaction, when the ledger is written.
        var good = await desk.ApprovedAsync("Жақсы.");
        var before = await CountAsync(desk);
        var torn = EditingDesk.Join(TestDatabases.Open(database, options => options.AddInterceptors(new FailingCommand("permalinks"))), desk.Clock);
        await Assert.ThrowsAnyAsync<Exception>(() => torn.Publishing.PublishAsync(EditingDesk.Publisher, good.Id, good.Version, Cancellation));

        Assert.Equal(before, await CountAsync(desk));
        Assert.Equal(EditingDesk.Text("Мәтін."), await desk.PublicTextAsync(EditingDesk.Kk));
        Assert.Equal(good.Version, (await desk.FindAsync(good.Id)).Version);
        Assert.Null((await desk.Publishing.PublishAsync(EditingDesk.Publisher, good.Id, good.Version, Cancellation)).Failure);
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Publish_OfWhatIsNotWhatWasApproved_IsRefused(DatabaseProvider provider)
    {
        var desk = await EditingDesk.OpenAsync(await databases.MigratedAsync(provider));
        var edition = await desk.ApprovedAsync("Жақсы.");
        var other = await desk.DraftAsync("Жаман.");
        await using (var context = desk.Database.CreateDbContext())
        {
            // What no service does.
            var bad = other.Texts[0].RevisionId;
            await context.EditionTexts.Where(row => row.EditionId == edition.Id && row.Path == EditingDesk.Kk).ExecuteUpdateAsync(set => set.SetProperty(row => row.RevisionId, bad), Cancellation);
        }

        Assert.Equal(new EditingRefused(Refusal.NotApproved), (await desk.Publishing.PublishAsync(EditingDesk.Publisher, edition.Id, edition.Version, Cancellation)).Failure);
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Publish_WhileSomebodyElsePublishes_ChecksAgain(DatabaseProvider provider)
    {
        var desk = await EditingDesk.OpenAsync(await databases.MigratedAsync(provider));
        var first = await desk.ApprovedAsync("Жаңа бет.", "guide/email/kk.md", "guide/email/ru.md");
        var second = await desk.ApprovedAsync("Басқа бет.");
        var checks = 0;
        var slow = EditingDesk.Join(desk.Database, desk.Clock, files =>
        {
            // Between the check and the transaction another edition becomes public.
            if (++checks == 1)
            {
                PublishBetween(desk, first);
            }

            return ContentLoader.Load(files);
        });

        Assert.Null((await slow.Publishing.PublishAsync(EditingDesk.Publisher, second.Id, second.Version, Cancellation)).Failure);
        Assert.Equal(2, checks);
        Assert.Equal(3, await desk.GenerationAsync());
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Publish_OfOneLanguageAlone_IsRefusedUnlessMinorConfirmedOrAWarning(DatabaseProvider provider)
    {
        var desk = await EditingDesk.OpenAsync(await databases.MigratedAsync(provider));
        var alone = await desk.ApprovedAsync("Мәні басқа.", EditingDesk.Kk);
        Assert.Equal(new EditingRefused(Refusal.OneLanguage), (await desk.Publishing.PublishAsync(EditingDesk.Publisher, alone.Id, alone.Version, Cancellation)).Failure);
        Assert.Equal(
            new EditingRefused(Refusal.OneLanguage),
            (await desk.Publishing.ScheduleAsync(EditingDesk.Publisher, alone.Id, alone.Version, EditingDesk.Noon.UtcDateTime.AddHours(1), Cancellation)).Failure);

        // A comma.
        var minor = await desk.BeginAsync(EditingDesk.Author, EditingDesk.Kk);
        await desk.SaveAsync(EditingDesk.Author, minor.Id, EditingDesk.Kk, EditingDesk.Text("Мәтін,"), isMinor: true);
        await PublishAsync(await desk.FindAsync(minor.Id));

        // Russian confirmed: the same text, checked against the new Kazakh one.
        var both = await desk.BeginAsync(EditingDesk.Author, EditingDesk.Kk, EditingDesk.Ru);
        var kk = await desk.SaveAsync(EditingDesk.Author, both.Id, EditingDesk.Kk, EditingDesk.Text("Мәні басқа."));
        await desk.SaveAsync(EditingDesk.Author, both.Id, EditingDesk.Ru, EditingDesk.Text("Мәтін."), isMinor: true, checkedAgainst: kk.RevisionId);
        await PublishAsync(await desk.FindAsync(both.Id));

        // A save that follows a comma in the same edition hides nothing.
        var hidden = await desk.BeginAsync(EditingDesk.Author, EditingDesk.Ru);
        await desk.SaveAsync(EditingDesk.Author, hidden.Id, EditingDesk.Ru, EditingDesk.Text("Совсем другое."));
        await desk.SaveAsync(EditingDesk.Author, hidden.Id, EditingDesk.Ru, EditingDesk.Text("Совсем другое!"), isMinor: true);
        var approved = await desk.ApproveAsync(await desk.FindAsync(hidden.Id));
        Assert.Equal(new EditingRefused(Refusal.OneLanguage), (await desk.Publishing.PublishAsync(EditingDesk.Publisher, approved.Id, approved.Version, Cancellation)).Failure);

        // A warning may go ahead; the other language becomes a task with a day's time.
        var warning = await desk.PublishedAsync("Жаңа ескерту.", EditingDesk.AlertKk);
        Assert.Equal(EditionState.Published, warning.State);
        var task = Assert.Single(await desk.Lists.TranslationsAsync(EditingDesk.Reviewer, Cancellation));
        Assert.Equal(new TranslationTask("alerts/calls", Language.Russian, warning.PublishedAt!.Value, warning.PublishedAt.Value.AddHours(24)), task);
        Assert.Empty(await desk.Lists.TranslationsAsync(EditingDesk.Person("nobody", Role.Administrator), Cancellation));

        async Task PublishAsync(EditionView draft)
        {
            var ready = await desk.ApproveAsync(draft);
            Assert.Null((await desk.Publishing.PublishAsync(EditingDesk.Publisher, ready.Id, ready.Version, Cancellation)).Failure);
        }
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task PublishNow_ByADutyOfficer_WaitsForASecondSignature(DatabaseProvider provider)
    {
        var desk = await EditingDesk.OpenAsync(await databases.MigratedAsync(provider));
        var officer = EditingDesk.Person("officer", DocumentKind.Alert, Role.Author, Role.DutyOfficer, Role.Reviewer);
        var edition = await desk.BeginAsync(officer, EditingDesk.AlertKk);
        await desk.SaveAsync(officer, edition.Id, EditingDesk.AlertKk, EditingDesk.AlertText("Түнгі шабуыл."));
        var draft = await desk.FindAsync(edition.Id);

        Assert.Equal(new EditingRefused(Refusal.NotFresh), (await desk.Publishing.PublishNowAsync(officer with { IsFresh = false }, draft.Id, draft.Version, "Night", Cancellation)).Failure);
        Assert.Equal(new EditingRefused(Refusal.NoReason), (await desk.Publishing.PublishNowAsync(officer, draft.Id, draft.Version, " ", Cancellation)).Failure);
        var published = (await desk.Publishing.PublishNowAsync(officer, draft.Id, draft.Version, " Night ", Cancellation)).Value;
        Assert.Equal((EditionState.Published, true, "Night"), (published.State, published.IsUrgent, published.Reason));
        Assert.Equal(EditingDesk.AlertText("Түнгі шабуыл."), await desk.PublicTextAsync(EditingDesk.AlertKk));

        Assert.Equal([draft.Id], (await desk.Lists.UnsignedAsync(EditingDesk.Reviewer, Cancellation)).Select(view => view.Id));
        Assert.Equal(new EditingRefused(Refusal.OwnChange), (await desk.Publishing.CountersignAsync(officer, draft.Id, published.Version, Cancellation)).Failure);
        var signed = (await desk.Publishing.CountersignAsync(EditingDesk.Reviewer, draft.Id, published.Version, Cancellation)).Value;
        Assert.Equal(EditingDesk.Reviewer.Id, signed.CountersignedBy);
        Assert.Empty(await desk.Lists.UnsignedAsync(EditingDesk.Reviewer, Cancellation));
        Assert.Equal(new EditingRefused(Refusal.WrongState), (await desk.Publishing.CountersignAsync(EditingDesk.Publisher, draft.Id, signed.Version, Cancellation)).Failure);
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Rename_OfAPage_MovesItAndKeepsTheOldAddress(DatabaseProvider provider)
    {
        var desk = await EditingDesk.OpenAsync(await databases.MigratedAsync(provider), EditingDesk.Content().WithPage("help", "article", "Қараңыз: [алаяқтық](/fraud)."));
        var author = EditingDesk.Author;
        var edition = await desk.BeginAsync(author, EditingDesk.Kk);
        await desk.SaveAsync(author, edition.Id, EditingDesk.Kk, EditingDesk.Text("Түзетілген."), isMinor: true);
        edition = await desk.FindAsync(edition.Id);
        Assert.Equal(new EditingRefused(Refusal.AlreadyThere), await FailAsync("fraud", "guide"));
        Assert.Equal(new EditingRefused(Refusal.CannotMove), await FailAsync("fraud", "fraud/calls"));
        Assert.Equal(new EditingRefused(Refusal.CannotMove), await FailAsync("guide", "help/one/two"));
        Assert.Equal(new EditingRefused(Refusal.OtherKind), await FailAsync("alerts", "warnings"));
        Assert.Equal(new EditingRefused(Refusal.CannotMove), await FailAsync("fraud", "Fraud"));
        Assert.Equal(new EditingRefused(Refusal.CannotMove), await FailAsync("home", "start"));
        Assert.Equal(new EditingRefused(Refusal.CannotMove), await FailAsync("nowhere", "somewhere"));
        Assert.Equal(new EditingRefused(Refusal.CannotMove), await FailAsync("alerts/calls", "calls"));

        var moved = (await desk.Editions.RenameAsync(author, edition.Id, edition.Version, "fraud", "scams", Cancellation)).Value;
        Assert.Equal(6, moved.Texts.Count);
        await PublishAsync(moved);
        Assert.Null(await desk.PublicTextAsync("fraud/page.yml"));
        Assert.Equal(EditingDesk.Text("Түзетілген."), await desk.PublicTextAsync("scams/kk.md"));
        Assert.EndsWith("aliases: [/fraud]\n", await desk.PublicTextAsync("scams/page.yml"), StringComparison.Ordinal);
        Assert.Equal([("/fraud", "/scams")], await RedirectsAsync());

        // On to a third address, and back to the first: nothing leads in a circle.
        await PublishAsync(await MoveAsync("scams", "tricks"));
        Assert.Equal([("/fraud", "/tricks"), ("/scams", "/tricks")], await RedirectsAsync());
        await PublishAsync(await MoveAsync("tricks", "fraud"));
        Assert.Equal([("/scams", "/fraud"), ("/tricks", "/fraud")], await RedirectsAsync());
        Assert.EndsWith("aliases: [/scams, /tricks]\n", await desk.PublicTextAsync("fraud/page.yml"), StringComparison.Ordinal);

        // Whoever drops the old addresses afterwards is told.
        var lost = await MoveAsync("guide/email", "guide/letters");
        var settings = (await desk.Editions.ReadTextAsync(author, lost.Id, "guide/letters/page.yml", Cancellation)).Value;
        await desk.SaveAsync(author, lost.Id, "guide/letters/page.yml", settings.Text!.Replace("aliases: [/guide/email]\n", "", StringComparison.Ordinal));
        var approved = await desk.ApproveAsync(await desk.FindAsync(lost.Id));
        var invalid = Assert.IsType<EditingInvalid>((await desk.Publishing.PublishAsync(EditingDesk.Publisher, approved.Id, approved.Version, Cancellation)).Failure);
        Assert.Equal(["guide/email/page.yml:1: address-lost"], invalid.Problems.Select(problem => $"{problem.File}:{problem.Line}: {problem.Code}"));

        async Task<EditingFailure?> FailAsync(string from, string to) => (await desk.Editions.RenameAsync(author, edition.Id, edition.Version, from, to, Cancellation)).Failure;

        async Task<EditionView> MoveAsync(string from, string to)
        {
            var draft = await desk.BeginAsync(author, $"{from}/page.yml");
            return (await desk.Editions.RenameAsync(author, draft.Id, draft.Version, from, to, Cancellation)).Value;
        }

        async Task PublishAsync(EditionView draft)
        {
            var ready = await desk.ApproveAsync(draft);
            var result = await desk.Publishing.PublishAsync(EditingDesk.Publisher, ready.Id, ready.Version, Cancellation);
            Assert.True(result.Failure is null, result.Failure is EditingInvalid invalid ? string.Join('\n', invalid.Problems) : $"{result.Failure}");
        }

        async Task<IEnumerable<(string From, string To)>> RedirectsAsync()
        {
            await using var context = desk.Database.CreateDbContext();
            return (await context.Redirects.OrderBy(row => row.From).ToListAsync(Cancellation)).Select(row => (row.From, row.To));
        }
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Publish_OfANewDocument_EntersTheLedger(DatabaseProvider provider)
    {
        var desk = await EditingDesk.OpenAsync(await databases.MigratedAsync(provider), EditingDesk.Content().WithFile("permalinks.txt", "guide/letters#topic\nhome\n"));
        var edition = await desk.BeginAsync(EditingDesk.Author, "guide/letters/page.yml", "guide/letters/kk.md", "guide/letters/ru.md");
        await desk.SaveAsync(EditingDesk.Author, edition.Id, "guide/letters/page.yml", ContentBuilder.Settings());
        foreach (var language in Language.All)
        {
            await desk.SaveAsync(EditingDesk.Author, edition.Id, $"guide/letters/{language}.md", EditingDesk.Text("Мәтін.\n\n## Тақырып {#topic}\n\nМәтін.\n\n## Екінші {#second}\n\nМәтін."));
        }

        var ready = await desk.ApproveAsync(await desk.FindAsync(edition.Id));
        Assert.Null((await desk.Publishing.PublishAsync(EditingDesk.Publisher, ready.Id, ready.Version, Cancellation)).Failure);
        await using var context = desk.Database.CreateDbContext();
        Assert.Equal(["/guide/letters", "/guide/letters#second"], await context.Permalinks.OrderBy(row => row.Address).Select(row => row.Address).ToListAsync(Cancellation));
        Assert.Equal((false, (Guid?)null), await context.Published.Where(row => row.Path == "guide/letters/kk.md").Select(row => new ValueTuple<bool, Guid?>(row.IsShipped, row.ShippedId)).SingleAsync(Cancellation));
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Publish_AfterTheShippedTextChanged_ClearsTheFlagIfTheWorkBeganAfterwards(DatabaseProvider provider)
    {
        var desk = await EditingDesk.OpenAsync(await databases.MigratedAsync(provider));
        await desk.PublishedAsync("Редакциядан.");
        var early = await desk.ApprovedAsync("Ертерек.");
        await ImportAsync("1.1.0", "Шығарылымнан.");
        Assert.Equal([EditingDesk.Kk, EditingDesk.Ru], await FlaggedAsync());

        await PublishAsync(early);
        Assert.Equal([EditingDesk.Kk, EditingDesk.Ru], await FlaggedAsync());

        // One file merged, the other one still to do.
        var half = await desk.BeginAsync(EditingDesk.Author, EditingDesk.Kk);
        await desk.SaveAsync(EditingDesk.Author, half.Id, EditingDesk.Kk, EditingDesk.Text("Біріктірілген."), isMinor: true);
        await PublishAsync(await desk.ApproveAsync(await desk.FindAsync(half.Id)));
        Assert.Equal([EditingDesk.Ru], await FlaggedAsync());
        await desk.PublishedAsync("Екеуі де біріктірілген.");
        Assert.Empty(await FlaggedAsync());

        // The edit stays public, and the next release is compared with the text that was merged.
        await ImportAsync("1.2.0", "Келесі шығарылымнан.");
        Assert.Equal(EditingDesk.Text("Екеуі де біріктірілген."), await desk.PublicTextAsync(EditingDesk.Kk));
        Assert.Equal([EditingDesk.Kk, EditingDesk.Ru], await FlaggedAsync());
        await using var context = desk.Database.CreateDbContext();
        var stands = await (from row in context.Published join text in context.Revisions on row.ShippedBaseId equals text.Id where row.Path == EditingDesk.Kk select text.Bytes).SingleAsync(Cancellation);
        Assert.Contains("Шығарылымнан.", System.Text.Encoding.UTF8.GetString(stands), StringComparison.Ordinal);

        Task ImportAsync(string version, string body) => new ShippedImport(desk.Database, desk.Clock).ImportAsync(
            A.Content().WithPage("fraud", "article", body).WithAlert("calls").Files, version, ImportMode.Release, Cancellation);

        async Task PublishAsync(EditionView ready) =>
            Assert.Null((await desk.Publishing.PublishAsync(EditingDesk.Publisher, ready.Id, ready.Version, Cancellation)).Failure);

        async Task<IEnumerable<string>> FlaggedAsync()
        {
            await using var context = desk.Database.CreateDbContext();
            return await context.Published.Where(row => row.ShippedId != row.ShippedBaseId).OrderBy(row => row.Path).Select(row => row.Path).ToListAsync(Cancellation);
        }
    }

    [Fact]
    public async Task Publish_OnPostgreSql_TellsWhoeverListens()
    {
        var settings = await databases.MigratedAsync(DatabaseProvider.PostgreSql);
        var desk = await EditingDesk.OpenAsync(settings);
        var edition = await desk.ApprovedAsync("Жаңа.");
        await using var connection = new NpgsqlConnection(settings.ConnectionString);
        await connection.OpenAsync(Cancellation);
        await using var listen = new NpgsqlCommand($"LISTEN {Generation.Channel}", connection);
        await listen.ExecuteNonQueryAsync(Cancellation);

        await desk.Publishing.PublishAsync(EditingDesk.Publisher, edition.Id, edition.Version, Cancellation);

        Assert.True(await connection.WaitAsync(TimeSpan.FromSeconds(5), Cancellation));
    }

    // A check is not asynchronous.
    private static void PublishBetween(EditingDesk desk, EditionView edition) =>
        Assert.Null(desk.Publishing.PublishAsync(EditingDesk.Publisher, edition.Id, edition.Version, Cancellation).GetAwaiter().GetResult().Failure);

    private static async Task<(int Revisions, int Publications, int Permalinks, long Generation, int Audit)> CountAsync(EditingDesk desk)
    {
        await using var context = desk.Database.CreateDbContext();
        return (
            await context.Revisions.CountAsync(Cancellation),
            await context.EditionPublications.CountAsync(Cancellation),
            await context.Permalinks.CountAsync(Cancellation),
            await desk.GenerationAsync(),
            await context.Audit.CountAsync(Cancellation));
    }
}
