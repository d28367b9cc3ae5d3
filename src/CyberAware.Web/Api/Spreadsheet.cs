using CsvHelper;

namespace CyberAware.Web.Api;

/// <summary>
/// Tables for spreadsheets: UTF-8 with a byte-order mark and semicolons, as programs with Kazakh or Russian
/// settings expect; cells that a program would take for a formula are escaped.
/// </summary>
public static class Spreadsheet
{
    private static readonly CsvWriterOptions Options = CsvWriterOptions.Default with
    {
        Separator = ';',
        WriteByteOrderMark = true,
        Injection = CsvInjection.Escape,
    };

    /// <summary>A whole table.</summary>
    public static byte[] Write(IEnumerable<string> head, IEnumerable<IEnumerable<string?>> rows) => Write(Options, [.. head], rows);

    /// <summary>Further rows of a table that was begun by <see cref="Write(IEnumerable{string}, IEnumerable{IEnumerable{string}})"/>.</summary>
    public static byte[] Continue(IEnumerable<IEnumerable<string?>> rows) => Write(Options with { WriteByteOrderMark = false }, null, rows);

    private static byte[] Write(CsvWriterOptions options, string[]? head, IEnumerable<IEnumerable<string?>> rows)
    {
        using var stream = new MemoryStream();
        using (var csv = CsvWriter.Create(stream, options, leaveOpen: true))
        {
            if (head is not null)
            {
                csv.WriteHeader(head);
            }

            foreach (var row in rows)
            {
                csv.WriteRecord([.. row]);
            }
        }

        return stream.ToArray();
    }
}
