using System.Data.Common;
using CyberAware.Core.Quizzes.Storage;
using Npgsql;
using NpgsqlTypes;

namespace CyberAware.Core.Quizzes.Counting;

/// <summary>The statements for PostgreSQL: rows travel as one array a column.</summary>
internal sealed class PostgreSqlAttemptStore(DbConnection connection) : AttemptStore(connection)
{
    // Held shared by each transaction that stores attempts, from before it draws their numbers until after it
    // commits. Whoever gets it exclusively knows that every number drawn so far is committed or void.
    internal const string StorageCulture = "20261122";

    // A row comes out of the join only when the lock is held, and numbers are drawn for what comes out of it.
    private const string InsertSql = $"""
        INSERT INTO quiz_attempts (id, version_id, language, day, submitted_at, seconds, score, chosen, kind)
        SELECT attempt.* FROM pg_advisory_xact_lock_shared({StorageCulture}) AS held, unnest($1, $2, $3, $4, $5, $6, $7, $8, $9) AS attempt
        ON CONFLICT (id, version_id) DO NOTHING RETURNING id, version_id
        """;

    private const string MarkProcessedSql = """
        INSERT INTO quiz_seen (id, version_id, seen_at) SELECT id, version_id, $3 FROM unnest($1, $2) AS attempt (id, version_id)
        ON CONFLICT (id, version_id) DO NOTHING RETURNING id, version_id
        """;

    private const string AddSql = """
        INSERT INTO quiz_counts AS known (grain, start, version_id, measure, question, item, language, kind, attempts, seconds)
        SELECT * FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        ON CONFLICT (grain, start, version_id, measure, question, item, language, kind)
        DO UPDATE SET attempts = known.attempts + excluded.attempts, seconds = known.seconds + excluded.seconds
        """;

    private readonly NpgsqlConnection connection = (NpgsqlConnection)connection;

    // Kept prepared for the life of the connection.
    private NpgsqlCommand? insert;

    public override int ChunkSize => 20_000;

    public override async Task<ISet<(Guid Id, int VersionId)>> InsertAsync(IReadOnlyList<AttemptRow> attempts, CancellationToken cancellation)
    {
        insert ??= await PrepareInsertAsync(cancellation);
        var parameters = insert.Parameters;
        parameters[0].Value = attempts.Select(row => row.Id).ToArray();
        parameters[1].Value = attempts.Select(row => row.VersionId).ToArray();
        parameters[2].Value = attempts.Select(row => row.Language.Tag).ToArray();
        parameters[3].Value = attempts.Select(row => row.Day).ToArray();
        parameters[4].Value = attempts.Select(row => TruncateToMicroseconds(row.SubmittedAt)).ToArray();
        parameters[5].Value = attempts.Select(row => row.Seconds).ToArray();
        parameters[6].Value = attempts.Select(row => row.Score).ToArray();
        parameters[7].Value = attempts.Select(row => row.Chosen).ToArray();
        parameters[8].Value = attempts.Select(row => AttemptKinds.NameOf(row.Kind)).ToArray();

        // A statement without an explicit transaction is one transaction, and one journey to the server.
        await using var reader = await insert.ExecuteReaderAsync(cancellation);
        return await IdsAsync(reader, cancellation);
    }

    public override async Task<ISet<(Guid Id, int VersionId)>> TryMarkProcessedAsync(
        IReadOnlyList<(Guid Id, int VersionId)> ids, DateTime hour, DbTransaction transaction, CancellationToken cancellation)
    {
        await using var command = (NpgsqlCommand)Command(MarkProcessedSql, transaction);
        command.Parameters.Add(Column(NpgsqlDbType.Uuid, ids, row => row.Id));
        command.Parameters.Add(Column(NpgsqlDbType.Integer, ids, row => row.VersionId));
        command.Parameters.Add(new NpgsqlParameter { Value = hour, NpgsqlDbType = NpgsqlDbType.TimestampTz });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await IdsAsync(reader, cancellation);
    }

