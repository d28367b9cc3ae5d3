using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CyberAware.TestSupport;
using CyberAware.Web.Configuration;

namespace CyberAware.Web.Tests.Configuration;

public sealed class KeyCertificateTests : IDisposable
{
    private const string Setting = "Portal:KeyCertificatePath";

    private readonly KeyFiles files = new();

    public void Dispose() => files.Dispose();

    [Theory]
    [InlineData(null)]
    [InlineData("secret of the file")]
    public void Load_WhatWasCreated_HasAStrongKeyAndAUseAlone(string? password)
    {
        using var certificate = KeyCertificate.Load(Setting, files.Create(password), password);
        using var key = certificate.GetRSAPrivateKey();

        Assert.True(key!.KeySize >= 3072);
        Assert.True(certificate.NotAfter > DateTime.Now.AddYears(10));
        Assert.Equal(X509KeyUsageFlags.KeyEncipherment, certificate.Extensions.OfType<X509KeyUsageExtension>().Single().KeyUsages);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("secret of the file")]
    public void Load_Pem_IsTheSame(string? password)
    {
        using var made = X509CertificateLoader.LoadPkcs12(KeyCertificate.Create(null, DateTimeOffset.UtcNow), null, X509KeyStorageFlags.Exportable);
        using var key = made.GetRSAPrivateKey()!;
        var pem = made.ExportCertificatePem() + "\n" + (password is null
            ? key.ExportPkcs8PrivateKeyPem()
            : key.ExportEncryptedPkcs8PrivateKeyPem(password, new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1000)));
        File.WriteAllText(files.PathOf("keys.pem"), pem);

        using var loaded = KeyCertificate.Load(Setting, files.PathOf("keys.pem"), password);
        Assert.Equal(made.Thumbprint, loaded.Thumbprint);
        Assert.True(loaded.HasPrivateKey);
    }

    [Fact]
    public void Load_WhatCannotBeUsed_NamesTheSetting()
    {
        using var made = X509CertificateLoader.LoadPkcs12(KeyCertificate.Create(null, DateTimeOffset.UtcNow), null);
        using var curve = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var elliptic = new CertificateRequest("CN=x", curve, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UtcNow, DateTimeOffset.UtcNow.AddDays(1));
        File.WriteAllText(files.PathOf("without-key.pem"), made.ExportCertificatePem());
        File.WriteAllBytes(files.PathOf("elliptic.pfx"), elliptic.Export(X509ContentType.Pkcs12));
        File.WriteAllText(files.PathOf("text.pfx"), "no certificate");
        File.WriteAllBytes(files.PathOf("empty.pfx"), []);
        File.WriteAllBytes(files.PathOf("large.pfx"), new byte[100_000]);
        var secret = files.Create("right");

        foreach (var (path, password) in new[]
        {
            (files.PathOf("nowhere.pfx"), null), (files.PathOf(""), null), (secret, null), (secret, "wrong"),
            (files.PathOf("without-key.pem"), null), (files.PathOf("elliptic.pfx"), null), (files.PathOf("text.pfx"), null),
            (files.PathOf("empty.pfx"), null), (files.PathOf("large.pfx"), (string?)null),
        })
        {
            var failure = Assert.Throws<StartupException>(() => KeyCertificate.Load(Setting, path, password));
            Assert.StartsWith(Setting + ": ", failure.Message, StringComparison.Ordinal);
            Assert.Contains(path, failure.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("wrong", failure.Message.Replace("wrong or", "", StringComparison.Ordinal), StringComparison.Ordinal);
        }
    }
}
