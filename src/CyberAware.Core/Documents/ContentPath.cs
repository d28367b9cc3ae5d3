using System.Text.RegularExpressions;

namespace CyberAware.Core.Documents;

/// <summary>The rules for paths and anchors, which become public addresses.</summary>
public static partial class ContentPath
{
    /// <summary>Folder of the home page, whose address is the language alone.</summary>
    public const string Home = "home";

    /// <summary>Whether a text is a path with its leading slash, as links in documents are written.</summary>
    public static bool IsAddress(string path) => AddressPattern().IsMatch(path);

    /// <summary>Whether a folder's path can be an address: lower-case Latin words with hyphens, at most three deep.</summary>
    public static bool IsFolder(string path) => AddressPattern().IsMatch("/" + path);

    /// <summary>Whether a text can be an anchor: a letter, then letters, digits and single hyphens; "site-" is the layout's own prefix.</summary>
    public static bool IsAnchor(string anchor) => AnchorPattern().IsMatch(anchor);

    [GeneratedRegex(@"\A(/[a-z0-9]+(-[a-z0-9]+)*){1,3}\z")]
    private static partial Regex AddressPattern();

    [GeneratedRegex(@"\A(?!site-)[a-z][a-z0-9]*(-[a-z0-9]+)*\z")]
    private static partial Regex AnchorPattern();
}
