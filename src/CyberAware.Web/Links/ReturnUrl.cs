using System.Text.RegularExpressions;

namespace CyberAware.Web.Links;

/// <summary>Addresses to which somebody is sent after signing in: only the portal's own closed areas.</summary>
public static partial class ReturnUrl
{
    private const int MaxLength = 500;

    /// <summary>The address when it is one of a closed area, else null.</summary>
    /// <param name="url">What a request says.</param>
    public static string? From(string? url)
    {
        if (url is null || url.Length > MaxLength || !Local().IsMatch(url))
        {
            return null;
        }

        var path = url.Split('?', 2)[0];
        return ClosedAreaPaths.Contain(new PathString(path)) && !path.Split('/').Contains("..") ? url : null;
    }

    // One slash, then plain segments and a query. No backslash, no control character, no encoded slash, no second slash.
    [GeneratedRegex(@"\A(?:/(?!/)[A-Za-z0-9._~-]+)+/?(?:\?[A-Za-z0-9._~=&%+/:-]*)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Local();
}
