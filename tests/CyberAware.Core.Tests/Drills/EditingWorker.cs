using System.Diagnostics;
using System.Globalization;
using CyberAware.Core.Data;
using CyberAware.Core.Editing.Storage;
using CyberAware.Core.Tests.Editing;
using CyberAware.TestSupport.Databases;
using Microsoft.Extensions.Time.Testing;

namespace CyberAware.Core.Tests.Drills;

/// <summary>An instance in a process of its own that edits and publishes until it is killed, and says what was acknowledged.</summary>
internal static class EditingWorker
{
    public const string Argument = "editing-worker";
    public const string Edits = "edits";
    public const string DiesAtItsClaim = "dies-at-its-claim";
    public const string Claimed = "claimed";

    /// <summary>Runs it.</summary>
    /// <param name="args">What to do, the connection string, and hours that its clock is ahead.</param>
    public static async Task<int> RunAsync(string[] args)
    {
        var settings = DatabaseSettings.Read(args[1])!;
        var clock = new FakeTimeProvider(EditingDesk.Noon.AddHours(int.Parse(args[2], CultureInfo.InvariantCulture)));
        if (args[0] == DiesAtItsClaim)
        {
            // The claim is its first statement, the publications are the last but some.
            var dying = TestDatabases.Open(settings, options => options.AddInterceptors(new FailingCommand("edition_publications", () =>
            {
                Console.WriteLine(Claimed);
                Console.Out.Flush();
                Process.GetCurrentProcess().Kill();
                Thread.Sleep(Timeout.Infinite);
            })));
            await EditingDesk.Join(dying, clock).Scheduled.PublishDueAsync(CancellationToken.None);
            return 1;
        }

        var desk = EditingDesk.Join(TestDatabases.Open(settings), clock);
        while (true)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            await EditAsync(desk, Console.WriteLine);
        }
    }

    /// <summary>One edition of both languages from its first save to its publication.</summary>
    /// <param name="desk">The services.</param>
    /// <param name="acknowledge">Hears of each save and publication after it was acknowledged.</param>
    public static async Task EditAsync(EditingDesk desk, Action<string> acknowledge)
    {
        var edition = await desk.BeginAsync(EditingDesk.Author, EditingDesk.Kk, EditingDesk.Ru);
        foreach (var path in new[] { EditingDesk.Kk, EditingDesk.Ru })
        {
            var saved = await desk.SaveAsync(EditingDesk.Author, edition.Id, path, EditingDesk.Text($"Мәтін {edition.Id}."));
            acknowledge($"{KilledEditing.Saved} {saved.RevisionId}");
        }

        var approved = await desk.ApproveAsync(await desk.FindAsync(edition.Id));
        var published = (await desk.Publishing.PublishAsync(EditingDesk.Publisher, approved.Id, approved.Version, CancellationToken.None)).Value;
        Debug.Assert(published.State == EditionState.Published, "It was acknowledged.");
        acknowledge($"{KilledEditing.Published} {published.Id}");
    }
}
