using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace CyberAware.Browser.Tests.Floor;

/// <summary>
/// Commands and events as JSON over a web socket, as both the DevTools protocol and WebDriver BiDi have them:
/// a command has an id, a method and params, its answer has the id and a result or an error.
/// </summary>
public sealed class JsonSocket : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly ClientWebSocket socket = new();
    private readonly ConcurrentDictionary<int, TaskCompletionSource<JsonElement>> waiting = [];
    private int last;

    /// <summary>Told of every event, by its method and params.</summary>
    public event Action<string, JsonElement>? Happened;

    public static async Task<JsonSocket> ConnectAsync(string address)
    {
        var connection = new JsonSocket();
        await connection.socket.ConnectAsync(new Uri(address), TestContext.Current.CancellationToken);
        _ = Task.Run(connection.ReadAsync);
        return connection;
    }

    /// <summary>Starts a browser and returns the address that it prints to its error output.</summary>
    public static async Task<(Process Process, string Address)> StartAsync(string program, IEnumerable<string> arguments, Regex address)
    {
        var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        var found = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        var said = new StringBuilder();
        process.ErrorDataReceived += (_, line) =>
        {
            said.AppendLine(line.Data);
            if (address.Match(line.Data ?? "") is { Success: true } match)
            {
                found.TrySetResult(match.Groups[1].Value);
            }
        };
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        try
        {
            return (process, await found.Task.WaitAsync(Patience));
        }
        catch (TimeoutException)
        {
            process.Kill(entireProcessTree: true);
            throw new InvalidOperationException($"'{program}' doesn't start:\n{said}");
        }
    }

    /// <exception cref="InvalidOperationException">The browser refuses the command.</exception>
    public async Task<JsonElement> SendAsync(string method, object parameters)
    {
        var id = Interlocked.Increment(ref last);
        var answer = waiting[id] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        var message = JsonSerializer.SerializeToUtf8Bytes(new { id, method, @params = parameters });
        await socket.SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, TestContext.Current.CancellationToken);
        return await answer.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);
    }

    private async Task ReadAsync()
    {
        var buffer = new byte[1 << 16];
        try
        {
            while (socket.State == WebSocketState.Open)
            {
                using var message = new MemoryStream();
                ValueWebSocketReceiveResult part;
                do
                {
                    part = await socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None);
                    message.Write(buffer, 0, part.Count);
                }
                while (!part.EndOfMessage);

                if (message.Length > 0)
                {
                    Take(JsonDocument.Parse(message.ToArray()).RootElement);
                }
            }
        }
        catch (WebSocketException problem)
        {
            foreach (var answer in waiting.Values)
            {
                answer.TrySetException(problem);
            }
        }
    }

    private void Take(JsonElement message)
    {
        if (!message.TryGetProperty("id", out var id) || id.ValueKind != JsonValueKind.Number)
        {
            if (message.TryGetProperty("method", out var method))
            {
                Happened?.Invoke(method.GetString()!, message.GetProperty("params"));
            }
        }
        else if (waiting.TryRemove(id.GetInt32(), out var answer))
        {
            if (message.TryGetProperty("error", out _))
            {
                answer.SetException(new InvalidOperationException(message.ToString()));
            }
            else
            {
                answer.SetResult(message.GetProperty("result").Clone());
            }
        }
    }

    public ValueTask DisposeAsync()
    {
        socket.Dispose();
        return ValueTask.CompletedTask;
    }
}
