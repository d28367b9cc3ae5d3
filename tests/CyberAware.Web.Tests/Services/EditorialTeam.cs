using CyberAware.Core.Data;
using CyberAware.Core.Documents;
using CyberAware.Core.Editing;
using CyberAware.Core.Library;
using CyberAware.Core.People;
using CyberAware.Core.People.Storage;
using CyberAware.TestSupport;
using CyberAware.Web.Site;

namespace CyberAware.Web.Tests.Services;

/// <summary>An author, a reviewer and a publisher, and the services they work with, over the portal's whole content.</summary>
internal sealed class EditorialTeam
{
    public static readonly Actor Author = new(Guid.NewGuid(), "Author", [new RoleGrant(Role.Author, "")], true, "");
    public static readonly Actor Publisher = new(Guid.NewGuid(), "Publisher", [new RoleGrant(Role.Publisher, "")], true, "");

    private static readonly Actor Reviewer = new(Guid.NewGuid(), "Reviewer", [new RoleGrant(Role.Reviewer, "")], true, "");

    private readonly ContentCache compiled = CompiledContent.Copy();

    public EditorialTeam(PortalDatabase database, TimeProvider time)
    {
        Editions = new EditionService(database, time);
        Publishing = new PublishingService(database, Check, time);
    }

    public EditionService Editions { get; }

    public PublishingService Publishing { get; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>An approved edition of files of one kind, whose meaning stays.</summary>
    /// <param name="change">The text of a file as the author wants it.</param>
    /// <param name="paths">The files.</param>
    public async Task<EditionView> ApprovedAsync(Func<string, string> change, params string[] paths)
    {
        var edition = (await Editions.BeginAsync(Author, "Change", paths, Cancellation)).Value;
        foreach (var text in edition.Texts)
        {
            var before = (await Editions.ReadTextAsync(Author, edition.Id, text.Path, Cancellation)).Value.Text!;
            var saved = await Editions.SaveAsync(Author, new TextChange(edition.Id, text.Path, text.Version, change(before)) { IsMinor = true }, Cancellation);
            Assert.Null(saved.Failure);
        }

        return await ApproveAsync(edition.Id);
    }

    /// <summary>Hands an edition in and has it approved.</summary>
    public async Task<EditionView> ApproveAsync(Guid edition)
    {
        var draft = (await Editions.FindAsync(Author, edition, Cancellation)).Value;
        var submitted = (await Editions.SubmitAsync(Author, edition, draft.Version, Cancellation)).Value;
        return (await Editions.ApproveAsync(Reviewer, edition, submitted.Version, Cancellation)).Value;
    }

    /// <summary>Publishes what is approved.</summary>
    public async Task PublishAsync(EditionView approved)
    {
        var result = await Publishing.PublishAsync(Publisher, approved.Id, approved.Version, Cancellation);
        Assert.True(result.Failure is null, result.Failure is EditingInvalid invalid ? string.Join('\n', invalid.Problems) : $"{result.Failure}");
    }

    // As the own check of a portal that has run for a while: it keeps what it has compiled.
    private ContentResult Check(IReadOnlyList<ContentFile> files)
    {
        lock (compiled)
        {
            return SiteRequirements.Check(ContentLoader.Load(files, compiled));
        }
    }
}
