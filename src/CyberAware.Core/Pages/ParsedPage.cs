using CyberAware.Core.Documents;
using CyberAware.Core.Documents.Markup;
using CyberAware.Core.Documents.Yaml;
using Markdig.Extensions.CustomContainers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace CyberAware.Core.Pages;

/// <summary>
/// What was read of a page's three files, whatever the rest of the content says: made once for the same bytes and never
/// changed, so that the next content takes it over. <see cref="PageRendering"/> makes a page of it.
/// </summary>
/// <param name="path">Folder of the page.</param>
/// <param name="hash">Hash of the files.</param>
/// <param name="settings">What <c>page.yml</c> says; null when it can't be read.</param>
/// <param name="texts">The texts that could be read.</param>
/// <param name="problems">What was found on the way.</param>
internal sealed class ParsedPage(string path, string hash, PageSettings? settings, IReadOnlyList<ParsedText> texts, IReadOnlyList<ProblemList> problems)
{
    public string Path => path;

    /// <summary>Hash of the files it was read of.</summary>
    public string Hash => hash;

    /// <summary>Whether there is enough of it to make a page.</summary>
    public bool IsWhole => settings is not null && texts.Count == Language.All.Count;

    public PageSettings Settings => settings!;

    public IReadOnlyList<ParsedText> Texts => texts;

    public IReadOnlyList<ProblemList> Problems => problems;

    public IReadOnlySet<string> Anchors => texts[0].Anchors;

    /// <summary>Reads a page's files.</summary>
    /// <param name="path">Folder of the page.</param>
    /// <param name="hash">Hash of the files.</param>
    /// <param name="settingsFile"><c>page.yml</c>; null when it is missing.</param>
    /// <param name="textFiles">The texts that are there, in the order of the languages.</param>
    public static ParsedPage Read(string path, string hash, ContentFile? settingsFile, IEnumerable<(Language Language, ContentFile File)> textFiles)
    {
        var problems = new ProblemList($"{path}/page.yml");
        var settings = settingsFile is not null && FrontMatter.TextOf(settingsFile, problems) is { } yaml ? PageSettings.Read(yaml, problems) : null;
        return Read(path, hash, settings, textFiles, problems);
    }

    /// <summary>Reads the texts of what has settings of its own kind.</summary>
    /// <param name="path">Folder of the texts.</param>
    /// <param name="hash">Hash of all its files.</param>
    /// <param name="settings">The settings; null when they can't be read.</param>
    /// <param name="textFiles">The texts that are there, in the order of the languages.</param>
    /// <param name="found">What is wrong with the settings.</param>
    public static ParsedPage Read(
        string path, string hash, PageSettings? settings, IEnumerable<(Language Language, ContentFile File)> textFiles, ProblemList found)
    {
        var problems = new List<ProblemList>();
        ProblemList ProblemsOf(string file)
        {
            problems.Add(new ProblemList(file));
            return problems[^1];
        }

        if (!ContentPath.IsFolder(path))
        {
            ProblemsOf(path).Add(1, "bad-path.folder");
            return new ParsedPage(path, hash, null, [], problems);
        }

        problems.Add(found);
        var texts = textFiles.Select(text => ParsedText.Read(text.Language, text.File, ProblemsOf(text.File.Path))).OfType<ParsedText>().ToList();
        if (texts.Count == Language.All.Count)
        {
            problems.Add(texts[1].CompareWith(texts[0]));
        }

        return new ParsedPage(path, hash, settings, texts, problems);
    }

