using CyberAware.Core;
using CyberAware.Core.Library;

namespace CyberAware.Web.Site;

/// <summary>An address for everybody, the same in every language after its first segment.</summary>
/// <param name="Path">What stands after the language.</param>
/// <param name="Updated">Day of the last change of what it shows, in a language.</param>
/// <param name="IsListed">Whether it stands in the sitemap.</param>
public sealed record PublicPath(string Path, Func<Language, DateOnly> Updated, bool IsListed = true)
{
    /// <summary>Whether it is rendered only when its snapshot serves already, so that a warning doesn't wait for pages that few read.</summary>
    public bool IsRenderedLast { get; init; }
}

/// <summary>
/// The public pages of one feature. All that goes through every page asks all sources: sitemap, warm-up, copies for offline
/// reading.
/// </summary>
/// <param name="paths">The feature's pages of a library.</param>
public sealed class PublicPathSource(Func<ContentLibrary, IEnumerable<PublicPath>> paths)
{
    /// <summary>The feature's pages of a snapshot.</summary>
    public Func<PortalSnapshot, IEnumerable<PublicPath>> Paths { get; private init; } = snapshot => paths(snapshot.Library);

    /// <summary>For pages that come and go by the clock.</summary>
    public static PublicPathSource ByTheClock(Func<PortalSnapshot, IEnumerable<PublicPath>> paths) => new(_ => []) { Paths = paths };
}
