using CyberAware.Core.Documents;
using CyberAware.Core.References;
using CyberAware.Core.Surveys;

namespace CyberAware.Core.Pages;

/// <summary>Reads the pages, each of which is a folder. It owns all files, so it stands last in the list and gets what no other kind owns.</summary>
/// <param name="pictures">Pictures that texts can show.</param>
/// <param name="surveys">Surveys whose figures texts can show.</param>
/// <param name="contacts">Contacts that texts can name.</param>
/// <param name="laws">Acts that texts can name.</param>
internal sealed class PageReader(PictureReader pictures, SurveyReader surveys, ContactReader contacts, LawReader laws) : ContentReader
{
    private const string Settings = "page.yml";

    private readonly List<ParsedPage> parsed = [];
    private List<PageRendering> renderings = [];
    private LinkTargets? madeTargets;

    /// <summary>What every page that could be read says of itself, by its path.</summary>
    public IEnumerable<(string Path, PageSettings Settings)> AllSettings => parsed.Select(page => (page.Path, page.Settings));

    /// <summary>Every text that could be read, with the path of its page.</summary>
    public IEnumerable<(string Path, ParsedText Text)> AllTexts => parsed.SelectMany(page => page.Texts.Select(text => (page.Path, text)));

    public override bool Owns(string path) => true;

    public override bool Knows(string path) => path.Split('/') is [_, .., Settings or "kk.md" or "ru.md"];

    public override void Read(IReadOnlyList<ContentFile> files, ContentLoad load)
    {
        load.Pages.UnionWith(files.Select(file => file.Path).Where(Knows).Select(path => path[..path.LastIndexOf('/')]));
        if (!load.Pages.Contains(ContentPath.Home))
        {
            load.Require(ContentPath.Home, Settings);
        }

        parsed.AddRange(load.Pages.Order(StringComparer.Ordinal).Select(folder => ReadPage(folder, load)).OfType<ParsedPage>());
        load.Unreadable.UnionWith(load.Pages.Except(parsed.Select(page => page.Path)));
        foreach (var (alias, page) in parsed.SelectMany(page => page.Settings.Aliases.Select(alias => (alias, page.Path))))
        {
            load.Moved.TryAdd(alias, page);
        }
    }

    public override void Validate(ContentLoad load)
    {
        var aliases = new HashSet<string>(StringComparer.Ordinal);
        var targets = GetTargets(load);
        renderings = parsed.ConvertAll(page => load.Cache.GetOrMake(page.Path, page.Hash + targets.HashFor(page.Texts), () => new PageRendering(page, targets)));
        load.Report(renderings.SelectMany(page => page.Problems));
        foreach (var page in parsed)
        {
            page.CheckPaths(load, aliases, load.ProblemsOf($"{page.Path}/{Settings}"));
        }
    }

    public override void Build(ContentParts parts) => parts.Add<IReadOnlyList<ContentPage>>(renderings.ConvertAll(page => page.Render()));

    /// <summary>What texts can refer to. Only after all kinds have been read, since it takes from several of them.</summary>
    public LinkTargets GetTargets(ContentLoad load) => madeTargets ??= new LinkTargets(
        Linked(load).ToDictionary(address => address.Path, address => address.Anchors, StringComparer.Ordinal),
        pictures.Pictures, surveys.Surveys, contacts.Facts, laws.Facts, load.Unreadable, load.Media, HashesOf(load));

    // A page comes before a screen of the same address. The address of a page that has moved still leads to it.
    private IEnumerable<(string Path, IReadOnlySet<string> Anchors)> Linked(ContentLoad load) =>
        parsed.Select(page => (page.Path, page.Anchors))
            .Concat(parsed.SelectMany(page => page.Settings.Aliases.Select(alias => (alias, page.Anchors))))
            .Concat(load.Addresses.OrderBy(address => address.Key, StringComparer.Ordinal).Select(address => (address.Key, address.Value)))
            .DistinctBy(address => address.Item1);

    // Parts of the keys under which renderings are kept, so they must change with all that a text can show.
    private SharedHashes HashesOf(ContentLoad load) => new(
        FilesOf(pictures, load),
        FilesOf(surveys, load) + SurveyHash.Compute(surveys.Surveys.Values));

    private static string FilesOf(ContentReader reader, ContentLoad load) => ContentFile.VersionOf(load.Files.Values.Where(file => reader.Owns(file.Path)));

    private static ParsedPage? ReadPage(string folder, ContentLoad load)
    {
        var settings = ContentPath.IsFolder(folder) ? load.Require(folder, Settings) : null;
        var texts = ContentPath.IsFolder(folder)
            ? Language.All.Select(language => (Language: language, File: load.Require(folder, $"{language}.md")!)).Where(text => text.File is not null).ToList()
            : [];
        var hash = ContentFile.VersionOf(texts.Select(text => text.File).Concat(settings is null ? [] : [settings]));
        var page = load.Cache.GetOrMake(folder, hash, () => ParsedPage.Read(folder, hash, settings, texts));
        load.Report(page.Problems);
        return page.IsWhole ? page : null;
    }
}
