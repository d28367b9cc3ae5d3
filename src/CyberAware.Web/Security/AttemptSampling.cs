using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace CyberAware.Web.Security;

/// <summary>
/// Keeps a flood out of the figures without refusing anybody: above a quota a network's attempts get their
/// result as ever, but only a sample of them is counted. Networks, never whole addresses, and only in memory,
/// for at most a minute.
/// </summary>
public sealed class AttemptSampling(TimeProvider time)
{
    /// <summary>Attempts of one network in a minute that all count; a school of 40 with 12 quizzes a minute makes 480.</summary>
    public const int PerMinute = 1200;

    /// <summary>Of those above it one in so many counts.</summary>
    public const int OneIn = 16;

    // Beyond so many networks in a minute newcomers share one quota, so that memory stays bounded.
    private const int MaxNetworks = 100_000;

    private volatile Minute current = new(0);

    /// <summary>Whether an attempt is to be counted. The same id gets the same answer while its network is above the quota.</summary>
    /// <param name="address">The visitor's address; null counts as one network.</param>
    /// <param name="id">The attempt's id.</param>
    public bool Takes(IPAddress? address, Guid id)
    {
        var now = time.GetUtcNow().ToUnixTimeSeconds() / 60;
        var minute = current;
        if (minute.Number != now)
        {
            current = minute = new Minute(now);
        }

        // Nobody outside can work out an id that passes: HashCode has a seed of its own in each process.
        return minute.Next(NetworkOf(address)) <= PerMinute || (uint)HashCode.Combine(id) % OneIn == 0;
    }

    /// <summary>What is kept of an address: the first 24 bits of IPv4, 64 of IPv6.</summary>
    public static ulong NetworkOf(IPAddress? address)
    {
        if (address is null)
        {
            return 0;
        }

        Span<byte> bytes = stackalloc byte[16];
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        plain.TryWriteBytes(bytes, out _);
        return plain.AddressFamily == AddressFamily.InterNetwork
            ? (ulong)((bytes[0] << 16) | (bytes[1] << 8) | bytes[2]) + 1
            : System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(bytes);
    }

    private sealed class Minute(long number)
    {
        private readonly ConcurrentDictionary<ulong, int> networks = new();
        private int known;

        public long Number => number;

        public int Next(ulong network) => networks.AddOrUpdate(
            networks.ContainsKey(network) || Interlocked.Increment(ref known) <= MaxNetworks ? network : 0, 1, (_, count) => count + 1);
    }
}
