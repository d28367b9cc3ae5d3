using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace CyberAware.Core.Data;

/// <summary>The database that is configured: the only place that knows which provider serves it.</summary>
public sealed class PortalDatabase : IDbContextFactory<PortalDbContext>
{
    /// <summary>Seconds after which a connection attempt to PostgreSQL is given up, unless the connection string says otherwise.</summary>
    private const int ConnectSeconds = 5;

    private readonly Func<PortalDbContext> open;
    private readonly string connectionString;
    private readonly string? folder;

    /// <summary>Prepares the access; nothing is opened or created yet.</summary>
    /// <param name="settings">The provider and its connection string.</param>
    /// <param name="root">Folder in which a relative SQLite file is looked for.</param>
    /// <param name="configure">Further options of every context, such as where it logs.</param>
    public PortalDatabase(DatabaseSettings settings, string root, Action<DbContextOptionsBuilder>? configure = null)
    {
        IsPostgreSql = settings.IsPostgreSql;
        if (IsPostgreSql)
        {
            connectionString = WithTimeout(settings.ConnectionString);
            var options = Options<PostgreSqlPortalDbContext>(configure, builder => builder.UseNpgsql(connectionString));
            open = () => new PostgreSqlPortalDbContext(options);
        }
        else
        {
            var connection = new SqliteConnectionStringBuilder(settings.ConnectionString);
            connection.DataSource = Path.GetFullPath(connection.DataSource, root);
            folder = Path.GetDirectoryName(connection.DataSource);
            connectionString = connection.ConnectionString;
            var options = Options<SqlitePortalDbContext>(
                configure, builder => builder.UseSqlite(connectionString).AddInterceptors(new SqlitePragmas()));
            open = () => new SqlitePortalDbContext(options);
        }
    }

    /// <summary>Whether it is PostgreSQL, where only an operator changes the schema; the embedded one migrates itself.</summary>
    public bool IsPostgreSql { get; }

    /// <inheritdoc />
    public PortalDbContext CreateDbContext() => open();

    /// <summary>An open connection for statements that EF doesn't write.</summary>
    /// <exception cref="DbException">The database can't be reached.</exception>
    public async Task<DbConnection> OpenAsync(CancellationToken cancellation)
    {
        DbConnection connection = IsPostgreSql ? new NpgsqlConnection(connectionString) : new SqliteConnection(connectionString);
        try
        {
            await connection.OpenAsync(cancellation);
            if (!IsPostgreSql)
            {
                SqlitePragmas.Apply(connection);
            }

            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Creates what is missing of the database and brings its schema up to this release.</summary>
    /// <returns>Names of the migrations that were applied.</returns>
    public async Task<IReadOnlyList<string>> MigrateAsync(CancellationToken cancellation)
    {
        if (folder is not null)
        {
            Directory.CreateDirectory(folder);
        }

        await using var context = CreateDbContext();
        var pending = (await context.Database.GetPendingMigrationsAsync(cancellation)).ToList();
        if (pending.Count > 0)
        {
            await context.Database.MigrateAsync(cancellation);
        }

        return pending;
    }

    /// <summary>Names of the migrations that this release needs and the database lacks.</summary>
    /// <exception cref="DbException">The database can't be reached.</exception>
    public async Task<IReadOnlyList<string>> PendingMigrationsAsync(CancellationToken cancellation)
    {
        await using var context = CreateDbContext();

        // Otherwise a file or a database that isn't there would pass for an empty one.
        await context.Database.OpenConnectionAsync(cancellation);
        if (context.Database.GetDbConnection() is SqliteConnection connection && SqliteFile.HasMoved(connection))
        {
            // Connections that are kept open see a file that is no longer there.
            SqliteConnection.ClearPool(connection);
            return [.. context.Database.GetMigrations()];
        }

        return [.. await context.Database.GetPendingMigrationsAsync(cancellation)];
    }

    private static DbContextOptions<TContext> Options<TContext>(Action<DbContextOptionsBuilder>? configure, Action<DbContextOptionsBuilder> provider)
        where TContext : DbContext
    {
        var builder = new DbContextOptionsBuilder<TContext>();
        provider(builder);

        // A database that is away is reported once by whoever asked, not by each attempt to connect. That a person's mail
        // address is left out is meant, and no warning at each start.
        builder.UseSnakeCaseNamingConvention().ConfigureWarnings(warnings => warnings
            .Log((RelationalEventId.ConnectionError, LogLevel.Debug))
            .Ignore(CoreEventId.MappedPropertyIgnoredWarning));
        configure?.Invoke(builder);
        return builder.Options;
    }

    private static string WithTimeout(string configured)
    {
        // The provider's own builder says of every key that it is there.
        var parts = new DbConnectionStringBuilder { ConnectionString = configured };
        return parts.ContainsKey("Timeout")
            ? configured
            : new NpgsqlConnectionStringBuilder(configured) { Timeout = ConnectSeconds }.ConnectionString;
    }
}
