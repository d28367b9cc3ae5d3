using System.Globalization;
using System.Text.RegularExpressions;
using CyberAware.Core;
using CyberAware.Web.Links;
using CyberAware.Web.Site;
using Microsoft.Extensions.Primitives;

namespace CyberAware.Web.Api.Embeds;

/// <summary>The forms in which oEmbed answers.</summary>
public enum OEmbedFormat
{
    Json,
    Xml,
}

/// <summary>Reads what another site asks.</summary>
public static partial class OEmbedRequest
{
    // Far above every address of the portal.
    private const int MaxUrl = 500;

    /// <summary>The form asked for, JSON when none is; null for one that there is not.</summary>
    public static OEmbedFormat? FormatOf(StringValues asked) => asked switch
    {
        [] or [null or "" or "json"] => OEmbedFormat.Json,
        ["xml"] => OEmbedFormat.Xml,
        _ => null,
    };

    /// <summary>Reads the largest width or height, in pixels; none asked is no limit.</summary>
    /// <returns>False when it is no whole number above 0.</returns>
    public static bool TryReadLimit(StringValues asked, out int limit)
    {
        limit = int.MaxValue;
        return asked is [] or [null or ""] || (asked.Count == 1 && int.TryParse(asked[0], NumberStyles.None, CultureInfo.InvariantCulture, out limit) && limit > 0);
    }

    /// <summary>
    /// The language and path that an address of the portal names; null for any other address. A short address may name no
    /// language. Its query and anchor say nothing of the page. Spellings that the portal would correct are corrected; anything
    /// odd is no address.
    /// </summary>
    public static (Language? Language, string Path)? PageOf(string url, PortalLinks links)
    {
        if (url.Length > MaxUrl || links.Local(url) is not { } local)
        {
            return null;
        }

        var path = local.Split('?', '#')[0];
        if (Address().Match(CanonicalUrl.For(path) ?? path) is not { Success: true } match)
        {
            return null;
        }

        var language = Language.Find(match.Groups[1].Value);
        return language is not null || (!match.Groups[1].Success && ShortPaths.Contain(match.Value)) ? (language, match.Groups[2].Value) : null;
    }

    [GeneratedRegex(@"\A(?:/([a-z]{2}))?/([a-z0-9]+(?:[/-][a-z0-9-]+)*)\z")]
    private static partial Regex Address();
}