    /// <summary>Checks the paths that page.yml names, and that no alias hides a page or another alias.</summary>
    /// <param name="load">Knows all pages.</param>
    /// <param name="aliases">Aliases of the pages before this one.</param>
    /// <param name="found">Where to report.</param>
    public void CheckPaths(ContentLoad load, ISet<string> aliases, ProblemList found)
    {
        foreach (var related in Settings.Related.Where(related => load.CurrentPathOf(related) == path || !load.Pages.Contains(load.CurrentPathOf(related))))
        {
            found.Add(Settings.RelatedLine, "broken-link.key", "related", "/" + related, Nearest.Hint("/" + related, load.Pages.Select(page => "/" + page)));
        }

        foreach (var alias in Settings.Aliases.Where(alias => load.Pages.Contains(alias) || !aliases.Add(alias)))
        {
            found.Add(Settings.AliasesLine, "alias-taken", alias);
        }

        foreach (var anchor in Settings.Drawings.Keys.Where(anchor => texts.All(text => text.Headings.All(heading => heading.Anchor != anchor))))
        {
            found.Add(Settings.DrawingsLine, "drawing-anchor", anchor, Nearest.Hint(anchor, texts[0].Headings.Select(heading => heading.Anchor)));
        }

        if (Settings.Part is not null && path.Contains('/', StringComparison.Ordinal))
        {
            found.Add(Settings.PartLine, "part-below", path);
        }

        var parent = path.Contains('/', StringComparison.Ordinal) ? path[..path.LastIndexOf('/')] : null;
        if (parent is not null && !load.Pages.Contains(parent))
        {
            found.Add(1, "parent-missing", parent);
        }
    }
}

/// <summary>One language of a page that has been read.</summary>
internal sealed class ParsedText
{
    /// <summary>Begin of an address that means a contact.</summary>
    public const string ContactScheme = "contact:";

    /// <summary>Begin of an address that means an act.</summary>
    public const string LawScheme = "law:";

    /// <summary>Begin of an address that means a figure.</summary>
    public const string FigureScheme = "stat:";

    private readonly FrontMatter matter;
    private readonly TreeValidator checker;
    private readonly ProblemList problems;
    private MarkdownDocument? tree;

    private ParsedText(Language language, FrontMatter matter, TextHead head, MarkdownDocument tree, TreeValidator checker, ProblemList problems)
    {
        Language = language;
        Head = head;
        this.matter = matter;
        this.tree = tree;
        var (pictures, links) = (AddressesIn(tree, areImages: true), AddressesIn(tree, areImages: false));
        Media = pictures.FindAll(MediaName.IsUrl);
        Links = links.FindAll(url => url.StartsWith('/'));
        Facts = links.FindAll(url => url.StartsWith(ContactScheme, StringComparison.Ordinal) || url.StartsWith(LawScheme, StringComparison.Ordinal));
        ShowsPictures = pictures.Count > Media.Count;
        ShowsFigures = links.Exists(url => url.StartsWith(FigureScheme, StringComparison.Ordinal)) || tree.Descendants<CustomContainer>().Any(block => ContentBlock.From(block).Name == ContentBlock.Stat);
        LongSentences = [.. LongSentence.In(tree).Select(sentence => sentence with { Line = sentence.Line + matter.BodyLine })];
        this.checker = checker;
        this.problems = problems;
    }

    public Language Language { get; }

    public TextHead Head { get; }

    public IReadOnlyList<Heading> Headings => checker.Headings;

    public IReadOnlySet<string> Anchors => checker.Anchors;

    /// <summary>Addresses of the uploaded pictures that it shows, also of ones that are not there.</summary>
    public IReadOnlyList<string> Media { get; }

    /// <summary>Addresses of the portal's pages and screens that it names, also of ones that are not there.</summary>
    public IReadOnlyList<string> Links { get; }

    /// <summary>Contacts and acts that it names, as they are written, also ones that are not there.</summary>
    public IReadOnlyList<string> Facts { get; }

    /// <summary>Whether it shows pictures of its folder.</summary>
    public bool ShowsPictures { get; }

    /// <summary>Whether it may show figures of surveys: in its lines, or in a block.</summary>
    public bool ShowsFigures { get; }

