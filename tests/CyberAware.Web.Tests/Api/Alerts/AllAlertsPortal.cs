using CyberAware.TestSupport;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace CyberAware.Web.Tests.Api.Alerts;

/// <summary>The portal over the real warnings at the moment at which the last of them is published, so that none has ended.</summary>
public sealed class AllAlertsPortal : IAsyncLifetime
{
    public PortalHost Host { get; } = new PortalHost().Replacing(services =>
        services.AddSingleton<TimeProvider>(new FakeTimeProvider(new DateTimeOffset(2026, 11, 29, 6, 0, 0, TimeSpan.Zero))));

    public HttpClient Client { get; private set; } = null!;

    public ValueTask InitializeAsync()
    {
        Client = Host.RawClient();
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync()
    {
        Client.Dispose();
        return Host.DisposeAsync();
    }
}
