using System.Text.Json;
using CyberAware.Core.Data;
using CyberAware.Core.Quizzes.Storage;
using Microsoft.EntityFrameworkCore;

namespace CyberAware.Core.Quizzes.Publishing;

/// <summary>What is public of the classes at a quiz version.</summary>
/// <param name="Slug">Folder name of the quiz.</param>
/// <param name="Version">Hash of what was asked.</param>
/// <param name="PublishedAt">The full hour of the publication, UTC.</param>
/// <param name="Figures">The figures.</param>
public sealed record PublishedClasses(string Slug, string Version, DateTime PublishedAt, ClassFigures Figures);

/// <summary>Publishes the hands of classes at full hours, as <see cref="QuizPublisher"/> does with attempts.</summary>
/// <param name="database">The portal's database.</param>
public sealed class ClassPublisher(PortalDatabase database)
{
    /// <summary>Publishes each version at which enough further classes have raised their hands.</summary>
    /// <param name="hour">The full hour, UTC; a version that was published in it or later stays as it is.</param>
    /// <param name="cancellation">Gives up; each version is published whole or not at all.</param>
    /// <returns>Number of versions that this call published.</returns>
    public async Task<int> PublishAsync(DateTime hour, CancellationToken cancellation)
    {
        IReadOnlyList<ClassHands> counted;
        Dictionary<int, ClassPublicationRow> known;
        await using (var context = database.CreateDbContext())
        {
            // What is public before what is counted: never fewer classes than are public.
            known = await context.QuizClassPublications.AsNoTracking().ToDictionaryAsync(row => row.VersionId, cancellation);
            counted = await ClassHands.ReadAsync(context, cancellation);
        }

        var published = 0;
        foreach (var version in counted)
        {
            var last = known.GetValueOrDefault(version.Version.Id);
            if ((last is null || last.PublishedAt < hour)
                && ClassFigures.Next(version, last is null ? null : Read(last.Figures), last?.Classes ?? 0) is { } figures
                && await WriteAsync(new ClassPublicationRow { VersionId = version.Version.Id, PublishedAt = hour, Classes = version.Classes, Figures = JsonSerializer.Serialize(figures) }, last, cancellation))
            {
                published++;
            }
        }

        return published;
    }

    /// <summary>Everything that is public.</summary>
    public async Task<IReadOnlyList<PublishedClasses>> ReadAsync(CancellationToken cancellation)
    {
        await using var context = database.CreateDbContext();
        var rows = await context.QuizClassPublications.AsNoTracking()
            .Join(context.QuizVersions, row => row.VersionId, version => version.Id, (row, version) => new { version.Id, version.Slug, version.Version, row.PublishedAt, row.Figures })
            .OrderBy(row => row.Id)
            .ToListAsync(cancellation);
        return [.. rows.Select(row => new PublishedClasses(row.Slug, row.Version, row.PublishedAt, Read(row.Figures)))];
    }

    private async Task<bool> WriteAsync(ClassPublicationRow next, ClassPublicationRow? last, CancellationToken cancellation)
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
            if (await asking.QuizClassPublications.AnyAsync(row => row.VersionId == next.VersionId && row.PublishedAt >= next.PublishedAt, cancellation))
            {
                return false; // another portal was faster
            }

            throw;
        }
    }

    private static ClassFigures Read(string figures) => JsonSerializer.Deserialize<ClassFigures>(figures)!;
}
