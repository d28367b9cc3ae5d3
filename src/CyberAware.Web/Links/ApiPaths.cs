namespace CyberAware.Web.Links;

/// <summary>The paths of the open data, which have no language in front.</summary>
public static class ApiPaths
{
    /// <summary>Beginning of every URL of the open data; other sites may read what stands there.</summary>
    public const string Root = "/api";

    /// <summary>Name of the description, part of its URL.</summary>
    public const string DocumentName = "v1";

    /// <summary>The language of texts, or whose results come first.</summary>
    public const string LanguageParameter = "lang";

    /// <summary>Whether a path is for programs, which read problems rather than pages: the data and their description.</summary>
    public static bool IsForPrograms(PathString path) => IsOpenData(path) || path.StartsWithSegments("/openapi");

    /// <summary>Whether other sites may read what stands at a path.</summary>
    public static bool IsOpenData(PathString path) => path.StartsWithSegments(Root) || path.StartsWithSegments(EmbedPaths.OEmbed);
}
