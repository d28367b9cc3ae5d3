using CyberAware.Core.Advisors;
using CyberAware.Core.Documents;
using CyberAware.Core.Pages;
using CyberAware.Core.References;
using CyberAware.Core.Surveys;
using CyberAware.Web.Endpoints;
using CyberAware.Web.Links;
using CyberAware.Web.Site;

namespace CyberAware.Web.Pages.Home;

[PublicPage]
public sealed class IndexModel(PortalSnapshot snapshot, PortalLinks links) : DocumentPageModel(snapshot, links)
{
    /// <summary>Survey figures shown as proof, most telling first.</summary>
    private static readonly string[] HighlightedIndicators = ["strong-passwords", "no-links", "awareness-level"];

    private static readonly (string Name, string Path)[] AudiencePaths =
    [
        ("citizen", SiteRequirements.Guide), ("parent", "children/parents"), ("child", "children/kids"),
        ("school", "children"), ("organisation", "professionals"), ("civil-servant", "civil-servants"),
    ];

    private static readonly string[] TopicPaths = ["fraud", "shopping", "personal-data", "basics", "glossary"];

    public ContentPage Guide => Library.Find(SiteRequirements.Guide)!;

    public IEnumerable<ContentPage> Steps => Library.ChildrenOf(SiteRequirements.Guide);

    public IEnumerable<(string Name, ContentPage Document)> Audiences =>
        AudiencePaths.Where(audience => Library.Find(audience.Path) is not null).Select(audience => (audience.Name, Library.Find(audience.Path)!));

    public IEnumerable<ContentPage> Topics =>
        TopicPaths.Select(Library.Find).OfType<ContentPage>();

    /// <summary>The two helpers for a person who has no time to look around.</summary>
    public IEnumerable<Advisor> UrgentAdvisors => SiteRequirements.UrgentAdvisors.Select(Library.FindAdvisor).OfType<Advisor>();

    /// <summary>The number of the police, for those whom something has happened to.</summary>
    public Contact? Hotline => Library.Contacts.GetValueOrDefault(SiteRequirements.Hotline);

    public IEnumerable<(string Figure, string Label, int Year)> Figures =>
        Library.Surveys[SiteRequirements.Survey] is var survey
            ? HighlightedIndicators.Select(survey.Find).OfType<Indicator>().Select(indicator => (
                FigureFormatter.Format(Language, indicator, indicator.Values[^1]),
                survey.Texts[Language].Labels[indicator.Id],
                indicator.Values[^1].Year))
            : [];

    public void OnGet() => Document = Library.Find(ContentPath.Home)!;
}
