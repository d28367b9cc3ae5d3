using System.Collections.Concurrent;
using System.Net;
using CyberAware.Core.Editing;
using CyberAware.Core.People.Storage;
using CyberAware.TestSupport;
using CyberAware.TestSupport.Databases;
using CyberAware.TestSupport.People;
using CyberAware.Web.Configuration;
using CyberAware.Web.Services;
using CyberAware.Web.Site;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CyberAware.Web.Tests.Services;

/// <summary>Links to other sites are asked for once, by one of the instances, and the dead ones stand on the board.</summary>
public sealed class ExternalLinkCheckerTests(TestDatabases databases) : IClassFixture<TestDatabases>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Run_DeadLinks_AreAskedForOnceAndStandOnTheBoardAfterTheSecondTime(DatabaseProvider provider)
    {
        using var sites = new Sites();
        await using var portal = await EditorPortal.StartAsync(Replacing(PortalHost.With(("ConnectionStrings:Portal", (await databases.StartedAsync(provider)).ConnectionString)), sites));
        var checker = portal.Service<ExternalLinkChecker>();
        Assert.True(checker.ExecuteTask!.IsCompletedSuccessfully); // off unless a setting turns it on
        var links = ExternalLinks.Find(portal.Service<SnapshotProvider>().Current.Files.All);
        var urls = links.Select(link => link.Url).Distinct().Order(StringComparer.Ordinal).ToList();
        Assert.True(urls.Count > 50, $"{urls.Count} links");
        var (dead, silent, shy, moved) = (urls[0], urls[1], urls[2], urls[3]);
        sites.Answers[dead] = _ => new HttpResponseMessage(HttpStatusCode.NotFound);
        sites.Answers[silent] = _ => throw new HttpRequestException("Nobody is there.");
        sites.Answers[shy] = _ => new HttpResponseMessage(HttpStatusCode.Forbidden);
        sites.Answers[moved] = _ => new HttpResponseMessage(HttpStatusCode.Moved) { Headers = { Location = new Uri("https://127.0.0.1/inside") } };

        var asked = await Task.WhenAll(checker.RunAsync(TimeSpan.Zero, Cancellation), checker.RunAsync(TimeSpan.Zero, Cancellation));
        Assert.Equal(urls.Count, asked.Sum());
        Assert.Equal(urls, sites.Asked.Order(StringComparer.Ordinal)); // each once, and nothing within the network
        Assert.Equal(0, await checker.RunAsync(TimeSpan.Zero, Cancellation));
        using var author = await portal.SignInAsync(Role.Author);
        Assert.NotNull((await author.OpenAsync("/editor/ru")).QuerySelector(".board-empty #site-board-Links"));

        // Two days later only those that failed are asked again.
        await portal.WithDatabaseAsync(context => context.ExternalLinks.ExecuteUpdateAsync(row => row.SetProperty(link => link.CheckedAt, DateTime.UtcNow.AddDays(-2)), Cancellation));
        Assert.Equal(2, await checker.RunAsync(TimeSpan.Zero, Cancellation));
        var lines = (await author.OpenAsync("/editor/ru")).QuerySelectorAll("[aria-labelledby=site-board-Links] li");
        Assert.Contains(lines, line => line.TextContent.Contains(dead, StringComparison.Ordinal) && line.TextContent.Contains("404", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.TextContent.Contains($"{silent} · сайт не отвечает", StringComparison.Ordinal));
        Assert.All(lines, line => Assert.Contains(new[] { dead, silent }, url => line.TextContent.Contains(url, StringComparison.Ordinal)));
        Assert.Equal(HttpStatusCode.OK, (await author.GetAsync(lines[0].QuerySelector("a")!.GetAttribute("href")!)).Status);

        // When it answers again, it is gone from the board.
        sites.Answers.Clear();
        await portal.WithDatabaseAsync(context => context.ExternalLinks.ExecuteUpdateAsync(row => row.SetProperty(link => link.CheckedAt, DateTime.UtcNow.AddDays(-2)), Cancellation));
        await checker.RunAsync(TimeSpan.Zero, Cancellation);
        Assert.Empty(await portal.Service<ExternalLinkStore>().FailedAsync(Cancellation));
    }

    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("2a00:1450:4010:c01::8b", true)]
    [InlineData("127.0.0.1", false)]
    [InlineData("10.1.2.3", false)]
    [InlineData("172.20.0.1", false)]
    [InlineData("192.168.1.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("::1", false)]
    [InlineData("::", false)]
    [InlineData("fe80::1", false)]
    [InlineData("fd00::1", false)]
    [InlineData("::ffff:127.0.0.1", false)]
    [InlineData("::ffff:8.8.8.8", true)]
    [InlineData("::10.0.0.1", false)]
    [InlineData("64:ff9b::10.0.0.1", false)] // through a translator to IPv4
    [InlineData("64:ff9b:1::a9fe:a9fe", false)]
    [InlineData("2002:a00:1::", false)]
    [InlineData("2001::1", false)]
    [InlineData("2001:db8::1", false)]
    [InlineData("198.18.0.1", false)]
    [InlineData("192.0.0.8", false)]
    public void IsPublic_Address_IsNoneOfTheOwnNetwork(string address, bool expected) => Assert.Equal(expected, ExternalLinkProbe.IsPublic(IPAddress.Parse(address)));

    private static PortalHost Replacing(PortalHost host, Sites sites) => host.Replacing(services =>
        services.AddSingleton(new ExternalLinkProbe(sites, Options.Create(new PortalSettings { PublicOrigin = PortalHost.PublicOrigin }))));

    /// <summary>All other sites of the world.</summary>
    private sealed class Sites : HttpMessageHandler
    {
        public ConcurrentDictionary<string, Func<HttpRequestMessage, HttpResponseMessage>> Answers { get; } = [];

        public ConcurrentBag<string> Asked { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Assert.Contains(PortalHost.PublicOrigin, request.Headers.UserAgent.ToString(), StringComparison.Ordinal);
            var url = request.RequestUri!.OriginalString;
            Asked.Add(url);
            return Task.FromResult(Answers.TryGetValue(url, out var answer) ? answer(request) : new HttpResponseMessage(HttpStatusCode.OK));
        }
    }
}
