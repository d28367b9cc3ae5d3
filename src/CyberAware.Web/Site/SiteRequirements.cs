using CyberAware.Core.Charts;
using CyberAware.Core.Documents;
using CyberAware.Core.Library;
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
    public const string Settings = "settings";
    public const string Statistics = StatisticsPaths.Section;
    public const string Quizzes = Web.Links.QuizPaths.Section;

    /// <summary>Anchor of the privacy page to which each quiz links.</summary>
    public const string QuizPrivacy = "quizzes";

    /// <summary>Anchor of the privacy page to which each letter links.</summary>
    public const string LetterPrivacy = "letters";

    /// <summary>The survey whose figures the home page shows.</summary>
    public const string Survey = "awareness";

    /// <summary>The number that the home page shows: money that was sent off is stopped within minutes or not at all.</summary>
    public const string Hotline = "police";

    /// <summary>Where weaknesses of the portal are reported (security.txt).</summary>
    public const string SecurityContact = "kz-cert-email";

    /// <summary>The decision helpers that the home page leads to: is it a scam, it has already happened.</summary>
    public static readonly IReadOnlyList<string> UrgentAdvisors = ["scam", "happened"];

    /// <summary>Whom to call at once, offered at every step of a decision helper: the police, the reader's bank, and whoever can tell a call in the National Bank's name.</summary>
    public static readonly IReadOnlyList<string> EmergencyContacts = ["police", "bank", "national-bank"];

    /// <summary>Pages that the portal's screens show or link to.</summary>
    internal static readonly string[] Documents = [About, Advisors, Alerts, Corrections, Guide, Help, Privacy, Quizzes, Settings, Statistics];

    private static readonly string[] Contacts = [Hotline, SecurityContact, .. EmergencyContacts];

    private static readonly string[] PrivacyAnchors = [QuizPrivacy, LetterPrivacy];

    /// <summary>Loads content and checks what the loader, which knows no particular page, can't.</summary>
    /// <param name="folder">The content folder.</param>
    public static ContentResult Load(string folder) => Check(ContentLoader.Load(ContentFile.ReadFolder(folder)));

    /// <summary>The same, with what an editor would mark in the texts.</summary>
    /// <param name="folder">The content folder.</param>
    /// <param name="strings">Interface strings to look at too.</param>
    public static ContentResult LoadForEditors(string folder, IReadOnlyList<ContentFile> strings)
    {
        var files = ContentFile.ReadFolder(folder);
        var result = Check(ContentLoader.Load(files));
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
            .. Contacts.Where(id => !library.Contacts.ContainsKey(id))
                .Select(id => Problem("site/contacts.yml", "required.contact", id)),
            .. library.Surveys.ContainsKey(Survey) ? Array.Empty<ContentProblem>() : [Problem($"surveys/{Survey}/survey.yml", "required.survey", Survey)],
            .. library.Pages.Where(page => ReservedPaths.Contains(page.Path))
                .Select(page => Problem($"{page.Path}/page.yml", "reserved-address", page.Path)),
            .. library.Pages.SelectMany(page => page.Settings.Aliases.Where(ReservedPaths.Contains)
                .Select(alias => Problem($"{page.Path}/page.yml", "reserved-address", alias))),
        ];
        return missing.Count == 0 ? result : new ContentResult(null, [.. result.Problems, .. missing]);
    }

    private static ContentProblem Problem(string file, string key, params object[] arguments) => new(file, 1, new ProblemText(key, arguments));
}
