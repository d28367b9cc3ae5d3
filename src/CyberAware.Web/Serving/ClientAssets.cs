using Microsoft.AspNetCore.Components;

namespace CyberAware.Web.Serving;

/// <summary>Fingerprinted addresses and integrity hashes of the built styles, scripts, fonts and icons.</summary>
public sealed class ClientAssets(IEnumerable<EndpointDataSource> sources)
{
    private readonly Lazy<ResourceAssetCollection> assets = new(() => new ResourceAssetCollection(
        [.. sources.SelectMany(source => source.Endpoints)
            .Select(endpoint => endpoint.Metadata.GetMetadata<ResourceAssetCollection>())
            .FirstOrDefault(collection => collection is not null) ?? Enumerable.Empty<ResourceAsset>()]));

    /// <summary>Address of a file of <c>wwwroot/dist</c> whose name changes with its bytes.</summary>
    public string Address(string name) => "/" + assets.Value["dist/" + name];

    /// <summary>Subresource integrity hash of the file.</summary>
    public string Integrity(string name) =>
        assets.Value.FirstOrDefault(asset => PropertyOf(asset, "label") == "dist/" + name) is { } found
            ? PropertyOf(found, "integrity") ?? ""
            : "";

    private static string? PropertyOf(ResourceAsset asset, string property) =>
        asset.Properties?.FirstOrDefault(candidate => candidate.Name == property)?.Value;
}
