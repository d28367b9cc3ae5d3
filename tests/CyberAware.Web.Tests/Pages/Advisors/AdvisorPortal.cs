using CyberAware.TestSupport;

namespace CyberAware.Web.Tests.Pages.Advisors;

/// <summary>The portal with one more decision helper, see <see cref="AdvisorSample"/>.</summary>
public sealed class AdvisorPortal : IAsyncDisposable
{
    private readonly ContentCopy content = new ContentCopy().WithAdvisorSample();

    public AdvisorPortal() => Host = PortalHost.With(("Portal:ContentPath", content.Folder));

    public PortalHost Host { get; }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        content.Dispose();
    }
}
