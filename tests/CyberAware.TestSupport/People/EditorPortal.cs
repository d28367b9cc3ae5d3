using CyberAware.Core.Data;
using CyberAware.Core.Editing;
using CyberAware.Core.People;
using CyberAware.Core.People.Storage;
using CyberAware.Web.Services;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CyberAware.TestSupport.People;

/// <summary>A portal with its content in the database and one person of each role, and editions that are made by the services.</summary>
public sealed class EditorPortal : IAsyncLifetime
{
    /// <summary>Words that would be harmful if anything took them for markup.</summary>
    public const string Hostile = "<img src=x onerror=alert(1)>\"'&";

    public EditorPortal()
        : this(new PortalHost())
    {
    }

    private EditorPortal(PortalHost host) => Host = host;

    public PortalHost Host { get; }

    public IReadOnlyDictionary<Role, TestPerson> People { get; private set; } = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>A portal on a database that has its schema.</summary>
    public static Task<EditorPortal> StartAsync(DatabaseSettings settings) => StartAsync(PortalHost.With(("ConnectionStrings:Portal", settings.ConnectionString)));

    /// <summary>A portal with settings of its own.</summary>
    public static async Task<EditorPortal> StartAsync(PortalHost host)
    {
        var portal = new EditorPortal(host);
        await portal.InitializeAsync();
        return portal;
    }

    public async ValueTask InitializeAsync()
    {
        var people = new Dictionary<Role, TestPerson>();
        foreach (var role in Enum.GetValues<Role>())
        {
            people[role] = await Host.AddPersonAsync($"the-{role}".ToLowerInvariant(), [new RoleGrant(role, "")], $"{role} {Hostile}");
        }

        People = people;
        await UntilAsync(() => Task.FromResult(Service<PublicationListener>().IsCurrent));
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();

    public T Service<T>()
        where T : notnull => Host.Services.GetRequiredService<T>();

    /// <summary>A browser in which somebody of a role has signed in.</summary>
    public Task<Visitor> SignInAsync(Role role, TimeSpan shownAgo = default) => Host.SignedInAsync(People[role], shownAgo);

    /// <summary>Somebody of a role as services know him.</summary>
    public Actor ActorOf(Role role) => new(People[role].Id, $"{role} {Hostile}", [new RoleGrant(role, "")], true, "");

    /// <summary>A draft of the author that adds a sentence to a page in both languages, or to some files.</summary>
    public async Task<EditionView> DraftAsync(string document, string sentence = "Тексеру сөйлемі.", string title = "Тексеру өзгерісі", params string[] paths)
    {
        var (author, editions) = (ActorOf(Role.Author), Service<EditionService>());
        string[] files = paths.Length > 0 ? paths : [$"{document}/kk.md", $"{document}/ru.md"];
        var begun = (await editions.BeginAsync(author, title, files, Cancellation)).Value;
        foreach (var path in files)
        {
            await WriteAsync(begun.Id, path, text => $"{text.TrimEnd()}\n\n{sentence}\n");
        }

        return (await editions.FindAsync(author, begun.Id, Cancellation)).Value;
    }

    /// <summary>Saves a text of the author's edition.</summary>
    public async Task WriteAsync(Guid edition, string path, Func<string, string> change)
    {
        var (author, editions) = (ActorOf(Role.Author), Service<EditionService>());
        var text = (await editions.ReadTextAsync(author, edition, path, Cancellation)).Value;
        var saved = await editions.SaveAsync(author, new TextChange(edition, path, text.Version, change(text.Text!)) { PublicNote = $"Note {Hostile}" }, Cancellation);
        Assert.Null(saved.Failure);
    }

    public async Task<EditionView> InReviewAsync(string document, string sentence = "Тексеру сөйлемі.", string title = "Тексеру өзгерісі")
    {
        var draft = await DraftAsync(document, sentence, title);
        return (await Service<EditionService>().SubmitAsync(ActorOf(Role.Author), draft.Id, draft.Version, Cancellation)).Value;
    }

    public async Task<EditionView> ApprovedAsync(string document, string sentence = "Тексеру сөйлемі.")
    {
        var handedIn = await InReviewAsync(document, sentence);
        return (await Service<EditionService>().ApproveAsync(ActorOf(Role.Reviewer), handedIn.Id, handedIn.Version, Cancellation)).Value;
    }

    public async Task<EditionView> PublishedAsync(string document, string sentence = "Тексеру сөйлемі.")
    {
        var approved = await ApprovedAsync(document, sentence);
        var published = await Service<PublishingService>().PublishAsync(ActorOf(Role.Publisher), approved.Id, approved.Version, Cancellation);
        Assert.Null(published.Failure);
        return published.Value;
    }

    public async Task<EditionView> FindAsync(Guid edition) => (await Service<EditionService>().FindAsync(ActorOf(Role.Author), edition, Cancellation)).Value;

    /// <summary>Reads or changes rows.</summary>
    public async Task<T> WithDatabaseAsync<T>(Func<PortalDbContext, Task<T>> act)
    {
        await using var context = Service<PortalDatabase>().CreateDbContext();
        var result = await act(context);
        await context.SaveChangesAsync(Cancellation);
        return result;
    }

    /// <summary>Waits until readers see some words on a page.</summary>
    public async Task ShowsAsync(string address, string words)
    {
        using var reader = Host.RawClient();
        await UntilAsync(async () => (await reader.GetStringAsync(new Uri(address, UriKind.Relative), Cancellation)).Contains(words, StringComparison.Ordinal));
    }

    /// <summary>The statuses that an address answers each role with, and that nothing of it may be stored.</summary>
    public async Task<string> StatusesAsync(string address)
    {
        var statuses = new List<string>();
        foreach (var role in Enum.GetValues<Role>())
        {
            using var visitor = await SignInAsync(role);
            var visit = await visitor.GetAsync(address);
            Assert.Equal("no-store", visit.Response.Headers.CacheControl?.ToString());
            Assert.DoesNotContain("<img src=x", visit.Source, StringComparison.Ordinal);
            statuses.Add($"{role} {(int)visit.Status}");
        }

        return string.Join(", ", statuses);
    }

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        for (var tries = 0; !await condition(); tries++)
        {
            Assert.True(tries < 1200, "It does not happen.");
            await Task.Delay(50, Cancellation);
        }
    }
}
