using System.Text;
using CyberAware.Core;
using CyberAware.Core.Documents;
using CyberAware.Core.Editing;
using CyberAware.Web.Configuration;
using CyberAware.Web.Endpoints;
using CyberAware.Web.Site;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace CyberAware.Web.Previews;

/// <summary>A previewed page, or why there is none.</summary>
/// <param name="Status">200, 404, or 302 to the preview of the address that it has now.</param>
/// <param name="Html">The page.</param>
/// <param name="Location">Where to look instead.</param>
public sealed record PreviewAnswer(int Status, string? Html = null, string? Location = null)
{
    public static readonly PreviewAnswer NotFound = new(StatusCodes.Status404NotFound);
}

/// <summary>
/// Draws public pages of an edition with the very pages and templates that readers get, in a pipeline of its own: there is no
/// cache in it, no reader's limit and nothing that counts, and it asks with GET alone.
/// </summary>
public sealed class PreviewRenderer(PreviewContent content, PreviewHtml html, IServiceScopeFactory scopes, IOptions<PortalSettings> settings)
{
    private RequestDelegate? pipeline;

    /// <summary>Builds the pipeline, once.</summary>
    public void Build(IApplicationBuilder app)
    {
        var pages = app.New();
        pages.Use(SnapshotFeature.ShareAsync);
        pages.UseRouting();
        pages.UseRequestLocalization();
        pages.Use(RefuseAllButPages);
        pages.UseEndpoints(endpoints => endpoints.MapRazorPages());
        pipeline = pages.Build();
    }

    /// <summary>Draws a page.</summary>
    /// <param name="compiled">An edition without errors.</param>
    /// <param name="frame">What stands around the page.</param>
    /// <param name="address">The public address, with its language and without a slash before it.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<PreviewAnswer> RenderAsync(CompiledPreview compiled, PreviewFrame frame, string address, CancellationToken cancellation)
    {
        var url = "/" + address;
        if (address.Split('/', 2) is not [var language, .. var rest] || Language.Find(language) is null || !CanonicalUrl.IsCanonical(url))
        {
            return PreviewAnswer.NotFound;
        }

        var (snapshot, moment) = content.SnapshotOf(compiled, rest is [var path] ? path : ContentPath.Home);
        await using var scope = scopes.CreateAsyncScope();
        using var body = new MemoryStream();
        var context = new DefaultHttpContext { RequestServices = scope.ServiceProvider, RequestAborted = cancellation };
        context.Features.Set(snapshot);
        context.Features.Set(frame with { Moment = moment });
        context.Request.Method = HttpMethods.Get;
        context.Request.Scheme = settings.Value.IsSecure ? Uri.UriSchemeHttps : Uri.UriSchemeHttp;
        context.Request.Host = new HostString("localhost");
        context.Request.Path = url;
        context.Response.Body = body;
        await (pipeline ?? throw new InvalidOperationException("The pipeline has not been built."))(context);
        return context.Response.StatusCode switch
        {
            StatusCodes.Status200OK => new PreviewAnswer(StatusCodes.Status200OK, html.Rewrite(Encoding.UTF8.GetString(body.ToArray()), frame)),
            >= 300 and < 400 when context.Response.Headers.Location.ToString() is ['/', ..] to => new PreviewAnswer(StatusCodes.Status302Found, Location: html.AddressIn(frame, to)),
            _ => PreviewAnswer.NotFound,
        };
    }

    // Pages that answer with what a reader sent, or count it, are none that can be previewed.
    private static Task RefuseAllButPages(HttpContext context, RequestDelegate next)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<PageActionDescriptor>() is not null && EndpointKindAttribute.For(context) is { IsCached: true })
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
