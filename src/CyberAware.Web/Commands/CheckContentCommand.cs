using CyberAware.Core.Facts;
using CyberAware.Web.Content;

namespace CyberAware.Web.Commands;

/// <summary><c>check-content [DIR]</c>: prints every problem of the content and ends with status 1 when there is one. Old facts are warnings only.</summary>
public static class CheckContentCommand
{
    public const string Name = "check-content";

    public static int Run(string[] arguments, TextWriter output)
    {
        var folder = PortalFolders.Content(arguments.Length > 0 ? FromCaller(arguments[0]) : null, SourceRoot());
        if (!Directory.Exists(folder))
        {
            output.WriteLine($"There is no folder '{folder}'.");
            return 2;
        }

        var result = SiteRequirements.Load(folder);
        foreach (var problem in result.Problems)
        {
            output.WriteLine(problem);
        }

        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        foreach (var warning in result.Library is { } loaded ? FactAge.WarningsOf(loaded, today) : [])
        {
            output.WriteLine($"warning: {warning}");
        }

        output.WriteLine(result.Library is { } library
            ? $"{library.Pages.Count} pages in both languages, no problem."
            : $"{result.Problems.Count} problem(s).");
        return result.Library is null ? 1 : 0;
    }

    // "dotnet run" starts the program in the project's folder; the shell remembers the caller's.
    private static string FromCaller(string folder)
    {
        var caller = Environment.GetEnvironmentVariable("PWD") ?? Directory.GetCurrentDirectory();
        var path = Path.GetFullPath(folder, caller);
        return Directory.Exists(path) ? path : Path.GetFullPath(folder);
    }

    // "dotnet run --project src/CyberAware.Web" starts in the project's folder or in the caller's.
    private static string SourceRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "CyberAware.Web.csproj")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? Directory.GetCurrentDirectory();
    }
}
