using CyberAware.Core.Alerts;
using CyberAware.Core.Charts;
using CyberAware.Core.Documents;
using CyberAware.Core.Pages;
using CyberAware.Web.Links;
using CyberAware.Web.Site;

namespace CyberAware.Web.Embeds;

/// <summary>Which pages other sites can show, and what of them. The pages, oEmbed and the offer of the code ask here.</summary>
public static class EmbedTargets
{
    // Of a long text a frame shows the beginning, and the reader scrolls.
    private const int TextHeight = 560;
    private const int QuizHeight = 620;
    private const int ChartHeight = 600;
    private const int AlertsHeight = 360;
    private const int CardHeight = 260;

    /// <summary>The page of a path; null when there is none, or none that can be shown in a frame.</summary>
    /// <param name="snapshot">What is public.</param>
    /// <param name="path">Path after the language, such as <c>guide/passwords</c>.</param>
    public static EmbedTarget? Find(PortalSnapshot snapshot, string path)
    {
        var library = snapshot.Library;
        return path.Split('/') switch
        {
            [ContentPath.Home] or [""] or [SiteRequirements.Settings] => null,
            [Alert.Section] when library.Find(path) is { } page => Document(page) with { Subject = new AlertWidget(), Height = AlertsHeight },
            [Alert.Section, var slug] => snapshot.Alerts.Find(slug) is { } alert ? Document(alert.Page) with { Subject = alert } : null,
            [SchoolPaths.Section, var slug] when library.FindLesson(slug) is { } lesson =>
                new(path, lesson, TextHeight, language => new(lesson[language].Title, lesson[language].Summary, lesson[language].Updated)),
            [QuizPaths.Section, var slug] when library.FindQuiz(slug) is { } quiz =>
                new(path, quiz, QuizHeight, language => new(quiz[language].Title, quiz[language].Intro, quiz[language].Updated)),
            [StatisticsPaths.Section, var id] when snapshot.Charts.Find(id) is { } chart =>
                new(path, chart, ChartHeight, language => new(chart.Title(language), chart.Summary(language))),
            [CheckPaths.Section, var slug] when library.FindAdvisor(slug) is { } advisor =>
                new(path, null, CardHeight, language => new(advisor[language].Title, advisor[language].Summary, advisor[language].Updated)),
            [LetterPaths.Section, var slug] when library.FindLetter(slug) is { } letter =>
                new(path, null, CardHeight, language => new(letter[language].Title, letter[language].Summary, letter[language].Updated)),
            _ when path == AssessmentPaths.Form && library.Assessment is { } assessment =>
                new(path, null, CardHeight, language => new(assessment[language].Title, assessment[language].Summary, assessment[language].Updated)),
            _ => library.Find(path) is { } page ? Document(page) : null,
        };
    }

    /// <summary>The page of an address that it has or had, a short one too.</summary>
    /// <param name="snapshot">What is public.</param>
    /// <param name="path">What follows the language: <c>guide/passwords</c>, <c>schools/old-name</c>, <c>l/6qzwrj</c>.</param>
    public static EmbedTarget? FindEver(PortalSnapshot snapshot, string path)
    {
        // Which version a paper shows doesn't matter: a frame shows the current one.
        var named = ShortPaths.CodeIn(path) is { } code ? snapshot.ShortLinks.Find(code, null, default)?.Page.Path : path;
        return named is null ? null : Find(snapshot, snapshot.Library.CurrentPathOf(named) ?? named);
    }

    private static EmbedTarget Document(ContentPage page) =>
        new(page.Path, page, TextHeight, language => new(page[language].Title, page[language].Summary, page[language].Updated));
}
