using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Options;

namespace CyberAware.Web.Serving;

/// <summary>
/// Compresses what will be cached at brotli's and gzip's smallest size, since it is done once, and
/// everything else fast.
/// </summary>
public sealed class PageCompression(IServiceProvider services, IOptions<ResponseCompressionOptions> options)
    : ResponseCompressionProvider(services, options)
{
    private static readonly ICompressionProvider SmallestBrotli =
        new BrotliCompressionProvider(Options.Create(new BrotliCompressionProviderOptions { Level = CompressionLevel.SmallestSize }));

    private static readonly ICompressionProvider SmallestGzip =
        new GzipCompressionProvider(Options.Create(new GzipCompressionProviderOptions { Level = CompressionLevel.SmallestSize }));

    public override ICompressionProvider? GetCompressionProvider(HttpContext context)
    {
        var fast = base.GetCompressionProvider(context);
        return PublicPage.Is(context)
            ? fast?.EncodingName switch
            {
                ContentEncoding.Brotli => SmallestBrotli,
                ContentEncoding.Gzip => SmallestGzip,
                _ => fast,
            }
            : fast;
    }
}
