using System.Text.Json;
using CyberAware.TestSupport;

namespace CyberAware.Web.Tests;

/// <summary>Files for learning systems as other programs read them: tests/validators/learning-systems.mjs, one start for all files.</summary>
internal static class LearningSystems
{
    public static Task<FoundFiles> ReadQuestionsAsync(IReadOnlyCollection<string> gift, IReadOnlyCollection<string> moodle) => ReadAsync(gift, moodle, []);

    public static async Task<IReadOnlyList<FoundCartridge>> ReadCartridgesAsync(IEnumerable<byte[]> cartridges) =>
        (await ReadAsync([], [], [.. cartridges.Select(Convert.ToBase64String)])).Cartridges;

    private static async Task<FoundFiles> ReadAsync(IReadOnlyCollection<string> gift, IReadOnlyCollection<string> moodle, IReadOnlyCollection<string> cartridges)
    {
        var run = await ExternalProgram.RunAsync(
            "node", [Validators.Installed("learning-systems.mjs")], JsonSerializer.Serialize(new { gift, moodle, cartridges }, JsonSerializerOptions.Web));
        Assert.True(run.ExitCode == 0, run.Error);
        return JsonSerializer.Deserialize<FoundFiles>(run.Output, JsonSerializerOptions.Web)!;
    }
}

/// <summary>What was understood, file by file.</summary>
internal sealed record FoundFiles(IReadOnlyList<FoundBank> Gift, IReadOnlyList<FoundBank> Moodle, IReadOnlyList<FoundCartridge> Cartridges);

internal sealed record FoundBank(string Category, string? Note, IReadOnlyList<FoundQuestion> Questions);

internal sealed record FoundQuestion(string Type, string Id, string Name, string Format, string Text, string Feedback, IReadOnlyList<FoundOption> Options);

internal sealed record FoundOption(bool IsRight, string Text, string Feedback);

internal sealed record FoundCartridge(IReadOnlyList<FoundEntry> Entries);

internal sealed record FoundEntry(string Path, string Text);
