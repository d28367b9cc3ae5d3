using CyberAware.Core.Data;
using CyberAware.Core.Library;
using CyberAware.Core.People;
using Microsoft.EntityFrameworkCore;

namespace CyberAware.Core.Editing;

/// <summary>An edition that somebody may see before it is public.</summary>
/// <param name="Id">Id.</param>
/// <param name="Title">What the change is about, for colleagues alone.</param>
/// <param name="ScheduledFor">When it becomes public, UTC; null when nobody has decided.</param>
/// <param name="Generation">Number of what is public, on which it is laid.</param>
/// <param name="Hash">Hash over its texts.</param>
public sealed record PreviewedEdition(Guid Id, string Title, DateTime? ScheduledFor, long Generation, string Hash)
{
    /// <summary>Its files.</summary>
    public IReadOnlyList<string> Paths { get; init; } = [];
}

/// <summary>What would be public together with an edition.</summary>
/// <param name="Edition">The edition as it was when its texts were read.</param>
/// <param name="Result">The library, or the errors that stand in its way.</param>
public sealed record CompiledPreview(PreviewedEdition Edition, ContentResult Result);

/// <summary>Shows editions as readers would see them. It changes nothing.</summary>
/// <param name="database">The database.</param>
/// <param name="check">Compiles all texts.</param>
/// <param name="time">The clock.</param>
public sealed class PreviewService(PortalDatabase database, ContentCheck check, TimeProvider time)
{
    /// <summary>An edition, for somebody who has signed in and may read it; refused with <see cref="Refusal.UnknownEdition"/> or <see cref="Refusal.NotAllowed"/>.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="edition">Its id.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="System.Data.Common.DbException">The database can't be reached.</exception>
    public async Task<EditingResult<PreviewedEdition>> FindAsync(Actor actor, Guid edition, CancellationToken cancellation)
    {
        await using var context = database.CreateDbContext();
        var set = await EditionSet.ReadAsync(context, edition, cancellation);
        EditingResult<PreviewedEdition> result = set is null ? Refusal.UnknownEdition
            : EditingPolicy.Check(actor, Operation.Read, set.Facts) is { } refusal ? refusal
            : View(set, await context.Generations.AsNoTracking().Select(row => row.Number).SingleOrDefaultAsync(cancellation), set.Hash);
        return await EditingTrail.NoteAsync(database, actor, time.GetUtcNow().UtcDateTime, Operation.Read, edition.ToString(), result, cancellation);
    }

    /// <summary>Compiles what is public now with an edition's texts as they are now. It takes its time.</summary>
    /// <param name="edition">An edition that was found.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="System.Data.Common.DbException">The database can't be reached.</exception>
    public Task<CompiledPreview> CompileAsync(PreviewedEdition edition, CancellationToken cancellation) => CompileAsync(edition, null, cancellation);

    /// <summary>The same with what a person has typed into its texts and not saved.</summary>
    /// <param name="edition">An edition that was found.</param>
    /// <param name="writer">The person; null for the texts as they were saved.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="System.Data.Common.DbException">The database can't be reached.</exception>
    public async Task<CompiledPreview> CompileAsync(PreviewedEdition edition, Guid? writer, CancellationToken cancellation)
    {
        await using var context = database.CreateDbContext();
        var set = await EditionSet.ReadAsync(context, edition.Id, cancellation) ?? throw new InvalidOperationException("Editions don't vanish.");
        var paths = set.Texts.Select(text => text.Path).ToList();
        var typed = writer is null ? [] : await context.Autosaves.AsNoTracking().Where(row => row.PersonId == writer && paths.Contains(row.Path))
            .ToDictionaryAsync(row => row.Path, row => DocumentText.ToBytes(row.Text), StringComparer.Ordinal, cancellation);
        var candidate = await Candidate.ReadAsync(context, await PublishedFiles.ReadAsync(context, null, cancellation), set, typed, check, cancellation);
        return new CompiledPreview(View(set, candidate.Generation, candidate.Hash), candidate.Result);
    }

    private static PreviewedEdition View(EditionSet set, long generation, string hash) =>
        new(set.Row.Id, set.Row.Title, set.Row.ScheduledFor, generation, hash) { Paths = [.. set.Texts.Select(text => text.Path)] };
}
