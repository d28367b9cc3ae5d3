using CyberAware.Core.Data;
using CyberAware.Core.Documents;
using CyberAware.Core.Library;
using Microsoft.EntityFrameworkCore;

namespace CyberAware.Core.Editing;

/// <summary>Compiles a whole content and says what is wrong with it, as before it is shown to readers.</summary>
/// <param name="files">All files.</param>
public delegate ContentResult ContentCheck(IReadOnlyList<ContentFile> files);

/// <summary>What would be public together with an edition, compiled.</summary>
/// <param name="Generation">Number of what was public when it was read.</param>
/// <param name="Hash">Hash of the edition's texts.</param>
/// <param name="Files">All files.</param>
/// <param name="Result">What the check says.</param>
internal sealed record Candidate(long Generation, string Hash, IReadOnlyList<ContentFile> Files, ContentResult Result)
{
    /// <summary>What keeps it from becoming public.</summary>
    public IReadOnlyList<ContentProblem> Errors => [.. Result.Problems.Where(problem => problem.Severity == ProblemSeverity.Error)];

    /// <summary>Reads what is public, lays the edition over it and compiles that. It takes its time, so no lock is held.</summary>
    public static async Task<Candidate> ReadAsync(PortalDbContext context, EditionSet set, ContentCheck check, CancellationToken cancellation) =>
        await ReadAsync(context, await PublishedFiles.ReadAsync(context, null, cancellation), set, new Dictionary<string, byte[]>(), check, cancellation);

    /// <summary>Lays an edition over what is public, and over it what is typed, and compiles that.</summary>
    /// <param name="context">The database.</param>
    /// <param name="published">What is public.</param>
    /// <param name="set">The edition.</param>
    /// <param name="typed">Files of the edition that stand in place of what was saved.</param>
    /// <param name="check">Compiles.</param>
    /// <param name="cancellation">Gives up.</param>
    public static async Task<Candidate> ReadAsync(
        PortalDbContext context, PublishedFiles published, EditionSet set, IReadOnlyDictionary<string, byte[]> typed, ContentCheck check, CancellationToken cancellation)
    {
        var files = published.Files.ToDictionary(file => file.Path, StringComparer.Ordinal);
        var changed = set.Texts.Where(text => text.IsChanged).ToList();
        var ids = changed.Where(text => !typed.ContainsKey(text.Path)).Select(text => text.Current!.Id).ToList();
        var bytes = await context.Revisions.AsNoTracking().Where(revision => ids.Contains(revision.Id)).ToDictionaryAsync(revision => revision.Id, revision => revision.Bytes, cancellation);
        foreach (var text in changed)
        {
            if (text.Current!.IsRemoval)
            {
                files.Remove(text.Path);
            }
            else if (!typed.ContainsKey(text.Path))
            {
                files[text.Path] = new ContentFile(text.Path, bytes[text.Current.Id]);
            }
        }

        foreach (var text in set.Texts.Where(text => typed.ContainsKey(text.Path)))
        {
            files[text.Path] = new ContentFile(text.Path, typed[text.Path]);
        }

        IReadOnlyList<ContentFile> all = [.. files.Values.OrderBy(file => file.Path, StringComparer.Ordinal)];
        var result = check(all);
        var gone = result.Library is { } library
            ? PublishedAddresses.Lost(library, published.Files.Where(file => changed.Exists(text => text.Path == file.Path))).ToList()
            : [];
        return new Candidate(
            published.Generation, set.Hash, all,
            gone.Count == 0 ? result : new ContentResult(null, [.. result.Problems, .. gone.Select(lost => new ContentProblem(lost.File, 1, new ProblemText("address-lost", lost.Address)))]));
    }
}
