using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Options;

namespace CyberAware.Web.Site;

/// <summary>Compresses, fast, what is made for one reader; pages that will be cached are compressed whole, see <see cref="CachedPage"/>.</summary>
public sealed class PageCompression(IServiceProvider services, IOptions<ResponseCompressionOptions> options)
    : ResponseCompressionProvider(services, options)
{
    public override ICompressionProvider? GetCompressionProvider(HttpContext context) =>
        CompleteResponse.WillBeCached(context) && PageCachePolicy.IsCacheable(context) && PageCachePolicy.IsComplete(context.Response)
            ? null
            : base.GetCompressionProvider(context);
}
