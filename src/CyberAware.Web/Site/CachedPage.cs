using System.IO.Compression;
using CyberAware.Web.Endpoints;
using Microsoft.AspNetCore.ResponseCompression;

namespace CyberAware.Web.Site;

/// <summary>Gives a page that is about to be cached its validator, which is made of its own bytes, and its encoding.</summary>
public sealed class CachedPage(PageCompressor compressor, IResponseCompressionProvider compression, IWebHostEnvironment environment)
{
    /// <summary>What goes into the cache and to the reader.</summary>
    /// <param name="context">The request; its response is complete but for these headers.</param>
    /// <param name="rendered">The page as it was rendered.</param>
    public ReadOnlyMemory<byte> Finish(HttpContext context, MemoryStream rendered)
    {
        var page = rendered.GetBuffer().AsMemory(0, (int)rendered.Length);
        var response = context.Response;
        if (!PageCachePolicy.IsCacheable(context) || !PageCachePolicy.IsComplete(response))
        {
            return page;
        }

        var hash = PageCompressor.HashOf(page.Span);
        if (!environment.IsDevelopment())
        {
            response.Headers.ETag = $"W/\"{hash}\"";
        }

        // The cache's policy has reduced the header to one encoding.
        var encoding = context.Request.Headers.AcceptEncoding.ToString();
        if (encoding is not (ContentEncoding.Brotli or ContentEncoding.Gzip) || !compression.ShouldCompressResponse(context))
        {
            return page;
        }

        response.ContentLength = null; // was that of the page without compression
        response.Headers.ContentEncoding = encoding;
        return EndpointKindAttribute.For(context) is CachedForAttribute || context.GetEndpoint()?.Metadata.GetMetadata<AnswersInAddressAttribute>() is not null
            ? PageCompressor.Compress(page.Span, encoding, CompressionLevel.Fastest)
            : compressor.Compress(hash, page.Span, encoding, context.GetSnapshot().Generation);
    }
}
