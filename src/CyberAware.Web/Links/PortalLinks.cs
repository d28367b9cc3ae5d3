using CyberAware.Core;
using CyberAware.Core.Content;
using CyberAware.Web.Search;
using CyberAware.Web.Statistics;
using Microsoft.Extensions.Options;

namespace CyberAware.Web.Links;

/// <summary>Makes every internal address, always with its language.</summary>
public sealed class PortalLinks(IOptions<PortalSettings> settings)
{
    /// <summary>A page without any connection to the portal: the weather.</summary>
    public const string QuickExit = "https://www.kazhydromet.kz/";

    private readonly string origin = settings.Value.PublicOrigin!;

    public string Home(Language language) => $"/{language}";

    /// <summary>Address of a document by its path, such as <c>guide/passwords</c>.</summary>
    public string Page(Language language, string path) =>
        path is "" or ContentPath.Home ? Home(language) : $"/{language}/{path}";

    public string Page(Language language, ContentPage page) => Page(language, page.Path);

    /// <summary>Address of a heading on a document's page.</summary>
    public string Anchor(Language language, string path, string anchor) => $"{Page(language, path)}#{anchor}";

    /// <summary>The search page, without or with what to look for.</summary>
    /// <param name="language">Language of the page.</param>
    /// <param name="query">What to look for; null for the empty page.</param>
    /// <param name="isLiteral">Whether to look for the very words.</param>
    public string Search(Language language, string? query = null, bool isLiteral = false) =>
        $"/{language}/search"
        + (query is null ? "" : $"?{SearchEndpoints.QueryParameter}={Uri.EscapeDataString(query)}")
        + (query is not null && isLiteral ? $"&{SearchEndpoints.LiteralParameter}=1" : "");

    /// <summary>Pages for what is being typed, for the script of the search field.</summary>
    public string SearchSuggestions(Language language) => $"{Search(language)}/suggestions";

    /// <summary>Search as open data.</summary>
    public string SearchJson(Language language, string query) =>
        $"/api/v1/search?{SearchEndpoints.QueryParameter}={Uri.EscapeDataString(query)}&{OpenDataEndpoints.LanguageParameter}={language}";

    /// <summary>A chart as a picture that stands alone.</summary>
    public string ChartPicture(Language language, string path) => $"{Page(language, path)}.svg";

    /// <summary>The list of surveys as open data.</summary>
    public string SurveyList => "/api/v1/surveys";

    /// <summary>A survey's figures as JSON.</summary>
    public string SurveyJson(string survey) => $"{SurveyList}/{survey}";

    /// <summary>A survey's figures as a table.</summary>
    public string SurveyCsv(string survey, Language language) => $"{SurveyList}/{survey}.csv?lang={language}";

    /// <summary>The description of the open data's interface.</summary>
    public string OpenApi => "/openapi/v1.json";

    /// <summary>Full public address of an internal one.</summary>
    public string Absolute(string address) => origin + address;

    /// <summary>Full public address of a document.</summary>
    public string AbsolutePage(Language language, string path) => Absolute(Page(language, path));
}
