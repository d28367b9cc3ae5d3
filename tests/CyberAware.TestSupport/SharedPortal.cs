using System.Xml.Linq;
using Xunit;

namespace CyberAware.TestSupport;

/// <summary>One portal over the real content for all tests that only read it.</summary>
public sealed class SharedPortal : IAsyncLifetime
{
    public PortalHost Host { get; } = FailingPages.On(new PortalHost());

    /// <summary>Every address of the sitemap, as a path.</summary>
    public IReadOnlyList<string> Addresses { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        using var client = Host.RawClient();
        var sitemap = XDocument.Parse(await client.GetStringAsync("/sitemap.xml"));
        Addresses = [.. sitemap.Descendants().Where(node => node.Name.LocalName == "loc").Select(node => new Uri(node.Value).AbsolutePath)];
        Assert.NotEmpty(Addresses);
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
