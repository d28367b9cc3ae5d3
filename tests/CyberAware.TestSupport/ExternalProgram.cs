using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace CyberAware.TestSupport;

/// <summary>Programs of the machine that tests call.</summary>
public static class ExternalProgram
{
    /// <summary>Runs a program to its end and returns what it wrote.</summary>
    /// <param name="name">Its name in PATH.</param>
    /// <param name="arguments">One string each, unescaped.</param>
    /// <param name="input">What it reads from standard input.</param>
    /// <exception cref="FileNotFoundException">It isn't installed; the message says how to get it.</exception>
    public static async Task<ProgramOutput> RunAsync(string name, IEnumerable<string> arguments, string input = "")
    {
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        var start = new ProcessStartInfo(name, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = utf8,
            StandardOutputEncoding = utf8,
            StandardErrorEncoding = utf8,
        };
        using var process = Start(start);
        var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var error = process.StandardError.ReadToEndAsync(CancellationToken.None);
        try
        {
            await process.StandardInput.WriteAsync(input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended without reading; its status and error tell why.
        }

        await process.WaitForExitAsync(CancellationToken.None);
        return new ProgramOutput(process.ExitCode, await output, await error);
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new FileNotFoundException($"'{start.FileName}' is missing or can't be started: run eng/setup.sh, which installs what tests need.", e);
        }
    }
}

/// <summary>How a program ended and what it wrote.</summary>
public sealed record ProgramOutput(int ExitCode, string Output, string Error)
{
    public IReadOnlyList<string> Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
