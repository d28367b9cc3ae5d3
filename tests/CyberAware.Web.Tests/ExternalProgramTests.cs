using CyberAware.TestSupport;

namespace CyberAware.Web.Tests;

public sealed class ExternalProgramTests
{
    [Fact]
    public async Task RunAsync_ProgramThatIsNotInstalled_SaysHowToGetIt()
    {
        var missing = await Assert.ThrowsAsync<FileNotFoundException>(() => ExternalProgram.RunAsync("no-such-program", []));
        Assert.Contains("'no-such-program' is missing", missing.Message, StringComparison.Ordinal);
        Assert.Contains("eng/setup.sh", missing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_ProgramThatFails_ReturnsStatusAndBothOutputs()
    {
        var run = await ExternalProgram.RunAsync("bash", ["-c", "cat; echo Қате >&2; exit 3"], "Мәтін\n");
        Assert.Equal((3, "Мәтін", "Қате\n"), (run.ExitCode, Assert.Single(run.Lines), run.Error));
    }
}
