using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace CyberAware.Web.Tests.Api.Alerts;

/// <summary>What RFC 4287 demands of a feed such as the portal's, rule by rule, with the section that says so.</summary>
internal static partial class AtomRules
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    private static readonly string[] FeedElements = ["author", "category", "contributor", "generator", "icon", "id", "link", "logo", "rights", "subtitle", "title", "updated", "entry"];

    private static readonly string[] EntryElements = ["author", "category", "content", "contributor", "id", "link", "published", "rights", "source", "summary", "title", "updated"];

    /// <summary>The rules that a document breaks.</summary>
    public static IEnumerable<string> Broken(string xml)
    {
        var feed = XDocument.Parse(xml).Root!;
        return
        [
            .. Unless(feed.Name == Atom + "feed", "2: the root is atom:feed"),
            .. Unless(feed.DescendantsAndSelf().All(element => element.Name.Namespace == Atom), "6: elements of other namespaces need a reason"),
            .. Unless(feed.Attribute(XNamespace.Xml + "lang") is not null, "2: the language of the texts"),
            .. Unless(feed.Elements().All(child => FeedElements.Contains(child.Name.LocalName)), "4.1.1: children of the feed"),
            .. Unless(feed.Elements(Atom + "author").Any(), "4.1.1: an author, or one in every entry"),
            .. Unless(feed.Elements(Atom + "author").All(author => author.Elements(Atom + "name").Count() == 1 && author.Element(Atom + "name")!.Value.Length > 0), "3.2.1: exactly one name of a person"),
            .. Unless(feed.Descendants(Atom + "uri").All(uri => IsAbsolute(uri.Value)), "3.2.2: the address of a person"),
            .. Unless(feed.Elements(Atom + "link").Count(link => (string?)link.Attribute("rel") == "self") == 1, "4.1.1: a link to the feed itself"),
            .. One(feed, "4.1.1", "id", "title", "updated"),
            .. AtMostOne(feed, "4.1.1", "generator", "icon", "logo", "rights", "subtitle"),
            .. Common(feed),
            .. feed.Elements(Atom + "entry").SelectMany(Entry),
            .. Unless(feed.Descendants(Atom + "id").Select(id => id.Value).Distinct().Count() == feed.Descendants(Atom + "id").Count(), "4.1.1: no two entries with one id"),
            .. Unless(
                feed.Elements(Atom + "entry").All(entry => DateTimeOffset.Parse(entry.Element(Atom + "updated")!.Value, null) <= DateTimeOffset.Parse(feed.Element(Atom + "updated")!.Value, null)),
                "4.2.15: the feed is as new as its newest entry"),
        ];
    }

    private static IEnumerable<string> Entry(XElement entry) =>
    [
        .. Unless(entry.Elements().All(child => EntryElements.Contains(child.Name.LocalName)), "4.1.2: children of an entry"),
        .. One(entry, "4.1.2", "id", "title", "updated"),
        .. AtMostOne(entry, "4.1.2", "content", "published", "rights", "source", "summary"),
        .. Unless(entry.Element(Atom + "content") is not null || entry.Elements(Atom + "link").Any(link => (string?)link.Attribute("rel") is null or "alternate"), "4.1.2: content or an alternate link"),
        .. Unless(entry.Element(Atom + "content") is not { } content || ((string?)content.Attribute("type") is "html" or "text" && !content.HasElements), "4.1.3.3: HTML as text, without elements"),
        .. Unless(!Relative().IsMatch(entry.Element(Atom + "content")?.Value ?? ""), "2: relative addresses without xml:base"),
        .. Unless(entry.Elements(Atom + "category").All(category => category.Attribute("term") is { Value.Length: > 0 }), "4.2.2: a category has a term"),
        .. Common(entry),
    ];

    private static IEnumerable<string> Common(XElement parent) =>
    [
        .. Unless(parent.Elements(Atom + "id").All(id => IsAbsolute(id.Value) && !id.Value.Contains('#', StringComparison.Ordinal)), "4.2.6: an id is an absolute IRI"),
        .. Unless(parent.Elements(Atom + "title").All(title => title.Value.Length > 0 && title.Attribute("type") is null), "4.2.14: a title is text"),
        .. Unless(parent.Elements().Where(date => date.Name.LocalName is "updated" or "published").All(date => Moment().IsMatch(date.Value)), "3.3: a date of RFC 3339 with a capital T"),
        .. Unless(parent.Elements(Atom + "link").All(link => IsAbsolute((string?)link.Attribute("href") ?? "")), "4.2.7.1: a link has an address"),
        .. Unless(parent.Elements(Atom + "link").All(link => (string?)link.Attribute("type") is null || MediaType().IsMatch((string)link.Attribute("type")!)), "4.2.7.3: a media type"),
        .. Unless(
            parent.Elements(Atom + "link").Where(link => (string?)link.Attribute("rel") is null or "alternate")
                .GroupBy(link => ((string?)link.Attribute("type"), (string?)link.Attribute("hreflang"))).All(group => group.Count() == 1),
            "4.1.1, 4.1.2: no two alternate links of the same type and language"),
    ];

    private static IEnumerable<string> One(XElement parent, string section, params string[] names) =>
        names.Where(name => parent.Elements(Atom + name).Count() != 1).Select(name => $"{section}: exactly one {name}");

    private static IEnumerable<string> AtMostOne(XElement parent, string section, params string[] names) =>
        names.Where(name => parent.Elements(Atom + name).Count() > 1).Select(name => $"{section}: at most one {name}");

    private static IEnumerable<string> Unless(bool isKept, string rule) => isKept ? [] : [rule];

    private static bool IsAbsolute(string address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is ("http" or "https" or "tag");

    [GeneratedRegex(@"\A\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)\z")]
    private static partial Regex Moment();

    [GeneratedRegex(@"\A[\w.+-]+/[\w.+-]+\z")]
    private static partial Regex MediaType();

    [GeneratedRegex("(href|src)=\"(?!https?:|tel:|mailto:)")]
    private static partial Regex Relative();
}
