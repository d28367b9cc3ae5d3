using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using CyberAware.Core;
using CyberAware.Web.Links;

namespace CyberAware.Web.Site;

/// <summary>
/// Writes a choice into the HTML of a page of the portal. A parser would take ten times as long, and these pages are
/// the portal's own: attributes in double quotes, no scripts or comments that hold tags.
/// </summary>
public static partial class DisplayPreferencesRewriter
{
    /// <summary>Whether an address is the front door or a short one, or begins with a language and names no file.</summary>
    public static bool Is(string address)
    {
        var path = address.Split('?', '#')[0];
        return path == "/" || ShortPaths.Contain(path) || (path.StartsWith('/') && Language.Find(path.Split('/', 3)[1]) is not null && !path.Contains('.', StringComparison.Ordinal));
    }

    /// <summary>The page with the choice on its root and in its internal links and forms.</summary>
    public static string Rewrite(string html, DisplayPreferences choice)
    {
        var root = string.Concat(choice.Values.Select(pair => $" data-{pair.Key}=\"{pair.Value}\""));
        var fields = string.Concat(choice.Values.Select(pair => $"<input type=\"hidden\" name=\"{pair.Key}\" value=\"{pair.Value}\">"));
        var rewritten = new StringBuilder(html.Length * 5 / 4);
        var written = 0;
        var isGetForm = false;
        foreach (Match tag in Tags().Matches(html))
        {
            switch (tag.Groups["name"].Value)
            {
                case "html":
                    Insert(tag.Index + tag.Length - 1, root);
                    break;
                case "a" when Href().Match(tag.Value).Groups["address"] is { Success: true } href && Is(WebUtility.HtmlDecode(href.Value)):
                    CarryOn(href, tag.Index);
                    break;
                case "form" when !Method().IsMatch(tag.Value):
                    // The form that makes the choice speaks for itself; another GET form would lose a query in its address.
                    isGetForm = !tag.Value.Contains(" data-sight", StringComparison.Ordinal);
                    break;
                case "form" when Action().Match(tag.Value).Groups["address"] is { Success: true } action:
                    CarryOn(action, tag.Index);
                    break;
                case "form":
                    Insert(tag.Index + tag.Length - 1, $" action=\"{Encoded("")}\"");
                    break;
                case "/form" when isGetForm:
                    Insert(tag.Index, fields);
                    isGetForm = false;
                    break;
            }
        }

        return rewritten.Append(html, written, html.Length - written).ToString();

        void Insert(int at, string text)
        {
            rewritten.Append(html, written, at - written).Append(text);
            written = at;
        }

        void CarryOn(Group address, int tagAt)
        {
            Insert(tagAt + address.Index, Encoded(address.Value));
            written += address.Length;
        }

        string Encoded(string address) => WebUtility.HtmlEncode(choice.AppendToUrl(WebUtility.HtmlDecode(address)));
    }

    [GeneratedRegex("""<(?<name>html|a|/?form)(?=[\s>])(?>[^>"]+|"[^"]*")*>""")]
    private static partial Regex Tags();

    [GeneratedRegex("""\shref="(?<address>[^"]*)""")]
    private static partial Regex Href();

    [GeneratedRegex("""\saction="(?<address>[^"]*)""")]
    private static partial Regex Action();

    [GeneratedRegex("""\smethod="?post""", RegexOptions.IgnoreCase)]
    private static partial Regex Method();
}
