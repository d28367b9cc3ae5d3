namespace CyberAware.Web.Links;

/// <summary>The paths of the areas of people who have signed in.</summary>
public static class ClosedAreaPaths
{
    private static readonly PathString[] Paths = [EditorPaths.Root, AccountPaths.Root, "/rooms"];

    /// <summary>First segments of their URLs.</summary>
    public static IReadOnlyList<string> Roots { get; } = [.. Paths.Select(path => path.Value!)];

    /// <summary>A path without the secret that a link brings in it, for whatever is written down. Addresses lead there in any case of letters.</summary>
    public static string WithoutSecret(string path) => path.ToLowerInvariant().Split('/') switch
    {
        ["", "editor", "preview", _, ..] => EditorPaths.PreviewLinkRoot,
        ["", "account", var language, "invitation", _, ..] => $"/account/{language}/invitation",
        _ => path,
    };

    /// <summary>Whether a path lies in one of them.</summary>
    public static bool Contain(PathString path)
    {
        foreach (var root in Paths)
        {
            if (path.StartsWithSegments(root))
            {
                return true;
            }
        }

        return false;
    }
}
