using System.Net;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using CyberAware.Core.Data;
using CyberAware.Core.Documents;
using CyberAware.Web.Api;
using CyberAware.Web.Api.Advisors;
using CyberAware.Web.Api.Alerts;
using CyberAware.Web.Api.Assessments;
using CyberAware.Web.Api.Audit;
using CyberAware.Web.Api.Media;
using CyberAware.Web.Api.Quizzes;
using CyberAware.Web.Api.Search;
using CyberAware.Web.Api.Statistics;
using CyberAware.Web.Cards;
using CyberAware.Web.Configuration;
using CyberAware.Web.Endpoints;
using CyberAware.Web.Links;
using CyberAware.Web.Localization;
using CyberAware.Web.Logging;
using CyberAware.Web.Pages;
using CyberAware.Web.Pages.Letters;
using CyberAware.Web.Pages.Schools;
using CyberAware.Web.People;
using CyberAware.Web.Previews;
using CyberAware.Web.Security;
using CyberAware.Web.Services;
using CyberAware.Web.Site;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.WebEncoders;

namespace CyberAware.Web;

/// <summary>Everything the portal registers, group by group.</summary>
public static class PortalServices
{
    public static void AddPortal(this WebApplicationBuilder builder)
    {
        builder.Host.UseDefaultServiceProvider(options => options.ValidateOnBuild = options.ValidateScopes = true);
        builder.AddLogging();
        builder.Services.AddOptions<PortalSettings>().BindConfiguration(PortalSettings.Section).ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<PortalSettings>, PortalSettingsValidator>();

        builder.AddLimits();
        builder.AddClosedAreas();
        builder.AddPeople();
        builder.AddContent();
        builder.AddData();
        builder.AddServing();
        builder.AddPages();
        builder.AddOpenData();
        builder.AddSurveyApi();
        builder.AddQuizzes();
        builder.AddAdvisors();
        builder.AddAssessment();
        builder.AddAlerts();
        builder.AddLetters();
        builder.AddCards();
        builder.AddSchools();
        builder.AddSearch();
        builder.AddEditing();
        builder.AddPreviews();
        builder.AddAudit();
        builder.AddMedia();
        builder.AddKeys(); // last: it takes out what others register with the framework's keys
    }

