using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using CyberAware.TestSupport;

namespace CyberAware.Web.Tests;

/// <summary>A page as a validator reads it.</summary>
internal sealed record RenderedPage(string Address, string Html);

/// <summary>The programs under tests/validators; each returns a line for every fault, beginning with the page's address.</summary>
internal static partial class Validators
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "validators");

    /// <summary>html-validate; html-validate.mjs says which of its rules are left out and why.</summary>
    public static async Task<IReadOnlyList<string>> HtmlValidateAsync(IReadOnlyCollection<RenderedPage> pages)
    {
        var run = await ExternalProgram.RunAsync("node", [Installed("html-validate.mjs")], JsonSerializer.Serialize(pages, JsonSerializerOptions.Web));
        Assert.True(run.ExitCode == 0, run.Error);
        return run.Lines;
    }

    /// <summary>The W3C's checker (vnu), errors and warnings.</summary>
    public static async Task<IReadOnlyList<string>> W3CAsync(IReadOnlyList<RenderedPage> pages)
    {
        var folder = Directory.CreateTempSubdirectory("cyberaware-html-");
        try
        {
            for (var index = 0; index < pages.Count; index++)
            {
                await File.WriteAllTextAsync(Path.Combine(folder.FullName, $"{index}.html"), pages[index].Html, TestContext.Current.CancellationToken);
            }

            var jar = Installed("node_modules", "vnu-jar", "build", "dist", "vnu.jar");
            var run = await ExternalProgram.RunAsync("java", ["-Xss4m", "-jar", jar, "--stdout", "--format", "gnu", "--exit-zero-always", folder.FullName]);
            Assert.True(run.ExitCode == 0 && run.Error.Length == 0, run.Error);
            return [.. run.Lines.Select(line => FileName().Replace(line, match => pages[int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)].Address))];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Redocly over an OpenAPI document, with its recommended rules; asks no network.</summary>
    public static async Task<IReadOnlyList<string>> RedoclyAsync(string document)
    {
        var file = Path.Combine(Path.GetTempPath(), $"cyberaware-openapi-{Guid.NewGuid():N}.json");
        try
        {
            await File.WriteAllTextAsync(file, document, TestContext.Current.CancellationToken);
            var program = Installed("node_modules", "@redocly", "cli", "bin", "cli.js");
            var run = await ExternalProgram.RunAsync("env",
            [
                "REDOCLY_TELEMETRY=off", "REDOCLY_SUPPRESS_UPDATE_NOTICE=true",
                "node", program, "lint", file, "--config", Path.Combine(Folder, "redocly.yaml"), "--format=json",
            ]);
            using var report = JsonDocument.Parse(run.Output);
            return
            [
                .. report.RootElement.GetProperty("problems").EnumerateArray().Select(problem =>
                    $"{problem.GetProperty("location")[0].GetProperty("pointer")} {problem.GetProperty("ruleId")}: {problem.GetProperty("message")}"),
            ];
        }
        finally
        {
            File.Delete(file);
        }
    }

    internal static string Installed(params string[] path)
    {
        var file = Path.Combine([Folder, .. path]);
        Assert.True(File.Exists(file) && Directory.Exists(Path.Combine(Folder, "node_modules")), $"{file} is missing: build the tests with npm at hand, which installs it.");
        return file;
    }

    [GeneratedRegex("^\"file:[^\"]*/([0-9]+)\\.html\"")]
    private static partial Regex FileName();
}
