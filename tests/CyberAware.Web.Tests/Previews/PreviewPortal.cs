using CyberAware.Core;
using CyberAware.Core.Editing;
using CyberAware.Core.People;
using CyberAware.Core.People.Storage;
using CyberAware.TestSupport;
using CyberAware.TestSupport.People;
using CyberAware.Web.Links;
using CyberAware.Web.Services;
using CyberAware.Web.Tests.Services;
using Microsoft.Extensions.DependencyInjection;

namespace CyberAware.Web.Tests.Previews;

/// <summary>A portal over the real content with an author, whose editions tests look at before they are public.</summary>
public sealed class PreviewPortal(params (string Key, string? Value)[] settings) : IAsyncDisposable
{
    /// <summary>A word of a draft that no published text has.</summary>
    public const string Draft = "Zhobaqupiya";

    public const string Title = "<img src=x onerror=alert(1)>\"' Өзгеріс";

    private TestPerson? author;
    private Actor? actor;

    public PortalHost Host { get; } = PortalHost.With(settings);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public T Service<T>()
        where T : notnull => Host.Services.GetRequiredService<T>();

    /// <summary>Waits until the texts are in the database, and makes the author.</summary>
    public async Task<PreviewPortal> OpenAsync()
    {
        await Host.HasSchemaAsync();
        await PublicationPortal.UntilAsync(() => Task.FromResult(Service<PublicationListener>().IsCurrent));
        author = await Host.AddPersonAsync("the-author", [new RoleGrant(Role.Author, "")]);
        actor = new Actor(author.Id, "the-author", [new RoleGrant(Role.Author, "")], true, "");
        return this;
    }

    public Actor Author => actor!;

    public Task<Visitor> AuthorAsync() => Host.SignedInAsync(author!);

    public async Task<Visitor> SomebodyAsync(params RoleGrant[] grants) => await Host.SignedInAsync(await Host.AddPersonAsync($"p{Guid.NewGuid():N}"[..20], grants));

    /// <summary>An edition in which files have other texts.</summary>
    public async Task<EditionView> DraftAsync(Func<string, string> change, params string[] paths)
    {
        var editions = Service<EditionService>();
        var begun = (await editions.BeginAsync(Author, Title, paths, Cancellation)).Value;
        foreach (var path in paths)
        {
            await SaveAsync(begun.Id, path, change);
        }

        return await FindAsync(begun.Id);
    }

    public async Task SaveAsync(Guid edition, string path, Func<string, string> change)
    {
        var editions = Service<EditionService>();
        var text = (await editions.ReadTextAsync(Author, edition, path, Cancellation)).Value;
        var saved = await editions.SaveAsync(Author, new TextChange(edition, path, text.Version, change(text.Text!)), Cancellation);
        Assert.Null(saved.Failure);
    }

    public async Task<EditionView> FindAsync(Guid edition) => (await Service<EditionService>().FindAsync(Author, edition, Cancellation)).Value;

    /// <summary>A page of the guide with a sentence more in both languages.</summary>
    public Task<EditionView> GuideDraftAsync(string? more = null) => DraftAsync(text => $"{text.TrimEnd()}\n\n{more ?? Draft}.\n", "guide/updates/kk.md", "guide/updates/ru.md");

    public async Task<string> TokenAsync(EditionView edition) =>
        (await Service<PreviewLinkService>().CreateAsync(Author, edition.Id, edition.Version, Cancellation)).Value.Token;

    public static string Preview(EditionView edition, string address, Language? language = null) => EditorPaths.Preview(language ?? Language.Kazakh, edition.Id, address);

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
