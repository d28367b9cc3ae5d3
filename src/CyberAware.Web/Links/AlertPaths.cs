namespace CyberAware.Web.Links;

/// <summary>The paths of the warnings.</summary>
public static class AlertPaths
{
    /// <summary>The feed, after the language.</summary>
    public const string Feed = "feed.xml";

    /// <summary>Media type of the feed.</summary>
    public const string FeedType = "application/atom+xml";

    /// <summary>The warnings as open data.</summary>
    public const string Api = ApiPaths.Root + "/v1/alerts";
}
