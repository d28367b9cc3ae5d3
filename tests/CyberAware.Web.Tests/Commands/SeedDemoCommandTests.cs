using System.Text.RegularExpressions;
using CyberAware.Core.Data;
using CyberAware.Core.Documents;
using CyberAware.Core.Editing;
using CyberAware.Core.Editing.Storage;
using CyberAware.Core.People.Storage;
using CyberAware.TestSupport;
using CyberAware.TestSupport.Databases;
using CyberAware.Web.Commands;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;

namespace CyberAware.Web.Tests.Commands;

public sealed partial class SeedDemoCommandTests(TestDatabases databases) : IClassFixture<TestDatabases>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Run_InDevelopment_MakesEachRoleAndEachStateOnce(DatabaseProvider provider)
    {
        var settings = await databases.StartedAsync(provider);
        await new ShippedImport(TestDatabases.Open(settings), TimeProvider.System)
            .ImportAsync(ContentFile.ReadFolder(Repository.Content), "1.0.0", ImportMode.Release, Cancellation);

        var (status, text) = await RunAsync(settings, Environments.Development);

        Assert.True(status == 0, text);
        await using var context = TestDatabases.Open(settings).CreateDbContext();
        Assert.Equal(Enum.GetValues<Role>().Select(role => (role, "")).Order(), (await context.RoleGrants.Select(grant => new { grant.Role, grant.Kind }).ToListAsync(Cancellation)).Select(grant => (grant.Role, grant.Kind)).Order());
        Assert.Equal(Enum.GetValues<EditionState>().Order(), (await context.Editions.Select(edition => edition.State).Distinct().ToListAsync(Cancellation)).Order());
        Assert.Single(await context.Editions.Where(edition => edition.IsUrgent && edition.CountersignedBy == null).ToListAsync(Cancellation));

        // What the command printed opens accounts; the database keeps none of it.
        var secrets = Link().Matches(text).Select(match => match.Groups[1].Value).ToList();
        Assert.Equal(Enum.GetValues<Role>().Length, secrets.Distinct().Count());
        Assert.DoesNotContain(await context.Invitations.Select(row => row.TokenHash).ToListAsync(Cancellation), secrets.Contains);

        var editions = await context.Editions.CountAsync(Cancellation);
        var (again, reason) = await RunAsync(settings, Environments.Development);
        Assert.Equal((1, 0), (again, Link().Count(reason)));
        Assert.Equal(editions, await context.Editions.CountAsync(Cancellation));
    }

    [Theory]
    [InlineData("Production")]
    [InlineData("Staging")]
    public async Task Run_WhereCitizensMayRead_IsRefused(string environment)
    {
        var settings = await databases.StartedAsync(DatabaseProvider.Sqlite);
        await new ShippedImport(TestDatabases.Open(settings), TimeProvider.System)
            .ImportAsync(ContentFile.ReadFolder(Repository.Content), "1.0.0", ImportMode.Release, Cancellation);

        var (status, text) = await RunAsync(settings, environment);

        Assert.True(status == 1 && text.Contains(environment, StringComparison.Ordinal), text);
        await using var context = TestDatabases.Open(settings).CreateDbContext();
        Assert.Equal((0, 0), (await context.Users.CountAsync(Cancellation), await context.Editions.CountAsync(Cancellation)));
    }

    private static async Task<(int Status, string Text)> RunAsync(DatabaseSettings settings, string environment)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
            [new("ConnectionStrings:Portal", settings.ConnectionString), new("Portal:PublicOrigin", PortalHost.PublicOrigin)]).Build();
        var host = new HostingEnvironment { EnvironmentName = environment, ContentRootPath = Path.GetTempPath(), ContentRootFileProvider = new NullFileProvider() };
        await using var output = new StringWriter();
        return (await SeedDemoCommand.RunAsync(configuration, host, TimeProvider.System, output, Cancellation), output.ToString());
    }

    [GeneratedRegex(@"invitation/(\S+)")]
    private static partial Regex Link();
}
