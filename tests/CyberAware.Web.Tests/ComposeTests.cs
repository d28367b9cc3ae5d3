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
        Assert.Equal(["migrate", "portal", "postgres"], Services.Keys.Order(StringComparer.Ordinal));
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
    public void Ports_AreOpenToThisMachineOnly()
    {
        Assert.Equal(["portal"], Services.Where(service => service.Value.ContainsKey("ports")).Select(service => service.Key));
        Assert.All(List(Services["portal"], "ports"), port => Assert.StartsWith("127.0.0.1:", port, StringComparison.Ordinal));
        Assert.All(Services.Values, service => Assert.DoesNotContain("network_mode", service.Keys));
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
