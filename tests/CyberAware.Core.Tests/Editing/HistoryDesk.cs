using CyberAware.Core.Data;
using CyberAware.Core.Editing;
using CyberAware.Core.People;
using CyberAware.Core.People.Storage;
using CyberAware.TestSupport;
using CyberAware.TestSupport.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace CyberAware.Core.Tests.Editing;

/// <summary>A database with a small release in it, two authors, and the services; each step is an hour after the one before.</summary>
public sealed class HistoryDesk
{
    public const string Kazakh = $"{ContentBuilder.Page}/kk.md";
    public const string Russian = $"{ContentBuilder.Page}/ru.md";

    private HistoryDesk(PortalDatabase database)
    {
        Database = database;
        Editions = new EditionService(database, Clock);
        History = new HistoryService(database, Editions, Clock);
    }

    public PortalDatabase Database { get; }

    // Before what tests publish by the real clock.
    public FakeTimeProvider Clock { get; } = new(DateTimeOffset.UtcNow.AddDays(-1));

    public EditionService Editions { get; }

    public HistoryService History { get; }

    public Actor Aigul { get; private set; } = null!;

    public Actor Boris { get; private set; } = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<HistoryDesk> CreateAsync(DatabaseSettings settings, ContentBuilder? release = null)
    {
        var desk = new HistoryDesk(TestDatabases.Open(settings));
        await new ShippedImport(desk.Database, desk.Clock).ImportAsync((release ?? A.Content()).Files, "1.0.0", ImportMode.Release, Cancellation);
        desk.Clock.Advance(TimeSpan.FromHours(1));
        desk.Aigul = await desk.AddPersonAsync("aigul", "Айгүл", new RoleGrant(Role.Author, ""));
        desk.Boris = await desk.AddPersonAsync("boris", "Борис", new RoleGrant(Role.Author, ""));
        return desk;
    }

    public async Task<Actor> AddPersonAsync(string name, string displayName, params RoleGrant[] grants)
    {
        await using var context = Database.CreateDbContext();
        var person = new Person
        {
            Id = Guid.CreateVersion7(),
            UserName = name,
            NormalizedUserName = name.ToUpperInvariant(),
            DisplayName = displayName,
            Language = Language.Kazakh,
            CreatedAt = Clock.GetUtcNow().UtcDateTime,
        };
        context.Add(person);
        await context.SaveChangesAsync(Cancellation);
        return new Actor(person.Id, displayName, grants, true, "");
    }

    /// <summary>Begins an edition of one text.</summary>
    public async Task<(Guid Edition, Guid Version)> BeginAsync(Actor actor, string path)
    {
        var begun = (await Editions.BeginAsync(actor, "Өзгеріс", [path], Cancellation)).Value;
        return (begun.Id, begun.Texts[0].Version);
    }

    /// <summary>Saves a text in an edition.</summary>
    public async Task<SavedText> SaveAsync(Actor actor, Guid edition, string path, Guid version, string text)
    {
        Clock.Advance(TimeSpan.FromHours(1));
        return (await Editions.SaveAsync(actor, new TextChange(edition, path, version, text), Cancellation)).Value;
    }

    public async Task<Guid> PublicAsync(string path)
    {
        await using var context = Database.CreateDbContext();
        return await context.Published.Where(row => row.Path == path).Select(row => row.RevisionId).SingleAsync(Cancellation);
    }
}
