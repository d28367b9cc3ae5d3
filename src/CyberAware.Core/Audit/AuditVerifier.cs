using CyberAware.Core.Audit.Storage;
using CyberAware.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace CyberAware.Core.Audit;

/// <summary>What was done to a row by somebody who went round the portal.</summary>
public enum AuditFaultKind
{
    /// <summary>It says something else than when it was added.</summary>
    Changed,

    /// <summary>It is no longer there.</summary>
    Removed,

    /// <summary>The portal never added it.</summary>
    Inserted,

    /// <summary>The chain's end is no longer known, so that nobody can tell whether rows were removed there.</summary>
    EndRemoved,

    /// <summary>The chain is whole and yet another one than was noted down: it was written anew.</summary>
    Rewritten,
}

/// <summary>The first thing that is wrong with the chain.</summary>
/// <param name="Kind">What was done.</param>
/// <param name="Number">To which row.</param>
public sealed record AuditFault(AuditFaultKind Kind, long Number);

/// <summary>What a walk along the chain came to.</summary>
/// <param name="Rows">How many rows were read.</param>
/// <param name="LastHash">Hash of the last row; whoever notes it down can later tell a chain that was written anew.</param>
/// <param name="Fault">The first thing that is wrong; null when the chain is whole.</param>
public sealed record AuditVerification(long Rows, string LastHash, AuditFault? Fault);

/// <summary>The number and hash of a row that were noted down at a place which nobody with access to the database can change.</summary>
/// <param name="Number">The row.</param>
/// <param name="Hash">Its hash then.</param>
public sealed record AuditAnchor(long Number, string Hash);

/// <summary>Walks along the chain from its first row and names the first one that was changed, removed or put in by SQL.</summary>
/// <param name="database">The database; people may go on working meanwhile.</param>
public sealed class AuditVerifier(PortalDatabase database)
{
    private const int PageSize = 1000;

    /// <summary>Verifies all rows.</summary>
    /// <param name="anchor">A row that was noted down; null when none was.</param>
    /// <param name="cancellation">Stops the walk.</param>
    /// <exception cref="System.Data.Common.DbException">The database can't be reached.</exception>
    public async Task<AuditVerification> VerifyAsync(AuditAnchor? anchor = null, CancellationToken cancellation = default)
    {
        await using var context = database.CreateDbContext();
        var rows = context.Audit.AsNoTracking().OrderBy(row => row.Number);
        var walk = new Walk();
        while (true)
        {
            // A row below the first one was never the portal's either, so the first page begins with the least number there is.
            var last = walk.Last?.Number ?? long.MinValue;
            var page = await rows.Where(row => row.Number > last).Take(PageSize).ToListAsync(cancellation);
            foreach (var row in page)
            {
                if (walk.Refuses(row))
                {
                    var next = await rows.FirstOrDefaultAsync(other => other.Number > row.Number, cancellation);
                    return walk.With(walk.Judge(row, next));
                }

                if (anchor?.Number == row.Number && anchor.Hash != row.Hash)
                {
                    return walk.With(new AuditFault(AuditFaultKind.Rewritten, row.Number));
                }

                walk.Pass(row);
            }

            if (page.Count > 0)
            {
                continue;
            }

            // Asked after the last row, so that it knows of every row that was read; and what it knows of must be there now.
            var head = await context.AuditHeads.AsNoTracking().SingleOrDefaultAsync(cancellation);
            if (head?.Number > (walk.Last?.Number ?? 0) && await rows.AnyAsync(row => row.Number > last, cancellation))
            {
                continue;
            }

            return walk.With(walk.JudgeEnd(head) ?? (anchor?.Number > (walk.Last?.Number ?? 0) ? new AuditFault(AuditFaultKind.Removed, anchor.Number) : null));
        }
    }

    /// <summary>The rows that are behind, as far as they are needed to judge the next one.</summary>
    private sealed class Walk
    {
        private AuditRow? beforeLast;

        public AuditRow? Last { get; private set; }

        private long Expected => (Last?.Number ?? 0) + 1;

        private string Before => Last?.Hash ?? AuditHash.First;

        public void Pass(AuditRow row) => (beforeLast, Last) = (Last, row);

        public bool Refuses(AuditRow row) => row.Number != Expected || row.PreviousHash != Before || AuditHash.For(row, row.Number) != row.Hash;

        /// <summary>Names what was done where a row doesn't follow the one before.</summary>
        public AuditFault Judge(AuditRow row, AuditRow? next)
        {
            if (row.Number != Expected)
            {
                return row.Number < Expected ? new AuditFault(AuditFaultKind.Inserted, row.Number) : new AuditFault(AuditFaultKind.Removed, Expected);
            }

            // Someone who puts a row in moves those behind it up by one; each of them still names the row that it followed.
            if (Last is not null && row.PreviousHash == (beforeLast?.Hash ?? AuditHash.First) && row.PreviousHash != Before)
            {
                return new AuditFault(AuditFaultKind.Inserted, Last.Number);
            }

            if (next is not null && next.PreviousHash == Before && row.PreviousHash != next.PreviousHash)
            {
                return new AuditFault(AuditFaultKind.Inserted, row.Number);
            }

            // Someone who takes a row out moves those behind it down; their hashes still hold their old numbers.
            if (AuditHash.For(row, row.Number + 1) == row.Hash)
            {
                return new AuditFault(AuditFaultKind.Removed, row.Number);
            }

            // A row that is right in itself and names another one before it: that one was given a new hash too.
            return AuditHash.For(row, row.Number) == row.Hash && Last is not null
                ? new AuditFault(AuditFaultKind.Changed, Last.Number)
                : new AuditFault(AuditFaultKind.Changed, row.Number);
        }

        public AuditFault? JudgeEnd(AuditHeadRow? head)
        {
            var number = Last?.Number ?? 0;
            return head is null ? number == 0 ? null : new AuditFault(AuditFaultKind.EndRemoved, number)
                : head.Number > number ? new AuditFault(AuditFaultKind.Removed, number + 1)
                : head.Number < number ? new AuditFault(AuditFaultKind.Inserted, head.Number + 1)
                : head.Hash != Before ? new AuditFault(AuditFaultKind.Changed, number)
                : null;
        }

        public AuditVerification With(AuditFault? fault) => new(Last?.Number ?? 0, Before, fault);
    }
}
