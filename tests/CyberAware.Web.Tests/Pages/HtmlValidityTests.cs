using System.Diagnostics;
using System.Text;
using System.Text.Json;
using CyberAware.TestSupport;

namespace CyberAware.Web.Tests.Pages;

/// <summary>Every page is valid HTML to html-validate; tests/html says which of its rules are left out and why.</summary>
public sealed class HtmlValidityTests(SharedPortal portal)
{
    private static readonly string[] Errors =
        ["/kk/no-such-page", "/ru/no-such-page", "/en/x", "/errors/400", "/errors/403", "/errors/405", "/errors/500"];

    // Drawn through another writer, see SightMiddleware.
    private static readonly string[] Chosen = ["/kk?theme=dark&size=4", "/ru/settings?spacing=wide", "/kk/statistics/harms?pictures=off"];

    [Fact]
    public async Task Get_EveryAddress_IsValidHtml()
    {
        using var client = portal.Host.RawClient();
        var pages = new List<Page>();
        foreach (var address in portal.Addresses.Concat(Errors).Concat(Chosen))
        {
            using var response = await client.SendAsync(HttpMethod.Get, address);
            pages.Add(new Page(address, await response.DecodedAsync()));
        }

        var faults = await ValidateAsync(pages);

        Assert.True(faults.Length == 0, $"{faults.Length} faults\n{string.Join('\n', faults.Take(30))}");
    }

    [Fact]
    public async Task ValidateAsync_BadPage_NamesAddressLineAndRule()
    {
        var faults = await ValidateAsync([new Page("/kk/bad", "<!DOCTYPE html>\n<html lang=\"kk\">\n<head><title>x</title></head>\n<body><p id=\"a\"><ul id=\"a\"></ul></p><img src=\"x\"></body></html>")]);

        Assert.All(faults, fault => Assert.StartsWith("/kk/bad:4:", fault, StringComparison.Ordinal));
        Assert.Contains(faults, fault => fault.Contains(" no-dup-id: ", StringComparison.Ordinal));
        Assert.Contains(faults, fault => fault.Contains(" wcag/h37: ", StringComparison.Ordinal));
    }

    private static async Task<string[]> ValidateAsync(IReadOnlyList<Page> pages)
    {
        using var node = Process.Start(new ProcessStartInfo("node", "validate.mjs")
        {
            WorkingDirectory = Path.Combine(Repository.Root, "tests", "html"),
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardOutputEncoding = Encoding.UTF8,
        })!;
        var faults = node.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var problem = node.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await node.StandardInput.WriteAsync(JsonSerializer.Serialize(pages, JsonSerializerOptions.Web));
        node.StandardInput.Close();
        await node.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(node.ExitCode == 0, await problem);
        return (await faults).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private sealed record Page(string Address, string Html);
}
