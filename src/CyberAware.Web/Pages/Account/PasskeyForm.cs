namespace CyberAware.Web.Pages.Account;

/// <summary>A button that asks the browser for a passkey, or for making one.</summary>
/// <param name="Path">The page that it belongs to, with its query.</param>
/// <param name="Kind">What the browser does: <c>get</c> or <c>create</c>.</param>
/// <param name="Label">What stands on the button.</param>
/// <param name="NameLabel">Label of the field for the passkey's name; null without one.</param>
/// <param name="NameValue">What was typed there.</param>
public sealed record PasskeyForm(string Path, string Kind, string Label, string? NameLabel = null, string NameValue = "")
{
    /// <summary>Where the browser's answer is sent.</summary>
    public const string Passkey = "Passkey";

    public string Handler => Passkey;

    public string Url(string handler) => $"{Path}{(Path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}handler={handler}";
}
