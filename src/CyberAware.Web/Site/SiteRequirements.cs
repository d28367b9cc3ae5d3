using CyberAware.Core;
using CyberAware.Core.Charts;
using CyberAware.Core.Documents;
using CyberAware.Core.Library;
using CyberAware.Core.Site;
using CyberAware.Core.Wording;

namespace CyberAware.Web.Site;

/// <summary>What the portal's own pages take for granted of the content: without it they could not be drawn.</summary>
public static class SiteRequirements
{
    public const string About = "about";
    public const string Advisors = Web.Links.CheckPaths.Section;
    public const string Alerts = Core.Alerts.Alert.Section;
    public const string Corrections = "corrections";
    public const string Fraud = "fraud";
    public const string Guide = "guide";
    public const string Help = "help";
    public const string Privacy = "privacy";
    public const string Schools = Web.Links.SchoolPaths.Section;
    public const string Settings = "settings";
    public const string Statistics = StatisticsPaths.Section;
    public const string Quizzes = Web.Links.QuizPaths.Section;

    /// <summary>Anchor of the privacy page to which each quiz links.</summary>
    public const string QuizPrivacy = "quizzes";

    /// <summary>Anchor of the privacy page to which each letter links.</summary>
    public const string LetterPrivacy = "letters";

    /// <summary>Anchor of the privacy page that tells how to erase what a browser remembers; not required, edited texts may lack it.</summary>
    public const string HistoryPrivacy = "history";

    /// <summary>The survey whose figures the home page shows.</summary>
    public const string Survey = "awareness";

    /// <summary>Where weaknesses of the portal are reported (security.txt).</summary>
    public const string SecurityContact = "kz-cert-email";

    /// <summary>Pages that the portal's screens show or link to.</summary>
    internal static readonly string[] Documents = [About, Advisors, Alerts, Corrections, Guide, Help, Privacy, Quizzes, Schools, Settings, Statistics];

    private static readonly string[] PrivacyAnchors = [QuizPrivacy, LetterPrivacy];

    /// <summary>Loads content and checks what the loader, which knows no particular page, can't.</summary>
    /// <param name="folder">The content folder.</param>
    public static ContentResult Load(string folder) => Check(ContentLoader.Load(ContentFile.ReadFolder(folder), media: new MediaFolder(folder).ReadSizes()));

    /// <summary>The same, with what an editor would mark in the texts.</summary>
    /// <param name="files">All files of the content.</param>
    /// <param name="strings">Interface strings to look at too.</param>
    /// <param name="media">Uploaded pictures that texts can show; null: none.</param>
    public static ContentResult LoadForEditors(
        IReadOnlyList<ContentFile> files, IReadOnlyList<ContentFile> strings, IReadOnlyDictionary<MediaName, MediaSize>? media = null)
    {
        var result = Check(ContentLoader.Load(files, media: media));
        return result with { Problems = [.. result.Problems, .. WordingCheck.Run(files, strings, result.Library)] };
    }

    /// <summary>Adds what the portal's screens need of content that has been loaded.</summary>
    public static ContentResult Check(ContentResult result)
    {
        if (result.Library is not { } library)
        {
            return result;
        }

        List<ContentProblem> missing =
        [
            .. Documents.Where(path => library.Find(path) is null)
                .Select(path => Problem($"{path}/page.yml", "required.page", path)),
            .. library.Find(Privacy) is { } privacy
                ? from text in privacy.Texts
                  from anchor in PrivacyAnchors
                  where !text.Value.Anchors.Contains(anchor)
                  select Problem($"{Privacy}/{text.Key}.md", "required.anchor", Privacy, anchor)
                : [],
            .. library.Contacts.ContainsKey(SecurityContact) ? Array.Empty<ContentProblem>() : [Problem("site/contacts.yml", "required.contact", SecurityContact)],
            .. library.Settings != SiteSettings.None ? Array.Empty<ContentProblem>() : [Problem(SiteSettings.File, "required.settings", SiteSettings.File)],
            .. library.Surveys.ContainsKey(Survey) ? Array.Empty<ContentProblem>() : [Problem($"surveys/{Survey}/survey.yml", "required.survey", Survey)],
            .. library.Pages.Where(page => ReservedPaths.Contains(page.Path))
                .Select(page => Problem($"{page.Path}/page.yml", "reserved-address", page.Path)),
            .. library.Pages.SelectMany(page => page.Settings.Aliases.Where(ReservedPaths.Contains)
                .Select(alias => Problem($"{page.Path}/page.yml", "reserved-address", alias))),
            .. SharedCodes(PrintedPage.In(library, library.Alerts), ShortCode.For),
        ];
        return missing.Count == 0 ? result : new ContentResult(null, [.. result.Problems, .. missing]);
    }

    /// <summary>A problem for each two addresses that would have the same short one.</summary>
    internal static IEnumerable<ContentProblem> SharedCodes(IEnumerable<PrintedPage> pages, Func<string, string> codeFor) =>
        PrintedPage.Collisions(pages, codeFor).Select(pair => Problem(
            pair.Second.Texts[0] is { Group: TextGroup.Pages or TextGroup.Lessons } text ? $"{text.Document}/{(text.Group == TextGroup.Pages ? "page" : "lesson")}.yml" : $"{pair.Second.Texts[0].Document}/{Language.Kazakh}.md",
            "short-code-taken", pair.FirstPath, pair.SecondPath, codeFor(pair.SecondPath)));

    private static ContentProblem Problem(string file, string key, params object[] arguments) => new(file, 1, new ProblemText(key, arguments));
}
