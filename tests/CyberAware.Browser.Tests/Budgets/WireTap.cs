using System.Collections.Concurrent;
using System.Globalization;
using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Playwright;

namespace CyberAware.Browser.Tests.Budgets;

/// <summary>Counts through Chromium's own network log what a tab takes from the wire.</summary>
public sealed class WireTap
{
    private readonly ConcurrentDictionary<string, Response> responses = new();
    private readonly ConcurrentDictionary<string, long> finished = new();
    private readonly IPage tab;

    private WireTap(IPage tab) => this.tab = tab;

    public static async Task<WireTap> AttachAsync(IPage tab)
    {
        var tap = new WireTap(tab);
        var session = await tab.Context.NewCDPSessionAsync(tab);
        session.Event("Network.responseReceived").OnEvent += (_, e) => tap.SeeResponse(e!.Value);
        session.Event("Network.loadingFinished").OnEvent += (_, e) =>
            tap.finished[e!.Value.GetProperty("requestId").GetString()!] = (long)e.Value.GetProperty("encodedDataLength").GetDouble();
        await session.SendAsync("Network.enable");
        return tap;
    }

    /// <summary>
    /// Responses since the last call that weren't answered from the cache. The build's files come in gzip or
    /// plain while a published portal sends them in brotli, so their text is counted as brotli makes it.
    /// </summary>
    public async Task<IReadOnlyList<Transfer>> TakeAsync()
    {
        await tab.WaitForLoadStateAsync(LoadState.NetworkIdle);
        var transfers = new List<Transfer>();
        foreach (var (id, response) in responses.OrderBy(pair => pair.Value.Order))
        {
            if (finished.TryGetValue(id, out var bytes) && !response.IsCached)
            {
                var headers = Math.Min(bytes, response.HeaderBytes);
                var body = bytes - headers - (bytes == headers ? 0 : await SavedByBrotliAsync(response));
                transfers.Add(new Transfer(response.Address.AbsolutePath, response.Part, headers, body));
            }
        }

        responses.Clear();
        finished.Clear();
        return transfers;
    }

    private void SeeResponse(JsonElement e)
    {
        var response = e.GetProperty("response");
        var address = new Uri(response.GetProperty("url").GetString()!);
        if (address.Scheme is not ("http" or "https"))
        {
            return;
        }

        responses[e.GetProperty("requestId").GetString()!] = new Response(
            responses.Count,
            address,
            PartOf(e.GetProperty("type").GetString()!, response.GetProperty("mimeType").GetString()!),
            response.GetProperty("fromDiskCache").GetBoolean(),
            (long)response.GetProperty("encodedDataLength").GetDouble(),
            response.GetProperty("headers").EnumerateObject().ToDictionary(header => header.Name, header => header.Value.GetString()!, StringComparer.OrdinalIgnoreCase));
    }

    private static Part PartOf(string type, string media) => type switch
    {
        "Document" => Part.Page,
        "Stylesheet" => Part.Style,
        "Script" => Part.Script,
        "Font" => Part.Font,
        _ when media.StartsWith("image/", StringComparison.Ordinal) => Part.Picture,
        _ => Part.Other,
    };

    private static async Task<long> SavedByBrotliAsync(Response response)
    {
        var isText = response.Part is Part.Style or Part.Script || response.Address.AbsolutePath.EndsWith(".svg", StringComparison.Ordinal);
        if (!isText || response.Headers.GetValueOrDefault("content-encoding") == "br")
        {
            return 0;
        }

        using var client = new HttpClient();
        client.DefaultRequestHeaders.AcceptEncoding.Add(new StringWithQualityHeaderValue("identity"));
        var body = await client.GetByteArrayAsync(response.Address);
        using var packed = new MemoryStream();
        await using (var brotli = new BrotliStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            await brotli.WriteAsync(body);
        }

        return long.Parse(response.Headers["content-length"], CultureInfo.InvariantCulture) - packed.Length;
    }

    private sealed record Response(int Order, Uri Address, Part Part, bool IsCached, long HeaderBytes, Dictionary<string, string> Headers);
}
