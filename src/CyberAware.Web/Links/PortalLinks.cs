using System.Globalization;
using CyberAware.Core;
using CyberAware.Core.Actions;
using CyberAware.Core.Advisors;
using CyberAware.Core.Alerts;
using CyberAware.Core.Documents;
using CyberAware.Core.Letters;
using CyberAware.Core.Pages;
using CyberAware.Core.Quizzes;
using CyberAware.Web.Configuration;
using Microsoft.Extensions.Options;

namespace CyberAware.Web.Links;

/// <summary>Makes every internal address, always with its language.</summary>
public sealed class PortalLinks(IOptions<PortalSettings> settings)
{
    /// <summary>A page without any connection to the portal: the weather.</summary>
    public const string QuickExit = "https://www.kazhydromet.kz/";

    /// <summary>Path of the page that stands in for a page without a connection.</summary>
    public const string OfflinePath = "offline";

    /// <summary>The guide as one booklet, after the language.</summary>
    public const string BookletPath = "guide/print";

    private readonly string origin = settings.Value.PublicOrigin!;

    public string Home(Language language) => $"/{language}";

    /// <summary>Address of a document by its path, such as <c>guide/passwords</c>.</summary>
    public string Page(Language language, string path) =>
        path is "" or ContentPath.Home ? Home(language) : $"/{language}/{path}";

    public string Page(Language language, ContentPage page) => Page(language, page.Path);

    /// <summary>Address of a heading on a document's page.</summary>
    public string Anchor(Language language, string path, string anchor) => $"{Page(language, path)}#{anchor}";

    /// <summary>What a service worker shows when there is no connection and no copy.</summary>
    public string Offline(Language language) => Page(language, OfflinePath);

    /// <summary>A quiz, and where its form is sent.</summary>
    public string Quiz(Language language, Quiz quiz) => Page(language, QuizPaths.For(quiz));

    /// <summary>A quiz's questions as a file: <see cref="QuizPaths.Gift"/> or <see cref="QuizPaths.MoodleXml"/>.</summary>
    public string QuizFile(Language language, Quiz quiz, string file) => $"{Quiz(language, quiz)}/{file}";

    /// <summary>What came out of a quiz, made of the answers alone.</summary>
    /// <param name="language">Language of the page.</param>
    /// <param name="quiz">The quiz.</param>
    /// <param name="answers">The answer string.</param>
    /// <param name="counted">Whether the page leaves out that the attempt was not counted.</param>
    public string QuizResult(Language language, Quiz quiz, string answers, bool counted = true) =>
        $"{Quiz(language, quiz)}/result?a={answers}{(counted ? "" : "&counted=no")}";

    /// <summary>The last step of a form without script.</summary>
    public string QuizFinish(Language language, Quiz quiz, string answers, Guid id) => $"{Quiz(language, quiz)}/finish?a={answers}&id={id}";

    /// <summary>The parallel questions of some topics, or of all.</summary>
    public string Refresher(Language language, Quiz quiz, IEnumerable<string> topics) =>
        $"{Quiz(language, quiz)}/refresher{(QuizTopic.Code(topics) is { Length: > 0 } code ? "?t=" + code : "")}";

    /// <summary>What came out of a refresher.</summary>
    public string RefresherResult(Language language, Quiz quiz, IReadOnlyCollection<string> topics, string answers) =>
        $"{Quiz(language, quiz)}/refresher/result?{(topics.Count > 0 ? $"t={QuizTopic.Code(topics)}&" : "")}a={answers}";

    /// <summary>A quiz for a class that raises its hands.</summary>
    public string QuizClass(Language language, Quiz quiz) => Page(language, QuizPaths.ForClass(quiz));

    /// <summary>One step of a class without script.</summary>
    /// <param name="language">Language of the page.</param>
    /// <param name="quiz">The quiz.</param>
    /// <param name="run">Id of the run.</param>
    /// <param name="counts">The hands so far.</param>
    /// <param name="question">Number of the question, from 1.</param>
    /// <param name="isShown">Whether its answers are shown, not asked.</param>
    public string QuizClassQuestion(Language language, Quiz quiz, Guid run, ClassCounts counts, int question, bool isShown = false) =>
        $"{QuizClass(language, quiz)}/question?{RunOf(run, counts)}&{QuizPaths.QuestionParameter}={question.ToString(CultureInfo.InvariantCulture)}{(isShown ? $"&{QuizPaths.ShownParameter}=yes" : "")}";

