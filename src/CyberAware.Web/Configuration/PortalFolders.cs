namespace CyberAware.Web.Configuration;

/// <summary>Where the portal finds its files, whatever the working directory is.</summary>
public static class PortalFolders
{
    private const string ContentName = "content";

    /// <summary>The published folder, which holds the content beside the program; null when run from source.</summary>
    public static string? PublishedRoot =>
        Directory.Exists(Path.Combine(AppContext.BaseDirectory, ContentName)) ? AppContext.BaseDirectory : null;

    /// <summary>The folder with the texts: the configured one, the published one, or the repository's.</summary>
    public static string Content(string? configured, string projectRoot) =>
        !string.IsNullOrEmpty(configured)
            ? Path.GetFullPath(configured)
            : Path.Combine(PublishedRoot ?? Path.Combine(projectRoot, "..", ".."), ContentName);
}
