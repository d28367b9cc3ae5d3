using CyberAware.TestSupport;
using CyberAware.Web.Commands;
using CyberAware.Web.Configuration;
using CyberAware.Web.Site;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.DependencyInjection;

namespace CyberAware.Web.Tests.Configuration;

/// <summary>A start that fails names what is to be mended.</summary>
public sealed class StartupTests
{
    [Fact]
    public void Explain_Failure_NamesItsOwnCause()
    {
        Assert.StartsWith("ASPNETCORE_URLS:", StartupException.Explain(new IOException("in use", new AddressInUseException("in use"))), StringComparison.Ordinal);
        Assert.StartsWith("ASPNETCORE_URLS:", StartupException.Explain(new FormatException("Invalid url: 'x'")), StringComparison.Ordinal);
        Assert.DoesNotContain("ASPNETCORE_URLS", StartupException.Explain(new IOException("Could not find file '/x'")), StringComparison.Ordinal);
        Assert.DoesNotContain("ASPNETCORE_URLS", StartupException.Explain(new UnauthorizedAccessException("Access to '/x' is denied.")), StringComparison.Ordinal);
        Assert.Equal("reason", StartupException.Explain(new StartupException("reason")));
        Assert.Null(StartupException.Explain(new InvalidOperationException("a fault of the program")));
    }

    [Fact]
    public async Task LoadFirst_DanglingLinkInTheContent_NamesTheFolder()
    {
        using var content = new ContentCopy();
        File.CreateSymbolicLink(content.PathOf("guide/kk-old.md"), content.PathOf("nowhere.md"));
        await using var host = PortalHost.With();
        using var snapshots = ActivatorUtilities.CreateInstance<SnapshotProvider>(host.Services, content.Folder);
        var failure = Assert.Throws<StartupException>(snapshots.LoadFirst);
        Assert.StartsWith("Portal:ContentPath:", failure.Message, StringComparison.Ordinal);
        Assert.Contains("kk-old.md", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, "creat-admin")]
    [InlineData(0, "--help")]
    [InlineData(null)]
    [InlineData(null, "--urls", "http://localhost:1")]
    [InlineData(null, "/urls", "http://localhost:1")]
    [InlineData(null, "urls=http://localhost:1")]
    public async Task Commands_WordThatIsNone_IsRefusedAndSettingsAreNot(int? status, params string[] args)
    {
        var command = PortalCommands.Start(args, WebApplication.CreateBuilder());
        int? ended = command is null ? null : await command;
        Assert.Equal(status, ended);
    }

    [Theory]
    [InlineData("statistics")]
    [InlineData("privacy")]
    public void Load_WithoutAPageThatOthersNeed_SaysSo(string page)
    {
        using var content = new ContentCopy();
        Directory.Delete(content.PathOf(page), recursive: true);
        var result = SiteRequirements.Load(content.Folder);
        Assert.Null(result.Library);
        Assert.Contains(result.Problems, problem => problem.File.StartsWith(page + "/", StringComparison.Ordinal) || problem.ToString().Contains(page, StringComparison.Ordinal));
    }

    [Fact]
    public void Load_PrivacyWithoutItsPartOnQuizzes_SaysSo()
    {
        using var content = new ContentCopy();
        content.Replace("privacy/kk.md", "{#quizzes}", "{#tests}").Replace("privacy/ru.md", "{#quizzes}", "{#tests}")
            .Replace("quizzes/kk.md", "/privacy#quizzes", "/privacy").Replace("quizzes/ru.md", "/privacy#quizzes", "/privacy");
        Assert.Contains(SiteRequirements.Load(content.Folder).Problems, problem => problem.File == "privacy/kk.md" && problem.ToString().Contains("quizzes", StringComparison.Ordinal));
    }
}
