using CyberAware.Core.Documents;
using CyberAware.Core.Pages;
using CyberAware.Core.Surveys;
using CyberAware.Web.Endpoints;
using CyberAware.Web.Links;
using CyberAware.Web.Site;

namespace CyberAware.Web.Pages.Home;

[PublicPage]
[ShowsAlerts]
public sealed class IndexModel(PortalSnapshot snapshot, PortalLinks links) : DocumentPageModel(snapshot, links)
{
    private static readonly (string Name, string Path)[] AudiencePaths =
    [
        ("citizen", SiteRequirements.Guide), ("parent", "children/parents"), ("child", "children/kids"),
        ("school", SiteRequirements.Schools), ("organisation", "professionals"), ("civil-servant", "civil-servants"),
    ];

    public ContentPage Guide => Library.Find(SiteRequirements.Guide)!;

    public IEnumerable<ContentPage> Steps => Library.ChildrenOf(SiteRequirements.Guide);

    public IEnumerable<(string Name, ContentPage Document)> Audiences =>
        AudiencePaths.Where(audience => Library.FindCurrent(audience.Path) is not null).Select(audience => (audience.Name, Library.FindCurrent(audience.Path)!));

    public IEnumerable<ContentPage> Topics =>
        Library.Settings.Topics.Select(Library.FindCurrent).OfType<ContentPage>();

    /// <summary>Survey figures shown as proof.</summary>
    public IEnumerable<(string Figure, string Label, int Year)> Figures =>
        from figure in Shown
        let value = figure.Indicator.Values[^1]
        select (FigureFormatter.Format(Language, figure.Indicator, value), figure.Survey.Texts[Language].Labels[figure.Indicator.Id], value.Year);

    /// <summary>Where they were taken from.</summary>
    public IEnumerable<string> FigureSources => Shown.Select(figure => figure.Survey.Texts[Language].Source).Distinct();

    private IEnumerable<(Survey Survey, Indicator Indicator)> Shown => Library.Settings.Figures.Select(figure => figure.Split('/'))
        .Select(names => (Survey: Library.Surveys[names[0]], Id: names[1]))
        .Select(figure => (figure.Survey, figure.Survey.Find(figure.Id)!));

    public void OnGet() => Document = Library.Find(ContentPath.Home)!;
}
