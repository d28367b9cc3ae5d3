using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace CyberAware.TestSupport;

/// <summary>The portal over the real content with two of its warnings and a clock that tests set; it stands a minute before the first one.</summary>
public sealed partial class AlertPortal : IAsyncDisposable
{
    /// <summary>The warning that is published first, at 05:00 UTC, and ends at 06:00.</summary>
    public const string First = "second-call-1414";

    /// <summary>The warning that is published at 05:30 UTC and ends the year after.</summary>
    public const string Second = "qr-stickers";

    private readonly ContentCopy copy = new();
    private HttpClient? client;

    /// <param name="withAdvice">Whether the warnings name the outcome of a helper that says what to do.</param>
    public AlertPortal(bool withAdvice = true)
    {
        foreach (var folder in Directory.EnumerateDirectories(copy.PathOf("alerts")).Where(folder => Path.GetFileName(folder) is not (First or Second)))
        {
            Directory.Delete(folder, recursive: true);
        }

        SetTimes(First, "2026-12-05T10:00+05:00", "2026-12-05T11:00+05:00");
        SetTimes(Second, "2026-12-05T10:30+05:00", "2027-03-01T00:00+05:00");
        foreach (var slug in withAdvice ? [] : new[] { First, Second })
        {
            var path = copy.PathOf($"alerts/{slug}/alert.yml");
            File.WriteAllLines(path, File.ReadAllLines(path).Where(line => !line.StartsWith("advisor:", StringComparison.Ordinal)));
        }

        Host = PortalHost.With(("Portal:ContentPath", copy.Folder)).Replacing(services => services.AddSingleton<TimeProvider>(Clock));
    }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 12, 5, 4, 59, 0, TimeSpan.Zero));

    public PortalHost Host { get; }

    /// <summary>A client; the first call starts the portal.</summary>
    public HttpClient Client => client ??= Host.RawClient();

    /// <summary>Sets the clock forward.</summary>
    /// <param name="time">Hour and minute of the same day, UTC.</param>
    public void SetTime(string time) => Clock.Advance(new DateTimeOffset(2026, 12, 5, 0, 0, 0, TimeSpan.Zero).Add(TimeSpan.Parse(time, System.Globalization.CultureInfo.InvariantCulture)) - Clock.GetUtcNow());

    public async ValueTask DisposeAsync()
    {
        client?.Dispose();
        await Host.DisposeAsync();
        copy.Dispose();
    }

    private void SetTimes(string slug, string issued, string expires)
    {
        var path = copy.PathOf($"alerts/{slug}/alert.yml");
        File.WriteAllText(path, Times().Replace(File.ReadAllText(path), time => time.Value.StartsWith("issued", StringComparison.Ordinal) ? $"issued: {issued}" : $"expires: {expires}"));
    }

    [GeneratedRegex(@"^(issued|expires): \S+", RegexOptions.Multiline)]
    private static partial Regex Times();
}
