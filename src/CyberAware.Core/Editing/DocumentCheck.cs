using System.Collections.Concurrent;
using CyberAware.Core.Data;
using CyberAware.Core.Documents;
using CyberAware.Core.Library;
using CyberAware.Core.People;
using CyberAware.Core.Wording;

namespace CyberAware.Core.Editing;

/// <summary>What a check says of a document as it is typed.</summary>
/// <param name="Problems">In order of file and line; none when all is well.</param>
/// <param name="IsComplete">Whether the dictionaries have said all they know; if not, it is worth asking again.</param>
public sealed record CheckedTexts(IReadOnlyList<ContentProblem> Problems, bool IsComplete);

/// <summary>
/// Checks a document while it is written: with the whole content around it, and as an editor would read it. What is public is
/// kept until something else is, so that a check costs what was typed. One runs at a time, and of each person one waits for it,
/// so that somebody with many slow texts keeps others waiting for one of them; whoever gives up leaves the queue.
/// </summary>
/// <param name="database">The database.</param>
/// <param name="check">Compiles what would be public.</param>
/// <param name="wording">Reads as an editor does.</param>
/// <param name="time">The clock.</param>
public sealed class DocumentCheck(PortalDatabase database, ContentCheck check, DocumentWording wording, TimeProvider time) : IDisposable
{
    // By person; they are few, and never more than have signed in.
    private readonly ConcurrentDictionary<Guid, SemaphoreSlim> asking = new();
    private readonly SemaphoreSlim checking = new(1);
    private PublishedFiles? published;

    /// <inheritdoc />
    public void Dispose()
    {
        checking.Dispose();
        foreach (var person in asking.Values)
        {
            person.Dispose();
        }
    }

    /// <summary>What is wrong with an edition when texts stand in it as they are typed.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="edition">The edition.</param>
    /// <param name="path">A file of the edition; its document is looked at word by word.</param>
    /// <param name="typed">Texts by path that stand in place of what was saved; others than the edition's count for nothing.</param>
    /// <param name="patience">How long to wait for the dictionaries.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>Whatever is wrong with files of the edition and of the document, and errors anywhere; refused as <see cref="Refusal.UnknownEdition"/>, <see cref="Refusal.UnknownDocument"/>, <see cref="Refusal.TooLong"/> or <see cref="Refusal.Unreadable"/>.</returns>
    public async Task<EditingResult<CheckedTexts>> RunAsync(
        Actor actor, Guid edition, string path, IReadOnlyDictionary<string, string> typed, TimeSpan patience, CancellationToken cancellation)
    {
        await using var context = database.CreateDbContext();
        var set = await EditionSet.ReadAsync(context, edition, cancellation);
        EditingResult<CheckedTexts> result = set is null ? Refusal.UnknownEdition
            : EditingPolicy.Check(actor, Operation.Read, set.Facts) is { } refusal ? refusal
            : set.Find(path) is null ? Refusal.UnknownDocument
            : typed.Values.Select(text => DocumentText.Check(text)).FirstOrDefault(found => found is not null) is { } unfit ? unfit
            : await RunAsync(actor.Id, context, set, path, typed.ToDictionary(text => text.Key, text => DocumentText.ToBytes(text.Value), StringComparer.Ordinal), patience, cancellation);
        return await EditingTrail.NoteAsync(database, actor, time.GetUtcNow().UtcDateTime, Operation.Read, edition.ToString(), result, cancellation);
    }

    private async Task<CheckedTexts> RunAsync(
        Guid person, PortalDbContext context, EditionSet set, string path, IReadOnlyDictionary<string, byte[]> typed, TimeSpan patience, CancellationToken cancellation)
    {
        var (files, candidate) = await CompileAsync(person, context, set, typed, cancellation);
        var marks = await wording.CheckAsync(files, candidate.Files, path, candidate.Result.Library, patience, cancellation);
        var own = set.Texts.Select(text => text.Path).ToHashSet(StringComparer.Ordinal);
        own.UnionWith(DocumentWording.DocumentOf(candidate.Files, path).Files.Select(file => file.Path));
        IEnumerable<ContentProblem> stale = candidate.Result.Library is { } library
            ? StalenessCheck.Run(library, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime)).Where(problem => own.Contains(problem.File))
            : [];
        return new CheckedTexts(
            [
                .. candidate.Result.Problems.Where(problem => problem.Severity == ProblemSeverity.Error || own.Contains(problem.File))
                    .Concat(marks.Problems).Concat(stale).DistinctBy(problem => problem.ToString())
                    .OrderBy(problem => problem.File, StringComparer.Ordinal).ThenBy(problem => problem.Line),
            ],
            marks.IsComplete);
    }

    private async Task<(IReadOnlyList<ContentFile> Published, Candidate Candidate)> CompileAsync(
        Guid person, PortalDbContext context, EditionSet set, IReadOnlyDictionary<string, byte[]> typed, CancellationToken cancellation)
    {
        var own = asking.GetOrAdd(person, _ => new SemaphoreSlim(1));
        await own.WaitAsync(cancellation);
        try
        {
            await checking.WaitAsync(cancellation);
            try
            {
                published = await PublishedFiles.ReadAsync(context, published, cancellation);
                return (published.Files, await Candidate.ReadAsync(context, published, set, typed, check, cancellation));
            }
            finally
            {
                checking.Release();
            }
        }
        finally
        {
            own.Release();
        }
    }
}
