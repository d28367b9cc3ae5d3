using System.Data.Common;
using CyberAware.Core.Data;
using CyberAware.Core.Quizzes.Storage;

namespace CyberAware.Core.Quizzes.Counting;

/// <summary>
/// A connection with the statements of counting. Written by hand, not by EF: a batch is one statement on
/// PostgreSQL, which makes it several times as fast as a command a row.
/// </summary>
internal abstract class AttemptStore(DbConnection connection) : IAsyncDisposable
{
    // Seconds. Nobody waits longer for an answer, see AttemptWriter.
    private const int WriteTimeout = 5;

    private const string ReadAttempts =
        "SELECT number, id, version_id, language, day, submitted_at, seconds, score, chosen, kind FROM quiz_attempts WHERE number > @after AND number <= @last ORDER BY number LIMIT @limit";

    /// <summary>Attempts that one transaction of the aggregation adds: as many as don't make a writer wait.</summary>
    public abstract int ChunkSize { get; }

    public static async Task<AttemptStore> OpenAsync(PortalDatabase database, CancellationToken cancellation)
    {
        var connection = await database.OpenAsync(cancellation);
        return database.IsPostgreSql ? new PostgreSqlAttemptStore(connection) : new SqliteAttemptStore(connection);
    }

    /// <summary>Stores attempts in a transaction of its own.</summary>
    /// <returns>Those that were not there yet. The same id at another quiz is another attempt.</returns>
    public abstract Task<ISet<(Guid Id, int VersionId)>> InsertAsync(IReadOnlyList<AttemptRow> attempts, CancellationToken cancellation);

    /// <summary>Remembers ids for a day.</summary>
    /// <returns>Those that were not remembered yet.</returns>
    public abstract Task<ISet<(Guid Id, int VersionId)>> TryMarkProcessedAsync(
        IReadOnlyList<(Guid Id, int VersionId)> ids, DateTime hour, DbTransaction transaction, CancellationToken cancellation);

    /// <summary>Whether an id is remembered at this moment.</summary>
    public async Task<bool> IsProcessedAsync(Guid id, int versionId, CancellationToken cancellation)
    {
        await using var command = Command("SELECT count(*) FROM quiz_seen WHERE id = @id AND version_id = @version", null, ("id", id), ("version", versionId));
        return await command.ExecuteScalarAsync(cancellation) is > 0L;
    }

    /// <summary>Adds to the counts.</summary>
    public abstract Task AddAsync(IReadOnlyList<(CountKey Cell, long Attempts, long Seconds)> cells, DbTransaction transaction, CancellationToken cancellation);

    /// <summary>A number up to which all attempts that will ever be are committed.</summary>
    public abstract Task<long> ReadSafeHighWaterMarkAsync(CancellationToken cancellation);

    /// <summary>The watermark, which nobody else changes until the transaction ends.</summary>
    public abstract Task<long> LockWatermarkAsync(DbTransaction transaction, CancellationToken cancellation);

    public Task<long> WatermarkAsync(CancellationToken cancellation) =>
        NumberAsync($"SELECT number FROM quiz_watermarks WHERE name = '{CountWatermarkRow.Attempts}'", null, cancellation);

    public async Task SetWatermarkAsync(long number, DbTransaction transaction, CancellationToken cancellation)
    {
        await using var command = Command($"UPDATE quiz_watermarks SET number = @number WHERE name = '{CountWatermarkRow.Attempts}'", transaction, ("number", number));
        await command.ExecuteNonQueryAsync(cancellation);
    }

    public ValueTask<DbTransaction> BeginAsync(CancellationToken cancellation) => connection.BeginTransactionAsync(cancellation);

    /// <summary>Adds up attempts behind a number.</summary>
    /// <returns>Number of attempts read and the number of the last one.</returns>
    public async Task<(int Read, long Last)> ReadAsync(long after, long last, int limit, CountAccumulator tally, CancellationToken cancellation)
    {
        await using var command = Command(ReadAttempts, null, ("after", after), ("last", last), ("limit", limit));
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var (read, number) = (0, after);
        while (await reader.ReadAsync(cancellation))
        {
            number = reader.GetInt64(0);
            tally.Add(new AttemptRow
            {
                Number = number,
                Id = reader.GetGuid(1),
                VersionId = reader.GetInt32(2),
                Language = Language.Find(reader.GetString(3))!,
                Day = reader.GetFieldValue<DateOnly>(4),
                SubmittedAt = reader.GetDateTime(5),
                Seconds = reader.IsDBNull(6) ? null : reader.GetInt32(6),
                Score = reader.GetInt32(7),
                Chosen = reader.GetFieldValue<byte[]>(8),
                Kind = AttemptKinds.Parse(reader.GetString(9)),
            });
            read++;
        }

        return (read, number);
    }

    /// <summary>Writes something that changes nothing: fails where an attempt would fail too, as on a full disk.</summary>
    public async Task ProbeAsync(CancellationToken cancellation)
    {
        await using var command = Command(
            $"INSERT INTO quiz_watermarks AS known (name, number) VALUES ('{CountWatermarkRow.Attempts}', 0) ON CONFLICT (name) DO UPDATE SET number = known.number", null);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>Deletes all counts that can be made again; those of children's quizzes and of classes have no attempts to be made of.</summary>
    public async Task ClearAsync(DbTransaction transaction, CancellationToken cancellation)
    {
        await using var command = Command(
            $"DELETE FROM quiz_counts WHERE version_id IN (SELECT id FROM quiz_versions WHERE NOT counts_only) AND kind <> '{AttemptKinds.NameOf(AttemptKind.Class)}'", transaction);
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync(cancellation);
    }

    public async Task PurgeExpiredAsync(DateTime before, CancellationToken cancellation)
    {
        await using var command = Command("DELETE FROM quiz_seen WHERE seen_at < @before", null, ("before", before));
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>Whether the open file is no longer the one at its path: deleted, or replaced by another.</summary>
    public virtual bool HasMoved => false;

    /// <summary>After this connection broke: those kept open beside it are not used again.</summary>
    public virtual void ClearPool()
    {
    }

    public virtual ValueTask DisposeAsync() => connection.DisposeAsync();

    protected async Task<long> NumberAsync(string sql, DbTransaction? transaction, CancellationToken cancellation)
    {
        await using var command = Command(sql, transaction);
        return await command.ExecuteScalarAsync(cancellation) as long? ?? 0;
    }

    protected DbCommand Command(string sql, DbTransaction? transaction, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Transaction = transaction;
        command.CommandTimeout = WriteTimeout;
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }

        return command;
    }

    // To the microsecond that PostgreSQL keeps, as Data/Conversions/UtcConverter does.
    protected static DateTime TruncateToMicroseconds(DateTime time) => new(time.Ticks - (time.Ticks % TimeSpan.TicksPerMicrosecond), DateTimeKind.Utc);
}
