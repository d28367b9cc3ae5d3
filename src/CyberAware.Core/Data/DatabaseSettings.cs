using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace CyberAware.Core.Data;

/// <summary>Which database the connection string <c>ConnectionStrings:Portal</c> asks for.</summary>
/// <param name="IsPostgreSql">PostgreSQL when it names a host, SQLite when it names a file.</param>
/// <param name="ConnectionString">The string for the provider.</param>
public sealed record DatabaseSettings(bool IsPostgreSql, string ConnectionString)
{
    /// <summary>Name of the connection string.</summary>
    public const string Name = "Portal";

    /// <summary>What to tell an operator whose connection string can't be read.</summary>
    public const string Problem =
        "ConnectionStrings:Portal is neither PostgreSQL (Host=…;Database=…;Username=…) nor SQLite (Data Source=…); leave it empty for the embedded database.";

    private const string Embedded = "Data Source=App_Data/portal.db";

    /// <summary>Reads the setting; empty means the embedded SQLite file, null is returned for what is neither.</summary>
    public static DatabaseSettings? Read(string? configured)
    {
        if (string.IsNullOrWhiteSpace(configured))
        {
            return new DatabaseSettings(false, Embedded);
        }

        try
        {
            var parts = new DbConnectionStringBuilder { ConnectionString = configured };
            return (parts.ContainsKey("Host"), parts.ContainsKey("Data Source")) switch
            {
                (true, false) when new NpgsqlConnectionStringBuilder(configured).Host is { Length: > 0 } => new DatabaseSettings(true, configured),

                // A database in memory would be gone with each connection.
                (false, true) when new SqliteConnectionStringBuilder(configured) is { DataSource: not ("" or ":memory:"), Mode: not SqliteOpenMode.Memory } =>
                    new DatabaseSettings(false, configured),
                _ => null,
            };
        }
        catch (Exception e) when (e is ArgumentException or FormatException or InvalidCastException or OverflowException)
        {
            return null;
        }
    }
}
