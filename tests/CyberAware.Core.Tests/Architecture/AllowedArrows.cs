namespace CyberAware.Core.Tests.Architecture;

/// <summary>
/// Which folder may use which, bottom first: a folder stands below all that use it. Everybody may use <c>Core</c>, the
/// languages. Adding an arrow is a decision: it belongs into the commit that needs it, and must close no circle.
/// </summary>
public static class AllowedArrows
{
    private const string Table = """
        # Tools that know no feature
        Core/Text                ->
        Core/Documents           ->
        Core/Documents/Yaml      -> Core/Documents
        Core/Documents/Markup    -> Core/Text Core/Documents Core/Documents/Yaml

        # Rows know nothing; the database knows rows only
        Core/Surveys/Storage     ->
        Core/Quizzes/Storage     ->
        Core/Search/Storage      ->
        Core/People/Storage      ->
        Core/Editing/Storage     ->
        Core/Audit/Storage       ->
        Core/Data/Conversions    ->
        Core/Data                -> Core/Data/Conversions Core/Surveys/Storage Core/Quizzes/Storage Core/Search/Storage Core/People/Storage Core/Editing/Storage Core/Audit/Storage
        Core/Data/Configurations -> Core/Data Core/Surveys/Storage Core/Quizzes/Storage Core/Search/Storage Core/People/Storage Core/Editing/Storage Core/Audit/Storage

        # What was done, which every feature tells; people and their credentials
        Core/Audit               -> Core/Data Core/Audit/Storage
        Core/People              -> Core/Data Core/People/Storage Core/Audit

        # Features
        Core/References          -> Core/Text Core/Documents Core/Documents/Yaml
        Core/Surveys             -> Core/Text Core/Documents Core/Documents/Yaml Core/Data Core/Surveys/Storage
        Core/Charts              -> Core/Text Core/Surveys
        Core/Pages               -> Core/Text Core/Documents Core/Documents/Yaml Core/Documents/Markup Core/References Core/Surveys
        Core/Actions             -> Core/Text Core/Documents Core/Documents/Yaml Core/Pages
        Core/Quizzes             -> Core/Text Core/Documents Core/Documents/Yaml Core/Documents/Markup Core/Data Core/Pages Core/Actions
        Core/Advisors            -> Core/Text Core/Documents Core/Documents/Yaml Core/Documents/Markup Core/References Core/Pages Core/Actions
        Core/Alerts              -> Core/Text Core/Documents Core/Documents/Yaml Core/Documents/Markup Core/References Core/Pages Core/Advisors
        Core/Assessments         -> Core/Text Core/Documents Core/Documents/Yaml Core/Documents/Markup Core/References Core/Pages
        Core/Lessons             -> Core/Documents Core/Documents/Yaml Core/Documents/Markup Core/References Core/Pages Core/Quizzes
        Core/Letters             -> Core/Text Core/Documents Core/Documents/Yaml Core/References
        Core/Quizzes/Counting    -> Core/Text Core/Data Core/Quizzes/Storage Core/Quizzes
        Core/Quizzes/Exports     -> Core/Text Core/Documents/Markup Core/Quizzes
        Core/Lessons/Cartridges  -> Core/Documents/Markup
        Core/Site                -> Core/Documents Core/Documents/Yaml Core/Pages
        Core/Search              -> Core/Text Core/Documents Core/Documents/Yaml Core/Data Core/Search/Storage Core/References Core/Pages

        # The only folder that knows every feature, and what looks at all texts
        Core/Library             -> Core/Text Core/Documents Core/References Core/Surveys Core/Pages Core/Actions Core/Quizzes Core/Advisors Core/Assessments Core/Search Core/Alerts Core/Letters Core/Site Core/Lessons
        Core/Quizzes/Publishing  -> Core/Text Core/Data Core/Quizzes/Storage Core/Quizzes Core/Library
        Core/Wording             -> Core/Text Core/Documents Core/Documents/Yaml Core/Pages Core/Actions Core/Search Core/Library

        # The back office
        Core/Editing             -> Core/Documents Core/Data Core/Editing/Storage Core/Documents/Yaml Core/Audit Core/Library Core/Pages Core/People Core/People/Storage Core/Wording
        Core/Editing/Forms       -> Core/Text Core/Documents Core/Documents/Yaml Core/Surveys Core/Pages Core/Quizzes Core/Alerts Core/Actions Core/Advisors Core/Assessments Core/Letters Core/Lessons Core/Editing
        Core/Editing/Media       -> Core/Audit Core/Documents Core/Data Core/People Core/Editing
        Core/Editing/Transfer    -> Core/Audit Core/Data Core/Documents Core/Editing Core/Editing/Storage

        # What every request needs. Links take pages and quizzes themselves, so that nobody builds a path by hand
        Web/Configuration        -> Core/Data
        Web/Links                -> Core/Documents Core/Pages Core/Actions Core/Advisors Core/Quizzes Core/Assessments Core/Library Core/Alerts Core/Letters Core/Lessons Core/Charts Web/Configuration
        Web/Localization         -> Web/Links
        Web/Endpoints            -> Web/Localization
        Web/Logging              -> Web/Links Web/Localization Web/Endpoints
        Web/Security             -> Core/Text Core/Audit Core/Data Core/Editing Core/People Web/Configuration Web/Links Web/Localization Web/Endpoints

        # Signing in, and accounts
        Web/People               -> Core/Data Core/Audit Core/People Core/People/Storage Web/Configuration Web/Links Web/Localization Web/Security

        # What the APIs share, the site, and what runs beside requests
        # The licence of the data stands on a page of the statistics
        Web/Api                  -> Core/Charts Web/Endpoints Web/Links Web/Localization
        Web/Site                 -> Core/Editing Core/Site Core/Documents Core/References Core/Surveys Core/Charts Core/Pages Core/Advisors Core/Lessons Core/Search Core/Library Core/Quizzes/Publishing Core/Wording Core/Alerts Core/Editing/Media
        Web/Site                 -> Web/Configuration Web/Links Web/Localization Web/Logging Web/Endpoints Web/Security Web/Api Web/People
        Web/Services             -> Core/Data Core/Quizzes/Storage Core/Surveys Core/Quizzes Core/Quizzes/Counting Core/Quizzes/Publishing Core/Search Core/Library Core/Editing Core/Editing/Storage Core/Documents Core/Editing/Media
        Web/Services             -> Web/Configuration Web/Security Web/Site Web/Localization
        Web/TagHelpers           -> Core/Documents/Markup Core/Charts Core/Search Web/Site
        Web/Commands             -> Core/Audit Core/Documents Core/Data Core/Quizzes/Counting Core/Advisors Core/Library Core/Text Core/Editing Core/Editing/Transfer Core/People/Storage Core/People
        Web/Commands             -> Web/Configuration Web/Site Web/Links Web/Api/Media

        # Which pages other sites can show, of every feature; the pages offer the code, oEmbed tells it
        Web/Embeds               -> Core/Advisors Core/Alerts Core/Assessments Core/Charts Core/Documents Core/Lessons Core/Letters Core/Library Core/Pages Core/Quizzes Web/Links Web/Site

        # Pictures that stand for pages where they are shared; every page names its own
        Web/Cards                -> Core/Text Core/Charts Core/Quizzes Web/Configuration Web/Endpoints Web/Links Web/Localization Web/Site

        # Pages of editions that are not public
        Web/Previews             -> Core/Charts Core/Documents Core/Library Core/Alerts Core/Pages Core/Editing Web/Configuration Web/Endpoints Web/Links Web/People Web/Site

        # JSON and CSV, feature by feature
        Web/Api/*                -> Core/Text Web/Api Web/Endpoints Web/Links Web/Localization Web/Site Web/Services
        Web/Api/Assessments      -> Core/Assessments Core/Library
        Web/Api/Advisors         -> Core/Library Core/Actions Core/Advisors
        Web/Api/Alerts           -> Core/Alerts
        Web/Api/Audit            -> Core/Audit Core/Audit/Storage Core/Data Core/Editing Core/People
        Web/Api/Editing          -> Core/Documents Core/Editing Core/Editing/Media Core/Library Core/Pages Core/People Core/References Core/Search Core/Surveys
        Web/Api/Embeds           -> Core/Library Web/Embeds
        Web/Api/Media            -> Core/Data Core/Documents Core/Editing Core/Editing/Media Core/People Web/Configuration
        Web/Api/Quizzes          -> Core/Library Core/Quizzes Core/Quizzes/Counting Core/Quizzes/Exports Core/Quizzes/Publishing Web/Security
        Web/Api/Search           -> Core/Search
        Web/Api/Statistics       -> Core/Surveys Core/Charts

        # Screens; those of statistics and search describe the APIs, so they may name them
        Web/Pages                -> Core/Text Core/Documents Core/References Core/Pages Core/Advisors Core/Alerts Core/Quizzes Core/Search Core/Library Web/Cards Web/Embeds Web/Links Web/Localization Web/Site Web/Previews
        Web/Pages/*              -> Core/Text Core/Documents Core/Documents/Markup Core/References Core/Pages Core/Library Web/Cards Web/Embeds Web/Endpoints Web/Links Web/Localization Web/Site Web/Pages
        Web/Pages/About          -> Core/Editing
        Web/Pages/Account        -> Core/Editing Core/People Core/People/Storage Web/Configuration Web/People
        # The list of documents shows each as the page about the portal does
        Web/Pages/Editor         -> Core/Surveys Core/Charts Core/Editing Core/Editing/Forms Core/Editing/Storage Core/Editing/Media Core/Data Core/People Core/People/Storage Core/Audit Core/Audit/Storage Core/Assessments Core/Search Core/Quizzes Core/Quizzes/Publishing
        Web/Pages/Editor         -> Web/People Web/Pages/Account Web/Api/Audit Web/Api/Editing Web/Api/Media Web/Previews Web/Pages/About
        Web/Pages/Advisors       -> Core/Actions Core/Advisors
        Web/Pages/Alerts         -> Core/Alerts
        Web/Pages/Embeds         -> Core/Alerts Core/Charts Core/Lessons Core/Quizzes Web/Api/Statistics
        Web/Pages/Errors         -> Core/Search Web/Api Web/People
        Web/Pages/Home           -> Core/Advisors Core/Surveys
        Web/Pages/Professionals  -> Core/Assessments Web/Api/Assessments
        Web/Pages/Letters        -> Core/Letters Web/Api
        Web/Pages/Quizzes        -> Core/Surveys Core/Charts Core/Quizzes Core/Quizzes/Counting Web/Services Web/Api Web/Api/Quizzes
        Web/Pages/Schools        -> Core/Lessons Core/Lessons/Cartridges Core/Quizzes Web/Api
        # What editors said to readers of a change
        Web/Pages/ShortLinks     -> Core/Editing
        Web/Pages/Search         -> Core/Search Web/Services Web/Api/Search
        Web/Pages/Shared         -> Core/Search Web/Previews
        Web/Pages/Statistics     -> Core/Alerts Core/Surveys Core/Charts Core/Quizzes/Publishing Web/Api/Quizzes Web/Api/Search Web/Api/Statistics
        """;

