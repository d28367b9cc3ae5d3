using CyberAware.Core;
using CyberAware.Core.Advisors;
using CyberAware.Core.Documents;
using CyberAware.Core.Library;
using CyberAware.Web.Configuration;
using CyberAware.Web.Site;

namespace CyberAware.Web.Commands;

/// <summary><c>check-content [--language=kk|ru] [DIR]</c>: prints every problem of the content, in English unless told otherwise, and ends with status 1 when there is one. Warnings change no status.</summary>
public static class CheckContentCommand
{
    private const string LanguageOption = "--language=";

    public static int Run(string[] arguments, TextWriter output)
    {
        var language = arguments.Where(argument => argument.StartsWith(LanguageOption, StringComparison.Ordinal))
            .Select(argument => Language.Find(argument[LanguageOption.Length..])).FirstOrDefault();
        var paths = arguments.Where(argument => !argument.StartsWith("--", StringComparison.Ordinal)).ToList();
        var folder = PortalFolders.Content(paths.Count > 0 ? FromCaller(paths[0]) : null, SourceRoot());
        if (!Directory.Exists(folder))
        {
            output.WriteLine($"There is no folder '{folder}'.");
            return 2;
        }

        var result = SiteRequirements.LoadForEditors(ContentFile.ReadFolder(folder), InterfaceStrings(SourceRoot()), new MediaFolder(folder).ReadSizes());
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        List<ContentProblem> problems = [.. result.Problems, .. result.Library is { } loaded ? StalenessCheck.Run(loaded, today) : []];
        // What must be corrected first: one fault between twenty warnings is easily overlooked.
        foreach (var problem in problems.OrderBy(problem => problem.Severity == ProblemSeverity.Warning))
        {
            output.WriteLine((problem.Severity == ProblemSeverity.Warning ? "warning: " : "") + problem.In(language));
        }

        foreach (var advisor in result.Library?.Advisors ?? [])
        {
            var (count, longest) = AdvisorPaths.Measure(advisor);
            output.WriteLine($"check/{advisor.Slug}: {count} paths walked, at most {longest} questions each.");
        }

        var failing = problems.Count(problem => problem.Severity != ProblemSeverity.Warning);
        output.WriteLine(failing == 0
            ? $"{result.Library!.Pages.Count} pages in both languages, no problem."
            : $"{failing} problem(s).");
        return failing == 0 ? 0 : 1;
    }

    // The strings are compiled into the program; their files with lines are there in a checkout only.
    private static IReadOnlyList<ContentFile> InterfaceStrings(string webProject)
    {
        var source = Path.GetDirectoryName(webProject);
        return source is null || !File.Exists(Path.Combine(webProject, "CyberAware.Web.csproj"))
            ? []
            : [.. Directory.EnumerateDirectories(source).Select(project => Path.Combine(project, "Resources")).Where(Directory.Exists)
                .SelectMany(Directory.EnumerateFiles).Where(file => Path.GetExtension(file) == ".resx").Order(StringComparer.Ordinal)
                .Select(file => new ContentFile("src/" + Path.GetRelativePath(source, file).Replace('\\', '/'), File.ReadAllBytes(file)))];
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
