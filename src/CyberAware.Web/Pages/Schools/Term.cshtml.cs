using CyberAware.Core.Lessons;
using CyberAware.Core.Pages;
using CyberAware.Web.Endpoints;
using CyberAware.Web.Links;
using CyberAware.Web.Localization;
using CyberAware.Web.Site;

namespace CyberAware.Web.Pages.Schools;

/// <summary>The plan of the year: which card in which week, and why.</summary>
[PublicPage]
public sealed class TermModel(PortalSnapshot snapshot, PortalLinks links, FeatureResources texts) : PortalPageModel(snapshot, links)
{
    public override string Title => texts["Schools"]["Term.Title"];

    public override string Description => texts["Schools"]["Term.Summary"];

    public override string? Path => SchoolPaths.Term;

    public override IEnumerable<ContentPage> Ancestors => Library.Find(SchoolPaths.Section) is { } section ? [section] : [];

    /// <summary>The bands of forms that have a plan.</summary>
    public IEnumerable<(string Form, IReadOnlyList<TermWeek> Weeks)> Plans =>
        Lesson.AllForms.Select(form => (form, TermPlan.For(form, Library.Lessons))).Where(plan => plan.Item2.Count > 0);

    public string CalendarOf(string form) => $"{Links.Page(Language, SchoolPaths.Term)}.ics?{SchoolPaths.FormParameter}={form}";
}
