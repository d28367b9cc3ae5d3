using System.Globalization;
using CyberAware.Core;
using CyberAware.Core.Audit;
using CyberAware.Core.Audit.Storage;
using CyberAware.Core.Data;
using CyberAware.Core.Editing;
using CyberAware.Core.People;
using CyberAware.Core.Text;
using CyberAware.Web.Localization;

namespace CyberAware.Web.Api.Audit;

/// <summary>The audit trail as a table for spreadsheets. That somebody took it out is a row of it too.</summary>
public sealed class AuditExport(AuditQuery query, PortalDatabase database, FeatureResources texts, TimeProvider time)
{
    private const int Batch = 500;

    private static readonly string[] Columns = ["number", "time", "person", "person-id", "action", "subject", "network", "details", "hash"];

    /// <summary>Writes the rows, oldest first, without holding them in memory.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="filter">Which rows.</param>
    /// <param name="language">Language of the headings.</param>
    /// <param name="output">Receives the file.</param>
    /// <param name="cancellation">Stops.</param>
    /// <returns>Why nothing was written; null when all was.</returns>
    public async Task<Refusal?> WriteAsync(Actor actor, AuditFilter filter, Language language, Stream output, CancellationToken cancellation)
    {
        if (EditingPolicy.Check(actor, Operation.ExportAudit, ObjectFacts.Portal) is { } refusal)
        {
            return refusal;
        }

        await AuditLog.AddAsync(database, EntryFor(actor, filter), cancellation);
        await output.WriteAsync(Spreadsheet.Write(Columns.Select(column => texts.In(language, "Audit", column + ".Column")), []), cancellation);
        await foreach (var rows in query.ExportAsync(filter, cancellation).Chunk(Batch).WithCancellation(cancellation))
        {
            await output.WriteAsync(Spreadsheet.Continue(rows.Select(Cells)), cancellation);
        }

        return null;
    }

    private AuditEntry EntryFor(Actor actor, AuditFilter filter)
    {
        AuditDetails details = [];
        if (filter.From is { } from)
        {
            details.Add("from", from);
        }

        if (filter.Until is { } until)
        {
            details.Add("until", until);
        }

        if (filter.PersonId is { } person)
        {
            details.Add("person", person);
        }

        if (filter.Action is { } action)
        {
            details.Add("action", action);
        }

        if (filter.Subject is { } subject)
        {
            details.Add("subject", subject);
        }

        return PeopleAudit.By(actor, time.GetUtcNow().UtcDateTime, "audit-exported", "audit", details);
    }

    // Names and subjects may come from strangers.
    private static IEnumerable<string?> Cells(AuditRow row) => new[]
    {
        row.Number.ToString(CultureInfo.InvariantCulture),
        row.At.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture),
        row.PersonName,
        row.PersonId?.ToString() ?? "",
        row.Action,
        row.Subject,
        row.Network,
        row.Details,
        row.Hash,
    }.Select(BidirectionalText.Isolate);
}

/// <summary>What reads the audit trail for people.</summary>
public static class AuditServices
{
    public static void AddAudit(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<AuditQuery>();
        builder.Services.AddSingleton<AuditExport>();
    }
}
