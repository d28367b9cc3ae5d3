using System.Text;
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

    [Theory]
    [InlineData("guide/print", "guide/print/page.yml:1: reserved-address:")]
    [InlineData("statistics/method", "statistics/method/page.yml:1: reserved-address:")]
    [InlineData("search", "search/page.yml:1: reserved-address:")]
    public void Run_DocumentWhereAScreenStands_IsRefused(string path, string expected)
    {
        using var copy = new ContentCopy();
        Directory.CreateDirectory(copy.PathOf(path));
        foreach (var file in Directory.EnumerateFiles(copy.PathOf("guide/updates")).Where(file => Path.GetExtension(file) is ".yml" or ".md"))
        {
            File.Copy(file, Path.Combine(copy.PathOf(path), Path.GetFileName(file)));
        }

        Assert.Contains(expected, Check(copy, 1), StringComparison.Ordinal);
    }

    [Fact]
    public void Run_StrayFile_FailsAndLitterDoesNot()
    {
        using var copy = new ContentCopy();
        foreach (var litter in new[] { "Thumbs.db", "desktop.ini", ".DS_Store", "._kk.md", "kk.md~", ".kk.md.swp" })
        {
            File.WriteAllText(copy.PathOf("guide/" + litter), "x");
        }

        Check(copy, 0);
        File.WriteAllText(copy.PathOf("guide/notes.txt"), "x");
        Assert.Contains("guide/notes.txt:1: unknown-file:", Check(copy, 1), StringComparison.Ordinal);
    }

    [Fact]
    public void Run_WithAHelper_SaysHowManyPathsWereWalked()
    {
        using var copy = new ContentCopy();
        foreach (var file in A.Content().WithAdvisors(A.Advisor("sample").AsSample()).Files
            .Where(file => file.Path.StartsWith("advisors/", StringComparison.Ordinal) || file.Path is AdvisorBuilder.Actions or AdvisorBuilder.Sources))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(copy.PathOf(file.Path))!);
            File.WriteAllText(copy.PathOf(file.Path), Encoding.UTF8.GetString(file.Bytes)
                .Replace("#topic", "", StringComparison.Ordinal).Replace("contact: short", "contact: police", StringComparison.Ordinal));
        }

        // The made-up Russian text is Kazakh, which the check of the wording marks.
        Assert.Contains("check/sample: 5 paths walked, at most 3 questions each.", Check(copy, 1), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kk", "Мүмкін, «/help»?")]
    [InlineData("ru", "Может быть, «/help»?")]
    [InlineData("", "Did you mean '/help'?")]
    public void Run_InALanguage_SaysItInThatLanguage(string language, string expected)
    {
        using var copy = new ContentCopy();
        File.AppendAllText(copy.PathOf("guide/updates/ru.md"), "\n[А](/halp)\n");
        File.AppendAllText(copy.PathOf("guide/updates/kk.md"), "\n[А](/halp)\n");

        Assert.Contains(expected, Check(copy, 1, "--language=" + language), StringComparison.Ordinal);
    }

    [Fact]
    public void Run_FaultAndWarning_PrintsTheFaultFirst()
    {
        using var copy = new ContentCopy();
        File.AppendAllText(copy.PathOf("basics/ru.md"), "\nЭто бывает чаще всего.\n");
        File.AppendAllText(copy.PathOf("basics/kk.md"), "\nБұл жиі болады.\n");
        File.AppendAllText(copy.PathOf("guide/updates/ru.md"), "\nОбновите  всё.\n");
        File.AppendAllText(copy.PathOf("guide/updates/kk.md"), "\nБәрін жаңартыңыз.\n");

        var output = Check(copy, 1);
        Assert.Contains("warning: basics/ru.md", output, StringComparison.Ordinal);
        Assert.StartsWith("guide/updates/ru.md", output, StringComparison.Ordinal);
    }

    // A Latin letter in a Cyrillic word and a number of one language passed the check once.
    [Fact]
    public void Run_WordingFaults_AreFoundWithTheirLines()
    {
        using var copy = new ContentCopy();
        File.AppendAllText(copy.PathOf("guide/updates/ru.md"), "\nОбновите 77 прoграмм.\n");
        File.AppendAllText(copy.PathOf("guide/updates/kk.md"), "\nБағдарламаны жаңартыңыз.\n");
        var line = File.ReadAllLines(copy.PathOf("guide/updates/ru.md")).Length;

        var output = Check(copy, 1);
        Assert.Contains($"guide/updates/ru.md:{line}: mixed-script:", output, StringComparison.Ordinal);
        Assert.Contains($"guide/updates/ru.md:{line}: numbers-differ:", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_RelatedPageOfAChartMisspelt_IsNamed()
    {
        using var copy = new ContentCopy().Replace("surveys/awareness/survey.yml", "related: [/guide/passwords]", "related: [/guide/pasword]");

        Assert.Contains("Did you mean '/guide/passwords'?", Check(copy, 1), StringComparison.Ordinal);
    }

    private static string Check(ContentCopy copy, int expected, params string[] options)
    {
        using var output = new StringWriter();
        var status = CheckContentCommand.Run([.. options, copy.Folder], output);
        Assert.True(status == expected, output.ToString());
        return output.ToString();
    }
}
