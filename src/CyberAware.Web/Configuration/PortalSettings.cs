using System.Net;
using CyberAware.Core.Data;
using Microsoft.Extensions.Options;

namespace CyberAware.Web.Configuration;

/// <summary>What the portal's operator configures under <c>Portal:</c> (or <c>Portal__…</c> in the environment).</summary>
public sealed class PortalSettings
{
    public const string Section = "Portal";

    /// <summary>The address citizens type, without a path: https://example.kz.</summary>
    public string? PublicOrigin { get; init; }

    /// <summary>Folder with the texts; empty: the one that was published with the program.</summary>
    public string? ContentPath { get; init; }

    /// <summary>Addresses or networks (CIDR) of reverse proxies whose forwarded headers are believed.</summary>
    public IReadOnlyList<string> TrustedProxies { get; init; } = [];

    /// <summary>Most memory for cached pages, in megabytes; 0 renders every page for each request, as eng/bench.sh uncached needs.</summary>
    public int PageCacheMegabytes { get; init; } = 256;

    /// <summary>Whether all pages are rendered after the start, before they are asked for.</summary>
    public bool WarmUp { get; init; } = true;

    /// <summary>Folder for what the next start can take over, such as compressed pages; empty: App_Data. It may be deleted at any time.</summary>
    public string? CachePath { get; init; }

    /// <summary>Whether changed files of the content folder are shown without a restart; always so in development.</summary>
    public bool WatchContent { get; init; }

    /// <summary>Whether browsers may keep help and the steps for times without a connection; false erases what they kept.</summary>
    public bool OfflineCopies { get; init; } = true;

    /// <summary>Whether the portal asks now and then for the pages of other sites that its texts link to, so that editors hear of dead ones.</summary>
    public bool CheckLinks { get; init; }

    /// <summary>What starts of quizzes are signed with; the same for all portals behind one address. Empty: made at each start of the portal.</summary>
    public string? StartKey { get; init; }

    /// <summary>File with the certificate and private key (PKCS#12 or PEM) that protect the keys of cookies and forms in the database.</summary>
    public string? KeyCertificatePath { get; init; }

    /// <summary>Password of that file; empty when it has none.</summary>
    public string? KeyCertificatePassword { get; init; }

    /// <summary>The certificates before it: keys of their time, and the authenticators under these, are still read.</summary>
    public IReadOnlyList<KeyCertificateSettings> PreviousKeyCertificates { get; init; } = [];

    /// <summary>Whether keys may lie unprotected in PostgreSQL, where whoever reads a backup could make cookies.</summary>
    public bool AllowUnprotectedKeys { get; init; }

    /// <summary>An identity provider by which people who have an account may sign in; off unless configured.</summary>
    public OpenIdConnectSettings OpenIdConnect { get; init; } = new();

    /// <summary>Whether citizens reach the portal over https, so that http is redirected.</summary>
    public bool IsSecure => PublicOrigin?.StartsWith("https://", StringComparison.Ordinal) == true;
}

/// <summary>A certificate in a file.</summary>
public sealed class KeyCertificateSettings
{
    public string? Path { get; init; }

    /// <summary>Password of the file; empty when it has none.</summary>
    public string? Password { get; init; }
}

/// <summary>Stops the start with the name of the key that is missing or wrong.</summary>
public sealed class PortalSettingsValidator(IConfiguration configuration) : IValidateOptions<PortalSettings>
{
    private const int MinKeyLength = 32;

    public ValidateOptionsResult Validate(string? name, PortalSettings options)
    {
        var problems = new List<string>();
        if (!Uri.TryCreate(options.PublicOrigin, UriKind.Absolute, out var origin)
            || origin.Scheme is not ("http" or "https") || origin.GetLeftPart(UriPartial.Authority) != options.PublicOrigin)
        {
            problems.Add($"Portal:PublicOrigin is '{options.PublicOrigin}'; set it (Portal__PublicOrigin) to the portal's public address without a path, such as https://cyber.example.kz.");
        }

        if (options.PageCacheMegabytes is < 0 or > 4096)
        {
            problems.Add($"Portal:PageCacheMegabytes is {options.PageCacheMegabytes}; it must lie between 0 and 4096.");
        }

        if (options.StartKey is { Length: > 0 and < MinKeyLength })
        {
            problems.Add($"Portal:StartKey is too short; it must have at least {MinKeyLength} characters that nobody can guess, or be empty.");
        }

        if (options.ContentPath is { Length: > 0 } path && !Directory.Exists(path))
        {
            problems.Add($"Portal:ContentPath is '{path}'; there is no such folder.");
        }

        problems.AddRange(options.TrustedProxies
            .Where(proxy => !IPAddress.TryParse(proxy, out _) && !IPNetwork.TryParse(proxy, out _))
            .Select(proxy => $"Portal:TrustedProxies holds '{proxy}', which is neither an address nor a network such as 10.0.0.0/8."));

        if (DatabaseSettings.Read(configuration.GetConnectionString(DatabaseSettings.Name)) is not { } database)
        {
            problems.Add(DatabaseSettings.Problem);
        }
        else if (database.IsPostgreSql && string.IsNullOrEmpty(options.KeyCertificatePath) && !options.AllowUnprotectedKeys)
        {
            problems.Add(
                "Portal:KeyCertificatePath is empty; on PostgreSQL the keys of cookies are protected by a certificate: make one with"
                + $" 'CyberAware.Web {CommandNames.CreateCertificate} FILE' and name it, or accept keys in the clear with Portal:AllowUnprotectedKeys=true.");
        }

        problems.AddRange(options.OpenIdConnect.Problems());
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }
}
