using System.Threading.RateLimiting;
using CyberAware.Core.People;
using CyberAware.Core.People.Storage;
using CyberAware.Web.Endpoints;
using CyberAware.Web.People;
using CyberAware.Web.Site;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;

namespace CyberAware.Web.Tests.Site;

/// <summary>Who takes whose places.</summary>
public sealed class RequestLimitsTests
{
    // A document costs the processor as much as ten pages: a thousand at once held up everybody for eight seconds.
    [Fact]
    public void Permits_OfLongForms_AreFewAndNobodyElses()
    {
        using var limiter = Limiter();
        var form = Post(new LongFormAttribute());
        for (var i = 0; i < 4; i++)
        {
            Assert.True(limiter.AttemptAcquire(form).IsAcquired);
        }

        Assert.False(limiter.AttemptAcquire(form).IsAcquired);
        Assert.True(limiter.AttemptAcquire(Post()).IsAcquired);
        form.Request.Method = HttpMethods.Get;
        Assert.True(limiter.AttemptAcquire(form).IsAcquired); // the empty form is a page like any other
    }

    [Fact]
    public void Permits_OfClosedAreas_AreNotTakenByStrangers()
    {
        using var limiter = Limiter();
        var (stranger, editor) = (Closed(null), Closed(new SignedInPerson(new Person { DisplayName = "", Language = Core.Language.Kazakh, CreatedAt = DateTime.UnixEpoch }, new Actor(Guid.NewGuid(), "", [], false, ""), "")));
        while (limiter.AttemptAcquire(stranger).IsAcquired)
        {
        }

        for (var i = 0; i < 40; i++)
        {
            Assert.True(limiter.AttemptAcquire(editor).IsAcquired);
        }
    }

    private static DefaultHttpContext Closed(SignedInPerson? person)
    {
        var context = new DefaultHttpContext();
        context.Request.Method = HttpMethods.Get;
        context.Request.Path = "/editor/preview/token";
        context.Features.Set(person);
        return context;
    }

    private static PartitionedRateLimiter<HttpContext> Limiter()
    {
        var options = new RateLimiterOptions();
        RequestLimits.Configure(options);
        return options.GlobalLimiter!;
    }

    private static DefaultHttpContext Post(params object[] metadata)
    {
        var context = new DefaultHttpContext();
        context.Request.Method = HttpMethods.Post;
        context.Request.Path = "/kk/letters/demand";
        context.SetEndpoint(new Endpoint(null, new EndpointMetadataCollection(metadata), null));
        return context;
    }
}
