namespace CyberAware.Web.Links;

/// <summary>The parameters of every search URL.</summary>
public static class SearchPaths
{
    /// <summary>What to look for.</summary>
    public const string QueryParameter = "q";

    /// <summary>Asks for the very words, without correction.</summary>
    public const string ExactParameter = "exact";
}
