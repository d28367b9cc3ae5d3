using CyberAware.Core.Editing.Storage;

namespace CyberAware.Core.Editing;

/// <summary>
/// The saves that a text consists of beyond what was public. Each names the text that its author had before him, so they are
/// followed back by these hashes, through whatever editions, until a text that was public.
/// </summary>
public static class ChangeLine
{
    /// <summary>The saves, oldest first; empty for a text that was public itself.</summary>
    /// <param name="current">The newest one.</param>
    /// <param name="all">Every revision of the path.</param>
    /// <param name="wasPublic">Ids of those that were public by an edition; shipped ones need not be among them.</param>
    /// <remarks>
    /// Another save of the same bytes belongs to it, so nobody approves his own words after a colleague saved them again.
    /// </remarks>
    public static IReadOnlyList<RevisionRow> For(RevisionRow current, IEnumerable<RevisionRow> all, IReadOnlySet<Guid> wasPublic)
    {
        var line = new List<RevisionRow>();
        var wanted = new HashSet<string>([current.Hash], StringComparer.Ordinal);
        foreach (var revision in all.Where(revision => revision.Number <= current.Number && wanted.Count > 0).OrderByDescending(revision => revision.Number))
        {
            if (!wanted.Contains(revision.Hash))
            {
                continue;
            }

            if (revision.Id != current.Id && (wasPublic.Contains(revision.Id) || revision.Origin is RevisionOrigin.Shipped or RevisionOrigin.Imported))
            {
                wanted.Remove(revision.Hash);
                continue;
            }

            line.Add(revision);
            if (revision.BaseHash is { } before)
            {
                wanted.Add(before);
            }
        }

        line.Reverse();
        return line;
    }
}
