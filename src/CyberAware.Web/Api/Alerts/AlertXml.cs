using System.Globalization;
using System.Xml.Linq;
using CyberAware.Core.Text;

namespace CyberAware.Web.Api.Alerts;

/// <summary>What the feed and the messages of warnings have in common.</summary>
internal static class AlertXml
{
    /// <summary>The document with its declaration.</summary>
    public static string Write(XElement root) => "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" + root;

    /// <summary>A moment in the country's time with the distance from UTC in figures: the Common Alerting Protocol allows no Z.</summary>
    public static string Format(DateTimeOffset moment) => LocalTime.At(moment).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
}
