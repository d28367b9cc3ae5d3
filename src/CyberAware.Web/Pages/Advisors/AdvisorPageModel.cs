using CyberAware.Core.Actions;
using CyberAware.Core.Advisors;
using CyberAware.Core.Pages;
using CyberAware.Web.Links;
using CyberAware.Web.Localization;
using CyberAware.Web.Site;
using Microsoft.Extensions.Localization;

namespace CyberAware.Web.Pages.Advisors;

/// <summary>A page of one decision helper.</summary>
public abstract class AdvisorPageModel(PortalSnapshot snapshot, PortalLinks links, FeatureResources texts) : PortalPageModel(snapshot, links)
{
    /// <summary>The helper; set by the handler before the page is drawn.</summary>
    public Advisor Advisor { get; private set; } = null!;

    public AdvisorText Text => Advisor[Language];

    public IReadOnlyDictionary<string, RecommendedAction> Actions => Library.Actions;

    public override IEnumerable<ContentPage> Ancestors => [Library.Find(CheckPaths.Section)!];

    protected IStringLocalizer Texts => texts["Advisors"];

    /// <summary>Address of what comes after some answers.</summary>
    public string UrlOf(IEnumerable<string> options) => Links.AdvisorStep(Language, Advisor, options);

    /// <summary>Finds the helper that the address names.</summary>
    protected bool Find()
    {
        Advisor = Library.FindAdvisor((string)RouteData.Values["slug"]!)!;
        return Advisor is not null;
    }
}