    private static void AddLimits(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = RequestLimits.BodyBytes;
            kestrel.Limits.MaxRequestLineSize = RequestLimits.LineBytes;
            kestrel.Limits.RequestHeadersTimeout = RequestLimits.Timeout;
        });
        builder.Services.AddRequestTimeouts(options => options.DefaultPolicy = new() { Timeout = RequestLimits.Timeout });
        builder.Services.AddRateLimiter(RequestLimits.Configure);
        builder.Services.Configure<FormOptions>(RequestLimits.Configure);
        builder.Services.Configure<ForwardedHeadersOptions>(options => options.ForwardedHeaders = ForwardedHeaders.None);
        builder.Services.AddOptions<ForwardedHeadersOptions>().Configure<IOptions<PortalSettings>>((options, settings) =>
        {
            // Each hop is believed as long as the one before it is a trusted proxy, however many stand in a row.
            options.ForwardLimit = null;
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            foreach (var proxy in settings.Value.TrustedProxies)
            {
                options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
                if (IPAddress.TryParse(proxy, out var address))
                {
                    options.KnownProxies.Add(address);
                }
                else
                {
                    options.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(proxy));
                }
            }
        });
    }

    private static void AddContent(this WebApplicationBuilder builder)
    {
        builder.Services.AddTransient(_ => new ContentCache()); // to each who compiles texts, one of its own
        builder.Services.AddSingleton(services => ActivatorUtilities.CreateInstance<SnapshotProvider>(services, PortalFolders.Content(
            services.GetRequiredService<IOptions<PortalSettings>>().Value.ContentPath, builder.Environment.ContentRootPath)));
        builder.Services.AddRequestSnapshot();
        builder.Services.AddSingleton<PageWarmer>();
        builder.Services.AddSingleton(new PublicPathSource(library =>
            library.Pages.Select(page => new PublicPath(page.Path, language => page[language].Updated))));
        builder.Services.AddSingleton(new PublicPathSource(library => library.Find(SiteRequirements.Guide) is { } guide
            ? [new PublicPath(PortalLinks.BookletPath, language => library.ChildrenOf(guide.Path).Append(guide).Max(page => page[language].Updated))]
            : []));
        builder.Services.AddSingleton(new PublicPathSource(library => library.Find(SiteRequirements.Help) is { } help
            ? [new PublicPath(PortalLinks.OfflinePath, language => help[language].Updated, IsListed: false)]
            : []));
        builder.Services.AddHostedService<ContentWatcher>();
        builder.Services.AddHostedService<AlertClock>();
    }

    private static void AddData(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(services => new PortalDatabase(
            DatabaseSettings.Read(services.GetRequiredService<IConfiguration>().GetConnectionString(DatabaseSettings.Name))!,
            builder.Environment.ContentRootPath,
            options => options.UseLoggerFactory(services.GetRequiredService<ILoggerFactory>())));
        builder.Services.AddSingleton<PublicationListener>();
        builder.Services.AddHostedService(services => services.GetRequiredService<PublicationListener>());
        builder.Services.AddSingleton<SurveyDataService>();
        builder.Services.AddHostedService(services => services.GetRequiredService<SurveyDataService>());
    }

    private static void AddServing(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<PortalLinks>();
        builder.Services.AddSingleton<ClientAssets>();
        builder.Services.AddSingleton<PageCompressor>();
        builder.Services.AddSingleton<CachedPage>();
        builder.Services.AddSingleton<OfflineCopies>();
        builder.Services.AddSingleton<EndpointTable>();
        builder.Services.AddSingleton<PageCachePolicy>();
        builder.Services.AddOutputCache(options => options.UseCaseSensitivePaths = true); // a miswritten address must reach the redirect
        builder.Services.AddOptions<OutputCacheOptions>().Configure<IOptions<PortalSettings>>(
            (options, settings) => options.SizeLimit = settings.Value.PageCacheMegabytes * 1024L * 1024L);
        // The instance itself: a policy named by its type would be resolved in a scope of its own on every request.
        builder.Services.AddOptions<OutputCacheOptions>().Configure<PageCachePolicy>((options, policy) => options.AddBasePolicy(policy));
        builder.Services.AddSingleton<CachedSecurityHeaders>();
        builder.Services.AddSingleton(services => HeaderPolicy.Create(services.GetRequiredService<IOptions<PortalSettings>>().Value.IsSecure));
        builder.Services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true; // no page holds a secret, so BREACH finds nothing
            options.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "image/svg+xml", "text/csv", AlertPaths.FeedType, CapMessage.ContentType];
            options.Providers.Add<BrotliCompressionProvider>();
            options.Providers.Add<GzipCompressionProvider>();
        });
        builder.Services.AddSingleton<IResponseCompressionProvider, PageCompression>();
        builder.Configuration["DisableStaticAssetNotFoundRuntimeFallback"] = "true"; // an endpoint for any file, which says nothing of itself
        builder.Services.AddHostedService<WarmUpService>();
        builder.Services.AddSingleton<DatabaseProbe>();
        builder.Services.AddHealthChecks().AddCheck<ContentHealth>("content").AddCheck<DatabaseHealth>("database");
    }

    private static void AddPages(this WebApplicationBuilder builder)
    {
        builder.Services.AddLocalization(options => options.ResourcesPath = "Resources");
        builder.Services.AddSingleton<FeatureResources>();
        builder.Services.AddRequestLocalization(options =>
        {
            options.AddSupportedCultures([.. Core.Language.All.Select(language => language.Culture.Name)]);
            options.AddSupportedUICultures([.. Core.Language.All.Select(language => language.Culture.Name)]);
            options.RequestCultureProviders = [new RequestLanguage.CultureProvider()];
        });

        // Without this every Cyrillic letter would leave as an entity, a fifth more bytes.
        builder.Services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        builder.Services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        builder.Services.AddRouting(options => options.ConstraintMap[LanguageConstraint.Name] = typeof(LanguageConstraint));

        // Public pages have no forms with a token; forged requests are refused by their headers, see CsrfGuard. In the
        // closed areas AntiforgeryGuard demands one.
        builder.Services.AddRazorPages(options => options.Conventions.ConfigureFilter(new IgnoreAntiforgeryTokenAttribute()));

        // Field names in jQuery's spelling are not used, and an unclosed bracket in one would be answered with 500.
        builder.Services.Configure<MvcOptions>(options =>
        {
            options.Filters.Add(new PageMethodFilter());
            options.ValueProviderFactories.RemoveType<JQueryFormValueProviderFactory>();
            options.ValueProviderFactories.RemoveType<FormValueProviderFactory>(); // pages read their forms themselves, and only once
            options.ValueProviderFactories.RemoveType<FormFileValueProviderFactory>();
            options.ValueProviderFactories.RemoveType<JQueryQueryStringValueProviderFactory>();
        });
    }
}
