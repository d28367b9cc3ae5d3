using CyberAware.Core.Tests.Drills;
using Xunit.Runner.InProc.SystemConsole;

namespace CyberAware.Core.Tests;

/// <summary>Runs the tests, or, for those that kill a process, is the process that is killed.</summary>
internal static class Program
{
    public static Task<int> Main(string[] args) => args is [EditingWorker.Argument, ..] ? EditingWorker.RunAsync(args[1..]) : ConsoleRunner.Run(args);
}
