using CyberAware.Core.Content.Markup;
using Markdig.Syntax;
using PortalBlock = CyberAware.Core.Content.Markup.Block;

namespace CyberAware.Core.Content;

/// <summary>A page that has been read but whose links still point at document paths.</summary>
internal sealed class PageDraft(
    string path, PageSettings settings, ProblemList settingsProblems, IReadOnlyList<TextDraft> texts)
{
    public string Path => path;

    public IReadOnlySet<string> Anchors => texts[0].Anchors;

    /// <summary>Checks links and facts against the whole content and puts the data into the text.</summary>
    public void Resolve(ContentIndex index)
    {
        foreach (var text in texts)
        {
            text.Resolve(path, index);
        }
    }

    /// <summary>Renders a page without problems, after <see cref="Resolve"/>.</summary>
    public ContentPage Finish(ContentIndex index) =>
        new(path, settings, texts.ToDictionary(text => text.Language, text => text.Finish(index, settings)));

    /// <summary>Checks the paths that page.yml names, and that no alias hides a page or another alias.</summary>
    public void CheckPaths(IReadOnlySet<string> pages, ISet<string> aliases)
    {
        foreach (var related in settings.Related.Where(related => related == path || !pages.Contains(related)))
        {
            settingsProblems.Add(settings.RelatedLine, "broken-link.key", "related", "/" + related, Nearest.Hint("/" + related, pages.Select(page => "/" + page)));
        }

        foreach (var alias in settings.Aliases.Where(alias => pages.Contains(alias) || !aliases.Add(alias)))
        {
            settingsProblems.Add(settings.AliasesLine, "alias-taken", alias);
        }

        var parent = path.Contains('/', StringComparison.Ordinal) ? path[..path.LastIndexOf('/')] : null;
        if (parent is not null && !pages.Contains(parent))
        {
            settingsProblems.Add(1, "parent-missing", parent);
        }
    }
}

/// <summary>One language of a page that has been read.</summary>
internal sealed class TextDraft
{
    private readonly TextHead head;
    private readonly MarkdownDocument tree;
    private readonly TreeChecker checker;
    private readonly int bodyLine;
    private readonly ProblemList problems;
    private IReadOnlyList<string> facts = [];

    private TextDraft(Language language, TextHead head, MarkdownDocument tree, TreeChecker checker, int bodyLine, ProblemList problems)
    {
        Language = language;
        this.head = head;
        this.tree = tree;
        this.checker = checker;
        this.bodyLine = bodyLine;
        this.problems = problems;
    }

    public Language Language { get; }

    public IReadOnlySet<string> Anchors => checker.Anchors;

    public static TextDraft? Read(Language language, ContentFile file, ProblemList problems)
    {
        if (FrontMatter.Split(file, problems) is not { } matter
            || TextHead.Read(matter, problems) is not { } head
            || !BlockFences.AreClosed(matter, problems)
            || MarkdownText.Parse(matter, problems) is not { } tree)
        {
            return null;
        }

        var checker = new TreeChecker(language, matter.BodyLine, problems);
        checker.Check(tree);
        return new TextDraft(language, head, tree, checker, matter.BodyLine, problems);
    }

    /// <summary>Reports the first place where this text's skeleton differs from the other language's.</summary>
    public void CompareWith(TextDraft first)
    {
        var (mine, theirs) = (checker.Skeleton, first.checker.Skeleton);
        for (var i = 0; i < Math.Max(mine.Count, theirs.Count); i++)
        {
            var (my, their) = (mine.ElementAtOrDefault(i), theirs.ElementAtOrDefault(i));
            if (my?.Matches(their) != true)
            {
                problems.Add(my?.Line ?? (mine.Count > 0 ? mine[^1].Line : bodyLine), Difference(mine.Skip(i), theirs.Skip(i), first.problems.File));
                return;
            }
        }
    }

    // What one text has and the other lacks is the cause; what follows only has moved.
    private static ProblemText Difference(IEnumerable<SkeletonItem> mine, IEnumerable<SkeletonItem> theirs, string file)
    {
        const int Near = 4;
        var (my, their) = (mine.FirstOrDefault(), theirs.FirstOrDefault());
        return (my, their) switch
        {
            (null, _) => new ProblemText("languages-differ.there", their!.What, file, their.Line),
            (_, null) => new ProblemText("languages-differ.here", my.What, file, new ProblemText("here.nothing")),
            _ when my.Size is { } size && their.Size is { } otherSize && my.What.Key == their.What.Key =>
                new ProblemText("languages-differ.size", size, otherSize, file, their.Line),
            _ when theirs.Skip(1).Take(Near).Any(my.Matches) => new ProblemText("languages-differ.there", their.What, file, their.Line),
            _ when mine.Skip(1).Take(Near).Any(their.Matches) => new ProblemText("languages-differ.here", my.What, file, their.What),
            _ => new ProblemText("languages-differ.both", my.What, file, their.Line, their.What),
        };
    }

    public void Resolve(string folder, ContentIndex index)
    {
        var links = new LinkResolver(index, Language, folder, Anchors, bodyLine, problems);
        links.Resolve(tree);
        facts = links.Facts;
        foreach (var block in tree.OfType<Markdig.Extensions.CustomContainers.CustomContainer>())
        {
            CheckFigure(PortalBlock.Of(block), block.Line, index);
        }
    }

    public PageText Finish(ContentIndex index, PageSettings settings)
    {
        var headings = checker.Headings;
        if (settings.Alphabetical)
        {
            EntryOrder.Sort(tree, Language);
            headings = EntryOrder.Sort(headings, Language);
        }

        var renderer = new PageRenderer(Language, index.Surveys);
        return new PageText(
            Language, head.Title, head.ShortTitle, head.Summary, head.Updated ?? settings.Reviewed,
            renderer.Render(tree), headings, checker.Anchors, renderer.Notes(tree), facts);
    }

    private void CheckFigure(PortalBlock block, int line, ContentIndex index)
    {
        if (block.Name == PortalBlock.Stat
            && block.Argument.Split('/') is [var survey, var indicator]
            && index.Surveys.GetValueOrDefault(survey)?.Find(indicator) is null
            && !index.IsUnreadable("surveys/" + survey))
        {
            problems.Add(line + bodyLine, "unknown-figure", block.Argument, "survey/indicator", Nearest.Hint(block.Argument, index.Indicators));
        }
    }
}
