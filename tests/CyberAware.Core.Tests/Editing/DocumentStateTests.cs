using CyberAware.Core.Editing;
using CyberAware.TestSupport;
using CyberAware.TestSupport.Databases;

namespace CyberAware.Core.Tests.Editing;

public sealed class DocumentStateTests(TestDatabases databases) : IClassFixture<TestDatabases>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task ReadAll_EditsOfOneLanguageAndOfBoth_TellsWhatIsBehindAndEdited(DatabaseProvider provider)
    {
        var desk = await HistoryDesk.CreateAsync(await databases.MigratedAsync(provider));
        var shipped = (await ReadAsync(desk))[ContentBuilder.Page];
        Assert.True(shipped.IsFromRelease);
        Assert.All(Language.All, language => Assert.True(shipped[language] is { IsShipped: true, BehindSince: null }));

        var before = DateTime.UtcNow.AddSeconds(-1);
        await TestPublication.PublishAsync(desk.Database, (HistoryDesk.Kazakh, "бір"));
        var kazakh = (await ReadAsync(desk))[ContentBuilder.Page];
        Assert.False(kazakh.IsFromRelease);
        Assert.True(kazakh.Kazakh is { IsShipped: false, BehindSince: null });
        Assert.True(kazakh.Russian.IsShipped);
        Assert.InRange(kazakh.Russian.BehindSince!.Value, before, DateTime.UtcNow.AddSeconds(1));

        await TestPublication.PublishAsync(desk.Database, (HistoryDesk.Kazakh, "екі"), (HistoryDesk.Russian, "два"));
        var both = (await ReadAsync(desk))[ContentBuilder.Page];
        Assert.All(Language.All, language => Assert.True(both[language] is { IsShipped: false, BehindSince: null }));
        Assert.True((await ReadAsync(desk))["guide"].IsFromRelease);
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task ReadAll_ReleaseTakesTheEditOverAndPageGoes_FollowsThePointer(DatabaseProvider provider)
    {
        var desk = await HistoryDesk.CreateAsync(await databases.MigratedAsync(provider));
        await TestPublication.PublishAsync(desk.Database, (HistoryDesk.Kazakh, "екі"), (HistoryDesk.Russian, "два"));
        var next = A.Content().WithFile(HistoryDesk.Kazakh, "екі").WithFile(HistoryDesk.Russian, "два");
        await new ShippedImport(desk.Database, desk.Clock).ImportAsync(next.Files, "1.1.0", ImportMode.Release, Cancellation);

        var state = (await ReadAsync(desk))[ContentBuilder.Page];
        Assert.All(Language.All, language => Assert.True(state[language] is { IsShipped: true, BehindSince: null }));

        await TestPublication.PublishAsync(desk.Database, (HistoryDesk.Kazakh, null), (HistoryDesk.Russian, null));
        Assert.DoesNotContain(ContentBuilder.Page, (await ReadAsync(desk)).Keys);
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task ReadAll_NoteForReaders_IsToldUntilTheNextNote(DatabaseProvider provider)
    {
        var desk = await EditingDesk.OpenAsync(await databases.MigratedAsync(provider));
        await PublishAsync("Бір.", "Екінші нөмір қосылды.", "Добавлен второй номер.");
        var first = (await StatesAsync())["fraud"];
        Assert.Equal(("Екінші нөмір қосылды.", "Добавлен второй номер."), (first.Kazakh.Note!.Text, first.Russian.Note!.Text));
        Assert.Equal(EditingDesk.Noon.Date, first.Kazakh.Note.PublishedAt.Date);
        desk.Clock.Advance(TimeSpan.FromDays(1));
        await PublishAsync("Екі.", "", "Исправлена опечатка.");
        var second = (await StatesAsync())["fraud"];
        Assert.Equal((first.Kazakh.Note, "Исправлена опечатка."), (second.Kazakh.Note, second.Russian.Note!.Text));
        Assert.Equal(EditingDesk.Noon.Date.AddDays(1), second.Russian.Note.PublishedAt.Date);
        Assert.Null((await StatesAsync())["guide"].Kazakh.Note);
        Assert.False(DocumentState.ShowTheSame(new Dictionary<string, DocumentState> { ["fraud"] = first }, new Dictionary<string, DocumentState> { ["fraud"] = first with { Kazakh = first.Kazakh with { Note = null } } }));

        async Task PublishAsync(string body, string kazakh, string russian)
        {
            var edition = await desk.BeginAsync(EditingDesk.Author, EditingDesk.Kk, EditingDesk.Ru);
            foreach (var (path, note) in new[] { (EditingDesk.Kk, kazakh), (EditingDesk.Ru, russian) })
            {
                desk.Clock.Advance(TimeSpan.FromMilliseconds(1));
                var version = (await desk.FindAsync(edition.Id)).Texts.Single(text => text.Path == path).Version;
                Assert.Null((await desk.Editions.SaveAsync(EditingDesk.Author, new TextChange(edition.Id, path, version, EditingDesk.Text(body)) { PublicNote = note }, Cancellation)).Failure);
            }

            var approved = await desk.ApproveAsync(await desk.FindAsync(edition.Id));
            Assert.Null((await desk.Publishing.PublishAsync(EditingDesk.Publisher, approved.Id, approved.Version, Cancellation)).Failure);
        }

        async Task<IReadOnlyDictionary<string, DocumentState>> StatesAsync()
        {
            await using var context = desk.Database.CreateDbContext();
            return await DocumentState.ReadAllAsync(context, Cancellation);
        }
    }

    // As instances read it: with what is public.
    private static async Task<IReadOnlyDictionary<string, DocumentState>> ReadAsync(HistoryDesk desk)
    {
        await using var context = desk.Database.CreateDbContext();
        return (await PublishedContent.ReadAsync(context, A.Content().Files, Cancellation))!.States;
    }
}
