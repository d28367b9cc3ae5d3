using CyberAware.TestSupport;
using CyberAware.Web.Commands;

namespace CyberAware.Web.Tests.Commands;

public sealed class CheckContentCommandTests
{
    [Fact]
    public void Run_OnTheRealContent_EndsWithZero()
    {
        using var output = new StringWriter();
        Assert.True(CheckContentCommand.Run([Repository.Content], output) == 0, output.ToString());
    }

    [Fact]
    public void Run_OnBadContent_PrintsFileLineAndCodeAndEndsWithOne()
    {
        var folder = Directory.CreateTempSubdirectory("portal-bad-");
        try
        {
            var page = folder.CreateSubdirectory("guide");
            File.WriteAllText(Path.Combine(page.FullName, "page.yml"), "kind: hub\nordr: 1\n");
            using var output = new StringWriter();

            Assert.Equal(1, CheckContentCommand.Run([folder.FullName], output));
            Assert.Contains("guide/page.yml:2: unknown-key:", output.ToString(), StringComparison.Ordinal);
            Assert.Contains("guide/kk.md:1: file-missing:", output.ToString(), StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Run_OnAMissingFolder_SaysSo()
    {
        using var output = new StringWriter();
        Assert.Equal(2, CheckContentCommand.Run(["/no/such/folder"], output));
        Assert.Contains("/no/such/folder", output.ToString(), StringComparison.Ordinal);
    }
}
