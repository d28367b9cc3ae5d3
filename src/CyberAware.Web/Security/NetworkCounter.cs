using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace CyberAware.Web.Security;

/// <summary>
/// Counts per network in a fixed amount of memory that holds no address: a count-min sketch under a key that is made
/// with it and never leaves the process. However many networks come, none is told less than it has, and nearly
/// always exactly that.
/// </summary>
/// <param name="width">Counters a row; a power of two, well above the number of networks that are expected.</param>
public sealed class NetworkCounter(int width)
{
    private const int Rows = 4;

    // Bytes.
    private const int MaxOnStack = 256;

    private readonly byte[] key = RandomNumberGenerator.GetBytes(32);
    private readonly int[] counters = new int[Rows * width];

    /// <summary>What is kept of an address for a moment: the first 24 bits of IPv4, 48 of IPv6, which one customer may have.</summary>
    /// <param name="address">The address; null counts as one network.</param>
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
            ? (BinaryPrimitives.ReadUInt32BigEndian(bytes) >> 8) + 1ul
            : BinaryPrimitives.ReadUInt64BigEndian(bytes) >> 16 << 16;
    }

    /// <summary>How often a network was added.</summary>
    /// <param name="network">The network.</param>
    /// <param name="of">What is counted, as the name of a quiz.</param>
    public int Read(ulong network, string of = "")
    {
        Span<int> places = stackalloc int[Rows];
        Find(network, of, places);
        return Least(places);
    }

    /// <summary>Adds one.</summary>
    /// <param name="network">The network.</param>
    /// <param name="of">What is counted.</param>
    public void Add(ulong network, string of = "")
    {
        Span<int> places = stackalloc int[Rows];
        Find(network, of, places);

        // Only the least ones: the others are too high already, because of other networks.
        var least = Least(places);
        foreach (var place in places)
        {
            if (Volatile.Read(ref counters[place]) <= least)
            {
                Interlocked.Increment(ref counters[place]);
            }
        }
    }

    private int Least(ReadOnlySpan<int> places)
    {
        var least = int.MaxValue;
        foreach (var place in places)
        {
            least = Math.Min(least, Volatile.Read(ref counters[place]));
        }

        return least;
    }

    private void Find(ulong network, string of, Span<int> places)
    {
        // The key stands before what is hashed; nobody sees a hash, so that is as good as HMAC, which takes four times as long.
        var length = key.Length + sizeof(ulong) + Encoding.UTF8.GetByteCount(of);
        Span<byte> data = length <= MaxOnStack ? stackalloc byte[length] : new byte[length];
        key.CopyTo(data);
        BinaryPrimitives.WriteUInt64BigEndian(data[key.Length..], network);
        Encoding.UTF8.GetBytes(of, data[(key.Length + sizeof(ulong))..]);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(data, hash);
        for (var row = 0; row < Rows; row++)
        {
            places[row] = (row * width) + (int)(BinaryPrimitives.ReadUInt32BigEndian(hash[(row * sizeof(uint))..]) & (uint)(width - 1));
        }
    }
}
