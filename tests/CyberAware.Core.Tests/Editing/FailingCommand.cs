using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CyberAware.Core.Tests.Editing;

/// <summary>Does something, by default fails, when a statement writes into a table.</summary>
internal sealed class FailingCommand(string table, Action? instead = null) : DbCommandInterceptor
{
    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Look(command);
        return ValueTask.FromResult(result);
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Look(command);
        return ValueTask.FromResult(result);
    }

    private void Look(DbCommand command)
    {
        if (command.CommandText.Replace("\"", "", StringComparison.Ordinal).Contains($"INSERT INTO {table} ", StringComparison.Ordinal))
        {
            (instead ?? (() => throw new InvalidOperationException("Torn.")))();
        }
    }
}
