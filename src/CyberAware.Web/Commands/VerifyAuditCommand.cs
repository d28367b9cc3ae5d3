using System.Data.Common;
using System.Globalization;
using CyberAware.Core.Audit;
using CyberAware.Core.Data;
using CyberAware.Web.Configuration;

namespace CyberAware.Web.Commands;

/// <summary>
/// <c>verify-audit [NUMBER HASH]</c>: walks along the audit trail and names the first row that was changed, removed or put in
/// by SQL. With a number and a hash that an earlier run printed it also tells whether the trail was written anew. Ends with 0
/// when the trail is whole, with 1 when it isn't, with 2 when nobody can tell. The portal can go on meanwhile.
/// </summary>
public static class VerifyAuditCommand
{
    private const string Usage = $"Usage: {CommandNames.VerifyAudit} [NUMBER HASH]";

    public static async Task<int> RunAsync(string[] arguments, IConfiguration configuration, string root, TextWriter output, CancellationToken cancellation = default)
    {
        if (DatabaseSettings.Read(configuration.GetConnectionString(DatabaseSettings.Name)) is not { } settings)
        {
            await output.WriteLineAsync(DatabaseSettings.Problem);
            return 2;
        }

        if (!TryRead(arguments, out var anchor))
        {
            await output.WriteLineAsync(Usage);
            return 2;
        }

        try
        {
            var result = await new AuditVerifier(new PortalDatabase(settings, root)).VerifyAsync(anchor, cancellation);
            await output.WriteLineAsync(result.Fault is { } fault
                ? Describe(fault)
                : $"The audit trail is whole: {result.Rows} row(s). Note down the last one: {result.Rows} {result.LastHash}");
            return result.Fault is null ? 0 : 1;
        }
        catch (Exception e) when (e is DbException or InvalidOperationException or TimeoutException or IOException)
        {
            await output.WriteLineAsync($"The audit trail can't be read: {CommandProblem.Describe(e)}");
            return 2;
        }
    }

    private static bool TryRead(string[] arguments, out AuditAnchor? anchor)
    {
        anchor = arguments is [var number, var hash] && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed)
            ? new AuditAnchor(parsed, hash.ToLowerInvariant())
            : null;
        return arguments.Length == 0 || anchor is not null;
    }

    private static string Describe(AuditFault fault) => fault.Kind switch
    {
        AuditFaultKind.Changed => $"Row {fault.Number} was changed.",
        AuditFaultKind.Removed => $"Row {fault.Number} was removed.",
        AuditFaultKind.Inserted => $"Row {fault.Number} was put in.",
        AuditFaultKind.Rewritten => $"The audit trail was written anew: row {fault.Number} is another one than was noted down.",
        _ => $"The end of the audit trail was removed; the last row that is left is {fault.Number}.",
    };
}
