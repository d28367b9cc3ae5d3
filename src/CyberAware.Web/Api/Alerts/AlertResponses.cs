using CyberAware.Core;
using CyberAware.Core.Alerts;
using CyberAware.Web.Links;
using CyberAware.Web.Site;

namespace CyberAware.Web.Api.Alerts;

/// <summary>Makes the interface's documents of warnings.</summary>
public sealed class AlertResponses(PortalSnapshot snapshot, PortalLinks links)
{
    public IEnumerable<AlertSummaryResponse> List(Language language) => snapshot.Alerts.Published.Select(alert => new AlertSummaryResponse(
        alert.Slug, alert[language].Title, alert[language].Summary, snapshot.Alerts.IsActive(alert), alert.Severity, alert.Urgency, alert.Certainty,
        alert.Issued, alert.Expires, LinksOf(alert, language)));

    public AlertResponse Whole(Alert alert, Language language) => new(
        alert.Slug, alert[language].Title, alert[language].Summary, snapshot.Alerts.IsActive(alert), alert.Severity, alert.Urgency, alert.Certainty,
        alert.Issued, alert.Expires, alert.Texts[language].Description, alert.Texts[language].Instruction,
        [.. alert.Sources.Select(source => new AlertSourceResponse(source.Site, source.Title[language], source.Date.ToString(), source.Url))],
        LinksOf(alert, language));

    private AlertLinksResponse LinksOf(Alert alert, Language language) => new(
        links.Absolute(links.Alert(language, alert)), links.Absolute(links.AlertJson(language, alert)), links.Absolute(links.AlertCap(alert)),
        links.AlertAdvice(language, alert) is { } advice ? links.Absolute(advice) : null);
}

/// <summary>A warning in the list. Severity, urgency and certainty are the words of CAP 1.2 in lower case.</summary>
public sealed record AlertSummaryResponse(
    string Slug, string Title, string Summary, bool Active, string Severity, string Urgency, string Certainty,
    DateTimeOffset Issued, DateTimeOffset Expires, AlertLinksResponse Links);

/// <summary>A warning. Lines of the texts are divided by line feeds; the instruction says what to do and what not to do.</summary>
public sealed record AlertResponse(
    string Slug, string Title, string Summary, bool Active, string Severity, string Urgency, string Certainty,
    DateTimeOffset Issued, DateTimeOffset Expires, string Description, string Instruction,
    IReadOnlyList<AlertSourceResponse> Sources, AlertLinksResponse Links);

/// <summary>Who warned, and when: a year, a month or a day.</summary>
public sealed record AlertSourceResponse(string Site, string Title, string Date, string? Url);

/// <summary>
/// Addresses of a warning: the page, this document, the message of the Common Alerting Protocol, and where a decision helper
/// says what to do; the last is null when none does.
/// </summary>
public sealed record AlertLinksResponse(string Page, string Json, string Cap, string? Advice);
