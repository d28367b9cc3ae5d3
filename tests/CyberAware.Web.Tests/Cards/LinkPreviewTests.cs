using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using CyberAware.TestSupport;
using SkiaSharp;

namespace CyberAware.Web.Tests.Cards;

/// <summary>
/// What a messenger makes of a link. Like Telegram and WhatsApp it reads the beginning of the page without a parser for HTML, runs no
/// script, takes "og:" before all else, and leaves out a picture that is far away, another one than it says, or large.
/// </summary>
public sealed partial class LinkPreviewTests(SharedPortal portal)
{
    private const int ReadBytes = 32 * 1024;

    // Messengers leave a picture of 300 KB out; the reader of a chat pays for each of these.
    private const int MaxPictureBytes = 80 * 1024;

    [Fact]
    public async Task Get_EveryAddress_HasAPreviewWithAPictureOfItsLanguage()
    {
        using var client = portal.Host.RawClient();
        var problems = new List<string>();
        var pictures = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var address in portal.Addresses)
        {
            var preview = Read(await client.GetByteArrayAsync(address, TestContext.Current.CancellationToken));
            problems.AddRange(ProblemsOf(preview, address).Select(problem => $"{address}: {problem}"));
            pictures.TryAdd(preview.GetValueOrDefault("og:image") ?? "", $"{preview.GetValueOrDefault("og:image:width")}x{preview.GetValueOrDefault("og:image:height")}");
        }

        Assert.True(problems.Count == 0, string.Join('\n', problems));
        Assert.True(pictures.Count * 2 > portal.Addresses.Count, $"Only {pictures.Count} pictures for {portal.Addresses.Count} pages.");
        foreach (var (picture, size) in pictures)
        {
            problems.AddRange((await ProblemsOfPictureAsync(client, picture, size)).Select(problem => $"{picture}: {problem}"));
        }

        Assert.True(problems.Count == 0, string.Join('\n', problems));
    }

    [Theory]
    [InlineData("/kk/guide/passwords", "Әр аккаунттың құпия сөзі бөлек болсын")]
    [InlineData("/ru/guide/passwords", "Каждому аккаунту — свой пароль")]
    public async Task Get_Page_ShowsItsOwnSentence(string address, string sentence)
    {
        using var client = portal.Host.RawClient();
        var preview = Read(await client.GetByteArrayAsync(address, TestContext.Current.CancellationToken));

        Assert.Equal(sentence, preview["og:image:alt"]);
        Assert.StartsWith($"{PortalHost.PublicOrigin}/cards{address}.png?v=", preview["og:image"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/kk/guide/print", "guide")]
    [InlineData("/ru/check/scam/all", "check/scam")]
    [InlineData("/kk/schools/term", "schools")]
    public async Task Get_PageWithoutASentence_ShowsTheCardAboveIt(string address, string path)
    {
        using var client = portal.Host.RawClient();
        var preview = Read(await client.GetByteArrayAsync(address, TestContext.Current.CancellationToken));

        Assert.StartsWith($"{PortalHost.PublicOrigin}/cards/{address.Split('/')[1]}/{path}.png?v=", preview["og:image"], StringComparison.Ordinal);
    }

    [Fact]
    public void Read_HeadWithSeveralNames_TakesTheFirstOpenGraphOne()
    {
        var preview = Read("<meta name=description content=none><meta property=\"og:title\" content=\"A &amp; B\"><meta content=\"C\" property='og:title'></head><meta property=\"og:image\" content=\"late\">"u8.ToArray());
        Assert.Equal("A & B", Assert.Single(preview).Value);
    }

    private static IEnumerable<string> ProblemsOf(Dictionary<string, string> preview, string address)
    {
        foreach (var name in new[] { "og:title", "og:description", "og:url", "og:site_name", "og:image", "og:image:alt", "og:image:width", "og:image:height", "twitter:card" })
        {
            if (string.IsNullOrWhiteSpace(preview.GetValueOrDefault(name)))
            {
                yield return $"'{name}' is missing within {ReadBytes} bytes.";
            }
        }

        if (preview.GetValueOrDefault("og:image")?.StartsWith($"{PortalHost.PublicOrigin}/cards/{address.Split('/')[1]}/", StringComparison.Ordinal) != true)
        {
            yield return $"the picture is '{preview.GetValueOrDefault("og:image")}'.";
        }

        if (preview.GetValueOrDefault("twitter:card") != "summary_large_image")
        {
            yield return "the picture is shown small.";
        }
    }

    private static async Task<List<string>> ProblemsOfPictureAsync(HttpClient client, string url, string size)
    {
        var problems = new List<string>();
        using var response = await client.GetAsync(new Uri(url).PathAndQuery, TestContext.Current.CancellationToken);
        if (response.StatusCode != HttpStatusCode.OK || response.Content.Headers.ContentType?.MediaType != "image/png")
        {
            return [$"{response.StatusCode}, {response.Content.Headers.ContentType}"];
        }

        var bytes = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        using var codec = SKCodec.Create(new MemoryStream(bytes));
        if (codec is not { EncodedFormat: SKEncodedImageFormat.Png } || string.Create(CultureInfo.InvariantCulture, $"{codec.Info.Width}x{codec.Info.Height}") != size)
        {
            problems.Add($"It is no PNG of {size}.");
        }

        if (bytes.Length > MaxPictureBytes)
        {
            problems.Add($"{bytes.Length} bytes");
        }

        if (response.Headers.CacheControl?.ToString().Contains("immutable", StringComparison.Ordinal) != true)
        {
            problems.Add($"Cache-Control: {response.Headers.CacheControl}");
        }

        return problems;
    }

    // The first one of a name wins; other names than those of the two vocabularies are not looked at.
    private static Dictionary<string, string> Read(byte[] page)
    {
        var head = Encoding.UTF8.GetString(page.AsSpan(0, Math.Min(page.Length, ReadBytes))).Split("</head>")[0];
        var preview = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var attributes in Meta().Matches(head).Select(meta => Attribute().Matches(meta.Value).ToLookup(one => one.Groups[1].Value.ToLowerInvariant(), one => WebUtility.HtmlDecode(one.Groups[3].Value))))
        {
            var name = attributes["property"].Concat(attributes["name"]).FirstOrDefault() ?? "";
            if (name.StartsWith("og:", StringComparison.Ordinal) || name.StartsWith("twitter:", StringComparison.Ordinal))
            {
                preview.TryAdd(name, attributes["content"].FirstOrDefault() ?? "");
            }
        }

        return preview;
    }

    [GeneratedRegex("<meta\\s[^>]*>", RegexOptions.IgnoreCase)]
    private static partial Regex Meta();

    [GeneratedRegex("([a-z]+)=([\"'])(.*?)\\2", RegexOptions.IgnoreCase)]
    private static partial Regex Attribute();
}
