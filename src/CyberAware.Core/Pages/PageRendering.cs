using CyberAware.Core.Documents;
using Markdig.Syntax;

namespace CyberAware.Core.Pages;

/// <summary>
/// A page made of what was read and of what the rest of the content says: its links, figures, contacts and acts. The trees
/// in which they are filled in belong to one rendering and are dropped with it.
/// </summary>
internal sealed class PageRendering
{
    private readonly ParsedPage parsed;
    private LinkTargets targets;
    private List<ResolvedText>? resolved;
    private ContentPage? page;

    /// <summary>Checks links and facts of the page against the content.</summary>
    public PageRendering(ParsedPage parsed, LinkTargets targets)
    {
        this.parsed = parsed;
        this.targets = targets;
        var problems = new List<ProblemList>();
        resolved = [.. parsed.Texts.Select(text => Resolve(text, problems))];
        Problems = problems;
    }

    /// <summary>What the page names and the content lacks.</summary>
    public IReadOnlyList<ProblemList> Problems { get; }

    /// <summary>The page; only when nothing was found.</summary>
    public ContentPage Render()
    {
        page ??= new ContentPage(parsed.Path, parsed.Settings, resolved!.ToDictionary(text => text.Source.Language, Render));
        (resolved, targets) = (null, null!); // all pictures of the content hang on them
        return page;
    }

    private ResolvedText Resolve(ParsedText text, List<ProblemList> all)
    {
        var problems = text.NewProblems();
        all.Add(problems);
        var tree = text.TakeTree();
        var links = new LinkResolver(targets, text.Language, parsed.Path, text.Anchors, text.BodyLine, problems);
        links.Resolve(tree);
        return new ResolvedText(text, tree, links.Facts);
    }

    private PageText Render(ResolvedText resolved)
    {
        var (text, tree, settings) = (resolved.Source, resolved.Tree, parsed.Settings);
        var headings = text.Headings;
        if (settings.Alphabetical)
        {
            EntryOrder.Sort(tree, text.Language);
            headings = EntryOrder.Sort(headings, text.Language);
        }

        var renderer = new PageRenderer(text.Language, targets.Surveys, settings.Drawings);
        return new PageText(
            text.Language, text.Head.Title, text.Head.ShortTitle, text.Head.Summary, text.Head.Updated ?? settings.Reviewed,
            renderer.Render(tree), headings, text.Anchors, renderer.Notes(tree), resolved.Facts)
        {
            Card = text.Head.Card,
            Poster = text.Head.Poster,
        };
    }

    private sealed record ResolvedText(ParsedText Source, MarkdownDocument Tree, IReadOnlyList<string> Facts);
}
