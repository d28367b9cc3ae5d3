using System.Net;
using System.Net.Sockets;
using CyberAware.Core.Documents;
using CyberAware.Web.Configuration;
using Microsoft.Extensions.Options;

namespace CyberAware.Web.Services;

/// <summary>Asks whether there is a page at an address outside the portal. Takes nothing of it but the status.</summary>
/// <param name="handler">What sends; see <see cref="CreateHandler"/>.</param>
/// <param name="settings">The portal's own address, by which a site knows who asks.</param>
public sealed class ExternalLinkProbe(HttpMessageHandler handler, IOptions<PortalSettings> settings) : IDisposable
{
    private const int MaxRedirects = 5;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    // Sites that answer so are there, and only want no programs.
    private static readonly HttpStatusCode[] Shy = [HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden, HttpStatusCode.TooManyRequests];

    private readonly HttpMessageInvoker client = new(handler);
    private readonly string agent = $"CyberAware-link-check (+{settings.Value.PublicOrigin})";

    /// <summary>Sends without cookies, to public addresses alone: a text may name a machine of the portal's own network.</summary>
    public static SocketsHttpHandler CreateHandler() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(1),
        ConnectTimeout = Patience,
        ConnectCallback = ConnectAsync,
    };

    /// <summary>The status of the last answer after redirects, and whether readers would find nothing there.</summary>
    public async Task<(int? Status, bool IsFailure)> AskAsync(string url, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        try
        {
            for (var (redirects, address) = (0, new Uri(url)); ; redirects++)
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { { "User-Agent", agent }, { "Accept", "text/html,*/*" } } };
                using var response = await client.SendAsync(request, patience.Token);
                var status = (int)response.StatusCode;
                if (status is < 300 or >= 400 || response.Headers.Location is not { } location)
                {
                    return (status, status >= 400 && !Shy.Contains(response.StatusCode));
                }

                address = new Uri(address, location);
                if (redirects == MaxRedirects || !ExternalUrl.IsAllowed(address.AbsoluteUri))
                {
                    return (status, redirects == MaxRedirects);
                }
            }
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException or IOException or UriFormatException && !cancellation.IsCancellationRequested)
        {
            return (null, true);
        }
    }

    public void Dispose() => client.Dispose();

    /// <summary>Whether an address is one of the open network.</summary>
    public static bool IsPublic(IPAddress address)
    {
        var ip = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        if (ip.AddressFamily == AddressFamily.InterNetworkV6)
        {
            // Global unicast is 2000::/3. Of it Teredo (2001::/32) and 6to4 (2002::/16) carry an IPv4 address, which may be any, as
            // do the translators' prefixes outside of it; 2001:db8::/32 is for examples.
            return ip.GetAddressBytes() is [>= 0x20 and < 0x40, ..] and not ([0x20, 0x01, 0, 0, ..] or [0x20, 0x02, ..] or [0x20, 0x01, 0x0d, 0xb8, ..]);
        }

        return ip.GetAddressBytes() is not ([0 or 10 or 127, ..] or [>= 224, ..] or [172, >= 16 and < 32, ..] or [192, 168, ..] or [169, 254, ..] or [100, >= 64 and < 128, ..] or [192, 0, 0, ..] or [198, 18 or 19, ..]);
    }

    private static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var addresses = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, cancellation);
        var open = Array.FindAll(addresses, IsPublic);
        if (open.Length == 0)
        {
            throw new HttpRequestException("The name leads to no public address.");
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(open, context.DnsEndPoint.Port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
