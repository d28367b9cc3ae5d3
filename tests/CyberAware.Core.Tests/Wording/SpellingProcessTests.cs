using System.Diagnostics;
using CyberAware.Core.Wording;
using Microsoft.Extensions.Time.Testing;

namespace CyberAware.Core.Tests.Wording;

/// <summary>A program that complains, hangs or is killed costs the rule some time and leaves nothing behind.</summary>
public sealed class SpellingProcessTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(400);

    private readonly string folder = Directory.CreateTempSubdirectory("spelling-").FullName;

    private string Marker => Path.Combine(folder, "marker");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task LookUp_ProgramThatComplainsAtLength_GoesOn()
    {
        using var process = new SpellingProcess(Program("echo name; while read -r word; do head -c 50000 /dev/zero | tr '\\0' '\\n' >&2; echo '# x 0'; echo; done"), "/nowhere");
        for (var at = 0; at < 4; at++)
        {
            Assert.NotNull(await process.LookUp("word" + at));
        }
    }

    [Fact]
    public async Task LookUp_ProgramThatHangsAtItsStart_IsEnded()
    {
        using var process = new SpellingProcess(Program($"echo $$ > {Marker}; exec sleep 60"), "/nowhere", Patience);
        Assert.Null(await process.LookUp("word"));
        var id = int.Parse(await File.ReadAllTextAsync(Marker, TestContext.Current.CancellationToken), System.Globalization.CultureInfo.InvariantCulture);
        for (var tries = 0; IsAlive(id); tries++)
        {
            Assert.True(tries < 40, "It is still there.");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public async Task LookUp_AfterFailures_RestsAndAsksAgain()
    {
        var clock = new FakeTimeProvider();
        using var process = new SpellingProcess(Program($"[ -e {Marker} ] || exit 1; echo name; while read -r word; do echo '# x 0'; echo; done"), "/nowhere", TimeSpan.FromSeconds(5), clock);
        for (var at = 0; at < 3; at++)
        {
            Assert.Null(await process.LookUp("word" + at));
        }

        Assert.False(process.IsUsable);
        await File.WriteAllTextAsync(Marker, "", TestContext.Current.CancellationToken);
        clock.Advance(TimeSpan.FromMinutes(11));
        Assert.True(process.IsUsable);
        Assert.NotNull(await process.LookUp("word0"));
    }

    private static bool IsAlive(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private string Program(string lines)
    {
        var path = Path.Combine(folder, "program");
        File.WriteAllText(path, $"#!/bin/sh\n{lines}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return path;
    }
}
