using System.Data.Common;
using CyberAware.Core.Data;
using CyberAware.Core.Quizzes.Counting;

namespace CyberAware.Web.Commands;

/// <summary><c>rebuild-counts</c>: makes the quiz counts again from the stored attempts; ends with status 1 when that fails. The portal can go on meanwhile.</summary>
public static class RebuildCountsCommand
{
    public static async Task<int> RunAsync(IConfiguration configuration, string root, TextWriter output, CancellationToken cancellation = default)
    {
        if (DatabaseSettings.Read(configuration.GetConnectionString(DatabaseSettings.Name)) is not { } settings)
        {
            await output.WriteLineAsync(DatabaseSettings.Problem);
            return 1;
        }

        try
        {
            var counted = await new CountAggregator(new PortalDatabase(settings, root)).RebuildAsync(cancellation);
            await output.WriteLineAsync($"The counts were made again from {counted} attempt(s).");
            return 0;
        }
        catch (Exception e) when (e is DbException or InvalidOperationException or TimeoutException or IOException)
        {
            await output.WriteLineAsync($"The counts are as they were: {CommandProblem.Describe(e)}");
            return 1;
        }
    }
}
