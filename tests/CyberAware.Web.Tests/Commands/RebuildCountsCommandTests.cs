using CyberAware.TestSupport.Databases;
using CyberAware.Web.Commands;
using CyberAware.Web.Tests.Api.Quizzes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;

namespace CyberAware.Web.Tests.Commands;

public sealed class RebuildCountsCommandTests(TestDatabases databases) : IClassFixture<TestDatabases>
{
    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Run_AfterAttempts_MakesTheCountsAgain(DatabaseProvider provider)
    {
        var settings = await databases.MigratedAsync(provider);
        await using var portal = new QuizPortal(settings);
        using var response = await portal.SubmitAsync(portal.Quiz, QuizPortal.Body(portal.Quiz));
        await using var context = TestDatabases.Open(settings).CreateDbContext();
        await context.QuizCounts.ExecuteDeleteAsync(TestContext.Current.CancellationToken);

        var (status, text) = await RunAsync(settings.ConnectionString);

        Assert.True(status == 0 && text.Contains("from 1 attempt(s)", StringComparison.Ordinal), text);
        Assert.NotEqual(0, await context.QuizCounts.CountAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Run_NoDatabase_EndsWithOneAndTheReason()
    {
        var (status, text) = await RunAsync("Host=127.0.0.1;Port=1;Database=portal;Username=portal");

        Assert.Equal(1, status);
        Assert.StartsWith("The counts are as they were: ", text, StringComparison.Ordinal);
    }

    private static async Task<(int Status, string Text)> RunAsync(string connectionString)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("ConnectionStrings:Portal", connectionString)]).Build();
        await using var output = new StringWriter();
        return (await RebuildCountsCommand.RunAsync(configuration, Path.GetTempPath(), output, TestContext.Current.CancellationToken), output.ToString());
    }
}
