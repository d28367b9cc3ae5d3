using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CyberAware.Core.Audit.Storage;

namespace CyberAware.Core.Audit;

/// <summary>The hash that ties a row to all before it.</summary>
internal static class AuditHash
{
    /// <summary>What the first row names as the hash before it.</summary>
    public static readonly string First = new('0', 64);

    /// <summary>
    /// SHA-256 over the row's fields in the order of <see cref="AuditRow"/>, each as a netstring (<c>5:hello,</c>), so that no
    /// two rows read alike.
    /// </summary>
    /// <param name="row">The row; its own hash is not read.</param>
    /// <param name="number">Its number.</param>
    public static string For(AuditRow row, long number)
    {
        var text = new StringBuilder();
        foreach (var field in new[]
        {
            number.ToString(CultureInfo.InvariantCulture),
            row.At.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture),
            row.PersonId?.ToString() ?? "",
            row.PersonName,
            row.Action,
            row.Subject,
            row.Network,
            row.Details,
            row.PreviousHash,
        })
        {
            text.Append(CultureInfo.InvariantCulture, $"{Encoding.UTF8.GetByteCount(field)}:{field},");
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
