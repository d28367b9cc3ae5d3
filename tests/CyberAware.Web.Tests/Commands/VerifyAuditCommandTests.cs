using CyberAware.Core.Audit;
using CyberAware.TestSupport.Databases;
using CyberAware.Web.Commands;
using Microsoft.Extensions.Configuration;

namespace CyberAware.Web.Tests.Commands;

/// <summary>What the command says and how it ends; which row it names is tested with the verifier.</summary>
public sealed class VerifyAuditCommandTests(TestDatabases databases) : IClassFixture<TestDatabases>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Run_WholeThenTouched_EndsWithZeroThenOne(DatabaseProvider provider)
    {
        var settings = await databases.MigratedAsync(provider);
        var database = TestDatabases.Open(settings);
        for (var number = 1; number <= 3; number++)
        {
            await AuditLog.AddAsync(database, new AuditEntry(DateTime.UtcNow, "signed-in", "asel"), Cancellation);
        }

        var (whole, text) = await RunAsync(settings.ConnectionString);
        Assert.True(whole == 0, text);
        Assert.Matches(@"\AThe audit trail is whole: 3 row\(s\)\. Note down the last one: 3 [0-9a-f]{64}\n\z", text);
        var anchor = text.TrimEnd().Split(' ')[^2..];
        Assert.Equal(0, (await RunAsync(settings.ConnectionString, anchor)).Status);
        Assert.Equal((1, "The audit trail was written anew: row 2 is another one than was noted down.\n"), await RunAsync(settings.ConnectionString, "2", anchor[1]));

        await AuditLog.AddAsync(database, new AuditEntry(DateTime.UtcNow, "signed-out", "asel"), Cancellation);
        await using (var connection = await database.OpenAsync(Cancellation))
        {
            // The guards stop whoever forgets; an owner takes them away.
            await using var command = connection.CreateCommand();
            command.CommandText = settings.IsPostgreSql
                ? "SET session_replication_role = replica; UPDATE audit_head SET number = 5"
                : "UPDATE audit_head SET number = 5";
            await command.ExecuteNonQueryAsync(Cancellation);
        }

        Assert.Equal((1, "Row 5 was removed.\n"), await RunAsync(settings.ConnectionString));
    }

    [Theory]
    [InlineData("Host=127.0.0.1;Port=1;Database=portal;Username=portal", "The audit trail can't be read: ")]
    [InlineData("nonsense", "ConnectionStrings:Portal is neither")]
    public async Task Run_NoDatabase_EndsWithTwoAndTheReason(string connectionString, string reason)
    {
        var (status, text) = await RunAsync(connectionString);

        Assert.Equal(2, status);
        Assert.StartsWith(reason, text, StringComparison.Ordinal);
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Run_NotMigrated_SaysWhatToRun(DatabaseProvider provider)
    {
        var (status, text) = await RunAsync((await databases.EmptyAsync(provider)).ConnectionString);

        Assert.Equal(2, status);
        Assert.Contains("run 'migrate' first", text, StringComparison.Ordinal);
        Assert.Single(text.TrimEnd().Split('\n'));
    }

    [Theory]
    [InlineData("7")]
    [InlineData("x", "y")]
    [InlineData("1", "2", "3")]
    public async Task Run_OtherArguments_SaysHow(params string[] arguments) =>
        Assert.Equal((2, "Usage: verify-audit [NUMBER HASH]\n"), await RunAsync("Data Source=/nowhere/portal.db", arguments));

    private static async Task<(int Status, string Text)> RunAsync(string connectionString, params string[] arguments)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("ConnectionStrings:Portal", connectionString)]).Build();
        await using var output = new StringWriter();
        return (await VerifyAuditCommand.RunAsync(arguments, configuration, Path.GetTempPath(), output, Cancellation), output.ToString());
    }
}
