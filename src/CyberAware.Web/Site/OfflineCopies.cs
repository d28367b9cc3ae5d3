using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using CyberAware.Core;
using CyberAware.Core.Documents;
using CyberAware.Core.Library;
using CyberAware.Core.Pages;
using CyberAware.Web.Configuration;
using CyberAware.Web.Links;
using CyberAware.Web.Localization;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace CyberAware.Web.Site;

/// <summary>
/// What a browser may keep for a reader without a connection: the start, help, fraud, the seven steps and what draws them.
/// The rules of keeping stand in Client/scripts/worker.ts.
/// </summary>
public sealed class OfflineCopies(
    PageWarmer warmer, PortalLinks links, ClientAssets assets, FeatureResources texts,
    IWebHostEnvironment environment, IOptions<PortalSettings> settings)
{
    public const string WorkerUrl = "/sw.js";
    public const string ManifestUrl = "/manifest.webmanifest";

    private static readonly string[] Shell = ["site.css", "site.js", "sight.js", "icons.svg", "mark.svg"];
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    private volatile WorkerScript? worker;
    private readonly Lazy<string> code = new(() => Read(environment, "worker.js"));

    public bool IsOn => settings.Value.OfflineCopies;

    /// <summary>
    /// The script of the service worker and its validator, made once for each snapshot: browsers ask for it at every visit.
    /// It names each page's validator, so that a browser fetches only what has changed. Where copies are switched off, one
    /// that erases them and retires.
    /// </summary>
    public async Task<(byte[] Script, EntityTagHeaderValue Validator)> GetWorkerAsync(PortalSnapshot snapshot, CancellationToken cancellation)
    {
        if (worker is not { } known || known.Generation != snapshot.Generation)
        {
            var plan = JsonSerializer.Serialize(await PlanAsync(snapshot, cancellation), Json);
            var script = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"self.portal={plan};\n{code.Value}"));
            worker = known = new WorkerScript(snapshot.Generation, script, new($"\"{Convert.ToHexStringLower(SHA256.HashData(script))[..16]}\"", isWeak: true));
        }

        return (known.Script, known.Validator);
    }

    public string Manifest => JsonSerializer.Serialize(
        new
        {
            name = string.Join(" · ", Language.All.Select(language => texts.In(language, "Site", "Name"))),
            short_name = texts.In(Language.Kazakh, "Site", "ShortName"),
            lang = Language.Kazakh.Tag,
            start_url = "/",
            scope = "/",
            display = "minimal-ui",
            background_color = "#ffffff",
            theme_color = "#0b4a55",
            icons = new[]
            {
                new { src = assets.Url("mark.svg"), sizes = "any", type = "image/svg+xml", purpose = "any" },
                new { src = assets.Url("icon-192.png"), sizes = "192x192", type = "image/png", purpose = "any maskable" },
                new { src = assets.Url("icon-512.png"), sizes = "512x512", type = "image/png", purpose = "any maskable" },
            },
        },
        Json);

    private async Task<object> PlanAsync(PortalSnapshot snapshot, CancellationToken cancellation)
    {
        if (!IsOn)
        {
            return new { off = true };
        }

        var plan = new
        {
            shell = Shell.Select(assets.Url).Concat(ClientAssets.Fonts.Select(assets.Font)),
            first = await ValidatorsAsync(Language.All.SelectMany(language => new[] { links.Offline(language), links.Page(language, SiteRequirements.Help) })),
            pages = new Dictionary<string, Dictionary<string, string?>>(),
            closed = ClosedAreaPaths.Roots,
            offline = Language.All.ToDictionary(language => language.Tag, links.Offline),
        };
        foreach (var language in Language.All)
        {
            plan.pages[language.Tag] = await ValidatorsAsync(Pages(snapshot.Library).Select(page => links.Page(language, page)));
        }

        return plan;

        async Task<Dictionary<string, string?>> ValidatorsAsync(IEnumerable<string> urls)
        {
            var validators = new Dictionary<string, string?>();
            foreach (var url in urls)
            {
                validators[url] = await warmer.GetAsync(snapshot, url, cancellation);
            }

            return validators;
        }
    }

    /// <summary>The pages that are kept, apart from the offline page itself.</summary>
    public static IEnumerable<ContentPage> Pages(ContentLibrary library) =>
        new[] { ContentPath.Home, SiteRequirements.Help, SiteRequirements.Fraud, SiteRequirements.Guide }.Select(library.Find).OfType<ContentPage>()
            .Concat(library.ChildrenOf(SiteRequirements.Guide));

    private static string Read(IWebHostEnvironment environment, string name)
    {
        using var reader = new StreamReader(environment.WebRootFileProvider.GetFileInfo("dist/" + name).CreateReadStream());
        return reader.ReadToEnd();
    }

    private sealed record WorkerScript(long Generation, byte[] Script, EntityTagHeaderValue Validator);
}
