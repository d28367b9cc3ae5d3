namespace CyberAware.Web.Links;

/// <summary>The paths of the areas of people who have signed in.</summary>
public static class ClosedAreaPaths
{
    private static readonly PathString[] Paths = ["/editor", "/account", "/rooms"];

    /// <summary>First segments of their URLs.</summary>
    public static IReadOnlyList<string> Roots { get; } = [.. Paths.Select(path => path.Value!)];

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