    /// <summary>What came out of a class's run, and where its counts are handed in.</summary>
    /// <param name="language">Language of the page.</param>
    /// <param name="quiz">The quiz.</param>
    /// <param name="run">Id of the run.</param>
    /// <param name="counts">The hands.</param>
    /// <param name="handedIn">What became of them in the statistics; null when they were not handed in.</param>
    public string QuizClassTotal(Language language, Quiz quiz, Guid run, ClassCounts counts, string? handedIn = null) =>
        $"{QuizClassTotal(language, quiz)}?{RunOf(run, counts)}{(handedIn is null ? "" : $"&{QuizPaths.HandedInParameter}={handedIn}")}";

    /// <summary>Where a class's counts are handed in.</summary>
    public string QuizClassTotal(Language language, Quiz quiz) => $"{QuizClass(language, quiz)}/total";

    private static string RunOf(Guid run, ClassCounts counts) => $"{QuizPaths.RunParameter}={run}&{QuizPaths.CountsParameter}={ClassCode.Encode(counts)}";

    /// <summary>A calendar's entry that leads to the refresher of what was missed.</summary>
    public string Reminder(Language language, Quiz quiz, string answers) => $"{Quiz(language, quiz)}/reminder.ics?a={answers}";

    /// <summary>The page and heading that say how to do something; null when there is only a contact.</summary>
    public string? Action(Language language, RecommendedAction action) =>
        action.Path is null ? null : action.Anchor is null ? Page(language, action.Path) : Anchor(language, action.Path, action.Anchor);

    /// <summary>What comes after some answers to a decision helper: the next question, or the result.</summary>
    public string AdvisorStep(Language language, Advisor advisor, IEnumerable<string> options) => Page(language, CheckPaths.For(advisor, options));

    /// <summary>What a result asks to be done later, for a calendar.</summary>
    public string AdvisorPlan(Language language, Advisor advisor, IEnumerable<string> options) =>
        $"{Page(language, CheckPaths.For(advisor))}/plan.ics?{CheckPaths.AnswersParameter}={string.Join('.', options)}";

    /// <summary>A letter's form, and where the form is sent.</summary>
    public string Letter(Language language, Letter letter) => Page(language, LetterPaths.For(letter));

    /// <summary>The helper that chooses a letter.</summary>
    public string LetterHelper(Language language) => Page(language, LetterPaths.Helper);

    /// <summary>The search page, without or with what to look for.</summary>
    /// <param name="language">Language of the page.</param>
    /// <param name="query">What to look for; null for the empty page.</param>
    /// <param name="isLiteral">Whether to look for the very words.</param>
    public string Search(Language language, string? query = null, bool isLiteral = false) =>
        $"/{language}/search"
        + (query is null ? "" : $"?{SearchPaths.QueryParameter}={Uri.EscapeDataString(query)}")
        + (query is not null && isLiteral ? $"&{SearchPaths.ExactParameter}=1" : "");

    /// <summary>Pages for what is being typed, for the script of the search field.</summary>
    public string SearchSuggestions(Language language) => $"{Search(language)}/suggestions";

    /// <summary>Search as open data.</summary>
    public string SearchJson(Language language, string query) =>
        $"/api/v1/search?{SearchPaths.QueryParameter}={Uri.EscapeDataString(query)}&{ApiPaths.LanguageParameter}={language}";

    /// <summary>A chart as a picture that stands alone.</summary>
    public string ChartPicture(Language language, string path) => $"{Page(language, path)}.svg";

    /// <summary>A chart as a picture of 1200 by 630 pixels.</summary>
    public string ChartPng(Language language, string path) => Page(language, path) + CardPaths.Ending;

    /// <summary>A result as a picture that says nothing of who took the quiz.</summary>
    public string ResultPicture(Language language, Quiz quiz, QuizVerdict verdict) => $"{CardPaths.Root}/{language}/{CardPaths.Result(quiz, verdict)}{CardPaths.Ending}";

    /// <summary>A warning.</summary>
    public string Alert(Language language, Alert alert) => Page(language, alert.Page.Path);

    /// <summary>Where a decision helper says what to do about a warning; null when the warning names none.</summary>
    public string? AlertAdvice(Language language, Alert alert) =>
        alert.Advice is { } advice ? Anchor(language, CheckPaths.Whole(advice.Advisor), advice.Outcome) : null;

