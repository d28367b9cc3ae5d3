namespace CyberAware.TestSupport;

/// <summary>Finds the folders of the checkout that a test runs in.</summary>
public static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string Content => Path.Combine(Root, "content");

    public static string Web => Path.Combine(Root, "src", "CyberAware.Web");

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "CyberAware.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException("The test does not run below a checkout with CyberAware.sln.");
    }
}
