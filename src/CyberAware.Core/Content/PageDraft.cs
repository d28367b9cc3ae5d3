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
            settingsProblems.Add(settings.RelatedLine, "broken-link", $"'related' names '/{related}', which is not another page.");
        }

        foreach (var alias in settings.Aliases.Where(alias => pages.Contains(alias) || !aliases.Add(alias)))
        {
            settingsProblems.Add(settings.AliasesLine, "alias-taken", $"The alias '/{alias}' is a page or another page's alias.");
        }

        var parent = path.Contains('/', StringComparison.Ordinal) ? path[..path.LastIndexOf('/')] : null;
        if (parent is not null && !pages.Contains(parent))
        {
            settingsProblems.Add(1, "parent-missing", $"There is no page '{parent}' above this one.");
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
            if (my?.What != their?.What)
            {
                problems.Add(
                    my?.Line ?? (mine.Count > 0 ? mine[^1].Line : bodyLine),
                    "languages-differ",
                    $"Here is {my?.What ?? "nothing more"}, but {first.problems.File} has {their?.What ?? "nothing more"}"
                        + (their is null ? "." : $" in line {their.Line}."));
                return;
            }
        }
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
            problems.Add(line + bodyLine, "unknown-figure", $"There is no figure '{block.Argument}'.");
        }
    }
}
