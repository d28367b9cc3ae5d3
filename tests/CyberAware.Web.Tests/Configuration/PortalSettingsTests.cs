using CyberAware.Core.Data;
using CyberAware.TestSupport;
using CyberAware.Web.Configuration;
using Microsoft.Extensions.Configuration;

namespace CyberAware.Web.Tests.Configuration;

public sealed class PortalSettingsTests
{
    [Theory]
    [InlineData("Portal:PublicOrigin", null)]
    [InlineData("Portal:PublicOrigin", "portal.example")]
    [InlineData("Portal:PublicOrigin", "ftp://portal.example")]
    [InlineData("Portal:PublicOrigin", "https://portal.example/path")]
    [InlineData("Portal:PublicOrigin", "https://portal.example/")]
    [InlineData("Portal:PublicOrigin", "HTTPS://portal.example")]
    [InlineData("Portal:PublicOrigin", "https://portal.example#top")]
    [InlineData("Portal:ContentPath", "/no/such/folder")]
    [InlineData("Portal:PageCacheMegabytes", "-1")]
    [InlineData("Portal:TrustedProxies:0", "everybody")]
    [InlineData("ConnectionStrings:Portal", "nonsense")]
    [InlineData("ConnectionStrings:Portal", "Server=x;Initial Catalog=y")]
    [InlineData("ConnectionStrings:Portal", "Host=db;Nonsense=x")]
    [InlineData("ConnectionStrings:Portal", "Host=db;Port=x")]
    [InlineData("ConnectionStrings:Portal", "Data Source=portal.db;Mode=x")]
    [InlineData("ConnectionStrings:Portal", "Data Source=:memory:")]
    public void Validate_WrongSetting_NamesTheKey(string key, string? value)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Portal:PublicOrigin"] = "https://portal.example",
            [key] = value,
        }).Build();
        var settings = configuration.GetSection(PortalSettings.Section).Get<PortalSettings>() ?? new PortalSettings();

        var result = new PortalSettingsValidator(configuration).Validate(null, settings);
        Assert.True(result.Failed);
        Assert.StartsWith(key.Replace(":0", "", StringComparison.Ordinal), Assert.Single(result.Failures!), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Host=db;Database=portal", null, null, false)]
    [InlineData("Host=db;Database=portal", "", "false", false)]
    [InlineData("Host=db;Database=portal", "/run/keys/portal.pfx", null, true)]
    [InlineData("Host=db;Database=portal", null, "true", true)]
    [InlineData("Data Source=portal.db", null, null, true)]
    [InlineData(null, null, null, true)]
    public void Validate_KeysOnPostgreSql_AreProtectedOrAllowedInWords(string? connection, string? certificate, string? allowed, bool expected)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Portal:PublicOrigin"] = "https://portal.example",
            ["ConnectionStrings:Portal"] = connection,
            ["Portal:KeyCertificatePath"] = certificate,
            ["Portal:AllowUnprotectedKeys"] = allowed,
        }).Build();

        var result = new PortalSettingsValidator(configuration).Validate(null, configuration.GetSection(PortalSettings.Section).Get<PortalSettings>()!);
        Assert.Equal(expected, result.Succeeded);
        Assert.All(result.Failures ?? [], failure =>
        {
            Assert.StartsWith("Portal:KeyCertificatePath", failure, StringComparison.Ordinal);
            Assert.Contains("Portal:AllowUnprotectedKeys=true", failure, StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData("Data Source=/var/lib/portal.db", false)]
    [InlineData("Host=db;Database=portal;Username=portal", true)]
    public void Read_ConnectionString_TellsTheProvider(string? configured, bool isPostgreSql) =>
        Assert.Equal(isPostgreSql, DatabaseSettings.Read(configured)!.IsPostgreSql);

    [Fact]
    public async Task Start_WithoutOrigin_Fails()
    {
        await using var host = PortalHost.With(("Portal:PublicOrigin", ""));
        Assert.ThrowsAny<Exception>(() => host.CreateClient());
    }
}
