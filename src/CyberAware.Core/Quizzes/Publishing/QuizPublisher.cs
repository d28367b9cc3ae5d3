using System.Text.Json;
using CyberAware.Core.Data;
using CyberAware.Core.Quizzes.Storage;
using CyberAware.Core.Text;
using Microsoft.EntityFrameworkCore;

namespace CyberAware.Core.Quizzes.Publishing;

/// <summary>The public figures of a quiz version.</summary>
/// <param name="Slug">Folder name of the quiz.</param>
/// <param name="Version">Hash of what was asked.</param>
/// <param name="CountsOnly">Whether no single attempt was kept.</param>
/// <param name="PublishedAt">The full hour of the publication, UTC.</param>
/// <param name="Figures">The figures.</param>
public sealed record PublishedVersion(string Slug, string Version, bool CountsOnly, DateTime PublishedAt, PublishedFigures Figures);

/// <summary>Publishes what was counted, and reads what is public. Portals on one database show the same.</summary>
/// <param name="database">The portal's database.</param>
public sealed class QuizPublisher(PortalDatabase database)
{
    /// <summary>The full hour before a time: figures move at full hours only, so that none tells when somebody finished.</summary>
    public static DateTime HourOf(DateTime time) => new(time.Year, time.Month, time.Day, time.Hour, 0, 0, DateTimeKind.Utc);

    /// <summary>Publishes the figures of each version for which enough further attempts have come in.</summary>
    /// <param name="hour">The full hour, UTC; a version that was published in it or later stays as it is.</param>
    /// <param name="cancellation">Gives up; each version is published whole or not at all.</param>
    /// <returns>Number of versions that this call published.</returns>
    public async Task<int> PublishAsync(DateTime hour, CancellationToken cancellation)
    {
        IReadOnlyList<VersionCounts> counts;
        Dictionary<int, PublicationRow> known;
        await using (var context = database.CreateDbContext())
        {
            // What is public before what is counted: never fewer attempts than are public.
            known = await context.QuizPublications.AsNoTracking().ToDictionaryAsync(row => row.VersionId, cancellation);
            counts = await VersionCounts.ReadAsync(context, cancellation);
        }

        var published = 0;
        foreach (var version in counts)
        {
            var last = known.GetValueOrDefault(version.Version.Id);
            if ((last is null || last.PublishedAt < hour) && Next(version, last, hour) is { } next && await WriteAsync(next, last, cancellation))
            {
                published++;
            }
        }

        return published;
    }

    /// <summary>Everything that is public.</summary>
    public async Task<IReadOnlyList<PublishedVersion>> ReadAsync(CancellationToken cancellation)
    {
        await using var context = database.CreateDbContext();
        var rows = await context.QuizPublications.AsNoTracking()
            .Join(context.QuizVersions, row => row.VersionId, version => version.Id, (row, version) => new { version.Id, version.Slug, version.Version, version.CountsOnly, row.PublishedAt, row.Figures })
            .OrderBy(row => row.Id)
            .ToListAsync(cancellation);
        return [.. rows.Select(row => new PublishedVersion(row.Slug, row.Version, row.CountsOnly, row.PublishedAt, Read(row.Figures)))];
    }

    private static PublicationRow? Next(VersionCounts counts, PublicationRow? last, DateTime hour)
    {
        var day = LocalTime.DayOf(hour);
        var next = PublishedFigures.Next(
            counts, last is null ? null : Read(last.Figures), last?.Attempts ?? 0, last?.Repeats ?? 0, new DateOnly(day.Year, day.Month, 1));
        return next is not var (figures, attempts, repeats) ? null : new PublicationRow
        {
            VersionId = counts.Version.Id,
            PublishedAt = hour,
            Attempts = attempts,
            Repeats = repeats,
            Figures = JsonSerializer.Serialize(figures),
        };
    }

    private async Task<bool> WriteAsync(PublicationRow next, PublicationRow? last, CancellationToken cancellation)
    {
        await using var context = database.CreateDbContext();
        if (last is null)
        {
            context.Add(next);
        }
        else
        {
            context.Attach(last).CurrentValues.SetValues(next);
        }

        try
        {
            await context.SaveChangesAsync(cancellation);
            return true;
        }
        catch (DbUpdateException)
        {
            await using var asking = database.CreateDbContext();
            if (await asking.QuizPublications.AnyAsync(row => row.VersionId == next.VersionId && row.PublishedAt >= next.PublishedAt, cancellation))
            {
                return false; // another portal was faster
            }

            throw;
        }
    }

    private static PublishedFigures Read(string figures) => JsonSerializer.Deserialize<PublishedFigures>(figures)!;
}
