using System.Reflection;

namespace CyberAware.Web.Configuration;

/// <summary>Which release of the portal runs.</summary>
public static class PortalRelease
{
    /// <summary>Its version and, behind a plus sign, its commit.</summary>
    public static string Version { get; } =
        typeof(PortalRelease).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
}
