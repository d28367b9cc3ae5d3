using CyberAware.Core.Library;
using CyberAware.TestSupport;
using CyberAware.Web.Site;
using Microsoft.Extensions.DependencyInjection;

namespace CyberAware.Browser.Tests.Journeys;

/// <summary>The portal on a real port with one more decision helper, see <see cref="AdvisorSample"/>.</summary>
public sealed class AdvisorSite : IAsyncDisposable
{
    private readonly ContentCopy content = new ContentCopy().WithAdvisorSample();
    private readonly PortalHost host;

    public AdvisorSite()
    {
        host = PortalHost.With(("Portal:ContentPath", content.Folder));
        Address = new UriBuilder(host.Listen()) { Host = "localhost" }.Uri;
    }

    public Uri Address { get; }

    public ContentLibrary Library => host.Services.GetRequiredService<SnapshotProvider>().Current.Library;

    /// <summary>Address of a page of the sample, in full.</summary>
    public string Sample(string language, string answers = "") => new Uri(Address, $"/{language}/check/sample{(answers.Length > 0 ? "/" + answers : "")}").ToString();

    /// <summary>Takes the portal off the net; what the browser keeps is all there is.</summary>
    public ValueTask StopAsync() => host.DisposeAsync();

    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        content.Dispose();
    }
}
