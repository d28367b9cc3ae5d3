using System.Diagnostics;
using System.Net;
using System.Text;
using CyberAware.Core.Documents;
using CyberAware.Core.Editing;
using CyberAware.Core.Editing.Storage;
using CyberAware.Core.People;
using CyberAware.Core.People.Storage;
using CyberAware.TestSupport;
using CyberAware.TestSupport.Databases;
using CyberAware.TestSupport.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CyberAware.Web.Tests.Services;

/// <summary>The portal's own registration of the services, over its whole content, with the instances that each database allows.</summary>
public sealed class ScheduledPublisherTests(TestDatabases databases) : IClassFixture<TestDatabases>
{
    private const string Heading = "Күдіктену қағидасы";

    private static readonly Actor Author = new(Guid.NewGuid(), "Author", [new RoleGrant(Role.Author, "")], true, "");
    private static readonly Actor Reviewer = new(Guid.NewGuid(), "Reviewer", [new RoleGrant(Role.Reviewer, "")], true, "");
    private static readonly Actor Publisher = new(Guid.NewGuid(), "Publisher", [new RoleGrant(Role.Publisher, "")], true, "");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Edition_FromDraftToItsTime_IsPublishedOnceAndShownByTheRunningInstances(DatabaseProvider provider)
    {
        var settings = await databases.StartedAsync(provider);
        var database = TestDatabases.Open(settings);
        await database.StoreAsync(Publisher);
        await new ShippedImport(database, TimeProvider.System).ImportAsync(ContentFile.ReadFolder(Repository.Content), "0.0.1", ImportMode.Release, Cancellation);
        await using var first = PortalHost.With(("ConnectionStrings:Portal", settings.ConnectionString));
        await using var second = PortalHost.With(("ConnectionStrings:Portal", settings.ConnectionString));
        var editions = first.Services.GetRequiredService<EditionService>();
        var publishing = first.Services.GetRequiredService<PublishingService>();
        List<HttpClient> readers = [first.RawClient()];
        if (provider == DatabaseProvider.PostgreSql)
        {
            readers.Add(second.RawClient());
        }

        foreach (var reader in readers)
        {
            Assert.True(await ShowsOldHeadingAsync(reader));
        }

        var edition = (await editions.BeginAsync(Author, "Fraud", ["fraud/kk.md", "fraud/ru.md"], Cancellation)).Value;
        foreach (var text in edition.Texts)
        {
            var before = (await editions.ReadTextAsync(Author, edition.Id, text.Path, Cancellation)).Value.Text!;
            var change = new TextChange(edition.Id, text.Path, text.Version, before.Replace("\n## 1. ", "\n## ", StringComparison.Ordinal));
            Assert.Null((await editions.SaveAsync(Author, change, Cancellation)).Failure);
        }

        // What the real check finds is said with file and line, and nothing is scheduled.
        var broken = (await editions.BeginAsync(Author, "Broken", ["help/kk.md", "help/ru.md"], Cancellation)).Value;
        foreach (var text in broken.Texts)
        {
            await editions.SaveAsync(Author, new TextChange(broken.Id, text.Path, text.Version, "---\ntitle: Т\nsummary: Т.\n---\n\nТ.\n"), Cancellation);
        }

        Assert.IsType<EditingInvalid>((await ScheduleAsync(broken.Id, TimeSpan.FromHours(1))).Failure);

        var scheduled = (await ScheduleAsync(edition.Id, TimeSpan.FromSeconds(2))).Value;
        var waited = Stopwatch.StartNew();
        EditionView now;
        do
        {
            await Task.Delay(50, Cancellation);
            now = (await editions.FindAsync(Author, edition.Id, Cancellation)).Value;
        }
        while (now.State == EditionState.Scheduled && waited.Elapsed < TimeSpan.FromSeconds(30));

        Assert.Equal((EditionState.Published, false), (now.State, now.IsLate));
        Assert.InRange(now.PublishedAt!.Value - scheduled.ScheduledFor!.Value, TimeSpan.Zero, TimeSpan.FromSeconds(5));
        await using var context = database.CreateDbContext();
        Assert.Equal(2, await context.EditionPublications.CountAsync(Cancellation));
        Assert.Equal(1, await context.Audit.CountAsync(row => row.Action == "edition-published", Cancellation));
        var kk = await (from row in context.Published join revision in context.Revisions on row.RevisionId equals revision.Id where row.Path == "fraud/kk.md" select revision.Bytes).SingleAsync(Cancellation);
        Assert.DoesNotContain("\n## 1. ", Encoding.UTF8.GetString(kk), StringComparison.Ordinal);

        foreach (var reader in readers)
        {
            await PublicationPortal.UntilAsync(async () => !await ShowsOldHeadingAsync(reader));
        }

        static async Task<bool> ShowsOldHeadingAsync(HttpClient reader)
        {
            var page = WebUtility.HtmlDecode(await reader.GetStringAsync("/kk/fraud", Cancellation)).Replace('\u00a0', ' ');
            return page.Contains(Heading, StringComparison.Ordinal) ? page.Contains("1. " + Heading, StringComparison.Ordinal) : throw new InvalidOperationException("The page has lost its heading.");
        }

        async Task<EditingResult<EditionView>> ScheduleAsync(Guid id, TimeSpan delay)
        {
            var draft = (await editions.FindAsync(Author, id, Cancellation)).Value;
            var submitted = (await editions.SubmitAsync(Author, id, draft.Version, Cancellation)).Value;
            var approved = (await editions.ApproveAsync(Reviewer, id, submitted.Version, Cancellation)).Value;
            return await publishing.ScheduleAsync(Publisher, id, approved.Version, DateTime.UtcNow + delay, Cancellation);
        }
    }
}
