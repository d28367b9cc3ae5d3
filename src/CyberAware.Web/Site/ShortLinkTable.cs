using System.Collections.Frozen;
using CyberAware.Core;
using CyberAware.Core.Documents;
using CyberAware.Core.Library;

namespace CyberAware.Web.Site;

/// <summary>Where a short address leads.</summary>
/// <param name="Code">The code as it is written.</param>
/// <param name="Page">The page.</param>
/// <param name="Version">Which version the reader's paper shows; null when the address doesn't say.</param>
/// <param name="State">How that compares with the page; null when the address doesn't say.</param>
public sealed record ShortLinkTarget(string Code, PrintedPage Page, PaperVersion? Version, PaperState? State);

/// <summary>
/// The short addresses of a snapshot (ADR 35). The code of a page is that of the first address it ever had; the codes of all
/// others it has or had lead to it too. So nothing is stored, and a renamed page keeps the code that was printed.
/// </summary>
public sealed class ShortLinkTable
{
    private readonly ContentLibrary library;
    private readonly FrozenDictionary<string, PrintedPage> byCode;
    private readonly FrozenDictionary<string, PrintedPage> byPath;

    /// <param name="library">The texts.</param>
    /// <param name="pages">All that can be printed.</param>
    public ShortLinkTable(ContentLibrary library, IReadOnlyList<PrintedPage> pages)
    {
        this.library = library;
        byPath = pages.ToFrozenDictionary(page => page.Path, StringComparer.Ordinal);
        // The check of the content has refused two addresses of one code.
        byCode = pages.SelectMany(page => page.Paths.Select(path => (Code: ShortCode.For(path), Page: page))).DistinctBy(pair => pair.Code)
            .ToFrozenDictionary(pair => pair.Code, pair => pair.Page, StringComparer.Ordinal);
    }

    /// <summary>The code of a page, and the version that a paper shows if it is printed now.</summary>
    /// <param name="language">Language of the paper.</param>
    /// <param name="path">Address after the language; one that nobody else knows yet has a code too.</param>
    public (string Code, string? Version) For(Language language, string path) => byPath.TryGetValue(path, out var page)
        ? (ShortCode.For(page.FirstPath), PaperVersion.For(page, language, library)?.ToString())
        : (ShortCode.For(path), null);

    /// <summary>Where a short address leads; null when it is none of the portal's.</summary>
    /// <param name="typed">The code as it came.</param>
    /// <param name="version">What the address says of the version; anything else than a version is left aside.</param>
    /// <param name="today">The country's day.</param>
    public ShortLinkTarget? Find(string typed, string? version, DateOnly today)
    {
        if (ShortCode.Parse(typed) is not { } code || !byCode.TryGetValue(code, out var page))
        {
            return null;
        }

        var paper = page.IsRetired ? null : PaperVersion.Parse(version, today);
        return new ShortLinkTarget(code, page, paper, paper is not null && PaperVersion.For(page, paper.Language, library) is { } now ? paper.CompareWith(now) : null);
    }
}
