using CyberAware.Core;

namespace CyberAware.Web.Pages.Account;

/// <summary>The form that leads to the identity provider.</summary>
/// <param name="Language">Language of the screens.</param>
/// <param name="ReturnUrl">Where the person wants to go; null for the own account.</param>
/// <param name="Invitation">Secret of the link that is used with it; null when somebody only signs in.</param>
public sealed record ProviderForm(Language Language, string? ReturnUrl, string? Invitation)
{
    /// <summary>Name of the field with the link's secret.</summary>
    public const string InvitationField = "invitation";
}
