using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using AngleSharp.Html.Dom;
using CyberAware.Core.Audit;
using CyberAware.Core.Data;
using CyberAware.Core.Editing;
using CyberAware.Core.Editing.Storage;
using CyberAware.Core.People.Storage;
using CyberAware.TestSupport;
using CyberAware.TestSupport.Databases;
using CyberAware.TestSupport.People;
using Microsoft.EntityFrameworkCore;

namespace CyberAware.Web.Tests.Drills;

/// <summary>PostgreSQL dies under a running portal, again and again, while people write and publish on its screens.</summary>
public sealed class DatabaseKilledTests
{
    private const int Acknowledgements = 24;
    private const int Kills = 3;

    // Each is written by another author, so that they meet in the database alone.
    private static readonly string[] Documents = ["guide/updates", "guide/backup"];

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SaveAndPublish_PostgreSqlKilledAgainAndAgain_KeepsEachAcknowledgedAndNoneHalf()
    {
        await using var cluster = await PostgreSqlCluster.StartAsync(isDurable: true);
        var settings = DatabaseSettings.Read(cluster.ConnectionString)!;
        var database = TestDatabases.Open(settings);
        await database.MigrateAsync(Cancellation);
        await using var portal = await EditorPortal.StartAsync(PortalHost.With(("ConnectionStrings:Portal", cluster.ConnectionString), ("Serilog:MinimumLevel:Default", "Fatal")));
        var (saved, published, refused) = (new ConcurrentQueue<(Guid Edition, string Sentence)>(), new ConcurrentQueue<Guid>(), new ConcurrentQueue<string>());
        using var ending = new CancellationTokenSource();
        var people = new List<Task>();
        foreach (var document in Documents)
        {
            var (author, publisher) = (await portal.SignInAsync(Role.Author), await portal.SignInAsync(Role.Publisher));
            people.Add(Task.Run(
                async () =>
                {
                    // The last one comes through, when nothing dies any more.
                    for (var isPublished = false; !isPublished || !ending.IsCancellationRequested;)
                    {
                        try
                        {
                            isPublished = false;
                            await EditAsync(portal, document, author, publisher, saved.Enqueue, published.Enqueue);
                            isPublished = true;
                        }
                        catch (NotAcknowledgedException e)
                        {
                            refused.Enqueue(e.Message);
                            await Task.Delay(50, CancellationToken.None);
                        }
                    }
                },
                Cancellation));
        }

        var watch = Stopwatch.StartNew();
        for (var kill = 1; kill <= Kills; kill++)
        {
            while (saved.Count + published.Count < kill * Acknowledgements / Kills)
            {
                Assert.True(watch.Elapsed < Longest && !people.Exists(person => person.IsCompleted), $"Nothing goes on: {string.Join('\n', refused.TakeLast(3))}\n{people.Find(person => person.IsFaulted)?.Exception}");
                await Task.Delay(1, Cancellation);
            }

            // Not right after an acknowledgement, so that it is hit anywhere.
            await Task.Delay(kill * 37 % 100, Cancellation);
            await cluster.KillAsync();
            await Task.Delay(kill * 100, Cancellation);
            await cluster.RunAsync();
        }

        await ending.CancelAsync();
        await Task.WhenAll(people);
        TestContext.Current.TestOutputHelper!.WriteLine($"{saved.Count} saves, {published.Count} publications, not acknowledged: {string.Join(", ", refused.CountBy(answer => answer))}");
        Assert.NotEmpty(refused);
        Assert.All(refused, answer => Assert.Contains("503", answer, StringComparison.Ordinal));
        await CheckAsync(database, saved, published);

        // Readers of the portal that ran all the time see what became public last.
        await using var context = database.CreateDbContext();
        foreach (var document in Documents)
        {
            var path = $"{document}/kk.md";
            var text = await (from row in context.Published join revision in context.Revisions on row.RevisionId equals revision.Id where row.Path == path select revision.Bytes).SingleAsync(Cancellation);
            await portal.ShowsAsync($"/kk/{document}", Encoding.UTF8.GetString(text).TrimEnd().Split('\n')[^1]);
        }
    }

    // One change of both languages from its first save to its publication; what is acknowledged comes from the screens.
    private static async Task EditAsync(
        EditorPortal portal, string document, Visitor author, Visitor publisher, Action<(Guid Edition, string Sentence)> saved, Action<Guid> published)
    {
        var begun = await SendAsync(author, $"/editor/ru/documents/{document}", "form[action$=Begin]");
        var edition = Guid.Parse(begun.Split('/')[4]);
        for (var save = 0; save < 3; save++)
        {
            var sentence = $"Сөйлем {Guid.NewGuid():N}.";
            var page = await OpenAsync(author, begun);
            var fields = Core.Language.All.Select(language => ($"text-{language}", Changed(page, $"{language}", sentence))).ToArray();
            Assert.EndsWith("&done=saved", await SubmitAsync(author, "form.editor-form", fields), StringComparison.Ordinal);
            saved((edition, sentence));
        }

        await ApproveAsync(portal, edition);
        Assert.EndsWith("?done=Publish", await SendAsync(publisher, $"/editor/ru/editions/{edition}", "form[action$=Publish]"), StringComparison.Ordinal);
        published(edition);
    }