    // The root of Web puts everything together and is used by nobody.
    private const string Composition = "Web";
    private const string Languages = "Core";

    private static readonly ILookup<string, string> Rows = Table.Split('\n').Select(line => line.Trim())
        .Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split("->", 2, StringSplitOptions.TrimEntries))
        .SelectMany(row => row[1].Split(' ', StringSplitOptions.RemoveEmptyEntries).DefaultIfEmpty("").Select(to => (From: row[0], To: to)))
        .ToLookup(row => row.From, row => row.To, StringComparer.Ordinal);

    /// <summary>Every folder of the table.</summary>
    public static IEnumerable<string> Folders =>
        Rows.Select(row => row.Key).Where(from => !from.EndsWith('*')).Concat(Rows.SelectMany(row => row)).Where(folder => folder.Length > 0).Distinct();

    /// <summary>The arrows that the table doesn't have.</summary>
    public static IEnumerable<string> Forbidden(IEnumerable<Arrow> arrows) =>
        arrows.Where(arrow => !IsAllowed(arrow.FromFolder, arrow.ToFolder)).Select(arrow => arrow.ToString());

    private static bool IsAllowed(string from, string to) =>
        from == to || from == Composition || to == Languages || Rows[from].Contains(to) || Rows[from[..(from.LastIndexOf('/') + 1)] + "*"].Contains(to);
}
