using System.Data.Common;
using CyberAware.Core.Editing;
using CyberAware.Core.Editing.Storage;
using CyberAware.Core.People.Storage;
using CyberAware.TestSupport.Databases;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CyberAware.Core.Tests.Editing;

public sealed class DocumentCatalogTests(TestDatabases databases) : IClassFixture<TestDatabases>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>However many documents there are, and however many changes are under way.</summary>
    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task List_ThousandFiles_TakesTwoQueries(DatabaseProvider provider)
    {
        var content = EditingDesk.Content();
        for (var i = 0; i < 330; i++)
        {
            content.WithPage($"guide/page-{i}", "step", "Мәтін.");
        }

        var settings = await databases.MigratedAsync(provider);
        var desk = await EditingDesk.OpenAsync(settings, content);
        for (var i = 0; i < 5; i++)
        {
            await desk.BeginAsync(EditingDesk.Author, $"guide/page-{i}/kk.md", $"guide/page-{i}/ru.md");
        }

        var counter = new Counter();
        var catalog = new DocumentCatalog(TestDatabases.Open(settings, options => options.AddInterceptors(counter)), desk.Clock);
        var list = (await catalog.ListAsync(EditingDesk.Author, Cancellation)).Value;

        Assert.True(list.Documents.Sum(document => document.Files.Count) > 1000);
        Assert.Equal(5, list.Documents.Count(document => document.Editions.Count == 1));
        Assert.Equal(2, counter.Commands);
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task List_Kinds_AreThoseOfTheRoles(DatabaseProvider provider)
    {
        var desk = await EditingDesk.OpenAsync(await databases.MigratedAsync(provider));
        var catalog = new DocumentCatalog(desk.Database, desk.Clock);
        var alerts = await catalog.ListAsync(EditingDesk.Person("duty", DocumentKind.Alert, Role.DutyOfficer), Cancellation);
        var none = await catalog.ListAsync(EditingDesk.Person("admin", Role.Administrator), Cancellation);

        Assert.Equal(["alerts/calls"], alerts.Value.Documents.Select(document => document.Document));
        Assert.Equal(["alerts/calls/alert.yml", "alerts/calls/kk.md", "alerts/calls/ru.md"], alerts.Value.Documents[0].Files.Select(file => file.File.Path));
        Assert.Equal(new EditingRefused(Refusal.NotAllowed), none.Failure);
        Assert.Contains("editing-refused", await desk.AuditAsync());
        Assert.Equal(new EditingRefused(Refusal.NotAllowed), (await catalog.FindAsync(EditingDesk.Person("duty", DocumentKind.Alert, Role.DutyOfficer), "fraud", Cancellation)).Failure);
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Find_Document_HasItsFilesAndOpenEditionsAlone(DatabaseProvider provider)
    {
        var desk = await EditingDesk.OpenAsync(await databases.MigratedAsync(provider));
        var draft = await desk.DraftAsync("Басқа.");
        await desk.BeginAsync(EditingDesk.Author, "guide/kk.md");
        var given = await desk.BeginAsync(EditingDesk.Author, EditingDesk.Settings);
        await desk.Editions.WithdrawAsync(EditingDesk.Author, given.Id, given.Version, null, Cancellation);
        var catalog = new DocumentCatalog(desk.Database, desk.Clock);
        var found = (await catalog.FindAsync(EditingDesk.Author, "fraud", Cancellation)).Value;

        Assert.Equal([EditingDesk.Kk, EditingDesk.Settings, EditingDesk.Ru], found.Files.Select(file => file.File.Path));
        var edition = Assert.Single(found.Editions);
        Assert.Equal((draft.Id, EditionState.Draft), (edition.Id, edition.State));
        Assert.Equal("fraud", (await catalog.FindAsync(EditingDesk.Author, EditingDesk.Settings, Cancellation)).Value.Document);
        foreach (var unknown in new[] { "frau", "", "../etc", "guide/nothing" })
        {
            Assert.Equal(new EditingRefused(Refusal.UnknownDocument), (await catalog.FindAsync(EditingDesk.Author, unknown, Cancellation)).Failure);
        }
    }

    private sealed class Counter : DbCommandInterceptor
    {
        public int Commands { get; private set; }

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            Commands += command.CommandText.StartsWith("PRAGMA", StringComparison.Ordinal) ? 0 : 1;
            return ValueTask.FromResult(result);
        }
    }
}
