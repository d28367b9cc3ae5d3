using CyberAware.Core.Documents.Markup;
using CyberAware.Core.Documents.Yaml;

namespace CyberAware.Core.Pages;

/// <summary>In what texts of other kinds differ from a page's, which are read and checked alike otherwise.</summary>
/// <param name="MaxKilobytes">Largest size of the file.</param>
/// <param name="AllowsOptions">Whether items of lists may have ids, as the options of questions do.</param>
internal sealed record TextRules(int MaxKilobytes, bool AllowsOptions)
{
    /// <summary>The rules of a page's text.</summary>
    public static readonly TextRules OfPages = new(FrontMatter.MaxKilobytes, AllowsOptions: false) { HasPoster = true };

    /// <summary>Names of the blocks that a text may hold.</summary>
    public IReadOnlyList<string> Blocks { get; init; } = ContentBlock.Names;

    /// <summary>Whether the front matter may hold the points of a poster.</summary>
    public bool HasPoster { get; init; }
}
