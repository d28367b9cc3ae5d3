// The yardstick of eng/bench.sh: Kestrel alone, answering every request with one recorded response
// (status, headers, body), without routing, cache or policy.
//
// Usage: BareServer URL HEADERS BODY   (HEADERS as curl -D writes them; BODY may be empty)

var recorded = await File.ReadAllLinesAsync(args[1]);
var body = await File.ReadAllBytesAsync(args[2]);
var status = int.Parse(recorded[0].Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture);
string[] ownHeaders = ["Date", "Transfer-Encoding", "Connection", "Content-Length"];
var headers = recorded.Skip(1)
    .Select(line => line.Split(':', 2))
    .Where(parts => parts.Length == 2 && !ownHeaders.Contains(parts[0], StringComparer.OrdinalIgnoreCase))
    .Select(parts => (Name: parts[0], Value: parts[1].Trim()))
    .ToArray();

var builder = WebApplication.CreateSlimBuilder();
builder.Logging.ClearProviders();
builder.WebHost.UseUrls(args[0]).ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
var app = builder.Build();
app.Run(async context =>
{
    var response = context.Response;
    response.StatusCode = status;
    foreach (var (name, value) in headers)
    {
        response.Headers[name] = value;
    }

    if (body.Length > 0)
    {
        response.ContentLength = body.Length;
        await response.BodyWriter.WriteAsync(body);
    }
});
await app.RunAsync();
