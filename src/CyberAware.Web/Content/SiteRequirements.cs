using CyberAware.Core;
using CyberAware.Core.Content;

namespace CyberAware.Web.Content;

/// <summary>What the portal's own pages take for granted of the content: without it they could not be drawn.</summary>
public static class SiteRequirements
{
    public const string About = "about";
    public const string Corrections = "corrections";
    public const string Guide = "guide";
    public const string Help = "help";
    public const string Privacy = "privacy";
    public const string Settings = "settings";
    public const string Statistics = Web.Statistics.StatisticsCharts.Section;
    public const string Quizzes = Web.Quizzes.QuizPaths.Section;

    /// <summary>The survey whose figures the home page shows.</summary>
    public const string Survey = "awareness";

    /// <summary>The service whose number the home page shows.</summary>
    public const string Hotline = "kz-cert-short";

    /// <summary>Where weaknesses of the portal are reported (security.txt).</summary>
    public const string SecurityContact = "kz-cert-email";

    private static readonly string[] Documents = [About, Corrections, Guide, Help, Privacy, Quizzes, Settings, Statistics];
    /// <summary>The part of the privacy page that every quiz refers to.</summary>
    public const string QuizPrivacy = "quizzes";

    private static readonly string[] Contacts = [Hotline, SecurityContact];

    /// <summary>Loads content and checks what the loader, which knows no particular page, can't.</summary>
    public static ContentResult Load(string folder)
    {
        var result = ContentLoader.Load(ContentFile.ReadFolder(folder));
        if (result.Library is not { } library)
        {
            return result;
        }

        List<ContentProblem> problems =
        [
            .. Documents.Where(path => library.Find(path) is null)
                .Select(path => new ContentProblem($"{path}/page.yml", 1, "required", $"The portal needs the page '{path}'.")),
            .. Contacts.Where(id => !library.Contacts.ContainsKey(id))
                .Select(id => new ContentProblem("site/contacts.yml", 1, "required", $"The portal needs the contact '{id}'.")),
        ];
        problems.AddRange(Language.All
            .Where(language => library.Find(Privacy) is { } privacy && !privacy[language].Anchors.Contains(QuizPrivacy))
            .Select(language => new ContentProblem($"{Privacy}/{language}.md", 1, "required", $"The portal needs the heading '{{#{QuizPrivacy}}}' on this page.")));
        if (!library.Surveys.ContainsKey(Survey))
        {
            problems.Add(new ContentProblem($"surveys/{Survey}/survey.yml", 1, "required", $"The portal needs the survey '{Survey}'."));
        }

        return problems.Count == 0 ? result : new ContentResult(null, problems);
    }
}
