using CyberAware.Core;
using CyberAware.Web.Links;

namespace CyberAware.Web.Pages.Account;

/// <summary>A new link, shown once.</summary>
/// <param name="Links">Makes addresses.</param>
/// <param name="Secret">Its secret.</param>
public sealed record LinkView(PortalLinks Links, string Secret)
{
    public string UrlIn(Language language) => Links.Absolute(AccountPaths.Invitation(language, Secret));
}
