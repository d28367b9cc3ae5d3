using System.Globalization;
using CyberAware.TestSupport;
using CyberAware.Web.Commands;

namespace CyberAware.Web.Tests.Commands;

public sealed class CheckContentWarningTests
{
    [Fact]
    public void Run_OldFact_WarnsAndSucceeds()
    {
        var folder = Directory.CreateTempSubdirectory("content-");
        try
        {
            foreach (var file in A.Content().Files)
            {
                var path = Path.Combine(folder.FullName, file.Path);
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.WriteAllText(path, System.Text.Encoding.UTF8.GetString(file.Bytes).Replace("checked-on: 2026", "checked-on: 2016", StringComparison.Ordinal));
            }

            using var output = new StringWriter(CultureInfo.InvariantCulture);

            Assert.Equal(0, CheckContentCommand.Run([folder.FullName], output));
            Assert.Contains("warning: site/laws.yml:5: fact-old: 'decree'", output.ToString(), StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
