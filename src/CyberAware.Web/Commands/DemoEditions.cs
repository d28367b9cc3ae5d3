using System.Text;
using CyberAware.Core;
using CyberAware.Core.Data;
using CyberAware.Core.Editing;
using CyberAware.Core.People;
using CyberAware.Core.People.Storage;
using CyberAware.Core.Text;
using CyberAware.Web.Site;
using Microsoft.EntityFrameworkCore;

namespace CyberAware.Web.Commands;

/// <summary>Editions of a demonstration, one in each state, made by the same services as real ones.</summary>
internal sealed class DemoEditions(PortalDatabase database, CandidateCheck check, TimeProvider time, IReadOnlyDictionary<Role, Actor> people)
{
    // One document for each state; superseded and published share one.
    private const int Pages = 7;

    private readonly EditionService editions = new(database, time);
    private readonly PublishingService publishing = new(database, check.Check, time);

    /// <summary>Whether the database has documents enough.</summary>
    public static async Task<bool> CanBeMadeAsync(PortalDatabase database, CancellationToken cancellation)
    {
        await using var context = database.CreateDbContext();
        var documents = await DocumentsAsync(context, cancellation);
        return documents.Count(document => document.Kind == DocumentKind.Page) >= Pages && documents.Any(document => document.Kind == DocumentKind.Alert);
    }

    /// <summary>Makes them.</summary>
    /// <exception cref="InvalidOperationException">A rule refuses one.</exception>
    public async Task CreateAsync(CancellationToken cancellation)
    {
        await using var context = database.CreateDbContext();
        var documents = await DocumentsAsync(context, cancellation);
        var pages = documents.Where(document => document.Kind == DocumentKind.Page).Take(Pages).Select(document => document.Document).ToList();
        var (reviewer, publisher, author) = (people[Role.Reviewer], people[Role.Publisher], people[Role.Author]);

        await WriteAsync(pages[0], cancellation);
        await SubmitAsync(await WriteAsync(pages[1], cancellation), cancellation);
        var rejected = await SubmitAsync(await WriteAsync(pages[2], cancellation), cancellation);
        Require(await editions.RejectAsync(reviewer, rejected.Id, rejected.Version, Text("DemoReject"), cancellation));
        var withdrawn = await WriteAsync(pages[3], cancellation);
        Require(await editions.WithdrawAsync(author, withdrawn.Id, withdrawn.Version, null, cancellation));
        await ApproveAsync(pages[4], cancellation);
        var scheduled = await ApproveAsync(pages[5], cancellation);
        Require(await publishing.ScheduleAsync(publisher, scheduled.Id, scheduled.Version, time.GetUtcNow().UtcDateTime.AddDays(7), cancellation));
        for (var i = 0; i < 2; i++)
        {
            var published = await ApproveAsync(pages[6], cancellation);
            Require(await publishing.PublishAsync(publisher, published.Id, published.Version, cancellation));
        }

        // A warning that could not wait, in one language alone: it asks for a signature and a translation.
        var alert = documents.First(document => document.Kind == DocumentKind.Alert).Document;
        var urgent = await WriteAsync(alert, cancellation, Language.Russian);
        Require(await publishing.PublishNowAsync(people[Role.DutyOfficer], urgent.Id, urgent.Version, Text("DemoUrgent"), cancellation));
    }

    private static async Task<List<DocumentFile>> DocumentsAsync(PortalDbContext context, CancellationToken cancellation) =>
        [.. (await context.Published.Where(row => row.Path.EndsWith("/kk.md")).OrderBy(row => row.Path).Select(row => row.Path).ToListAsync(cancellation))
            .Select(DocumentFile.Parse)];

    private async Task<EditionView> WriteAsync(string document, CancellationToken cancellation, params Language[] only)
    {
        var author = people[Role.Author];
        var languages = only.Length > 0 ? only : [.. Language.All];
        var edition = Require(await editions.BeginAsync(author, Text("DemoTitle"), [.. languages.Select(language => $"{document}/{language}.md")], cancellation));
        foreach (var language in languages)
        {
            var text = Require(await editions.ReadTextAsync(author, edition.Id, $"{document}/{language}.md", cancellation));
            var changed = new StringBuilder(text.Text!.TrimEnd()).Append("\n\n").Append(CoreResources.Get(language, "DemoSentence")).Append('\n').ToString();
            Require(await editions.SaveAsync(author, new TextChange(edition.Id, text.Path, text.Version, changed) { PublicNote = CoreResources.Get(language, "DemoTitle") }, cancellation));
        }

        return Require(await editions.FindAsync(author, edition.Id, cancellation));
    }

    private async Task<EditionView> SubmitAsync(EditionView edition, CancellationToken cancellation) =>
        Require(await editions.SubmitAsync(people[Role.Author], edition.Id, edition.Version, cancellation));

    private async Task<EditionView> ApproveAsync(string document, CancellationToken cancellation)
    {
        var edition = await SubmitAsync(await WriteAsync(document, cancellation), cancellation);
        return Require(await editions.ApproveAsync(people[Role.Reviewer], edition.Id, edition.Version, cancellation));
    }

    private static string Text(string key) => CoreResources.Get(Language.Kazakh, key);

    private static T Require<T>(EditingResult<T> result)
        where T : class => result.Failure is { } failure ? throw new InvalidOperationException(failure.ToString()) : result.Value;
}
