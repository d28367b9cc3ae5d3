using CyberAware.Web.Configuration;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace CyberAware.Web.Commands;

/// <summary>What an administrator reads of a database that refused a command.</summary>
internal static class CommandProblem
{
    private const int SqliteError = 1;

    /// <summary>The cause, and what to do where the tables of this release are not there.</summary>
    /// <param name="exception">What the command caught.</param>
    public static string Describe(Exception exception) => exception.GetBaseException() is var cause && LacksTables(cause)
        ? $"the database lacks the tables of this release: run '{CommandNames.Migrate}' first (docs/operations.md, Database). {FirstLineOf(cause)}"
        : FirstLineOf(cause);

    private static bool LacksTables(Exception cause) => cause switch
    {
        PostgresException postgres => postgres.SqlState is PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.UndefinedColumn,
        SqliteException sqlite => sqlite.SqliteErrorCode == SqliteError && sqlite.Message.Contains("no such", StringComparison.Ordinal),
        _ => false,
    };

    // Npgsql adds the place in its own SQL, which helps nobody here.
    private static string FirstLineOf(Exception cause) => cause.Message.Split('\n')[0].TrimEnd();
}
