using System.Xml.Linq;
using CyberAware.Core;
using CyberAware.Core.Alerts;
using CyberAware.Web.Links;
using CyberAware.Web.Localization;
using CyberAware.Web.Site;

namespace CyberAware.Web.Api.Alerts;

/// <summary>A warning as a message of the OASIS Common Alerting Protocol 1.2 (ITU-T X.1303 bis), for alerting systems.</summary>
public sealed class CapMessage(PortalSnapshot snapshot, PortalLinks links, FeatureResources texts)
{
    public const string ContentType = "application/cap+xml";

    private static readonly XNamespace Cap = "urn:oasis:names:tc:emergency:cap:1.2";

    public string Write(Alert alert) => AlertXml.Write(new XElement(
        Cap + "alert",
        new XElement(Cap + "identifier", $"{links.HostName}/{alert.Page.Path}"), // no space, comma, < or & may stand in it
        new XElement(Cap + "sender", links.HostName),
        new XElement(Cap + "sent", AlertXml.Format(alert.Issued)),
        new XElement(Cap + "status", "Actual"),
        new XElement(Cap + "msgType", "Alert"),
        new XElement(Cap + "scope", "Public"),
        Language.All.Select(language => Info(alert, language))));

    private XElement Info(Alert alert, Language language) => new(
        Cap + "info",
        new XElement(Cap + "language", $"{language.Tag}-KZ"),
        new XElement(Cap + "category", "Security"),
        new XElement(Cap + "event", texts.In(language, "Alerts", "Event")),
        new XElement(Cap + "responseType", "Avoid"),
        new XElement(Cap + "urgency", Word(alert.Urgency)),
        new XElement(Cap + "severity", Word(alert.Severity)),
        new XElement(Cap + "certainty", Word(alert.Certainty)),
        new XElement(Cap + "effective", AlertXml.Format(alert.Issued)),
        new XElement(Cap + "expires", AlertXml.Format(alert.Expires)),
        new XElement(Cap + "senderName", texts.In(language, "Site", "Name")),
        new XElement(Cap + "headline", alert[language].Title),
        new XElement(Cap + "description", $"{alert[language].Summary}\n{alert.Texts[language].Description}"),
        new XElement(Cap + "instruction", Instruction(alert, language)),
        new XElement(Cap + "web", links.Absolute(links.Alert(language, alert))),
        Contact(alert, language),
        new XElement(
            Cap + "area",
            new XElement(Cap + "areaDesc", texts.In(language, "Alerts", "Area")),
            new XElement(Cap + "geocode", new XElement(Cap + "valueName", "ISO 3166-1"), new XElement(Cap + "value", "KZ"))));

    private string Instruction(Alert alert, Language language) => links.AlertAdvice(language, alert) is { } advice
        ? $"{alert.Texts[language].Instruction}\n{texts.In(language, "Alerts", "AdviceOfHelper")}: {links.Absolute(advice)}"
        : alert.Texts[language].Instruction;

    // Whom the text tells to call.
    private XElement? Contact(Alert alert, Language language)
    {
        var contacts = alert[language].Facts.Select(snapshot.Library.Contacts.GetValueOrDefault)
            .Where(contact => contact is not null).Select(contact => $"{contact!.Label[language]}: {contact.Display[language]}").ToList();
        return contacts.Count == 0 ? null : new XElement(Cap + "contact", string.Join("; ", contacts));
    }

    private static string Word(string word) => char.ToUpperInvariant(word[0]) + word[1..];
}
