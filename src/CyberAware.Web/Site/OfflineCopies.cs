using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using CyberAware.Core;
using CyberAware.Core.Documents;
using CyberAware.Core.Pages;
using CyberAware.Web.Configuration;
using CyberAware.Web.Links;
using CyberAware.Web.Localization;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace CyberAware.Web.Site;

/// <summary>
/// What a browser may keep for a reader without a connection: the start, help, fraud, the decision helpers and their
/// letters, the form of the self-assessment, slides that were opened, the warnings that count, the seven steps and what draws them.
/// The rules of keeping stand in Client/scripts/worker.ts.
/// </summary>
public sealed class OfflineCopies(
    PageWarmer warmer, PortalLinks links, ClientAssets assets, FeatureResources texts,
    IWebHostEnvironment environment, IOptions<PortalSettings> settings)
{
    public const string WorkerUrl = "/sw.js";
    public const string ManifestUrl = "/manifest.webmanifest";

    private static readonly string[] Shell = ["site.css", "site.js", "sight.js", "advisor.js", "letter.css", "letter.js", "schools.css", "schools.js", "hands.css", "hands.js", "assessment.css", "assessment.js", "reference.css", "icons.svg", "mark.svg"];
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    private readonly Lock making = new();
    private (long Generation, Task<WorkerScript?> Script) worker = (0, Task.FromResult<WorkerScript?>(null));
    private readonly Lazy<string> code = new(() => Read(environment, "worker.js"));

    public bool IsOn => settings.Value.OfflineCopies;

    /// <summary>
    /// The script of the service worker and its validator, made once for each snapshot, whoever asks first: browsers ask at
    /// every visit. It names each page's validator, so that a browser fetches only what has changed. Where copies are
    /// switched off, one that erases them and retires.
    /// </summary>
    /// <returns>The script; null while a page of it can't be rendered, so that browsers stay with the one they have.</returns>
    public async Task<WorkerScript?> GetWorkerAsync(PortalSnapshot snapshot)
    {
        (long Generation, Task<WorkerScript?> Script) made;
        lock (making)
        {
            // A request that began with the snapshot before gets today's.
            if (worker.Generation < snapshot.Generation || (worker.Script.IsCompleted && worker.Script is not { IsCompletedSuccessfully: true, Result: not null }))
            {
                worker = (snapshot.Generation, Task.Run(() => CreateWorkerAsync(snapshot)));
            }

            made = worker;
        }

        return await made.Script;
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

    private async Task<WorkerScript?> CreateWorkerAsync(PortalSnapshot snapshot)
    {
        if (await PlanAsync(snapshot) is not { } plan)
        {
            return null;
        }

        var script = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"self.portal={JsonSerializer.Serialize(plan, Json)};\n{code.Value}"));
        return new WorkerScript(script, new($"\"{Convert.ToHexStringLower(SHA256.HashData(script))[..16]}\"", isWeak: true));
    }

    private async Task<object?> PlanAsync(PortalSnapshot snapshot)
    {
        if (!IsOn)
        {
            return new { off = true };
        }

        // Pages that are not cached have no validators: in development, and where the cache is switched off.
        var hasValidators = !environment.IsDevelopment() && settings.Value.PageCacheMegabytes > 0;
        var validators = new Dictionary<string, string?>();
        var paths = Pages(snapshot).Select(page => page.Path).Concat(CheckPaths.Listed(snapshot.Library)).Concat(snapshot.Library.Letters.Select(LetterPaths.For)).ToList();
        if (snapshot.Library.Assessment is not null)
        {
            paths.Add(AssessmentPaths.Form);
        }

        var pages = Language.All.ToDictionary(language => language.Tag, language => paths.ConvertAll(path => links.Page(language, path)));
        var first = Language.All.SelectMany(language => new[] { links.Offline(language), links.Page(language, SiteRequirements.Help) }).ToList();
        foreach (var url in pages.Values.SelectMany(urls => urls).Concat(first).Distinct())
        {
            validators[url] = (await warmer.GetAsync(snapshot, url, CancellationToken.None)).Validator;
            if (hasValidators && validators[url] is null)
            {
                return null;
            }
        }

        return new
        {
            shell = Shell.Select(assets.Url).Concat(ClientAssets.Fonts.Select(assets.Font)),
            first = first.ToDictionary(url => url, url => validators[url]),
            pages = pages.ToDictionary(language => language.Key, language => language.Value.ToDictionary(url => url, url => validators[url])),
            closed = ClosedAreaPaths.Roots,

            // Pages that stand in for all that lies below them: their script finds the step that the address names.
            roots = Language.All.SelectMany(language => snapshot.Library.Advisors.Select(advisor => links.AdvisorStep(language, advisor, []))),

            // A lesson's slides are kept once a teacher opened them.
            slides = Language.All.Select(language => links.Page(language, SchoolPaths.Section) + "/"),

            // So are quizzes that a class answers by raising hands.
            classes = Language.All.Select(language => links.Page(language, QuizPaths.Section) + "/"),
            offline = Language.All.ToDictionary(language => language.Tag, links.Offline),
        };
    }

    /// <summary>The documents that are kept, apart from the offline page itself.</summary>
    public static IEnumerable<ContentPage> Pages(PortalSnapshot snapshot) =>
        new[] { ContentPath.Home, SiteRequirements.Help, SiteRequirements.Advisors, SiteRequirements.Fraud, SiteRequirements.Alerts, SiteRequirements.Guide }
            .Select(snapshot.Library.Find).OfType<ContentPage>()
            .Concat(snapshot.Library.ChildrenOf(SiteRequirements.Guide)).Concat(snapshot.Alerts.Active.Select(alert => alert.Page));

    private static string Read(IWebHostEnvironment environment, string name)
    {
        using var reader = new StreamReader(environment.WebRootFileProvider.GetFileInfo("dist/" + name).CreateReadStream());
        return reader.ReadToEnd();
    }
}

/// <summary>The script of the service worker.</summary>
public sealed record WorkerScript(byte[] Script, EntityTagHeaderValue Validator);
