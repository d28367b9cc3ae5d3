using CyberAware.Core.Documents;
using CyberAware.Core.Editing.Media;
using CyberAware.Core.Library;

namespace CyberAware.Web.Site;

/// <summary>
/// Checks what would be public, as the portal checks what it shows. What an earlier check compiled is kept, apart from the
/// snapshots, so that a check costs only what the edition changes and holds up no reader.
/// </summary>
/// <param name="media">Knows which uploaded pictures there are.</param>
/// <param name="compiled">What earlier checks made, to begin with what the portal compiled; nobody else's.</param>
public sealed class CandidateCheck(MediaStore media, ContentCache compiled)
{
    /// <summary>Compiles all files; one candidate at a time.</summary>
    /// <exception cref="System.Data.Common.DbException">The database can't be reached.</exception>
    public ContentResult Check(IReadOnlyList<ContentFile> files)
    {
        lock (compiled)
        {
            // A picture may have been uploaded at another instance a moment ago.
            var known = media.RefreshAsync(CancellationToken.None).GetAwaiter().GetResult();
            return SiteRequirements.Check(ContentLoader.Load(files, compiled, media: known));
        }
    }
}
