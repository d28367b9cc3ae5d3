using System.Net.Sockets;
using System.Text;

namespace CyberAware.Browser.Tests.Journeys;

/// <summary>Listens where the portal was and answers every request alike, or accepts and never answers.</summary>
public sealed class FixedResponder : IAsyncDisposable
{
    private readonly TcpListener listener;
    private readonly List<TcpClient> clients = [];
    private readonly Task accepting;

    public FixedResponder(int port, string? response)
    {
        listener = TcpListener.Create(port);
        listener.Server.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        listener.Start();
        accepting = AcceptAsync(response);
    }

    public int Connections => clients.Count;

    private async Task AcceptAsync(string? response)
    {
        try
        {
            while (true)
            {
                var client = await listener.AcceptTcpClientAsync();
                clients.Add(client);
                if (response is not null)
                {
                    _ = AnswerAsync(client, response.Replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n", StringComparison.Ordinal));
                }
            }
        }
        catch (Exception problem) when (problem is SocketException or ObjectDisposedException)
        {
            // Stopped.
        }
    }

    private static async Task AnswerAsync(TcpClient client, string response)
    {
        try
        {
            await client.GetStream().ReadAtLeastAsync(new byte[16], 16);
            await client.GetStream().WriteAsync(Encoding.UTF8.GetBytes(response));
            client.Client.Shutdown(SocketShutdown.Send);
        }
        catch (IOException)
        {
            // The browser opens connections that it doesn't use.
        }
    }

    public async ValueTask DisposeAsync()
    {
        listener.Stop();
        await accepting;
        clients.ForEach(client => client.Dispose());
    }
}
