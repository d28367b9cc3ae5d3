using CyberAware.Core.Content;
using CyberAware.Core.Facts;
using CyberAware.Web.Content;
using CyberAware.Web.Links;

namespace CyberAware.Web.Pages.Home;

public sealed class IndexModel(LiveContent content, PortalLinks links) : DocumentPageModel(content, links)
{
    /// <summary>Survey figures shown as proof, most telling first.</summary>
    private static readonly string[] Proof = ["strong-passwords", "no-links", "awareness-level"];

    private static readonly string[] AudiencePaths =
        ["children/parents", "children/kids", "children/teens", "professionals", "civil-servants"];

    private static readonly string[] TopicPaths = ["fraud", "shopping", "personal-data", "basics", "glossary"];

    public IEnumerable<ContentPage> Steps => Library.ChildrenOf("guide");

    public IEnumerable<ContentPage> Audiences =>
        AudiencePaths.Select(Library.Find).OfType<ContentPage>();

    public IEnumerable<ContentPage> Topics =>
        TopicPaths.Select(Library.Find).OfType<ContentPage>();

    /// <summary>The short number of the response service, for those whom something has happened to.</summary>
    public Contact? Hotline => Library.Contacts.GetValueOrDefault(SiteRequirements.Hotline);

    public IEnumerable<(string Figure, string Label, int Year)> Figures =>
        Library.Surveys[SiteRequirements.Survey] is var survey
            ? Proof.Select(survey.Find).OfType<Core.Surveys.Indicator>().Select(indicator => (
                Core.Surveys.FigureText.Of(Language, indicator, indicator.Values[^1]),
                survey.Texts[Language].Labels[indicator.Id],
                indicator.Values[^1].Year))
            : [];

    public void OnGet() => Document = Library.Find(ContentPath.Home)!;
}
