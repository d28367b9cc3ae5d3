using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.StaticAssets;

namespace CyberAware.Web.Site;

/// <summary>Addresses and integrity hashes of what the client build put into <c>wwwroot/dist</c>.</summary>
public sealed partial class ClientAssets(IEnumerable<EndpointDataSource> sources, IWebHostEnvironment environment)
{
    /// <summary>First segment of the addresses of built files.</summary>
    public const string Root = "/dist";

    /// <summary>The icon that browsers and other programs ask for without being told to.</summary>
    public const string Favicon = "favicon.ico";

    /// <summary>The files of the one typeface, split by script: letters, Kazakh letters, digits and Latin.</summary>
    public static IReadOnlyList<string> Fonts { get; } = ["golos-cyrillic", "golos-cyrillic-ext", "golos-latin"];

    private readonly ConcurrentDictionary<string, string> integrities = new(StringComparer.Ordinal);

    private readonly Lazy<ResourceAssetCollection> assets = new(() => new ResourceAssetCollection(
        [.. sources.SelectMany(source => source.Endpoints)
            .Select(endpoint => endpoint.Metadata.GetMetadata<ResourceAssetCollection>())
            .FirstOrDefault(collection => collection is not null) ?? Enumerable.Empty<ResourceAsset>()]));

    /// <summary>Address of a file under a name that changes with its bytes.</summary>
    public string Url(string name) => "/" + assets.Value["dist/" + name];

    /// <summary>Address of a font, whose name esbuild already made of its bytes because the stylesheet refers to it.</summary>
    public string Font(string name) => integrities.GetOrAdd("font:" + name, _ =>
        environment.WebRootFileProvider.GetDirectoryContents("dist")
            .Where(file => HashedName().Replace(file.Name, "") == name)
            .Select(file => "/dist/" + file.Name)
            .FirstOrDefault() ?? throw new FileNotFoundException($"The client build made no font '{name}'."));

    /// <summary>Subresource integrity hash of a file (W3C Subresource Integrity).</summary>
    public string Integrity(string name) => integrities.GetOrAdd(name, _ =>
    {
        using var stream = environment.WebRootFileProvider.GetFileInfo("dist/" + name).CreateReadStream();
        return "sha256-" + Convert.ToBase64String(SHA256.HashData(stream));
    });

    [GeneratedRegex(@"-[0-9A-Z]{8}\.(woff2|svg)\z")]
    internal static partial Regex HashedName();
}

/// <summary>How long browsers keep static files.</summary>
public static class StaticFileLifetime
{
    /// <summary>
    /// Files whose names esbuild made of their bytes are kept as long as those that ASP.NET named, the icon for a week;
    /// an error keeps the lifetime of no file.
    /// </summary>
    public static StaticAssetsEndpointConventionBuilder WithLifetimes(this StaticAssetsEndpointConventionBuilder assets)
    {
        assets.Finally(endpoint =>
        {
            if (endpoint is not RouteEndpointBuilder { RoutePattern.RawText: { } route, RequestDelegate: { } serve })
            {
                return;
            }

            var lifetime = ClientAssets.HashedName().IsMatch(route) ? "max-age=31536000, immutable"
                : route == ClientAssets.Favicon ? "public, max-age=604800"
                : null;
            endpoint.RequestDelegate = context =>
            {
                // Runs after what the framework sets, since it was registered before.
                context.Response.OnStarting(() =>
                {
                    var isFile = context.Response.StatusCode is StatusCodes.Status200OK or StatusCodes.Status206PartialContent or StatusCodes.Status304NotModified;
                    context.Response.Headers.CacheControl = isFile ? lifetime ?? context.Response.Headers.CacheControl : "no-store";
                    return Task.CompletedTask;
                });
                return serve(context);
            };
        });
        return assets;
    }
}
