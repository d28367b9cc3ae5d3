using CyberAware.Core.Editing;
using CyberAware.Core.Tests.Lessons;
using CyberAware.TestSupport.Databases;
using Microsoft.EntityFrameworkCore;

namespace CyberAware.Core.Tests.Editing;

/// <summary>Lessons move as pages do, and what was printed of them leads on.</summary>
public sealed class MoveOfLessonsTests(TestDatabases databases) : IClassFixture<TestDatabases>
{
    private const string Settings = "lessons/note/lesson.yml";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Rename_OfALessonThreeTimes_KeepsEachAddressForGood(DatabaseProvider provider)
    {
        var desk = await EditingDesk.OpenAsync(await databases.MigratedAsync(provider), SampleLesson.Content());
        var first = await desk.BeginAsync(EditingDesk.Author, Settings);
        foreach (var target in new[] { "lessons/card", "lessons/note/deep", "lessons/a/b", "guide/note", "lessons", "lessons/note" })
        {
            var refused = (await desk.Editions.RenameAsync(EditingDesk.Author, first.Id, first.Version, "lessons/note", target, Cancellation)).Failure;
            Assert.Equal(new EditingRefused(target == "lessons/card" ? Refusal.AlreadyThere : Refusal.CannotMove), refused);
        }

        await PublishAsync(await MoveAsync(first, "note", "one"));
        foreach (var (from, to) in new[] { ("one", "two"), ("two", "three") })
        {
            await PublishAsync(await MoveAsync(await desk.BeginAsync(EditingDesk.Author, $"lessons/{from}/lesson.yml"), from, to));
        }

        Assert.Null(await desk.PublicTextAsync(Settings));
        Assert.EndsWith("aliases: [/schools/note, /schools/one, /schools/two]\n", await desk.PublicTextAsync("lessons/three/lesson.yml"), StringComparison.Ordinal);
        await using var context = desk.Database.CreateDbContext();
        Assert.Equal(
            [("/schools/note", "/schools/three"), ("/schools/one", "/schools/three"), ("/schools/two", "/schools/three")],
            (await context.Redirects.OrderBy(row => row.From).ToListAsync(Cancellation)).Select(row => (row.From, row.To)));
        Assert.Equal(
            ["/schools/one", "/schools/three", "/schools/two"],
            await context.Permalinks.OrderBy(row => row.Address).Select(row => row.Address).ToListAsync(Cancellation));

        // An old address can neither be dropped nor be handed to another lesson, and no lesson goes without a word.
        await IsLostAsync("lessons/three/lesson.yml", "/schools/note, ", "");
        await IsLostAsync("lessons/three/lesson.yml", ", /schools/two", "", ("lessons/card/lesson.yml", "topic:", "aliases: [/schools/two]\ntopic:"));
        var retired = await desk.BeginAsync(EditingDesk.Author, "lessons/three/lesson.yml");
        await ReplaceAsync(retired, "lessons/three/lesson.yml", "topic:", "retired: { on: 2026-12-01, successor: /schools/card }\ntopic:");
        await PublishAsync(await desk.FindAsync(retired.Id));

        async Task<EditionView> MoveAsync(EditionView edition, string from, string to)
        {
            var moved = (await desk.Editions.RenameAsync(EditingDesk.Author, edition.Id, edition.Version, $"lessons/{from}", $"lessons/{to}", Cancellation)).Value;
            Assert.Equal(6, moved.Texts.Count);
            return moved;
        }

        async Task PublishAsync(EditionView edition)
        {
            var ready = await desk.ApproveAsync(edition);
            var failure = (await desk.Publishing.PublishAsync(EditingDesk.Publisher, ready.Id, ready.Version, Cancellation)).Failure;
            Assert.True(failure is null, failure is EditingInvalid invalid ? string.Join('\n', invalid.Problems) : $"{failure}");
        }

        async Task ReplaceAsync(EditionView edition, string path, string old, string replacement)
        {
            var text = (await desk.Editions.ReadTextAsync(EditingDesk.Author, edition.Id, path, Cancellation)).Value.Text!;
            Assert.Contains(old, text, StringComparison.Ordinal);
            await desk.SaveAsync(EditingDesk.Author, edition.Id, path, text.Replace(old, replacement, StringComparison.Ordinal));
        }

        async Task IsLostAsync(string path, string old, string replacement, params (string Path, string Old, string Replacement)[] others)
        {
            var edition = await desk.BeginAsync(EditingDesk.Author, [path, .. others.Select(other => other.Path)]);
            await ReplaceAsync(edition, path, old, replacement);
            foreach (var other in others)
            {
                await ReplaceAsync(edition, other.Path, other.Old, other.Replacement);
            }

            var ready = await desk.ApproveAsync(await desk.FindAsync(edition.Id));
            var invalid = Assert.IsType<EditingInvalid>((await desk.Publishing.PublishAsync(EditingDesk.Publisher, ready.Id, ready.Version, Cancellation)).Failure);
            Assert.Equal([$"{path}:1: address-lost"], invalid.Problems.Select(problem => $"{problem.File}:{problem.Line}: {problem.Code}"));
        }
    }
}