    /// <summary>Sentences that would be known again elsewhere, with their lines of the file.</summary>
    public IReadOnlyList<LongSentence> LongSentences { get; }

    /// <summary>Whether nothing is wrong with it by itself.</summary>
    public bool IsSound => problems.Problems.Count == 0;

    /// <summary>Line of the file on which the text begins.</summary>
    public int BodyLine => matter.BodyLine;

    /// <summary>Reads a text.</summary>
    /// <param name="language">Its language.</param>
    /// <param name="file">Its file.</param>
    /// <param name="problems">Problems of the file.</param>
    /// <param name="rules">What sets it apart from a page's text; null for nothing.</param>
    public static ParsedText? Read(Language language, ContentFile file, ProblemList problems, TextRules? rules = null)
    {
        rules ??= TextRules.OfPages;
        if (FrontMatter.Split(file, problems, rules.MaxKilobytes) is not { } matter
            || TextHead.Read(matter, problems, rules.HasPoster) is not { } head
            || !BlockFences.AreClosed(matter, problems)
            || MarkdownParser.Parse(matter, problems) is not { } tree)
        {
            return null;
        }

        var checker = new TreeValidator(language, matter.BodyLine, problems, rules);
        checker.Validate(tree);
        CheckMediaAddresses(tree, matter, problems);
        return new ParsedText(language, matter, head, tree, checker, problems);
    }

    /// <summary>
    /// A tree of the text that belongs to the caller, who may change it. The first one is that of reading; further ones
    /// are parsed again, since trees take far more memory than the texts.
    /// </summary>
    public MarkdownDocument TakeTree() => Interlocked.Exchange(ref tree, null) ?? MarkdownParser.Parse(matter, problems.Empty())!;

    /// <summary>Reads something of the tree, without changing it.</summary>
    public T Inspect<T>(Func<MarkdownDocument, T> read) => read(tree ??= MarkdownParser.Parse(matter, problems.Empty())!);

    /// <summary>A list for further problems of the file.</summary>
    public ProblemList NewProblems() => problems.Empty();

    /// <summary>The first place where this text's skeleton differs from the other language's.</summary>
    public ProblemList CompareWith(ParsedText first)
    {
        var found = NewProblems();
        Head.CompareWith(first.Head, found);
        var (mine, theirs) = (checker.Structure, first.checker.Structure);
        for (var i = 0; i < Math.Max(mine.Count, theirs.Count); i++)
        {
            var (my, their) = (mine.ElementAtOrDefault(i), theirs.ElementAtOrDefault(i));
            if (my?.Matches(their) != true)
            {
                found.Add(my?.Line ?? (mine.Count > 0 ? mine[^1].Line : BodyLine), Difference(mine.Skip(i), theirs.Skip(i), first.problems.File));
                break;
            }
        }

        return found;
    }

    // Whoever takes a picture away is told of its uses by the letters of the texts; "&#47;" would hide one.
    private static void CheckMediaAddresses(MarkdownDocument tree, FrontMatter matter, ProblemList problems)
    {
        var written = MediaName.UrlsIn(matter.Body).ToHashSet(StringComparer.Ordinal);
        foreach (var link in tree.Descendants<LinkInline>().Where(link => link.IsImage))
        {
            if (AddressOf(link) is var url && MediaName.TryParseUrl(url, out _) && !written.Contains(url))
            {
                problems.Add(matter.BodyLine + link.Line, "media-written", url);
            }
        }
    }

    private static List<string> AddressesIn(MarkdownDocument tree, bool areImages) =>
        [.. tree.Descendants<LinkInline>().Where(link => link.IsImage == areImages).Select(AddressOf)];

    private static string AddressOf(LinkInline link) => link.GetDynamicUrl?.Invoke() ?? link.Url ?? "";

    // What one text has and the other lacks is the cause; what follows only has moved.
    private static ProblemText Difference(IEnumerable<StructureItem> mine, IEnumerable<StructureItem> theirs, string file)
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
}
