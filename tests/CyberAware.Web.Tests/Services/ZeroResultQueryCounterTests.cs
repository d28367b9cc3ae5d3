using System.Net;
using CyberAware.Core;
using CyberAware.Core.Search;
using CyberAware.TestSupport;
using CyberAware.TestSupport.Databases;
using CyberAware.Web.Services;
using CyberAware.Web.Site;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CyberAware.Web.Tests.Services;

public sealed class ZeroResultQueryCounterTests(TestDatabases databases) : IClassFixture<TestDatabases>
{
    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Get_QueriesWithoutResult_AreCountedMasked(DatabaseProvider provider)
    {
        var settings = await databases.StartedAsync(provider);
        await using var host = PortalHost.With(("ConnectionStrings:Portal", settings.ConnectionString));
        using var client = host.RawClient();
        foreach (var query in new[] { "qqqqzzzz 990101300123", "qqqqzzzz 880202400234", "vpn", "1400", "", "qqqqzzzz@qqqqzzzz.qqqqzzzz" })
        {
            await client.SendAsync(HttpMethod.Get, "/kk/search?q=" + Uri.EscapeDataString(query));
        }

        await client.SendAsync(HttpMethod.Get, "/kk/search/suggestions?q=qqqqzzzz");
        await host.Services.GetRequiredService<SurveyDataService>().FirstAttempt;
        await host.Services.GetRequiredService<ZeroResultQueryCounter>().WriteAsync(TestContext.Current.CancellationToken);

        await using var context = TestDatabases.Open(settings).CreateDbContext();
        var rows = await context.ZeroResultQueries.OrderByDescending(row => row.Count).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal([("qqqqzzzz #", 2), ("@", 1)], rows.Select(row => (row.Query, row.Count)));
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Count_NewQueriesOfOneNetwork_LeavePlacesForOthers(DatabaseProvider provider)
    {
        var settings = await databases.StartedAsync(provider);
        await using var host = PortalHost.With(("ConnectionStrings:Portal", settings.ConnectionString));
        var (misses, search) = (host.Services.GetRequiredService<ZeroResultQueryCounter>(), host.Services.GetRequiredService<SnapshotProvider>().Current.Search);
        await host.Services.GetRequiredService<SurveyDataService>().FirstAttempt;
        for (var write = 0; write < 10; write++)
        {
            for (var i = 0; i < ZeroResultQueryCounter.MaxPending; i++)
            {
                misses.Count(Language.Russian, search.Find($"qqzz{write}x{i}", Language.Russian), IPAddress.Parse("203.0.113.7"));
            }

            misses.Count(Language.Russian, search.Find("qqqqzzzz", Language.Russian), IPAddress.Parse($"10.0.{write}.1"));
            await misses.WriteAsync(TestContext.Current.CancellationToken);
        }

        await using var context = TestDatabases.Open(settings).CreateDbContext();
        var rows = await context.ZeroResultQueries.ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(ZeroResultQueryCounter.MaxPerNetwork + 1, rows.Count);
        Assert.Equal(10, rows.Single(row => row.Query == "qqqqzzzz").Count);
    }

    [Fact]
    public async Task Get_DatabaseAway_LosesTheCountsOnly()
    {
        await using var host = PortalHost.With(("ConnectionStrings:Portal", "Host=127.0.0.1;Port=1;Database=portal;Username=portal"));
        using var client = host.RawClient();
        await client.GetPageAsync("/kk/search?q=qqqqzzzz");

        await host.Services.GetRequiredService<ZeroResultQueryCounter>().WriteAsync(TestContext.Current.CancellationToken);

        await client.GetPageAsync("/kk/search?q=qqqqzzzz");
    }

    [Theory]
    [InlineData("/kk/guide/pasword.html", "guide pasword")]
    [InlineData("/en/what_is+phishing", "what is phishing")]
    [InlineData("/", "")]
    [InlineData("/ru", "")]
    [InlineData("/wp-login.php", "wp login")]
    public void Of_WrongAddress_GivesItsWords(string path, string expected) => Assert.Equal(expected, UrlKeywords.From(path));
}