    public override async Task AddAsync(
        IReadOnlyList<(CountKey Cell, long Attempts, long Seconds)> cells, DbTransaction transaction, CancellationToken cancellation)
    {
        await using var command = (NpgsqlCommand)Command(AddSql, transaction);
        command.CommandTimeout = 0; // a rebuild adds everything at once
        command.Parameters.Add(Column(NpgsqlDbType.Text, cells, row => row.Cell.Granularity.ToString()));
        command.Parameters.Add(Column(NpgsqlDbType.Date, cells, row => row.Cell.Start));
        command.Parameters.Add(Column(NpgsqlDbType.Integer, cells, row => row.Cell.VersionId));
        command.Parameters.Add(Column(NpgsqlDbType.Text, cells, row => row.Cell.Measure.ToString()));
        command.Parameters.Add(Column(NpgsqlDbType.Integer, cells, row => row.Cell.Question));
        command.Parameters.Add(Column(NpgsqlDbType.Integer, cells, row => row.Cell.Bucket));
        command.Parameters.Add(Column(NpgsqlDbType.Text, cells, row => row.Cell.Language));
        command.Parameters.Add(Column(NpgsqlDbType.Text, cells, row => AttemptKinds.NameOf(row.Cell.Kind)));
        command.Parameters.Add(Column(NpgsqlDbType.Bigint, cells, row => row.Attempts));
        command.Parameters.Add(Column(NpgsqlDbType.Bigint, cells, row => row.Seconds));
        await command.ExecuteNonQueryAsync(cancellation);
    }

    public override async Task<long> ReadSafeHighWaterMarkAsync(CancellationToken cancellation)
    {
        await using var transaction = await BeginAsync(cancellation);
        await using (var wait = Command($"SELECT pg_advisory_xact_lock({StorageCulture})", transaction))
        {
            await wait.ExecuteNonQueryAsync(cancellation);
        }

        // The lock's own snapshot is older than the lock; this statement takes a new one.
        var horizon = await NumberAsync("SELECT max(number) FROM quiz_attempts", transaction, cancellation);
        await transaction.CommitAsync(cancellation);
        return horizon;
    }

    public override async Task<long> LockWatermarkAsync(DbTransaction transaction, CancellationToken cancellation)
    {
        await using (var first = Command($"INSERT INTO quiz_watermarks (name, number) VALUES ('{CountWatermarkRow.Attempts}', 0) ON CONFLICT DO NOTHING", transaction))
        {
            await first.ExecuteNonQueryAsync(cancellation);
        }

        return await NumberAsync($"SELECT number FROM quiz_watermarks WHERE name = '{CountWatermarkRow.Attempts}' FOR UPDATE", transaction, cancellation);
    }

    // A restarted server has closed them all.
    public override void ClearPool() => NpgsqlConnection.ClearPool(connection);

    public override async ValueTask DisposeAsync()
    {
        if (insert is not null)
        {
            await insert.DisposeAsync();
        }

        await base.DisposeAsync();
    }

    private async Task<NpgsqlCommand> PrepareInsertAsync(CancellationToken cancellation)
    {
        var command = (NpgsqlCommand)Command(InsertSql, null);
        foreach (var type in new[]
        {
            NpgsqlDbType.Uuid, NpgsqlDbType.Integer, NpgsqlDbType.Text, NpgsqlDbType.Date, NpgsqlDbType.TimestampTz,
            NpgsqlDbType.Integer, NpgsqlDbType.Integer, NpgsqlDbType.Bytea, NpgsqlDbType.Text,
        })
        {
            command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Array | type });
        }

        await command.PrepareAsync(cancellation);
        return command;
    }

    private static NpgsqlParameter Column<TRow, TValue>(NpgsqlDbType type, IReadOnlyList<TRow> rows, Func<TRow, TValue> value) =>
        new() { Value = rows.Select(value).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | type };

    private static async Task<ISet<(Guid Id, int VersionId)>> IdsAsync(NpgsqlDataReader reader, CancellationToken cancellation)
    {
        var ids = new HashSet<(Guid, int)>();
        while (await reader.ReadAsync(cancellation))
        {
            ids.Add((reader.GetGuid(0), reader.GetInt32(1)));
        }

        return ids;
    }
}
