namespace CyberAware.Web.Configuration;

/// <summary>The first argument of a start that does one thing and ends.</summary>
public static class CommandNames
{
    public const string CheckContent = "check-content";

    public const string Migrate = "migrate";

    public const string CreateCertificate = "create-certificate";

    public const string RebuildCounts = "rebuild-counts";

    public const string VerifyAudit = "verify-audit";

    public const string ExportContent = "export-content";

    public const string ImportContent = "import-content";

    public const string CreateAdmin = "create-admin";

    public const string SeedDemo = "seed-demo";

    /// <summary>All of them, as an administrator reads them.</summary>
    public static IReadOnlyList<string> All { get; } =
        [CheckContent, CreateAdmin, CreateCertificate, ExportContent, ImportContent, Migrate, RebuildCounts, SeedDemo, VerifyAudit];
}
