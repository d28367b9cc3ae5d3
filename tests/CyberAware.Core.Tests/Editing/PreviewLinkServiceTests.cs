using CyberAware.Core.Editing;
using CyberAware.Core.Editing.Storage;
using CyberAware.Core.Library;
using CyberAware.Core.People.Storage;
using CyberAware.TestSupport.Databases;
using Microsoft.EntityFrameworkCore;

namespace CyberAware.Core.Tests.Editing;

public sealed class PreviewLinkServiceTests(TestDatabases databases) : IClassFixture<TestDatabases>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Link_UntilItEnds_ShowsTheTextsAsTheyStood(DatabaseProvider provider)
    {
        var (desk, links) = await OpenAsync(provider);
        var edition = await desk.DraftAsync("Жоба.");
        var made = await MakeAsync(links, edition);
        Assert.Equal(43, made.Token.Length);
        Assert.NotEqual(made.Token, (await MakeAsync(links, edition)).Token);

        // A step of the review changes no text.
        await desk.ApproveAsync(edition);
        var opened = await links.OpenAsync(made.Token, Cancellation);
        Assert.Equal((edition.Id, EditingDesk.Noon.UtcDateTime + PreviewLinkService.Lifetime), (opened!.Edition.Id, RoundToSecond(opened.ExpiresAt)));
        Assert.Equal([EditingDesk.Kk, EditingDesk.Ru], opened.Edition.Paths.Order(StringComparer.Ordinal));
        Assert.Null(await links.OpenAsync(made.Token + "A", Cancellation));
        Assert.Null(await links.OpenAsync("", Cancellation));

        desk.Clock.Advance(PreviewLinkService.Lifetime);
        Assert.Null(await links.OpenAsync(made.Token, Cancellation));
        Assert.Equal([PreviewLinkState.Expired, PreviewLinkState.Expired], await StatesAsync(links, edition));
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Link_AfterWhatEndsIt_ShowsNothing(DatabaseProvider provider)
    {
        var (desk, links) = await OpenAsync(provider);

        var changed = await desk.DraftAsync("Жоба.");
        var token = (await MakeAsync(links, changed)).Token;
        await desk.SaveAsync(EditingDesk.Author, changed.Id, EditingDesk.Ru, EditingDesk.Text("Иначе."));
        Assert.Null(await links.OpenAsync(token, Cancellation));
        Assert.Equal([PreviewLinkState.TextsChanged], await StatesAsync(links, changed));

        // A further file counts when something is saved in it.
        var grown = await desk.FindAsync(changed.Id);
        token = (await MakeAsync(links, grown)).Token;
        Assert.NotNull(await links.OpenAsync(token, Cancellation));
        grown = (await desk.Editions.AddTextAsync(EditingDesk.Author, grown.Id, grown.Version, EditingDesk.Settings, Cancellation)).Value;
        Assert.NotNull(await links.OpenAsync(token, Cancellation));
        await desk.SaveAsync(EditingDesk.Author, grown.Id, EditingDesk.Settings, await desk.PublicTextAsync(EditingDesk.Settings) + "# жаңа\n");
        Assert.Null(await links.OpenAsync(token, Cancellation));

        var withdrawn = await desk.DraftAsync("Басқа жоба.");
        token = (await MakeAsync(links, withdrawn)).Token;
        await desk.Editions.WithdrawAsync(EditingDesk.Author, withdrawn.Id, withdrawn.Version, null, Cancellation);
        Assert.Null(await links.OpenAsync(token, Cancellation));
        Assert.Equal([PreviewLinkState.EditionOver], await StatesAsync(links, withdrawn));

        var published = await desk.ApprovedAsync("Дайын.");
        token = (await MakeAsync(links, published)).Token;
        await desk.Publishing.PublishAsync(EditingDesk.Publisher, published.Id, published.Version, Cancellation);
        Assert.Null(await links.OpenAsync(token, Cancellation));

        var revoked = await desk.DraftAsync("Тағы.");
        var (first, second) = (await MakeAsync(links, revoked), await MakeAsync(links, revoked));
        await links.RevokeAsync(EditingDesk.Reviewer, revoked.Id, first.Link.Id, Cancellation);
        Assert.Null(await links.OpenAsync(first.Token, Cancellation));
        Assert.NotNull(await links.OpenAsync(second.Token, Cancellation));

        // Who has left leaves no door open.
        await using (var context = desk.Database.CreateDbContext())
        {
            context.Add(new Person
            {
                Id = EditingDesk.Author.Id,
                UserName = "author",
                NormalizedUserName = "AUTHOR",
                DisplayName = EditingDesk.Author.Name,
                Language = Language.Kazakh,
                CreatedAt = EditingDesk.Noon.UtcDateTime,
                ClosedAt = EditingDesk.Noon.UtcDateTime,
            });
            await context.SaveChangesAsync(Cancellation);
        }

        Assert.Null(await links.OpenAsync(second.Token, Cancellation));
        Assert.Equal([PreviewLinkState.Revoked, PreviewLinkState.Revoked], await StatesAsync(links, revoked));
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Audit_OfALink_TellsOfMakingAndEndingAndNeverItsToken(DatabaseProvider provider)
    {
        var (desk, links) = await OpenAsync(provider);
        var edition = await desk.DraftAsync("Жоба.");
        var before = (await desk.AuditAsync()).Count;
        var made = await MakeAsync(links, edition);
        await links.OpenAsync(made.Token, Cancellation);
        await links.RevokeAsync(EditingDesk.Author, edition.Id, made.Link.Id, Cancellation);
        await links.RevokeAsync(EditingDesk.Author, edition.Id, made.Link.Id, Cancellation);

        Assert.Equal(["preview-link-made", "preview-link-revoked"], (await desk.AuditAsync()).Skip(before));
        await using var context = desk.Database.CreateDbContext();
        Assert.All(await context.Audit.ToListAsync(Cancellation), row => Assert.DoesNotContain(made.Token, row.Subject + row.Details, StringComparison.Ordinal));
        var row = await context.PreviewLinks.SingleAsync(Cancellation);
        Assert.Equal((64, edition.Id, EditingDesk.Author.Id), (row.TokenHash.Length, row.EditionId, row.CreatedBy));
        Assert.DoesNotContain(made.Token, row.TokenHash, StringComparison.Ordinal);
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Call_ByEachRole_IsForThoseWhoWriteOrReview(DatabaseProvider provider)
    {
        var (desk, links) = await OpenAsync(provider);
        var edition = await desk.DraftAsync("Жоба.", EditingDesk.Kk);
        var made = await MakeAsync(links, edition);
        foreach (var role in Enum.GetValues<Role>())
        {
            var mayShare = role is Role.Author or Role.TranslatorKk or Role.Reviewer;
            var person = EditingDesk.Person("somebody", role);
            var expected = mayShare ? null : new EditingRefused(Refusal.NotAllowed);
            Assert.Equal(expected, (await links.ListAsync(person, edition.Id, Cancellation)).Failure);
            Assert.Equal(expected, (await links.CreateAsync(person, edition.Id, edition.Version, Cancellation)).Failure);
            if (!mayShare)
            {
                Assert.Equal(expected, (await links.RevokeAsync(person, edition.Id, made.Link.Id, Cancellation)).Failure);
            }
        }

        var foreigner = EditingDesk.Person("foreigner", DocumentKind.Alert, Enum.GetValues<Role>());
        Assert.Equal(new EditingRefused(Refusal.NotAllowed), (await links.ListAsync(foreigner, edition.Id, Cancellation)).Failure);
        Assert.Equal(new EditingRefused(Refusal.NotAllowed), (await links.RevokeAsync(foreigner, edition.Id, made.Link.Id, Cancellation)).Failure);
        Assert.NotNull(await links.OpenAsync(made.Token, Cancellation));
        Assert.Contains("editing-refused", await desk.AuditAsync());
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Call_OnWhatIsNotSo_IsRefused(DatabaseProvider provider)
    {
        var (desk, links) = await OpenAsync(provider);
        var edition = await desk.DraftAsync("Жоба.");
        var made = await MakeAsync(links, edition);
        var other = await desk.DraftAsync("Басқа.");

        Assert.Equal(new EditingRefused(Refusal.UnknownEdition), (await links.CreateAsync(EditingDesk.Author, Guid.NewGuid(), edition.Version, Cancellation)).Failure);
        Assert.Equal(new EditingRefused(Refusal.UnknownEdition), (await links.RevokeAsync(EditingDesk.Author, other.Id, made.Link.Id, Cancellation)).Failure);
        Assert.NotNull(await links.OpenAsync(made.Token, Cancellation));
        Assert.IsType<EditingStale>((await links.CreateAsync(EditingDesk.Author, edition.Id, Guid.NewGuid(), Cancellation)).Failure);
        var empty = await desk.BeginAsync(EditingDesk.Author, EditingDesk.Kk);
        Assert.Equal(new EditingRefused(Refusal.NoChange), (await links.CreateAsync(EditingDesk.Author, empty.Id, empty.Version, Cancellation)).Failure);
        foreach (var state in new[] { EditionState.Published, EditionState.Superseded, EditionState.Withdrawn })
        {
            var over = await desk.InStateAsync(state, $"Жоба {state}.");
            Assert.Equal(new EditingRefused(Refusal.WrongState), (await links.CreateAsync(EditingDesk.Author, over.Id, over.Version, Cancellation)).Failure);
        }
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Compile_OfAnEdition_LaysItOverWhatIsPublicAndChangesNothing(DatabaseProvider provider)
    {
        var (desk, _) = await OpenAsync(provider);
        var previews = new PreviewService(desk.Database, files => ContentLoader.Load(files), desk.Clock);
        var edition = await desk.DraftAsync("Жоба.");
        var found = (await previews.FindAsync(EditingDesk.Publisher, edition.Id, Cancellation)).Value;
        var compiled = await previews.CompileAsync(found, Cancellation);

        Assert.Equal((found.Generation, found.Hash), (compiled.Edition.Generation, compiled.Edition.Hash));
        Assert.Contains("Жоба.", compiled.Result.Library!.Find("fraud")![Language.Kazakh].Html.Value, StringComparison.Ordinal);
        Assert.Equal(EditingDesk.Text("Мәтін."), await desk.PublicTextAsync(EditingDesk.Kk));
        Assert.Equal(new EditingRefused(Refusal.NotAllowed), (await previews.FindAsync(EditingDesk.Person("admin", Role.Administrator), edition.Id, Cancellation)).Failure);
        Assert.Equal(new EditingRefused(Refusal.UnknownEdition), (await previews.FindAsync(EditingDesk.Author, Guid.NewGuid(), Cancellation)).Failure);

        await desk.SaveAsync(EditingDesk.Author, edition.Id, EditingDesk.Kk, EditingDesk.Text("[бет](/nowhere)"));
        var broken = await previews.CompileAsync(found, Cancellation);
        Assert.NotEqual(found.Hash, broken.Edition.Hash);
        Assert.Contains(broken.Result.Problems, problem => problem is { File: EditingDesk.Kk, Line: 5, Code: "broken-link" });
    }

    private static DateTime RoundToSecond(DateTime moment) => new(moment.Ticks - (moment.Ticks % TimeSpan.TicksPerSecond), moment.Kind);

    private static async Task<NewPreviewLink> MakeAsync(PreviewLinkService links, EditionView edition) =>
        (await links.CreateAsync(EditingDesk.Author, edition.Id, edition.Version, Cancellation)).Value;

    private static async Task<IEnumerable<PreviewLinkState>> StatesAsync(PreviewLinkService links, EditionView edition) =>
        (await links.ListAsync(EditingDesk.Author, edition.Id, Cancellation)).Value.Links.Select(link => link.State);

    private async Task<(EditingDesk Desk, PreviewLinkService Links)> OpenAsync(DatabaseProvider provider)
    {
        var desk = await EditingDesk.OpenAsync(await databases.MigratedAsync(provider));
        return (desk, new PreviewLinkService(desk.Database, desk.Clock));
    }
}
