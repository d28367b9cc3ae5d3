using System.Net;
using CyberAware.Core.Audit.Storage;
using CyberAware.Core.Data;
using CyberAware.Core.People;
using CyberAware.Core.People.Storage;
using CyberAware.TestSupport;
using CyberAware.TestSupport.People;
using CyberAware.Web.Commands;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;

namespace CyberAware.Web.Tests.Commands;

/// <summary>The first administrator comes by a link that a command prints.</summary>
public sealed class CreateAdminCommandTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("cyberaware-admin-");

    private string Database => $"Data Source={Path.Combine(folder.FullName, "portal.db")};Pooling=False";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Run_Name_PrintsALinkThatOpens()
    {
        var (status, output) = await RunAsync("aigerim", "Айгерім Сәрсен");
        Assert.Equal(0, status);
        await using var host = PortalHost.With(("ConnectionStrings:Portal", Database));
        using var visitor = new Visitor(host.RawClient());
        var visit = await visitor.GetAsync(PathOf(output));

        Assert.Equal((HttpStatusCode.OK, "Айгерім Сәрсен"), (visit.Status, visit.Page.QuerySelector(".account-facts bdi")!.TextContent));
    }

    [Fact]
    public async Task Run_NameOfAClosedAccount_OpensItWhenTheLinkIsUsed()
    {
        await RunAsync("aigerim");
        var database = new PortalDatabase(DatabaseSettings.Read(Database)!, folder.FullName);
        await using (var context = database.CreateDbContext())
        {
            (await context.Users.SingleAsync(Cancellation)).ClosedAt = DateTime.UtcNow;
            await context.SaveChangesAsync(Cancellation);
        }

        var (status, output) = await RunAsync("aigerim");
        Assert.Equal(0, status);
        Assert.Contains("stays so until the link is used", output, StringComparison.Ordinal);
        Assert.NotNull((await ReadAsync(database)).Person.ClosedAt);

        await using var host = PortalHost.With(("ConnectionStrings:Portal", Database));
        using var visitor = new Visitor(host.RawClient());
        var page = await visitor.OpenAsync(PathOf(output));
        Assert.NotNull((await ReadAsync(database)).Person.ClosedAt);
        var secret = page.QuerySelector(".account-secret code")!.TextContent.Replace(" ", "", StringComparison.Ordinal);
        var done = await visitor.SubmitAsync("form[novalidate]", ("password", TestPeople.Password), ("code", OneTimeCode.For(secret, DateTimeOffset.UtcNow)));

        Assert.Equal(HttpStatusCode.OK, done.Status);
        await visitor.OpenAsync("/account/kk");
        var (person, audit) = await ReadAsync(database);
        Assert.Null(person.ClosedAt);
        Assert.Contains(audit, row => row.Action == "link-used" && row.Details == """{"method":"password","reopened":"true"}""");
    }

    [Theory]
    [InlineData("a")]
    [InlineData("болат")]
    [InlineData("bolat", "\u202e")]
    [InlineData("bolat", "Bolat", "more")]
    public async Task Run_BadArguments_SaysHow(params string[] arguments)
    {
        var (status, output) = await RunAsync(arguments);

        Assert.Equal(1, status);
        Assert.NotEqual("", output.Trim());
        Assert.DoesNotContain("invitation/", output, StringComparison.Ordinal);
    }

    private static string PathOf(string output) =>
        new Uri(output.Split('\n').Single(line => line.StartsWith("kk: ", StringComparison.Ordinal))[4..]).AbsolutePath;

    private static async Task<(Person Person, List<AuditRow> Audit)> ReadAsync(PortalDatabase database)
    {
        await using var context = database.CreateDbContext();
        return (await context.Users.SingleAsync(Cancellation), await context.Audit.ToListAsync(Cancellation));
    }

    public void Dispose() => folder.Delete(recursive: true);

    private async Task<(int Status, string Output)> RunAsync(params string[] arguments)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ConnectionStrings:Portal"] = Database,
            ["Portal:PublicOrigin"] = PortalHost.PublicOrigin,
        }).Build();
        await using var output = new StringWriter();
        var status = await CreateAdminCommand.RunAsync(arguments, configuration, folder.FullName, TimeProvider.System, output, Cancellation);
        return (status, output.ToString());
    }
}
