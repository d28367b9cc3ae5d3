using CyberAware.TestSupport;
using CyberAware.Web.Commands;
using CyberAware.Web.Configuration;
using Microsoft.Extensions.Configuration;

namespace CyberAware.Web.Tests.Commands;

public sealed class CreateCertificateCommandTests : IDisposable
{
    private readonly KeyFiles files = new();

    public void Dispose() => files.Dispose();

    [Theory]
    [InlineData(null)]
    [InlineData("secret of the file")]
    public async Task Run_Twice_MakesItOnceForItsOwnerAlone(string? password)
    {
        var path = files.PathOf("portal.pfx");
        var (first, text) = await RunAsync(password, path);
        using var made = KeyCertificate.Load("x", path, password);
        var bytes = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
        var (second, again) = await RunAsync(password, path);

        Assert.Equal((0, 0), (first, second));
        Assert.Contains(made.Thumbprint, text, StringComparison.Ordinal);
        Assert.Contains("stays as it is", again, StringComparison.Ordinal);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken));
        Assert.Equal([path], Directory.EnumerateFiles(files.PathOf("")));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        }
    }

    [Fact]
    public async Task Run_WithoutAPlaceToWrite_EndsWithTheReason()
    {
        await File.WriteAllTextAsync(files.PathOf("text.pfx"), "mine", TestContext.Current.CancellationToken);
        foreach (var (arguments, reason) in new[]
        {
            (Array.Empty<string>(), "Usage:"),
            ([files.PathOf("no/such/folder.pfx")], "can't be written"),
            ([files.PathOf("text.pfx")], "can't be read"),
        })
        {
            var (status, text) = await RunAsync(null, arguments);
            Assert.Equal(1, status);
            Assert.Contains(reason, text, StringComparison.Ordinal);
        }

        Assert.Equal("mine", await File.ReadAllTextAsync(files.PathOf("text.pfx"), TestContext.Current.CancellationToken));
    }

    private static async Task<(int Status, string Text)> RunAsync(string? password, params string[] arguments)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Portal:KeyCertificatePassword"] = password }).Build();
        await using var output = new StringWriter();
        return (await CreateCertificateCommand.RunAsync(arguments, configuration, output, TimeProvider.System), output.ToString());
    }
}
