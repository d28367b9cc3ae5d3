namespace CyberAware.Core.Documents;

/// <summary>Which addresses outside the portal a text may link to.</summary>
public static class ExternalUrl
{
    /// <summary>Absolute https addresses with a plain host name, without user name, port or control characters.</summary>
    public static bool IsAllowed(string address) =>
        address.Length <= 500
        && address.StartsWith("https://", StringComparison.Ordinal)
        && !address.Any(character => char.IsControl(character) || char.IsWhiteSpace(character) || character is '\\' or '"' or '<' or '>')
        && Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && uri is { UserInfo: "", IsDefaultPort: true, HostNameType: UriHostNameType.Dns }
        && uri.Host.Contains('.', StringComparison.Ordinal)
        && uri.Host.All(char.IsAscii);
}
