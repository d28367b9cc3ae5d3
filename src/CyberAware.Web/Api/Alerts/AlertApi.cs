using System.Text;
using CyberAware.Core;
using CyberAware.Web.Endpoints;
using CyberAware.Web.Links;
using CyberAware.Web.Site;

namespace CyberAware.Web.Api.Alerts;

/// <summary>Warnings for programs: the feed, JSON, and messages of the Common Alerting Protocol. All follow the clock with the snapshot.</summary>
public static class AlertApi
{
    private static readonly string[] ReadMethods = [HttpMethods.Get, HttpMethods.Head];

    public static void AddAlerts(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(PublicPathSource.ByTheClock(snapshot => snapshot.Alerts.Published
            .Select(alert => new PublicPath(alert.Page.Path, language => alert[language].Updated))
            .Append(new PublicPath(AlertPaths.Feed, _ => default, IsListed: false))));
        builder.Services.AddScoped<AlertResponses>();
        builder.Services.AddScoped<AlertFeed>();
        builder.Services.AddScoped<CapMessage>();
    }

    public static void MapAlerts(this WebApplication app)
    {
        var pages = app.MapGroup("").AsPublicPage().ShowsAlerts();
        pages.MapMethods("/{language:language}/" + AlertPaths.Feed, ReadMethods, (string language, AlertFeed feed) =>
            Results.Text(feed.Write(Language.Find(language)!), AlertPaths.FeedType, Encoding.UTF8)).ExcludeFromDescription();
        var api = pages.MapGroup(AlertPaths.Api).WithTags("Alerts").ProducesProblem(StatusCodes.Status405MethodNotAllowed);
        api.MapMethods("", ReadMethods, (HttpContext context, AlertResponses responses) =>
                ApiLanguage.Read(context.Request) is { } language
                    ? Results.Ok(responses.List(language))
                    : ApiProblem.Create(context, StatusCodes.Status400BadRequest, "UnknownLanguage"))
            .WithName("ListAlerts")
            .WithSummary("All public warnings: first those that count, then the archive")
            .Produces<AlertSummaryResponse[]>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .WithLanguage();
        api.MapMethods("/{alert}", ReadMethods, (string alert, HttpContext context, PortalSnapshot snapshot, AlertResponses responses) =>
                ApiLanguage.Read(context.Request) is not { } language ? ApiProblem.Create(context, StatusCodes.Status400BadRequest, "UnknownLanguage")
                : snapshot.Alerts.Find(alert) is { } found ? Results.Ok(responses.Whole(found, language))
                : Unknown(context))
            .WithName("GetAlert")
            .WithSummary("A warning with its text and its sources")
            .Produces<AlertResponse>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .WithLanguage();
        api.MapMethods("/{alert}.cap", ReadMethods, (string alert, HttpContext context, PortalSnapshot snapshot, CapMessage cap) =>
                snapshot.Alerts.Find(alert) is { } found ? Results.Text(cap.Write(found), CapMessage.ContentType, Encoding.UTF8) : Unknown(context))
            .WithName("GetAlertCap")
            .WithSummary("A warning as a message of the Common Alerting Protocol 1.2, in Kazakh and Russian")
            .Produces<string>(StatusCodes.Status200OK, CapMessage.ContentType)
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static IResult Unknown(HttpContext context) => ApiProblem.Create(context, StatusCodes.Status404NotFound, "UnknownAlert");
}
