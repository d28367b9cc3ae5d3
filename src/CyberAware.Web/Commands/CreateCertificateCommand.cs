using CyberAware.Web.Configuration;

namespace CyberAware.Web.Commands;

/// <summary>
/// <c>create-certificate FILE</c>: makes the certificate that protects the keys in the database; ends with status 1 when that
/// fails. A file that is there already stays as it is, so that containers can run it before each start.
/// </summary>
public static class CreateCertificateCommand
{
    public static async Task<int> RunAsync(string[] args, IConfiguration configuration, TextWriter output, TimeProvider time)
    {
        if (args is not [{ Length: > 0 } path])
        {
            await output.WriteLineAsync($"Usage: CyberAware.Web {CommandNames.CreateCertificate} FILE");
            return 1;
        }

        var password = configuration[$"{PortalSettings.Section}:{nameof(PortalSettings.KeyCertificatePassword)}"];
        try
        {
            if (File.Exists(path))
            {
                using var present = KeyCertificate.Load(path, path, password);
                await output.WriteLineAsync($"{path}: there is a certificate already ({present.Thumbprint}); it stays as it is.");
                return 0;
            }

            await WriteAsync(path, KeyCertificate.Create(password, time.GetUtcNow()));
            using var made = KeyCertificate.Load(path, path, password);
            await output.WriteLineAsync($"{path}: made a certificate ({made.Thumbprint}). Keep a copy apart from the backups of the database.");
            return 0;
        }
        catch (StartupException e)
        {
            await output.WriteLineAsync(e.Message);
            return 1;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            await output.WriteLineAsync($"{path}: the certificate can't be written: {e.Message}");
            return 1;
        }
    }

    // Whole or not at all, and for its owner alone from the first byte on.
    private static async Task WriteAsync(string path, byte[] bytes)
    {
        var unfinished = $"{path}.{Guid.NewGuid():N}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Options = FileOptions.WriteThrough };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        try
        {
            await using (var file = new FileStream(unfinished, options))
            {
                await file.WriteAsync(bytes);
            }

            File.Move(unfinished, path, overwrite: false);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }
}
