using CyberAware.Core.Data;
using CyberAware.Core.Editing;
using CyberAware.Core.People;
using CyberAware.Core.People.Storage;
using CyberAware.TestSupport;
using CyberAware.TestSupport.Databases;
using CyberAware.TestSupport.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CyberAware.Web.Tests.Pages.Editor;

/// <summary>Portals over the real content, one on each database, with a person of each role; each test takes documents of its own.</summary>
public sealed class WritingPortal(PostgreSqlServer server) : IAsyncLifetime
{
    /// <summary>What would be harmful if anything took it for markup.</summary>
    public const string Hostile = "</textarea><script>alert(1)</script>\"'&<b>Ә</b>";

    private readonly TestDatabases databases = new(server);
    private readonly Dictionary<DatabaseProvider, Desk> desks = [];

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>The portal on a database.</summary>
    public async Task<Desk> OnAsync(DatabaseProvider provider)
    {
        if (!desks.TryGetValue(provider, out var desk))
        {
            var settings = await databases.StartedAsync(provider);
            var host = PortalHost.With(("ConnectionStrings:Portal", settings.ConnectionString), ("Serilog:MinimumLevel:Default", "Error"));
            desks[provider] = desk = await Desk.OpenAsync(host);
        }

        return desk;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var desk in desks.Values)
        {
            await desk.DisposeAsync();
        }

        await databases.DisposeAsync();
    }
}

/// <summary>A portal whose release has been imported, with people.</summary>
public sealed class Desk : IAsyncDisposable
{
    private readonly Dictionary<Role, TestPerson> people = [];

    private Desk(PortalHost host) => Host = host;

    public PortalHost Host { get; }

    public EditionService Editions => Host.Services.GetRequiredService<EditionService>();

    public PublishingService Publishing => Host.Services.GetRequiredService<PublishingService>();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<Desk> OpenAsync(PortalHost host)
    {
        var desk = new Desk(host);
        foreach (var role in Enum.GetValues<Role>())
        {
            desk.people[role] = await host.AddPersonAsync($"the-{role}".ToLowerInvariant(), role);
        }

        for (var tries = 0; !await desk.ReadAsync(context => context.Published.AnyAsync(Cancellation)); tries++)
        {
            Assert.True(tries < 600, "The release was not imported.");
            await Task.Delay(50, Cancellation);
        }

        return desk;
    }

    public TestPerson this[Role role] => people[role];

    /// <summary>A visitor who has signed in.</summary>
    public Task<Visitor> SignInAsync(Role role) => Host.SignedInAsync(people[role]);

    /// <summary>A further person with one role.</summary>
    public async Task<(Visitor Visitor, Actor Actor)> NewPersonAsync(Role role, string? name = null)
    {
        var person = await Host.AddPersonAsync($"p-{Guid.NewGuid():N}"[..20], [new RoleGrant(role, "")], name);
        return (await Host.SignedInAsync(person), new Actor(person.Id, person.UserName, [new RoleGrant(role, "")], true, ""));
    }

    /// <summary>The person of a role as services know him.</summary>
    public Actor Actor(Role role) => new(people[role].Id, people[role].UserName, [new RoleGrant(role, "")], true, "");

    public async Task<T> ReadAsync<T>(Func<PortalDbContext, Task<T>> read)
    {
        await using var context = Host.Services.GetRequiredService<PortalDatabase>().CreateDbContext();
        return await read(context);
    }

    /// <summary>An edition of a document's texts, begun by the author.</summary>
    public async Task<EditionView> BeginAsync(string title, params string[] paths) => (await Editions.BeginAsync(Actor(Role.Author), title, paths, Cancellation)).Value;

    /// <summary>A text as it is in an edition.</summary>
    public async Task<TextView> TextAsync(Guid edition, string path) => (await Editions.ReadTextAsync(Actor(Role.Author), edition, path, Cancellation)).Value;

    public async Task<EditionView> FindAsync(Guid edition) => (await Editions.FindAsync(Actor(Role.Author), edition, Cancellation)).Value;

    /// <summary>Another edition with one more sentence becomes public.</summary>
    public async Task PublishAsync(string document, string sentence)
    {
        var edition = await BeginAsync("Other", $"{document}/kk.md", $"{document}/ru.md");
        foreach (var path in new[] { $"{document}/kk.md", $"{document}/ru.md" })
        {
            var text = await TextAsync(edition.Id, path);
            await Editions.SaveAsync(Actor(Role.Author), new TextChange(edition.Id, path, text.Version, text.Text!.TrimEnd() + $"\n\n{sentence}\n") { IsMinor = true }, Cancellation);
        }

        var found = await FindAsync(edition.Id);
        var submitted = await Editions.SubmitAsync(Actor(Role.Author), edition.Id, found.Version, Cancellation);
        var approved = await Editions.ApproveAsync(Actor(Role.Reviewer), edition.Id, submitted.Value.Version, Cancellation);
        var published = await Publishing.PublishAsync(Actor(Role.Publisher), edition.Id, approved.Value.Version, Cancellation);
        Assert.True(published.Failure is null, published.Failure?.ToString());
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
