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

    public static byte[] Write(IEnumerable<string> head, IEnumerable<IEnumerable<string?>> rows)
    {
        using var stream = new MemoryStream();
        using (var csv = CsvWriter.Create(stream, Options, leaveOpen: true))
        {
            csv.WriteHeader([.. head]);
            foreach (var row in rows)
            {
                csv.WriteRecord([.. row]);
            }
        }

        return stream.ToArray();
    }
}
