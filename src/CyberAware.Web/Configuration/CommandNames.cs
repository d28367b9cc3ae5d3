namespace CyberAware.Web.Configuration;

/// <summary>The first argument of a start that does one thing and ends.</summary>
public static class CommandNames
{
    public const string CheckContent = "check-content";

    public const string Migrate = "migrate";

    public const string RebuildCounts = "rebuild-counts";
}
