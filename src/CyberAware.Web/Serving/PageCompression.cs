using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Options;

namespace CyberAware.Web.Serving;

/// <summary>
/// Compresses what will be cached at brotli's and gzip's smallest size, since it is done once, and everything else
/// fast: the smallest size costs a hundred times the processor's time.
/// </summary>
public sealed class PageCompression(IServiceProvider services, IOptions<ResponseCompressionOptions> options)
    : ResponseCompressionProvider(services, options)
{
    private static readonly ICompressionProvider SmallestBrotli = Brotli(CompressionLevel.SmallestSize);

    // Pages that are cached for some seconds only.
    private static readonly ICompressionProvider SmallBrotli = Brotli(CompressionLevel.Optimal);

    private static readonly ICompressionProvider SmallestGzip =
        new GzipCompressionProvider(Options.Create(new GzipCompressionProviderOptions { Level = CompressionLevel.SmallestSize }));

    public override ICompressionProvider? GetCompressionProvider(HttpContext context)
    {
        var fast = base.GetCompressionProvider(context);
        return !CompleteResponse.WillBeCached(context) || !PageCachePolicy.IsCacheable(context) || !PageCachePolicy.IsComplete(context.Response)
            ? fast
            : fast?.EncodingName switch
            {
                ContentEncoding.Brotli => EndpointKindAttribute.For(context) is CachedForAttribute ? SmallBrotli : SmallestBrotli,
                ContentEncoding.Gzip => SmallestGzip,
                _ => fast,
            };
    }

    private static BrotliCompressionProvider Brotli(CompressionLevel level) =>
        new(Options.Create(new BrotliCompressionProviderOptions { Level = level }));
}
