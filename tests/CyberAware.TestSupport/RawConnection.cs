using System.Net.Sockets;
using System.Text;

namespace CyberAware.TestSupport;

/// <summary>A visitor's connection, byte by byte, who may be slow or leave in the middle.</summary>
public sealed class RawConnection : IDisposable
{
    private readonly Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };

    public static async Task<RawConnection> OpenAsync(Uri address, CancellationToken cancellation)
    {
        var connection = new RawConnection();
        await connection.socket.ConnectAsync(address.Host, address.Port, cancellation);
        return connection;
    }

    public async Task SendAsync(string text, CancellationToken cancellation) =>
        await socket.SendAsync(Encoding.ASCII.GetBytes(text), SocketFlags.None, cancellation);

    /// <summary>Sends a GET without reading the answer.</summary>
    public Task GetAsync(string path, string encoding, CancellationToken cancellation) =>
        SendAsync($"GET {path} HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: {encoding}\r\n\r\n", cancellation);

    /// <summary>Leaves with a reset, as a phone does that loses its network.</summary>
    public void Reset()
    {
        socket.LingerState = new LingerOption(true, 0);
        socket.Close();
    }

    /// <summary>What comes until the answer's headers are complete, or the other side closes.</summary>
    public async Task<string> ReadHeadersAsync(CancellationToken cancellation)
    {
        var read = new StringBuilder();
        var bytes = new byte[4096];
        while (!read.ToString().Contains("\r\n\r\n", StringComparison.Ordinal))
        {
            var count = await socket.ReceiveAsync(bytes, SocketFlags.None, cancellation);
            if (count == 0)
            {
                break;
            }

            read.Append(Encoding.UTF8.GetString(bytes, 0, count));
        }

        return read.ToString();
    }

    public void Dispose() => socket.Dispose();
}
