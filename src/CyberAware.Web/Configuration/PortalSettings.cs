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

    /// <summary>What starts of quizzes are signed with; the same for all portals behind one address. Empty: made at each start of the portal.</summary>
    public string? StartKey { get; init; }

    /// <summary>Whether citizens reach the portal over https, so that http is redirected.</summary>
    public bool IsSecure => PublicOrigin?.StartsWith("https://", StringComparison.Ordinal) == true;
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

        if (DatabaseSettings.Read(configuration.GetConnectionString(DatabaseSettings.Name)) is null)
        {
            problems.Add(DatabaseSettings.Problem);
        }

        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }
}
