using System.Xml.Linq;
using CyberAware.Core;
using CyberAware.Core.Alerts;
using CyberAware.Core.Text;
using CyberAware.Web.Links;
using CyberAware.Web.Localization;
using CyberAware.Web.Site;

namespace CyberAware.Web.Api.Alerts;

/// <summary>The warnings that count as an Atom feed (RFC 4287), one in each language.</summary>
public sealed class AlertFeed(PortalSnapshot snapshot, PortalLinks links, FeatureResources texts)
{
    // The year in which the ids were first given, part of every tag URI (RFC 4151); it never changes.
    private const string TagYear = "2026";

    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    public string Write(Language language) => AlertXml.Write(new XElement(
        Atom + "feed",
        new XAttribute(XNamespace.Xml + "lang", language.Tag),
        new XElement(Atom + "id", Tag(links.AlertFeed(language))),
        new XElement(Atom + "title", texts.In(language, "Alerts", "FeedTitle")),
        new XElement(Atom + "subtitle", texts.In(language, "Alerts", "FeedText")),
        new XElement(Atom + "updated", AlertXml.Format(Updated(language))),
        new XElement(Atom + "author", new XElement(Atom + "name", texts.In(language, "Site", "Name")), new XElement(Atom + "uri", links.Absolute(links.Home(language)))),
        Link("self", AlertPaths.FeedType, language, links.AlertFeed(language)),
        Link("alternate", "text/html", language, links.Page(language, Alert.Section)),
        Link("alternate", "application/json", language, links.AlertList(language)),
        snapshot.Alerts.Active.Select(alert => Entry(alert, language))));

    private XElement Entry(Alert alert, Language language) => new(
        Atom + "entry",
        new XElement(Atom + "id", Tag(links.Alert(language, alert))),
        new XElement(Atom + "title", alert[language].Title),
        new XElement(Atom + "published", AlertXml.Format(alert.Issued)),
        new XElement(Atom + "updated", AlertXml.Format(Updated(alert, language))),
        Link("alternate", "text/html", language, links.Alert(language, alert)),
        Link("alternate", CapMessage.ContentType, null, links.AlertCap(alert)),
        links.AlertAdvice(language, alert) is { } advice ? Link("related", "text/html", language, advice) : null,
        new XElement(Atom + "category", new XAttribute("term", alert.Severity), new XAttribute("label", texts.In(language, "Alerts", $"Severity.{alert.Severity}"))),
        new XElement(Atom + "summary", alert[language].Summary),
        new XElement(Atom + "content", new XAttribute("type", "html"), alert[language].Html.Standalone(links.Absolute(links.Alert(language, alert)))));

    private XElement Link(string relation, string type, Language? language, string address) => new(
        Atom + "link",
        new XAttribute("rel", relation), new XAttribute("type", type),
        language is null ? null : new XAttribute("hreflang", language.Tag),
        new XAttribute("href", links.Absolute(address)));

    // The newest of what readers can see: a text, or a warning that came or went.
    private DateTimeOffset Updated(Language language) =>
        snapshot.Alerts.Active.Select(alert => Updated(alert, language)).Append(snapshot.Alerts.LastChange ?? DateTimeOffset.UnixEpoch).Max();

    // A text that was changed on a later day is newer than the warning; its day begins at midnight.
    private static DateTimeOffset Updated(Alert alert, Language language) =>
        alert[language].Updated > alert.FirstDay ? LocalTime.StartOf(alert[language].Updated) : alert.Issued;

    private string Tag(string address) => $"tag:{links.HostName},{TagYear}:{address}";
}
