using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;
using CyberAware.TestSupport;
using CyberAware.Web.Site;
using Microsoft.Extensions.DependencyInjection;

namespace CyberAware.Web.Tests.Api.Alerts;

/// <summary>The messages against the protocol's data dictionary, which <c>cap-1.2.xsd</c> repeats.</summary>
public sealed class CapMessageTests(AllAlertsPortal portal) : IClassFixture<AllAlertsPortal>
{
    private const string Address = "/api/v1/alerts/second-call-1414.cap";
    private const string Cap = "{urn:oasis:names:tc:emergency:cap:1.2}";

    [Fact]
    public async Task Get_EveryMessage_IsValid()
    {
        foreach (var alert in portal.Host.Services.GetRequiredService<SnapshotProvider>().Current.Library.Alerts)
        {
            using var response = await portal.Client.SendAsync(HttpMethod.Get, $"/api/v1/alerts/{alert.Slug}.cap");

            Assert.Equal("application/cap+xml; charset=utf-8", response.Content.Headers.ContentType?.ToString());
            Assert.Equal("*", response.Header("Access-Control-Allow-Origin"));
            Assert.Empty(Validate(await response.DecodedAsync()));
        }
    }

    [Fact]
    public async Task Get_Message_SaysTheSameInBothLanguages()
    {
        var message = XDocument.Parse(await portal.Client.GetStringAsync(Address, TestContext.Current.CancellationToken)).Root!;
        var infos = message.Elements(Cap + "info").ToList();

        Assert.Equal("localhost/alerts/second-call-1414", message.Element(Cap + "identifier")!.Value);
        Assert.Equal("2026-11-29T10:00:00+05:00", message.Element(Cap + "sent")!.Value);
        Assert.Equal(["kk-KZ", "ru-KZ"], infos.Select(info => info.Element(Cap + "language")!.Value));
        Assert.Equal([PortalHost.PublicOrigin + "/kk/alerts/second-call-1414", PortalHost.PublicOrigin + "/ru/alerts/second-call-1414"], infos.Select(info => info.Element(Cap + "web")!.Value));
        Assert.All(infos, info =>
        {
            Assert.Equal("2027-03-01T00:00:00+05:00", info.Element(Cap + "expires")!.Value);
            Assert.Equal("Severe", info.Element(Cap + "severity")!.Value);
            Assert.Contains("102", info.Element(Cap + "contact")!.Value, StringComparison.Ordinal);
            Assert.Contains("\n", info.Element(Cap + "instruction")!.Value, StringComparison.Ordinal);
            Assert.EndsWith($": {PortalHost.PublicOrigin}/{info.Element(Cap + "language")!.Value[..2]}/check/scam/all#second-call", info.Element(Cap + "instruction")!.Value, StringComparison.Ordinal);
            Assert.DoesNotContain('<', info.Element(Cap + "description")!.Value);
            Assert.DoesNotContain('\u00AD', info.Value);
        });
        Assert.Equal(2, infos.Select(info => info.Element(Cap + "areaDesc")?.Value ?? info.Descendants(Cap + "areaDesc").Single().Value).Distinct().Count());
    }

    [Theory]
    [InlineData("+05:00</sent>", "Z</sent>")]
    [InlineData("localhost/alerts", "localhost, alerts")]
    [InlineData("<category>Security", "<category>Cyber")]
    [InlineData("<severity>Severe", "<severity>severe")]
    [InlineData("<scope>Public</scope>", "")]
    [InlineData("<areaDesc>", "<area>")]
    public async Task Validate_MessageThatBreaksARule_FindsIt(string part, string replacement)
    {
        var xml = await portal.Client.GetStringAsync(Address, TestContext.Current.CancellationToken);
        Assert.Contains(part, xml, StringComparison.Ordinal);

        Assert.NotEmpty(Validate(xml.Replace(part, replacement, StringComparison.Ordinal).Replace("</areaDesc>", part == "<areaDesc>" ? "</area>" : "</areaDesc>", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Get_UnknownWarning_IsAProblem()
    {
        using var response = await portal.Client.SendAsync(HttpMethod.Get, "/api/v1/alerts/none.cap");

        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }

    private static List<string> Validate(string xml)
    {
        var schemas = new XmlSchemaSet();
        using var schema = XmlReader.Create(Path.Combine(Repository.Root, "tests/CyberAware.Web.Tests/Api/Alerts/cap-1.2.xsd"));
        schemas.Add(null, schema);
        var found = new List<string>();
        XDocument.Parse(xml).Validate(schemas, (_, problem) => found.Add(problem.Message));
        return found;
    }
}
