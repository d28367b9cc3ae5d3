namespace CyberAware.Web.Pages.Account;

/// <summary>What an authenticator app is set up with, as a form shows it.</summary>
/// <param name="Secret">The secret in Base32.</param>
/// <param name="Protected">The same, unreadable, for the form.</param>
/// <param name="Url">What the QR code says.</param>
/// <param name="Error">What was wrong with the code; null when nothing was.</param>
public sealed record AuthenticatorForm(string Secret, string Protected, string Url, string? Error)
{
    private const int Group = 4;

    /// <summary>The secret in groups of four, to be typed.</summary>
    public string Grouped => string.Join(' ', Secret.Chunk(Group).Select(letters => new string(letters)));
}
