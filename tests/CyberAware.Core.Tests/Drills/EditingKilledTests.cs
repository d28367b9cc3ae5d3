using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using CyberAware.Core.Data;
using CyberAware.Core.Editing.Storage;
using CyberAware.Core.Tests.Editing;
using CyberAware.TestSupport.Databases;
using Microsoft.EntityFrameworkCore;

namespace CyberAware.Core.Tests.Drills;

/// <summary>The portal and the database die while people edit and publish.</summary>
public sealed class EditingKilledTests(TestDatabases databases) : IClassFixture<TestDatabases>
{
    private const int Acknowledgements = 200;
    private const int Kills = 5;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Edit_ProcessKilledAgainAndAgain_KeepsEachAcknowledgedAndNoneHalf(DatabaseProvider provider)
    {
        var settings = await databases.MigratedAsync(provider);
        var desk = await EditingDesk.OpenAsync(settings);
        var acknowledged = new ConcurrentQueue<string>();
        for (var run = 1; acknowledged.Count < Acknowledgements; run++)
        {
            using var process = Start(EditingWorker.Edits, settings, run, acknowledged.Enqueue);
            var goal = run * Acknowledgements / Kills;
            while (acknowledged.Count < goal && !process.HasExited)
            {
                await Task.Delay(1, Cancellation);
            }

            Assert.False(process.HasExited, await ErrorAsync(process));

            // Not right after an acknowledgement, so that it is hit anywhere.
            await Task.Delay(run * 7 % 20, Cancellation);
            process.Kill();
            await process.WaitForExitAsync(CancellationToken.None);
        }

        await KilledEditing.CheckAsync(desk.Database, acknowledged);
    }

    [Fact]
    public async Task Edit_PostgreSqlKilledAgainAndAgain_KeepsEachAcknowledgedAndNoneHalf()
    {
        await using var cluster = await PostgreSqlCluster.StartAsync(isDurable: true);
        var settings = new DatabaseSettings(true, cluster.ConnectionString);
        await TestDatabases.Open(settings).MigrateAsync(Cancellation);
        var desk = await EditingDesk.OpenAsync(settings);
        var acknowledged = new ConcurrentQueue<string>();
        using var ending = new CancellationTokenSource();
        var failures = 0;
        var editing = Task.Run(
            async () =>
            {
                while (!ending.IsCancellationRequested)
                {
                    desk.Clock.Advance(TimeSpan.FromSeconds(1));
                    try
                    {
                        await EditingWorker.EditAsync(desk, acknowledged.Enqueue);
                    }
                    catch (Exception)
                    {
                        failures++;
                        await Task.Delay(20, CancellationToken.None);
                    }
                }
            },
            Cancellation);

        for (var kill = 1; kill <= Kills; kill++)
        {
            while (acknowledged.Count < kill * Acknowledgements / Kills)
            {
                await Task.Delay(1, Cancellation);
            }

            await Task.Delay(kill * 7 % 20, Cancellation);
            await cluster.KillAsync();
            await cluster.RunAsync();
        }

        await ending.CancelAsync();
        await editing;
        Assert.True(failures > 0, "Nobody noticed anything.");
        await KilledEditing.CheckAsync(desk.Database, acknowledged);
    }

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task PublishDue_InstanceKilledAfterItsClaim_IsDoneByTheOther(DatabaseProvider provider)
    {
        var settings = await databases.MigratedAsync(provider);
        var desk = await EditingDesk.OpenAsync(settings);
        var edition = await desk.ScheduledAsync(EditingDesk.Noon.UtcDateTime.AddMinutes(30), "Жаңа.");
        var said = new ConcurrentQueue<string>();
        using (var process = Start(EditingWorker.DiesAtItsClaim, settings, 1, said.Enqueue))
        {
            await process.WaitForExitAsync(Cancellation);
            Assert.True(said.Contains(EditingWorker.Claimed), await ErrorAsync(process));
        }

        Assert.Equal(EditionState.Scheduled, (await desk.FindAsync(edition.Id)).State);
        Assert.Equal(1, await desk.GenerationAsync());
        desk.Clock.Advance(TimeSpan.FromHours(1));
        var done = Assert.Single(await desk.Scheduled.PublishDueAsync(Cancellation));
        Assert.Equal((edition.Id, EditionState.Published, true), (done.Id, done.State, done.IsLate));
        await using var context = desk.Database.CreateDbContext();
        Assert.Equal(2, await context.EditionPublications.CountAsync(Cancellation));
    }

    private static async Task<string> ErrorAsync(Process process) => process.HasExited ? await process.StandardError.ReadToEndAsync(Cancellation) : "";

    private static Process Start(string what, DatabaseSettings settings, int hours, Action<string> hear)
    {
        var program = typeof(EditingKilledTests).Assembly.Location;
        var host = Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet";
        var process = Process.Start(new ProcessStartInfo(host, [program, EditingWorker.Argument, what, settings.ConnectionString, hours.ToString(CultureInfo.InvariantCulture)])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        process.OutputDataReceived += (_, line) =>
        {
            if (line.Data is { Length: > 0 } text)
            {
                hear(text);
            }
        };
        process.BeginOutputReadLine();
        return process;
    }
}
