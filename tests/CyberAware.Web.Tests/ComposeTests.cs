using CyberAware.TestSupport;
using YamlDotNet.Core;
using YamlDotNet.Serialization;

namespace CyberAware.Web.Tests;

/// <summary>What the containers may do, and what they may fill, is held by their description.</summary>
public sealed class ComposeTests
{
    private static readonly Dictionary<string, Dictionary<string, object>> Services = Read();

    [Fact]
    public void EveryService_IsConfined()
    {
        Assert.Equal(["certificate", "migrate", "portal", "postgres"], Services.Keys.Order(StringComparer.Ordinal));
        Assert.All(Services, service =>
        {
            var (name, settings) = service;
            Assert.True(settings.GetValueOrDefault("read_only") is "true", name);
            Assert.Equal(["ALL"], List(settings, "cap_drop"));
            Assert.DoesNotContain("cap_add", settings.Keys);
            Assert.DoesNotContain("privileged", settings.Keys);
            Assert.Equal(["no-new-privileges:true"], List(settings, "security_opt"));
            Assert.Contains("/tmp", List(settings, "tmpfs"));
            Assert.True(int.Parse((string)settings["pids_limit"], System.Globalization.CultureInfo.InvariantCulture) is > 0 and <= 512, name);
            Assert.Matches("^[0-9]+[mg]$", (string)settings["mem_limit"]);
            var log = (Dictionary<object, object>)((Dictionary<object, object>)settings["logging"])["options"];
            Assert.Matches("^[0-9]{1,2}m$", (string)log["max-size"]);
            Assert.Matches("^[0-9]$", (string)log["max-file"]);
        });
    }

    [Fact]
    public void PicturesAndPages_LieOnAVolume() =>
        Assert.Contains("portal-data:/portal/App_Data", List(Services["portal"], "volumes"));

    [Fact]
    public void EveryKey_StandsOnce()
    {
        // Docker refuses a file in which a key is repeated; readers of YAML that allow it take the last one and lose the other.
        var strict = new DeserializerBuilder().WithDuplicateKeyChecking().Build();

        using var file = File.OpenText(Path.Combine(Repository.Root, "docker-compose.yml"));
        Assert.Contains("services", strict.Deserialize<Dictionary<string, object>>(file).Keys);
    }

    [Fact]
    public void Ports_AreOpenToThisMachineOnly()
    {
        Assert.Equal(["portal"], Services.Where(service => service.Value.ContainsKey("ports")).Select(service => service.Key));
        Assert.All(List(Services["portal"], "ports"), port => Assert.StartsWith("127.0.0.1:", port, StringComparison.Ordinal));
        Assert.All(Services.Values, service => Assert.Equal("none", service.GetValueOrDefault("network_mode", "none")));
    }

    [Fact]
    public void Certificate_IsMadeBeforeThePortalStartsAndReadByItAlone()
    {
        const string Volume = "portal-keys";
        var file = (string)((Dictionary<object, object>)Services["portal"]["environment"])["Portal__KeyCertificatePath"];
        var folder = Path.GetDirectoryName(file)!;

        Assert.Equal(["create-certificate", file], List(Services["certificate"], "command"));
        Assert.Equal("no", Services["certificate"]["restart"]);
        Assert.Equal("none", Services["certificate"]["network_mode"]);
        Assert.Equal([$"{Volume}:{folder}"], List(Services["certificate"], "volumes"));
        Assert.Equal([$"{Volume}:{folder}:ro"], List(Services["portal"], "volumes").Where(volume => volume.StartsWith(Volume, StringComparison.Ordinal)));
        Assert.Equal(["certificate", "portal"], Services.Where(service => service.Value.ContainsKey("volumes")
            && List(service.Value, "volumes").Any(volume => volume.StartsWith(Volume, StringComparison.Ordinal))).Select(service => service.Key).Order(StringComparer.Ordinal));
        var before = (Dictionary<object, object>)((Dictionary<object, object>)Services["portal"]["depends_on"])["certificate"];
        Assert.Equal("service_completed_successfully", before["condition"]);
        Assert.DoesNotContain("AllowUnprotectedKeys", File.ReadAllText(Path.Combine(Repository.Root, "docker-compose.yml")), StringComparison.Ordinal);

        // A new volume gets the owner that the folder has in the image; nobody else could write there.
        Assert.Matches($"RUN mkdir App_Data {folder} && chown \"\\$APP_UID\" App_Data {folder}\n", File.ReadAllText(Path.Combine(Repository.Root, "Dockerfile")));
    }

    private static IEnumerable<string> List(Dictionary<string, object> settings, string name) => ((List<object>)settings[name]).Cast<string>();

    private static Dictionary<string, Dictionary<string, object>> Read()
    {
        using var file = File.OpenText(Path.Combine(Repository.Root, "docker-compose.yml"));
        var document = new DeserializerBuilder().Build().Deserialize<Dictionary<string, object>>(new MergingParser(new Parser(file)));
        return ((Dictionary<object, object>)document["services"]).ToDictionary(
            service => (string)service.Key,
            service => ((Dictionary<object, object>)service.Value).ToDictionary(setting => (string)setting.Key, setting => setting.Value));
    }
}