    /// <summary>The warnings that count, as an Atom feed.</summary>
    public string AlertFeed(Language language) => Page(language, AlertPaths.Feed);

    /// <summary>The list of warnings as open data.</summary>
    public string AlertList(Language language) => $"{AlertPaths.Api}?{ApiPaths.LanguageParameter}={language}";

    /// <summary>A warning as open data.</summary>
    public string AlertJson(Language language, Alert alert) => $"{AlertPaths.Api}/{alert.Slug}?{ApiPaths.LanguageParameter}={language}";

    /// <summary>A warning as a message of the Common Alerting Protocol.</summary>
    public string AlertCap(Alert alert) => $"{AlertPaths.Api}/{alert.Slug}.cap";

    /// <summary>Name of the portal among others, by which feeds and messages are known for ever.</summary>
    public string HostName => new Uri(origin).Host;

    /// <summary>A picture that stands for a page where it is shared.</summary>
    /// <param name="language">Its language.</param>
    /// <param name="file">The page's path with the ending of the picture's form.</param>
    /// <param name="version">What changes with the picture.</param>
    public string Card(Language language, string file, string version) => $"{CardPaths.Root}/{language}/{file}?{CardPaths.VersionParameter}={version}";

    /// <summary>The light view of a page for the frames of other sites.</summary>
    /// <param name="language">Language of the page.</param>
    /// <param name="path">Path of the page after the language.</param>
    public string Embed(Language language, string path) => $"{EmbedPaths.Root}/{language}/{path}";

    /// <summary>What oEmbed says of a page.</summary>
    public string OEmbed(Language language, string path) => $"{EmbedPaths.OEmbed}?url={Uri.EscapeDataString(AbsolutePage(language, path))}";

    /// <summary>The internal address in a full one; null when it is of another site.</summary>
    /// <param name="url">What somebody sent.</param>
    public string? Local(string url) =>
        url.StartsWith(origin, StringComparison.OrdinalIgnoreCase) && url.Length > origin.Length && url[origin.Length] == '/' ? url[origin.Length..] : null;

    /// <summary>The list of surveys as open data.</summary>
    public string SurveyList => "/api/v1/surveys";

    /// <summary>A survey's figures as JSON.</summary>
    public string SurveyJson(string survey) => $"{SurveyList}/{survey}";

    /// <summary>A survey's figures as a table.</summary>
    public string SurveyCsv(string survey, Language language) => $"{SurveyList}/{survey}.csv?lang={language}";

    /// <summary>The list of quizzes as open data.</summary>
    public string QuizList => "/api/v1/quizzes";

    /// <summary>Where a quiz gets its id and the token of its start.</summary>
    public string QuizStarts(string quiz) => $"{QuizList}/{quiz}/starts";

    /// <summary>Where a finished quiz is sent.</summary>
    public string QuizAttempts(string quiz) => $"{QuizList}/{quiz}/attempts";

    /// <summary>A quiz's figures as JSON.</summary>
    public string QuizFigures(string quiz) => $"{QuizList}/{quiz}/statistics";

    /// <summary>The figures of all quizzes as a table.</summary>
    public string QuizCsv(Language language) => $"{QuizList}/statistics.csv?lang={language}";

    /// <summary>The description of the open data's interface.</summary>
    public string OpenApi => "/openapi/v1.json";

    /// <summary>What a paper carries of a page.</summary>
    /// <param name="code">The page's code.</param>
    /// <param name="version">Which version the paper shows; null for one that says nothing of it.</param>
    public ShortLink ShortLink(string code, string? version)
    {
        var address = Absolute(ShortPaths.For(code));
        return new ShortLink(address, version is null ? address : $"{address}?{ShortPaths.VersionParameter}={version}");
    }

    /// <summary>What tells the reader of a paper what has changed since.</summary>
    public string Paper(Language language, string code, string version) =>
        $"{Page(language, ShortPaths.PathFor(code))}?{ShortPaths.VersionParameter}={version}";

    /// <summary>Full public address of an internal one.</summary>
    public string Absolute(string address) => origin + address;

    /// <summary>Full public address of a document.</summary>
    public string AbsolutePage(Language language, string path) => Absolute(Page(language, path));
}

/// <summary>The short address of a page.</summary>
/// <param name="Address">Full address, to be typed.</param>
/// <param name="Printed">Full address with the version, for the code that is scanned.</param>
public sealed record ShortLink(string Address, string Printed);
