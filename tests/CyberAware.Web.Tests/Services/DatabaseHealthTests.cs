using System.Data.Common;
using System.Net;
using CyberAware.Core.Data;
using CyberAware.TestSupport.Databases;
using CyberAware.Web.Tests.Api.Quizzes;

namespace CyberAware.Web.Tests.Services;

public sealed class DatabaseHealthTests(TestDatabases databases) : IClassFixture<TestDatabases>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Ready_WritesFail_SaysSoUntilOneSucceeds(DatabaseProvider provider)
    {
        var settings = await databases.StartedAsync(provider);
        await using var portal = new QuizPortal(settings);
        await UntilAsync(portal, "database: Healthy");
        await ExecuteAsync(settings, provider == DatabaseProvider.PostgreSql
            ? """
              CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'No space left on device'; END $$;
              CREATE TRIGGER full_disk BEFORE INSERT OR UPDATE ON quiz_attempts EXECUTE FUNCTION full_disk();
              CREATE TRIGGER full_disk BEFORE INSERT OR UPDATE ON quiz_watermarks EXECUTE FUNCTION full_disk();
              """
            : """
              CREATE TRIGGER full_disk BEFORE INSERT ON quiz_attempts BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END;
              CREATE TRIGGER full_disk_too BEFORE INSERT ON quiz_watermarks BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END;
              """);
        using var response = await portal.SubmitAsync(portal.Quiz, QuizPortal.Body(portal.Quiz));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);

        await UntilAsync(portal, "the last write failed");

        // Nobody hands anything in: the portal finds out by itself.
        await ExecuteAsync(settings, provider == DatabaseProvider.PostgreSql
            ? "DROP FUNCTION full_disk CASCADE"
            : "DROP TRIGGER full_disk; DROP TRIGGER full_disk_too");
        await UntilAsync(portal, "database: Healthy");
    }

    [Fact]
    public async Task Ready_SqliteFileDeleted_SaysWhatToDoAndCountsIntoTheNewOne()
    {
        var settings = await databases.EmptyAsync(DatabaseProvider.Sqlite);
        await using var portal = new QuizPortal(settings);
        await UntilAsync(portal, "database: Healthy");
        using var first = await portal.SubmitAsync(portal.Quiz, QuizPortal.Body(portal.Quiz));
        File.Delete(new DbConnectionStringBuilder { ConnectionString = settings.ConnectionString }["Data Source"].ToString()!);

        await UntilAsync(portal, "put the right file back");
        using var second = await portal.SubmitAsync(portal.Quiz, QuizPortal.Body(portal.Quiz));

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created), (first.StatusCode, second.StatusCode));
        await UntilAsync(portal, "database: Healthy");
        await using var context = TestDatabases.Open(settings).CreateDbContext();
        Assert.Single(context.QuizAttempts);
    }

    private static async Task UntilAsync(QuizPortal portal, string words)
    {
        var report = "";
        for (var round = 0; round < 300; round++)
        {
            using var response = await portal.Client.GetAsync("/health/ready", Cancellation);
            report = await response.Content.ReadAsStringAsync(Cancellation);
            if (report.Contains(words, StringComparison.Ordinal))
            {
                return;
            }

            await Task.Delay(100, Cancellation);
        }

        Assert.Fail(report);
    }

    private static async Task ExecuteAsync(DatabaseSettings settings, string sql)
    {
        await using var connection = await TestDatabases.Open(settings).OpenAsync(Cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(Cancellation);
    }
}
