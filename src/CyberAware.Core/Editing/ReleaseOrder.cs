namespace CyberAware.Core.Editing;

/// <summary>The order in which versions of the portal follow each other.</summary>
public static class ReleaseOrder
{
    /// <summary>Compares versions such as 1.4.0, 1.4.0-rc.1, which comes before it, and 1.4.0+1a2b3c, whose commit doesn't count.</summary>
    /// <returns>Less than 0 when the first one is the older one; what is no version is older than all others.</returns>
    public static int Compare(string one, string other)
    {
        var (first, second) = (Parse(one), Parse(other));
        return first.Number.CompareTo(second.Number) is not 0 and var order ? order : second.IsPreview.CompareTo(first.IsPreview);
    }

    /// <summary>Cuts the commit off: 1.4.0+1a2b3c is 1.4.0.</summary>
    public static string WithoutCommit(string version) => version.Split('+')[0];

    private static (Version Number, bool IsPreview) Parse(string version)
    {
        var parts = WithoutCommit(version).Split('-', 2);
        return (Version.TryParse(parts[0], out var number) ? number : new Version(0, 0), parts.Length > 1);
    }
}
