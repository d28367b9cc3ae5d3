using System.Data.Common;
using System.Globalization;
using CyberAware.Core.Data;
using Npgsql;

namespace CyberAware.Core.Editing;

/// <summary>Looks at the number of what is public. On PostgreSQL it keeps one connection, which hears of a new number at once.</summary>
/// <param name="database">The database.</param>
public sealed class GenerationWatch(PortalDatabase database) : IAsyncDisposable
{
    private const string Read = "SELECT number FROM generation WHERE id = 1";

    // A database that hangs is given up, not waited for.
    private const int ReadSeconds = 5;

    private NpgsqlConnection? kept;

    /// <summary>The number now.</summary>
    /// <returns>Null while no release has been imported.</returns>
    /// <exception cref="DbException">The database can't be reached; the next call connects anew.</exception>
    public async Task<long?> ReadAsync(CancellationToken cancellation)
    {
        if (!database.IsPostgreSql)
        {
            await using var connection = await database.OpenAsync(cancellation);
            return await ReadAsync(connection, cancellation);
        }

        try
        {
            if (kept is null)
            {
                kept = (NpgsqlConnection)await database.OpenAsync(cancellation);
                await using var listen = kept.CreateCommand();
                (listen.CommandText, listen.CommandTimeout) = ($"LISTEN {Generation.Channel}", ReadSeconds);
                await listen.ExecuteNonQueryAsync(cancellation);
            }

            return await ReadAsync(kept, cancellation);
        }
        catch
        {
            await DisposeAsync();
            throw;
        }
    }

    /// <summary>Waits until somebody publishes, as far as the database tells, or the time is over.</summary>
    /// <param name="atMost">The time.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    public async Task WaitAsync(TimeSpan atMost, CancellationToken cancellation)
    {
        if (kept is null)
        {
            await Task.Delay(atMost, cancellation);
            return;
        }

        try
        {
            await kept.WaitAsync(atMost, cancellation);
        }
        catch (Exception e) when (e is DbException or IOException or InvalidOperationException)
        {
            // The connection is lost; the next read says so.
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (kept is { } connection)
        {
            kept = null;
            await connection.DisposeAsync();
        }
    }

    private static async Task<long?> ReadAsync(DbConnection connection, CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
        (command.CommandText, command.CommandTimeout) = (Read, ReadSeconds);
        return await command.ExecuteScalarAsync(cancellation) is { } number ? Convert.ToInt64(number, CultureInfo.InvariantCulture) : null;
    }
}
