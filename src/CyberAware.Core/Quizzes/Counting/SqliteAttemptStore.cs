using System.Data.Common;
using CyberAware.Core.Data;
using CyberAware.Core.Quizzes.Storage;
using Microsoft.Data.Sqlite;

namespace CyberAware.Core.Quizzes.Counting;

/// <summary>The statements for SQLite: one command a row, which costs no journey, and one transaction a batch.</summary>
internal sealed class SqliteAttemptStore(DbConnection connection) : AttemptStore(connection)
{
    private readonly SqliteConnection connection = (SqliteConnection)connection;

    private const string InsertSql = """
        INSERT INTO quiz_attempts (id, version_id, language, day, submitted_at, seconds, score, chosen, kind)
        VALUES (@id, @version, @language, @day, @at, @seconds, @score, @chosen, @kind) ON CONFLICT (id, version_id) DO NOTHING
        """;

    private const string AddSql = """
        INSERT INTO quiz_counts AS known (grain, start, version_id, measure, question, item, language, kind, attempts, seconds)
        VALUES (@grain, @start, @version, @measure, @question, @item, @language, @kind, @attempts, @seconds)
        ON CONFLICT (grain, start, version_id, measure, question, item, language, kind)
        DO UPDATE SET attempts = known.attempts + excluded.attempts, seconds = known.seconds + excluded.seconds
        """;

    private DbCommand? insert;

    public override int ChunkSize => 2_000;

    public override bool HasMoved => SqliteFile.HasMoved(connection);

    public override async Task<ISet<(Guid Id, int VersionId)>> InsertAsync(IReadOnlyList<AttemptRow> attempts, CancellationToken cancellation)
    {
        insert ??= Command(InsertSql, null, ("id", ""), ("version", 0), ("language", ""), ("day", ""), ("at", ""), ("seconds", 0), ("score", 0), ("chosen", ""), ("kind", ""));
        await using var transaction = await BeginAsync(cancellation);
        insert.Transaction = transaction;
        var stored = new HashSet<(Guid, int)>();
        foreach (var attempt in attempts)
        {
            Fill(insert, attempt.Id, attempt.VersionId, attempt.Language.Tag, attempt.Day, TruncateToMicroseconds(attempt.SubmittedAt), attempt.Seconds, attempt.Score, attempt.Chosen, AttemptKinds.NameOf(attempt.Kind));
            if (await insert.ExecuteNonQueryAsync(cancellation) > 0)
            {
                stored.Add((attempt.Id, attempt.VersionId));
            }
        }

        await transaction.CommitAsync(cancellation);
        return stored;
    }

    public override async Task<ISet<(Guid Id, int VersionId)>> TryMarkProcessedAsync(
        IReadOnlyList<(Guid Id, int VersionId)> ids, DateTime hour, DbTransaction transaction, CancellationToken cancellation)
    {
        await using var command = Command(
            "INSERT INTO quiz_seen (id, version_id, seen_at) VALUES (@id, @version, @hour) ON CONFLICT (id, version_id) DO NOTHING",
            transaction, ("id", ""), ("version", 0), ("hour", hour));
        var known = new HashSet<(Guid, int)>();
        foreach (var (id, version) in ids)
        {
            Fill(command, id, version, hour);
            if (await command.ExecuteNonQueryAsync(cancellation) > 0)
            {
                known.Add((id, version));
            }
        }

        return known;
    }

    public override async Task AddAsync(
        IReadOnlyList<(CountKey Cell, long Attempts, long Seconds)> cells, DbTransaction transaction, CancellationToken cancellation)
    {
        await using var command = Command(
            AddSql, transaction,
            ("grain", ""), ("start", ""), ("version", 0), ("measure", ""), ("question", 0), ("item", 0), ("language", ""), ("kind", ""), ("attempts", 0), ("seconds", 0));
        foreach (var (cell, attempts, seconds) in cells)
        {
            Fill(command, cell.Granularity.ToString(), cell.Start, cell.VersionId, cell.Measure.ToString(), cell.Question, cell.Bucket, cell.Language, AttemptKinds.NameOf(cell.Kind), attempts, seconds);
            await command.ExecuteNonQueryAsync(cancellation);
        }
    }

    // The file has one writer at a time, so numbers are committed in their order.
    public override Task<long> ReadSafeHighWaterMarkAsync(CancellationToken cancellation) =>
        NumberAsync("SELECT max(number) FROM quiz_attempts", null, cancellation);

    public override async Task<long> LockWatermarkAsync(DbTransaction transaction, CancellationToken cancellation)
    {
        // The transaction holds the file's only write lock since it began.
        await using (var first = Command($"INSERT INTO quiz_watermarks (name, number) VALUES ('{CountWatermarkRow.Attempts}', 0) ON CONFLICT DO NOTHING", transaction))
        {
            await first.ExecuteNonQueryAsync(cancellation);
        }

        return await NumberAsync($"SELECT number FROM quiz_watermarks WHERE name = '{CountWatermarkRow.Attempts}'", transaction, cancellation);
    }

    // They hold the same file open. What it left in the journal must not be taken for that of the file that is there now.
    public override void ClearPool()
    {
        SqliteConnection.ClearPool(connection);
        if (HasMoved)
        {
            using var empty = Command("PRAGMA wal_checkpoint(TRUNCATE)", null);
            empty.ExecuteNonQuery();
        }
    }

    public override async ValueTask DisposeAsync()
    {
        if (insert is not null)
        {
            await insert.DisposeAsync();
        }

        await base.DisposeAsync();
    }

    private static void Fill(DbCommand command, params ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        }
    }
}
