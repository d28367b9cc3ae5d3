using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace CyberAware.Web.Configuration;

/// <summary>The certificate that the keys of cookies and forms are encrypted with before they go into the database.</summary>
public static class KeyCertificate
{
    private const int KeyBits = 3072;
    private const int Years = 20;
    private const int MaxBytes = 64 * 1024;
    private const string Subject = "CN=CyberAware keys";

    private static readonly TimeSpan ClockDifference = TimeSpan.FromDays(1);

    /// <summary>Reads a certificate with its private key: PKCS#12 (.pfx, .p12), or PEM with both in one file.</summary>
    /// <param name="setting">Name of the setting that names the file, for what an operator is told.</param>
    /// <param name="path">The file.</param>
    /// <param name="password">Its password; null or empty when it has none.</param>
    /// <exception cref="StartupException">There is no such file, or nothing that can be used in it.</exception>
    public static X509Certificate2 Load(string setting, string path, string? password)
    {
        try
        {
            if (new FileInfo(path).Length > MaxBytes)
            {
                throw new StartupException($"{setting}: '{path}' is too large for a certificate.");
            }

            var bytes = File.ReadAllBytes(path);
            var certificate = bytes.AsSpan().IndexOf("-----BEGIN"u8) >= 0
                ? LoadPem(File.ReadAllText(path), password)
                : X509CertificateLoader.LoadPkcs12(bytes, password, X509KeyStorageFlags.EphemeralKeySet);
            using var key = certificate.GetRSAPrivateKey();
            return key is not null
                ? certificate
                : throw new StartupException($"{setting}: '{path}' holds no RSA certificate together with its private key.");
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            throw new StartupException($"{setting}: the certificate in '{path}' can't be read; is it PKCS#12 or PEM with its private key, and the password right? {e.Message}", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartupException($"{setting}: '{path}' can't be read: {e.Message}", e);
        }
    }

    /// <summary>Makes one that nobody else has to trust, as PKCS#12.</summary>
    /// <param name="password">Password of the file; null or empty for none.</param>
    /// <param name="now">When it is made.</param>
    public static byte[] Create(string? password, DateTimeOffset now)
    {
        using var key = RSA.Create(KeyBits);
        var request = new CertificateRequest(Subject, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyEncipherment, critical: true));
        using var certificate = request.CreateSelfSigned(now - ClockDifference, now.AddYears(Years));
        return certificate.ExportPkcs12(Pkcs12ExportPbeParameters.Pbes2Aes256Sha256, password);
    }

    private static X509Certificate2 LoadPem(string text, string? password) => string.IsNullOrEmpty(password)
        ? X509Certificate2.CreateFromPem(text, text)
        : X509Certificate2.CreateFromEncryptedPem(text, text, password);
}
