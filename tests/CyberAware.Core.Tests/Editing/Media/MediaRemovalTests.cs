using CyberAware.Core.Editing;
using CyberAware.Core.Editing.Media;
using CyberAware.Core.Editing.Storage;
using CyberAware.Core.People.Storage;
using CyberAware.TestSupport.Databases;
using Microsoft.EntityFrameworkCore;

namespace CyberAware.Core.Tests.Editing.Media;

public sealed class MediaRemovalTests(TestDatabases databases) : IClassFixture<TestDatabases>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Remove_ByWhoeverUploadedIt_LeavesNothingButTheAuditRow(DatabaseProvider provider)
    {
        using var pictures = await MediaDesk.OpenAsync(await databases.MigratedAsync(provider));
        var name = await pictures.UploadAsync(EditingDesk.Author);
        var generation = await pictures.Desk.GenerationAsync();
        var bytes = (await pictures.Store.ReadAsync(name, Cancellation)).Bytes!.Length;

        var removed = await pictures.Removal.RemoveAsync(EditingDesk.Author, name, Cancellation);
        var again = await pictures.Removal.RemoveAsync(EditingDesk.Author, name, Cancellation);

        Assert.Equal(name, removed.Value);
        Assert.Equal(RemovalProblem.Unknown, Assert.IsType<MediaKept>(again.Failure).Problem);
        Assert.False(await pictures.ShowsAsync(name));
        Assert.Empty(pictures.Copies);
        Assert.Equal(generation + 1, await pictures.Desk.GenerationAsync());
        await using var context = pictures.Desk.Database.CreateDbContext();
        Assert.False(await context.Media.AnyAsync(Cancellation));
        var row = await context.Audit.OrderBy(entry => entry.Number).LastAsync(Cancellation);
        Assert.Equal(("media-removed", name.ToString(), EditingDesk.Author.Id), (row.Action, row.Subject, row.PersonId));
        Assert.Equal($"{{\"bytes\":\"{bytes}\",\"file\":\"кісі.png\",\"height\":\"32\",\"width\":\"64\"}}", row.Details);

        // Stored anew, it is shown as any other, and whoever missed it looks again.
        Assert.Equal(name, await pictures.UploadAsync(EditingDesk.Author));
        Assert.True(await pictures.ShowsAsync(name));
        Assert.Equal(generation + 2, await pictures.Desk.GenerationAsync());
    }

    [Fact]
    public async Task Remove_PictureOfAnother_IsForWhoeverMayPublish()
    {
        using var pictures = await MediaDesk.OpenAsync(await databases.MigratedAsync(DatabaseProvider.Sqlite));
        foreach (var role in Enum.GetValues<Role>())
        {
            foreach (var actor in new[] { EditingDesk.Person("other", role), EditingDesk.Person("other", DocumentKind.Quiz, role) })
            {
                var name = await pictures.UploadAsync(EditingDesk.Author);
                var publishes = role is Role.Publisher || (role is Role.DutyOfficer && actor.Grants[0].Kind.Length == 0);

                var result = await pictures.Removal.RemoveAsync(actor, name, Cancellation);

                Assert.True((result.Failure is null) == publishes, $"{role} {actor.Grants[0].Kind}: {result.Failure}");
                Assert.True(publishes || result.Failure is EditingRefused { Refusal: Refusal.NotAllowed });
                Assert.Equal(!publishes, await pictures.ShowsAsync(name));
                Assert.Equal(publishes ? "media-removed" : "editing-refused", (await pictures.Desk.AuditAsync())[^1]);
            }
        }
    }

    [Fact]
    public async Task Remove_ByAnUploaderWithoutRights_IsRefused()
    {
        using var pictures = await MediaDesk.OpenAsync(await databases.MigratedAsync(DatabaseProvider.Sqlite));
        var name = await pictures.UploadAsync(EditingDesk.Author);

        var result = await pictures.Removal.RemoveAsync(EditingDesk.Author with { Grants = [] }, name, Cancellation);

        Assert.Equal(new EditingRefused(Refusal.NotAllowed), result.Failure);
        Assert.True(await pictures.ShowsAsync(name));
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Remove_ShownByAPublicText_IsRefusedWithThePlacesUntilTheTextIsAnother(DatabaseProvider provider)
    {
        using var pictures = await MediaDesk.OpenAsync(await databases.MigratedAsync(provider));
        var name = await pictures.UploadAsync(EditingDesk.Author);
        await pictures.Desk.PublishedAsync($"![Екі хат]({name.Url})");
        foreach (var actor in new[] { EditingDesk.Author, EditingDesk.Publisher })
        {
            var kept = Assert.IsType<MediaKept>((await pictures.Removal.RemoveAsync(actor, name, Cancellation)).Failure);
            Assert.Equal(RemovalProblem.Used, kept.Problem);
            Assert.Equal([(EditingDesk.Kk, "Екі хат", null), (EditingDesk.Ru, "Екі хат", null)], kept.Uses.Select(use => (use.Path, use.Words, use.Edition)));
        }

        Assert.True(await pictures.ShowsAsync(name));
        Assert.DoesNotContain("media-removed", await pictures.Desk.AuditAsync());

        await pictures.Desk.PublishedAsync("Суретсіз.");
        Assert.Null((await pictures.Removal.RemoveAsync(EditingDesk.Author, name, Cancellation)).Failure);
        Assert.False(await pictures.ShowsAsync(name));
    }

    /// <summary>A draft keeps it from its uploader alone: what a stolen account holds in a draft, a publisher can take away.</summary>
    [Theory]
    [InlineData(EditionState.Draft, DatabaseProvider.Sqlite, false, true)]
    [InlineData(EditionState.Draft, DatabaseProvider.PostgreSql, false, true)]
    [InlineData(EditionState.InReview, DatabaseProvider.Sqlite, false, true)]
    [InlineData(EditionState.Approved, DatabaseProvider.Sqlite, false, true)]
    [InlineData(EditionState.Rejected, DatabaseProvider.Sqlite, false, true)]
    [InlineData(EditionState.Scheduled, DatabaseProvider.Sqlite, false, false)]
    [InlineData(EditionState.Scheduled, DatabaseProvider.PostgreSql, false, false)]
    [InlineData(EditionState.Published, DatabaseProvider.Sqlite, false, false)]
    [InlineData(EditionState.Superseded, DatabaseProvider.Sqlite, false, false)] // by another text that shows it
    [InlineData(EditionState.Withdrawn, DatabaseProvider.Sqlite, true, true)]
    public async Task Remove_ShownByAnEdition_DependsOnItsState(EditionState state, DatabaseProvider provider, bool byUploader, bool byPublisher)
    {
        foreach (var (actor, expected) in new[] { (EditingDesk.Author, byUploader), (EditingDesk.Publisher, byPublisher) })
        {
            using var pictures = await MediaDesk.OpenAsync(await databases.MigratedAsync(provider));
            var name = await pictures.UploadAsync(EditingDesk.Author);
            var edition = await pictures.Desk.InStateAsync(state, $"![Екі хат]({name.Url})");

            var result = await pictures.Removal.RemoveAsync(actor, name, Cancellation);

            Assert.True((result.Failure is null) == expected, $"{actor.Name}: {result.Failure}");
            Assert.Equal(!expected, await pictures.ShowsAsync(name));
            if (result.Failure is MediaKept kept && state is not (EditionState.Published or EditionState.Superseded))
            {
                Assert.Equal([EditingDesk.Kk, EditingDesk.Ru], kept.Uses.Select(use => use.Path));
                Assert.All(kept.Uses, use => Assert.Equal(new PendingEdition(edition.Id, "Change", DocumentKind.Page, state == EditionState.Scheduled), use.Edition));
            }
        }
    }

    /// <summary>What somebody has typed and not saved is nobody else's to know.</summary>
    [Fact]
    public async Task Remove_TypedButNotSaved_IsDone()
    {
        using var pictures = await MediaDesk.OpenAsync(await databases.MigratedAsync(DatabaseProvider.Sqlite));
        var name = await pictures.UploadAsync(EditingDesk.Author);
        await pictures.Desk.BeginAsync(EditingDesk.Author, EditingDesk.Kk);
        var typed = await pictures.Desk.Autosaves.SaveAsync(EditingDesk.Author, EditingDesk.Kk, null, EditingDesk.Text($"![Екі хат]({name.Url})"), "", Cancellation);
        Assert.Null(typed.Failure);

        Assert.Null((await pictures.Removal.RemoveAsync(EditingDesk.Author, name, Cancellation)).Failure);
    }

    [Fact]
    public async Task Remove_ShippedWithTheRelease_IsRefused()
    {
        using var pictures = await MediaDesk.OpenAsync(await databases.MigratedAsync(DatabaseProvider.Sqlite));
        var name = await pictures.UploadAsync(EditingDesk.Author);
        Assert.Equal(name, pictures.Ship());

        var result = await pictures.Removal.RemoveAsync(EditingDesk.Publisher, name, Cancellation);

        Assert.Equal(RemovalProblem.Shipped, Assert.IsType<MediaKept>(result.Failure).Problem);
        Assert.True(await pictures.ShowsAsync(name));
    }

    /// <summary>The picture goes between the check of a publication and its transaction: nothing public may name it.</summary>
    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Remove_WhileAnEditionIsPublished_IsFoundByTheSecondCheck(DatabaseProvider provider)
    {
        using var pictures = await MediaDesk.OpenAsync(await databases.MigratedAsync(provider));
        var name = await pictures.UploadAsync(EditingDesk.Author);
        var approved = await pictures.Desk.ApprovedAsync($"![Екі хат]({name.Url})");
        var checks = 0;
        pictures.Checked = async () =>
        {
            if (checks++ == 0)
            {
                Assert.Null((await pictures.Removal.RemoveAsync(EditingDesk.Publisher, name, Cancellation)).Failure);
            }
        };

        var result = await pictures.Desk.Publishing.PublishAsync(EditingDesk.Publisher, approved.Id, approved.Version, Cancellation);

        var problems = Assert.IsType<EditingInvalid>(result.Failure).Problems;
        Assert.Contains(problems, problem => problem.File == EditingDesk.Kk && problem.ToString().Contains(name.Url, StringComparison.Ordinal));
        Assert.Equal(2, checks);
        Assert.DoesNotContain(name.Url, await pictures.Desk.PublicTextAsync(EditingDesk.Kk), StringComparison.Ordinal);
    }
}
