using CyberAware.Core.Data;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CyberAware.TestSupport;

/// <summary>
/// The whole portal in the test's process, with all its security, over the real content unless told
/// otherwise. In memory by default; <see cref="Listen"/> opens a real port for browsers and raw sockets.
/// </summary>
public sealed class PortalHost : WebApplicationFactory<Program>
{
    public const string PublicOrigin = "http://localhost:5080";

    private const string Database = "ConnectionStrings:Portal";
    private const string Content = "Portal:ContentPath";

    // Each host has a database of its own.
    private readonly string folder = Path.Combine(Path.GetTempPath(), $"cyberaware-host-{Guid.NewGuid():N}");
    private readonly Dictionary<string, string?> settings;
    private string environment = Environments.Production;
    private Action<IServiceCollection> replace = _ => { };

    public PortalHost() => settings = new()
    {
        ["Portal:PublicOrigin"] = PublicOrigin,
        ["Portal:CachePath"] = folder,
        ["Portal:AllowUnprotectedKeys"] = "true",
        ["Portal:WarmUp"] = "false", // a test asks for few pages, and measures its own
        [Database] = OwnDatabase,
    };

    private string OwnDatabase => $"Data Source={DatabaseFile};Pooling=False";

    private string DatabaseFile => Path.Combine(folder, "portal.db");

    /// <summary>The portal as operators run it, with further settings.</summary>
    public static PortalHost With(params (string Key, string? Value)[] settings)
    {
        var host = new PortalHost();
        foreach (var (key, value) in settings)
        {
            host.settings[key] = value;
        }

        return host;
    }

    /// <summary>The portal as authors run it: texts are watched, problems shown.</summary>
    public PortalHost InDevelopment()
    {
        environment = Environments.Development;
        return this;
    }

    /// <summary>Replaces services, for tests of what can't be brought about from outside.</summary>
    public PortalHost Replacing(Action<IServiceCollection> services)
    {
        replace += services;
        return this;
    }

    /// <summary>A client that follows no redirect and decodes nothing, so that tests see what was sent.</summary>
    public HttpClient RawClient() => CreateClient(new WebApplicationFactoryClientOptions
    {
        AllowAutoRedirect = false,
        HandleCookies = false,
        BaseAddress = new Uri("http://localhost"),
    });

    /// <summary>Opens a port on loopback, by default any free one, and returns its address.</summary>
    public Uri Listen(int port = 0)
    {
        UseKestrel(port);
        StartServer();
        return ClientOptions.BaseAddress;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(environment);
        if (settings[Database] == OwnDatabase && !settings.ContainsKey(Content))
        {
            StartedDatabase.CopyTo(DatabaseFile);
        }

        CompressedPages.CopyTo(folder);

        // Outside development only a published portal finds the compressed files; a test runs from the build.
        builder.UseStaticWebAssets();
        builder.UseSetting("EnableStaticAssetsDevelopmentCaching", "true");
        foreach (var (key, value) in settings)
        {
            builder.UseSetting(key, value);
        }

        // With a log of its own in it, EF would make its model anew for each host and keep all of them.
        builder.ConfigureTestServices(services => services.AddSingleton(host => new PortalDatabase(
            DatabaseSettings.Read(host.GetRequiredService<IConfiguration>().GetConnectionString(DatabaseSettings.Name))!,
            host.GetRequiredService<IHostEnvironment>().ContentRootPath)));
        builder.ConfigureTestServices(services => services.AddTransient(_ => CompiledContent.Copy()));
        builder.ConfigureTestServices(replace);
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (!Directory.Exists(folder))
        {
            return;
        }

        CompressedPages.TakeFrom(folder);
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (IOException)
        {
            // A connection that was just closed may still drop its journal beside the file; the folder is temporary anyway.
        }
    }
}
