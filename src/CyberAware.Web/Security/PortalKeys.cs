using CyberAware.Core.Data;
using CyberAware.Web.Configuration;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;

namespace CyberAware.Web.Security;

/// <summary>
/// The keys that protect cookies and forms of the closed areas: in the database, the same for all instances, encrypted
/// with a certificate that is not in the database. Public pages need none.
/// </summary>
public static class PortalKeys
{
    // Part of what is protected: with another name nobody would be signed in any longer.
    private const string ApplicationName = "CyberAware";

    // Reads the keys while the portal starts, when the database may be away or not made yet.
    private const string EagerReader = "DataProtectionHostedService";

    /// <exception cref="StartupException">A certificate that is configured can't be used.</exception>
    public static void AddKeys(this WebApplicationBuilder builder)
    {
        var keys = builder.Services.AddDataProtection().SetApplicationName(ApplicationName);
        builder.Services.AddSingleton<KeyRepository>();
        builder.Services.AddOptions<KeyManagementOptions>().Configure<KeyRepository>((options, repository) => options.XmlRepository = repository);
        var settings = builder.Configuration.GetSection(PortalSettings.Section);
        if (settings[nameof(PortalSettings.KeyCertificatePath)] is { Length: > 0 } path)
        {
            keys.ProtectKeysWithCertificate(KeyCertificate.Load(
                $"{PortalSettings.Section}:{nameof(PortalSettings.KeyCertificatePath)}", path, settings[nameof(PortalSettings.KeyCertificatePassword)]));
        }

        foreach (var previous in settings.GetSection(nameof(PortalSettings.PreviousKeyCertificates)).GetChildren())
        {
            keys.UnprotectKeysWithAnyCertificate(KeyCertificate.Load(
                $"{previous.Path}:{nameof(KeyCertificateSettings.Path)}",
                previous[nameof(KeyCertificateSettings.Path)] ?? "",
                previous[nameof(KeyCertificateSettings.Password)]));
        }

        foreach (var reader in builder.Services.Where(service => service.ImplementationType?.Name == EagerReader).ToList())
        {
            builder.Services.Remove(reader);
        }
    }
}
