using CyberAware.Core;
using CyberAware.Core.Actions;
using CyberAware.Core.Advisors;
using CyberAware.Core.Text;
using CyberAware.Web.Endpoints;
using CyberAware.Web.Links;
using CyberAware.Web.Localization;
using CyberAware.Web.Site;

namespace CyberAware.Web.Api.Advisors;

/// <summary>What belongs to the decision helpers and is no page.</summary>
public static class AdvisorEndpoints
{
    /// <summary>A result's week, in days; on the last one the reader is asked to look back at the plan.</summary>
    private const int Week = 7;

    private static readonly string[] ReadMethods = [HttpMethods.Get, HttpMethods.Head];

    public static void AddAdvisors(this WebApplicationBuilder builder) =>
        builder.Services.AddSingleton(new PublicPathSource(library => library.Advisors.SelectMany(advisor =>
            new[] { new PublicPath(CheckPaths.For(advisor), language => advisor[language].Updated), new PublicPath(CheckPaths.Whole(advisor), language => advisor[language].Updated) { IsRenderedLast = true } })));

    public static void MapAdvisors(this WebApplication app) => app.MapMethods("/" + CheckPaths.PlanRoute, ReadMethods, Plan).AsPerVisitor();

    private static IResult Plan(
        string language, string slug, string? a, HttpContext context, PortalSnapshot snapshot, PortalLinks links, FeatureResources texts, TimeProvider clock)
    {
        var reader = Language.Find(language)!;
        var library = snapshot.Library;
        var options = PastedText.Trim(a ?? "").Split('.');
        if (library.FindAdvisor(slug) is not { } advisor || AdvisorPosition.Find(advisor, options, library.Actions)?.Result is not { } result)
        {
            return Results.NotFound();
        }

        var now = clock.GetUtcNow();
        var today = LocalTime.DayOf(now.UtcDateTime);
        var url = links.Absolute(links.AdvisorStep(reader, advisor, options));
        var later = result.Actions.Where(action => action.When == ActionTime.Week).ToList();

        // One a day, the most important one tomorrow.
        IEnumerable<CalendarEntry> entries = later.Select((action, i) =>
            new CalendarEntry(today.AddDays(Math.Min(i + 1, Week - 1)), action[reader].Text, action[reader].Why ?? "", url));
        var look = new CalendarEntry(today.AddDays(Week), texts["Advisors"]["PlanTitle", advisor[reader].ShortTitle], texts["Advisors"]["PlanText"], url);
        return new CalendarFile(now, [.. entries, look]).ToResult(context, $"{advisor.Slug}.ics");
    }
}