    // By the services: each screen of an edition compiles all texts.
    private static async Task ApproveAsync(EditorPortal portal, Guid edition)
    {
        try
        {
            var (editions, draft) = (portal.Service<EditionService>(), await portal.FindAsync(edition));
            var submitted = await editions.SubmitAsync(portal.ActorOf(Role.Author), edition, draft.Version, Cancellation);
            var approved = await editions.ApproveAsync(portal.ActorOf(Role.Reviewer), edition, submitted.Value.Version, Cancellation);
            Assert.Null(approved.Failure);
        }
        catch (Exception e) when (DatabaseFailure.IsAway(e))
        {
            throw new NotAcknowledgedException("503 by the service");
        }
    }

    // The last sentence is this test's own; it takes the place of the one before, so that the page doesn't grow.
    private static string Changed(IHtmlDocument page, string language, string sentence)
    {
        var text = Assert.IsType<IHtmlTextAreaElement>(page.QuerySelector($"[name=text-{language}]"), exactMatch: false).Value.TrimEnd();
        var last = text.LastIndexOf("\n\nСөйлем ", StringComparison.Ordinal);
        return $"{(last < 0 ? text : text[..last])}\n\n{sentence}\n";
    }

    private static async Task<string> SendAsync(Visitor visitor, string url, string form, params (string Name, string Value)[] fields)
    {
        await OpenAsync(visitor, url);
        return await SubmitAsync(visitor, form, fields);
    }

    private static async Task<IHtmlDocument> OpenAsync(Visitor visitor, string url)
    {
        var visit = await visitor.GetAsync(url);
        return visit.Status == HttpStatusCode.OK ? visit.Page : throw new NotAcknowledgedException($"GET {(int)visit.Status}");
    }

    private static async Task<string> SubmitAsync(Visitor visitor, string form, params (string Name, string Value)[] fields)
    {
        var visit = await visitor.SubmitAsync(form, fields);
        return visit.Status == HttpStatusCode.Found ? visit.Location! : throw new NotAcknowledgedException($"POST {form} {(int)visit.Status} {visit.Errors}");
    }

    private static async Task CheckAsync(PortalDatabase database, IEnumerable<(Guid Edition, string Sentence)> saved, IEnumerable<Guid> published)
    {
        await using var context = database.CreateDbContext();
        var editions = await context.Editions.AsNoTracking().Include(row => row.Texts).ToDictionaryAsync(row => row.Id, Cancellation);
        var revisions = await context.Revisions.AsNoTracking().Where(row => row.EditionId != null).ToListAsync(Cancellation);
        var publications = (await context.EditionPublications.AsNoTracking().ToListAsync(Cancellation)).ToLookup(row => row.EditionId);
        var audit = (await context.Audit.AsNoTracking().ToListAsync(Cancellation)).ToLookup(row => row.Action);

        // Each acknowledged one is there, in both languages.
        var sentences = revisions.ToLookup(row => row.EditionId!.Value, row => Encoding.UTF8.GetString(row.Bytes));
        Assert.All(saved, save => Assert.Equal(2, sentences[save.Edition].Count(text => text.Contains(save.Sentence, StringComparison.Ordinal))));
        Assert.All(published, id => Assert.True(IsPublic(editions[id]), $"{editions[id].State}"));

        // None is half: a save has its bytes, its number and its row of the audit trail.
        Assert.All(revisions, row => Assert.Equal(row.Hash, Convert.ToHexStringLower(SHA256.HashData(row.Bytes))));
        Assert.All(revisions.GroupBy(row => row.Path), path => Assert.Equal(Enumerable.Range(2, path.Count()), path.Select(row => row.Number).Order()));
        Assert.Equal(revisions.Count, audit["text-saved"].Count());

        // A publication has both languages, one generation, its state and one row of the audit trail; or nothing of all that.
        Assert.All(editions.Values, edition =>
        {
            var rows = publications[edition.Id].ToList();
            Assert.Equal(IsPublic(edition) ? edition.Texts.Select(text => text.RevisionId!.Value).Order() : [], rows.Select(row => row.RevisionId).Order());
            Assert.Equal(IsPublic(edition) ? (2, 1, 1) : (0, 0, 0), (rows.Count, rows.Select(row => row.Generation).Distinct().Count(), audit["edition-published"].Count(row => row.Subject == $"{edition.Id}")));
            Assert.Equal(IsPublic(edition), edition.PublishedAt is not null);
        });
        var generations = publications.SelectMany(rows => rows).Select(row => row.Generation).Distinct().Order().ToList();
        Assert.Equal(Enumerable.Range(2, generations.Count).Select(number => (long)number), generations);
        Assert.Equal(generations[^1], (await context.Generations.SingleAsync(Cancellation)).Number);

        // What readers see is the last publication of each document, whole.
        var pointers = await context.Published.ToDictionaryAsync(row => row.Path, row => row.RevisionId, Cancellation);
        var last = editions.Values.Where(edition => edition.State == EditionState.Published).ToList();
        Assert.Equal(Documents.Order(), last.Select(edition => edition.Texts[0].Path[..edition.Texts[0].Path.LastIndexOf('/')]).Order());
        Assert.All(last.SelectMany(edition => edition.Texts), text => Assert.Equal(text.RevisionId, pointers[text.Path]));
        Assert.Null((await new AuditVerifier(database).VerifyAsync(cancellation: Cancellation)).Fault);

        static bool IsPublic(EditionRow edition) => edition.State is EditionState.Published or EditionState.Superseded;
    }

    /// <summary>The portal said that it couldn't.</summary>
    private sealed class NotAcknowledgedException(string answer) : Exception(answer);
}
