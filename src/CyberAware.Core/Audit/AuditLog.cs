using System.Text.RegularExpressions;
using CyberAware.Core.Audit.Storage;
using CyberAware.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace CyberAware.Core.Audit;

/// <summary>
/// Adds rows to the audit trail. A row belongs to the transaction of what it tells of: both are there or neither. Who adds
/// one holds the end of the chain until his transaction ends, so add it last.
/// </summary>
public static partial class AuditLog
{
    /// <summary>Adds a row in the caller's transaction. Nothing else that the context tracks is saved.</summary>
    /// <param name="context">The context, with a transaction; on SQLite one that writes from the start, as <c>BeginTransaction</c> makes it.</param>
    /// <param name="entry">What was done.</param>
    /// <param name="cancellation">Stops waiting for others who are adding.</param>
    /// <exception cref="InvalidOperationException">There is no transaction.</exception>
    /// <exception cref="ArgumentException">The action is no word, or the time is not UTC.</exception>
    /// <exception cref="FormatException">The network is none.</exception>
    public static async Task AddAsync(PortalDbContext context, AuditEntry entry, CancellationToken cancellation = default)
    {
        if (context.Database.CurrentTransaction is null)
        {
            throw new InvalidOperationException("A row of the audit trail is added in the transaction of what it tells of.");
        }

        if (!Word().IsMatch(entry.Action) || entry.Action.Length > Lengths.Id)
        {
            throw new ArgumentException($"'{entry.Action}' is no action for the audit trail.", nameof(entry));
        }

        if (entry.At.Kind != DateTimeKind.Utc)
        {
            throw new ArgumentException("Only UTC is stored.", nameof(entry));
        }

        var head = await TakeAsync(context, cancellation);
        if (head is null)
        {
            // The first row of all; of two who come at once one waits for the other.
            await context.Database.ExecuteSqlAsync(
                $"INSERT INTO audit_head (id, number, hash) VALUES ({AuditHeadRow.OnlyId}, 0, {AuditHash.First}) ON CONFLICT DO NOTHING", cancellation);
            head = await TakeAsync(context, cancellation) ?? throw new InvalidOperationException("The audit trail has no end.");
        }

        var row = RowFor(entry, head);
        await context.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO audit (number, at, person_id, person_name, action, subject, network, details, previous_hash, hash)
            VALUES ({row.Number}, {row.At}, {row.PersonId}, {row.PersonName}, {row.Action}, {row.Subject}, {row.Network}, {row.Details}, {row.PreviousHash}, {row.Hash})
            """,
            cancellation);
        await context.Database.ExecuteSqlAsync($"UPDATE audit_head SET hash = {row.Hash} WHERE id = {AuditHeadRow.OnlyId}", cancellation);
    }

    /// <summary>Adds a row of its own, for what changes nothing else, such as a refusal.</summary>
    /// <param name="database">The database.</param>
    /// <param name="entry">What was done.</param>
    /// <param name="cancellation">Stops waiting for others who are adding.</param>
    public static Task AddAsync(PortalDatabase database, AuditEntry entry, CancellationToken cancellation = default) => database.WriteAsync(
        async (context, token) =>
        {
            await AddAsync(context, entry, token);
            return true;
        },
        cancellation);

    // Counts up and holds the row until the transaction ends: PostgreSQL by the row's lock, SQLite by its only writer.
    private static async Task<AuditHeadRow?> TakeAsync(PortalDbContext context, CancellationToken cancellation) =>
        (await context.AuditHeads
            .FromSql($"UPDATE audit_head SET number = number + 1 WHERE id = {AuditHeadRow.OnlyId} RETURNING id, number, hash")
            .AsNoTracking().ToListAsync(cancellation)).SingleOrDefault();

    private static AuditRow RowFor(AuditEntry entry, AuditHeadRow head)
    {
        var row = new AuditRow
        {
            Number = head.Number,

            // As stored: PostgreSQL keeps microseconds.
            At = new DateTime(entry.At.Ticks - (entry.At.Ticks % TimeSpan.TicksPerMicrosecond), DateTimeKind.Utc),
            PersonId = entry.PersonId,
            PersonName = AuditText.Cut(AuditText.Plain(entry.PersonName), Lengths.Name),
            Action = entry.Action,
            Subject = AuditText.Mask(entry.Subject, Lengths.Path),
            Network = NetworkPrefix.Parse(entry.Network),
            Details = entry.Details.ToJson(),
            PreviousHash = head.Hash,
            Hash = "",
        };
        return new AuditRow
        {
            Number = row.Number,
            At = row.At,
            PersonId = row.PersonId,
            PersonName = row.PersonName,
            Action = row.Action,
            Subject = row.Subject,
            Network = row.Network,
            Details = row.Details,
            PreviousHash = row.PreviousHash,
            Hash = AuditHash.For(row, row.Number),
        };
    }

    [GeneratedRegex("^[a-z]+(-[a-z]+)*$", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
