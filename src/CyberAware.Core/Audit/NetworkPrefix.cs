using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace CyberAware.Core.Audit;

/// <summary>Cuts addresses of people to the network they come from, so that no row names one household.</summary>
public static partial class NetworkPrefix
{
    /// <summary>Bits that are kept of an IPv4 address.</summary>
    public const int Ipv4Bits = 24;

    /// <summary>Bits that are kept of an IPv6 address.</summary>
    public const int Ipv6Bits = 64;

    /// <summary>The network of an address: <c>203.0.113.0/24</c>, <c>2001:db8:0:1::/64</c>.</summary>
    /// <param name="address">The address; null when nobody asked over the network.</param>
    /// <returns>The network; empty for null.</returns>
    public static string From(IPAddress? address)
    {
        if (address is null)
        {
            return "";
        }

        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        var kept = plain.AddressFamily == AddressFamily.InterNetwork ? Ipv4Bits : Ipv6Bits;
        var bytes = plain.GetAddressBytes();
        bytes.AsSpan(kept / 8).Clear();
        return $"{new IPAddress(bytes)}/{kept}";
    }

    /// <summary>The same for what stands in a text: an address, or a network that may be too narrow.</summary>
    /// <param name="text">An address or a network; empty stays empty.</param>
    /// <exception cref="FormatException">It is neither.</exception>
    public static string Parse(string text)
    {
        if (text.Length == 0)
        {
            return "";
        }

        var slash = text.IndexOf('/', StringComparison.Ordinal);
        var address = IPAddress.Parse(slash < 0 ? text : text[..slash]);
        return IsWideEnough(address, text) ? text : From(address);
    }

    /// <summary>A text whose addresses are cut.</summary>
    public static string Mask(string text) => Addresses().Replace(text, match =>
        IPAddress.TryParse(match.Groups["address"].Value, out var address) && !IsWideEnough(address, match.Value) ? From(address) : match.Value);

    private static bool IsWideEnough(IPAddress address, string text) =>
        IPNetwork.TryParse(text, out var network)
        && network.PrefixLength <= (address.AddressFamily == AddressFamily.InterNetwork ? Ipv4Bits : Ipv6Bits);

    // Four numbers, or at least two colons between hexadecimal digits: what is no address stays as it is.
    [GeneratedRegex(@"(?<address>\b\d{1,3}(?:\.\d{1,3}){3}\b|(?<![\w:])[0-9A-Fa-f]{0,4}:[0-9A-Fa-f]{0,4}:[0-9A-Fa-f:.]*)(?:/\d{1,3})?", RegexOptions.CultureInvariant)]
    private static partial Regex Addresses();
}
